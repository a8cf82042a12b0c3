"""The rules that findings break: the code, the name and the severity of each, and its text.

A code never changes its meaning, and its first digit says what the rule is about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from lowdown.model.rules.texts import RuleText, read_chapter


class Severity(Enum):
    """How serious a finding is."""

    ERROR = "error"
    """Nothing is made until it is put right."""
    WARNING = "warning"
    """Everything is made all the same; `--strict` makes it fail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule."""

    code: str
    """Its stable code, such as `LD203`."""
    name: str
    """Its short name, such as `alt-missing`."""
    severity: Severity
    """How serious it is where a finding breaks it."""

    @property
    def text(self) -> RuleText:
        """What an editor reads about it; read from its chapter's file."""
        return read_chapter(self.code[:3]).texts[self.code]


ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING

_TABLE: Final = {
    # LD1xx
    "LD101": (ERROR, "file-unreadable"),
    "LD102": (ERROR, "not-utf-8"),
    "LD103": (ERROR, "forbidden-character"),
    "LD104": (ERROR, "header-missing"),
    "LD105": (ERROR, "header-not-closed"),
    "LD106": (ERROR, "header-unreadable"),
    "LD107": (ERROR, "key-twice"),
    "LD108": (ERROR, "key-unknown"),
    "LD109": (ERROR, "key-missing"),
    "LD110": (ERROR, "value-wrong"),
    "LD111": (ERROR, "date-wrong"),
    "LD112": (ERROR, "slug-wrong"),
    "LD113": (ERROR, "address-wrong"),
    "LD114": (ERROR, "language-unknown"),
    "LD115": (ERROR, "paper-size-unknown"),
    "LD116": (ERROR, "settings-unreadable"),
    "LD117": (ERROR, "pattern-wrong"),
    "LD118": (ERROR, "id-wrong"),
    "LD119": (WARNING, "value-cut-short"),
    "LD120": (ERROR, "article-missing"),
    "LD121": (ERROR, "article-twice"),
    "LD122": (WARNING, "article-is-draft"),
    "LD123": (ERROR, "pages-wrong"),
    "LD124": (ERROR, "page-beyond-issue"),
    "LD125": (ERROR, "lead-not-on-page-1"),
    "LD126": (ERROR, "issue-empty"),
    "LD127": (ERROR, "id-twice"),
    "LD128": (ERROR, "donation-not-set"),
    "LD129": (ERROR, "address-twice"),
    "LD130": (ERROR, "id-changed"),
    "LD131": (WARNING, "name-spelled-two-ways"),
    "LD132": (ERROR, "lock-unreadable"),
    "LD133": (ERROR, "plan-unusable"),
    "LD134": (ERROR, "name-twice"),
    "LD135": (WARNING, "byline-says-by"),
    "LD136": (WARNING, "value-in-typographic-quotes"),
    "LD137": (ERROR, "value-invisible"),
    "LD138": (WARNING, "invisible-character"),
    "LD139": (WARNING, "tags-in-one"),
    "LD150": (ERROR, "file-too-large"),
    "LD151": (ERROR, "header-too-large"),
    "LD152": (ERROR, "value-too-long"),
    "LD153": (ERROR, "copy-too-long"),
    "LD154": (ERROR, "too-many-notes"),
    "LD155": (ERROR, "block-too-long"),
    "LD157": (ERROR, "issue-too-large"),
    "LD159": (ERROR, "faults-not-listed"),
    "LD160": (ERROR, "source-outside"),
    "LD161": (ERROR, "source-not-a-file"),
    "LD162": (ERROR, "source-link-broken"),
    "LD163": (ERROR, "source-changed"),
    "LD164": (ERROR, "address-with-password"),
    "LD165": (ERROR, "picture-name-unusable"),
    "LD166": (WARNING, "picture-name-not-portable"),
    "LD167": (ERROR, "pictures-collide"),
    "LD168": (ERROR, "alias-wrong"),
    "LD169": (ERROR, "alias-taken"),
    # LD2xx
    "LD201": (ERROR, "copy-missing"),
    "LD202": (ERROR, "container-unknown"),
    "LD203": (WARNING, "alt-missing"),
    "LD204": (ERROR, "container-not-closed"),
    "LD205": (WARNING, "crosshead-level-skipped"),
    "LD206": (ERROR, "picture-misplaced"),
    "LD207": (ERROR, "picture-missing"),
    "LD208": (ERROR, "picture-unreadable"),
    "LD209": (ERROR, "picture-kind-unknown"),
    "LD210": (ERROR, "picture-outside"),
    "LD211": (ERROR, "picture-span-wrong"),
    "LD212": (ERROR, "note-missing"),
    "LD213": (WARNING, "note-unused"),
    "LD214": (ERROR, "container-misplaced"),
    "LD215": (ERROR, "crosshead-empty"),
    "LD216": (WARNING, "crosshead-misplaced"),
    "LD217": (ERROR, "container-empty"),
    "LD218": (ERROR, "container-words-misplaced"),
    "LD219": (ERROR, "container-not-open"),
    "LD220": (ERROR, "note-twice"),
    "LD221": (ERROR, "copy-never-shown"),
    "LD222": (ERROR, "picture-key-unknown"),
    "LD223": (ERROR, "copy-nested-too-deep"),
    "LD224": (ERROR, "picture-not-understood"),
    "LD225": (WARNING, "credit-missing"),
    "LD226": (WARNING, "placeholder-left"),
    "LD227": (WARNING, "word-doubled"),
    "LD228": (WARNING, "weekday-wrong"),
    "LD229": (WARNING, "ignore-unused"),
    "LD230": (WARNING, "ignore-not-understood"),
    "LD231": (ERROR, "picture-crop-wrong"),
    "LD232": (ERROR, "html-tag"),
    "LD233": (ERROR, "comment-printed"),
    "LD234": (ERROR, "html-code"),
    "LD235": (WARNING, "markdown-in-header"),
    "LD236": (ERROR, "bullets-run-together"),
    "LD237": (WARNING, "list-mark-printed"),
    "LD238": (WARNING, "head-repeated"),
    "LD239": (WARNING, "note-mark-printed"),
    "LD240": (WARNING, "emphasis-not-closed"),
    "LD241": (WARNING, "brackets-without-address"),
    "LD242": (ERROR, "mail-address-bare"),
    "LD243": (ERROR, "address-in-quotes"),
    "LD244": (ERROR, "crosshead-not-understood"),
    "LD245": (WARNING, "word-divided"),
    "LD246": (ERROR, "table-with-tabs"),
    "LD247": (WARNING, "code-by-accident"),
    "LD248": (WARNING, "leftover"),
    "LD249": (WARNING, "crosshead-by-accident"),
    "LD250": (ERROR, "drawing-too-large"),
    "LD251": (WARNING, "drawing-incomplete"),
    "LD254": (ERROR, "drawing-not-drawn"),
    # LD3xx
    "LD301": (ERROR, "link-forbidden"),
    "LD302": (ERROR, "link-target-missing"),
    "LD303": (ERROR, "link-empty"),
    "LD304": (ERROR, "link-scheme-unknown"),
    "LD305": (WARNING, "link-without-scheme"),
    "LD306": (WARNING, "link-not-understood"),
    "LD307": (WARNING, "link-words-generic"),
    "LD308": (ERROR, "anchor-missing"),
    "LD309": (ERROR, "link-dead"),
    "LD310": (WARNING, "link-unanswered"),
    "LD311": (ERROR, "link-private"),
    # LD4xx
    "LD401": (ERROR, "copy-does-not-fit"),
    "LD402": (ERROR, "page-cannot-be-shared"),
    "LD404": (ERROR, "block-taller-than-page"),
    "LD405": (ERROR, "head-wider-than-page"),
    "LD406": (ERROR, "word-wider-than-column"),
    "LD408": (ERROR, "furniture-leaves-no-room"),
    "LD409": (ERROR, "character-without-type"),
    "LD410": (WARNING, "pages-left-empty"),
    "LD411": (ERROR, "paper-missing"),
    "LD412": (ERROR, "paper-unreadable"),
    "LD413": (ERROR, "paper-encrypted"),
    "LD414": (ERROR, "paper-of-other-copy"),
    "LD415": (ERROR, "page-count-wrong"),
    "LD416": (ERROR, "page-size-wrong"),
    "LD417": (ERROR, "folio-wrong"),
    "LD418": (ERROR, "furniture-too-large"),
    "LD419": (WARNING, "address-without-code"),
    "LD420": (ERROR, "jump-missing"),
    "LD421": (ERROR, "jump-unwanted"),
    "LD422": (ERROR, "jump-page-wrong"),
    "LD423": (ERROR, "jump-origin-wrong"),
    "LD424": (ERROR, "jump-without-twin"),
    "LD425": (ERROR, "jump-not-linked"),
    "LD426": (ERROR, "jump-link-astray"),
    "LD427": (ERROR, "jump-at-hyphen"),
    "LD428": (ERROR, "jump-after-heading"),
    "LD429": (ERROR, "jump-too-close"),
    "LD430": (ERROR, "jump-line-misplaced"),
    "LD431": (ERROR, "contents-box-missing"),
    "LD432": (ERROR, "contents-entry-wrong"),
    "LD433": (ERROR, "contents-pages-wrong"),
    "LD434": (ERROR, "contents-link-astray"),
    "LD440": (ERROR, "words-missing"),
    "LD441": (ERROR, "words-twice"),
    "LD442": (ERROR, "words-out-of-order"),
    "LD443": (ERROR, "words-of-no-source"),
    "LD444": (ERROR, "words-run-together"),
    "LD445": (ERROR, "cut-unannounced"),
    "LD446": (ERROR, "cut-within-paragraph"),
    "LD447": (ERROR, "online-line-wrong"),
    "LD448": (ERROR, "picture-not-printed"),
    "LD450": (ERROR, "first-line-alone"),
    "LD451": (ERROR, "last-line-alone"),
    "LD452": (ERROR, "heading-at-foot"),
    "LD453": (WARNING, "hole-in-page"),
    "LD454": (ERROR, "outside-page"),
    "LD455": (ERROR, "outside-frame"),
    "LD456": (ERROR, "type-overprinted"),
    "LD457": (WARNING, "baseline-astray"),
    "LD460": (ERROR, "panel-missing"),
    "LD461": (ERROR, "panel-incomplete"),
    "LD463": (ERROR, "qr-code-missing"),
    "LD464": (ERROR, "qr-code-wrong"),
    "LD470": (ERROR, "font-not-embedded"),
    "LD471": (ERROR, "title-wrong"),
    "LD472": (ERROR, "language-wrong"),
    "LD473": (ERROR, "tags-missing"),
    "LD474": (ERROR, "pdfua-not-declared"),
    "LD475": (ERROR, "reading-order-wrong"),
    "LD476": (WARNING, "picture-coarse"),
    "LD477": (ERROR, "printed-alt-missing"),
    "LD478": (ERROR, "link-astray"),
    "LD479": (ERROR, "bookmark-wrong"),
    "LD480": (ERROR, "donation-address-missing"),
    "LD490": (ERROR, "pdf-not-inert"),
    "LD491": (ERROR, "plan-json-wrong"),
    # LD5xx
    "LD501": (ERROR, "feed-picture-unreadable"),
    "LD502": (WARNING, "issue-left-out-of-feeds"),
    "LD510": (ERROR, "feed-missing"),
    "LD511": (ERROR, "feed-not-well-formed"),
    "LD512": (ERROR, "feed-element-missing"),
    "LD513": (ERROR, "feed-address-not-absolute"),
    "LD514": (ERROR, "guid-missing"),
    "LD515": (ERROR, "guid-twice"),
    "LD516": (ERROR, "guid-wrong"),
    "LD517": (ERROR, "feed-date-wrong"),
    "LD518": (ERROR, "feed-weekday-wrong"),
    "LD519": (ERROR, "enclosure-wrong"),
    "LD520": (ERROR, "self-link-wrong"),
    "LD521": (ERROR, "summary-after-content"),
    "LD522": (ERROR, "feed-relative-reference"),
    "LD523": (ERROR, "feed-markup-unsafe"),
    "LD524": (ERROR, "feed-character-forbidden"),
    "LD525": (ERROR, "feed-item-missing"),
    "LD526": (ERROR, "feed-item-wrong"),
    "LD527": (ERROR, "feed-content-wrong"),
    "LD528": (ERROR, "feed-item-unknown"),
    "LD529": (ERROR, "feed-picture-wrong"),
    "LD530": (ERROR, "feed-picture-not-clean"),
    "LD531": (ERROR, "feed-instruction"),
    "LD532": (ERROR, "feed-head-wrong"),
    # LD8xx
    "LD801": (ERROR, "imprint-missing"),
    "LD802": (ERROR, "imprint-not-printed"),
}

RULES: Final[Mapping[str, Rule]] = {
    code: Rule(code=code, name=name, severity=severity) for code, (severity, name) in _TABLE.items()
}
"""Every rule, by its code."""
WARNINGS: Final = frozenset(code for code, rule in RULES.items() if rule.severity is WARNING)
"""The codes of the rules that do not stop a build; `--strict` makes them. All others are errors."""
