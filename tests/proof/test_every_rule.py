"""Every rule is tried: with something that breaks it, and with something that does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from rule_cases import CASES as DESK
from test_copy_rules import CASES as COPY
from test_typed_pages import CASES as TYPED

from defects.feed_defects import FEED_DEFECTS
from defects.feed_format_defects import FEED_FORMAT_DEFECTS
from defects.paper_defects import PAPER_DEFECTS
from defects.picture_defects import PICTURE_DEFECTS
from defects.plan_defects import PLAN_DEFECTS
from defects.site_defects import SITE_DEFECTS
from lowdown.model.rules import RULES

TESTS = Path(__file__).parents[1]
TABLES = (
    *(DESK, COPY, TYPED),
    *(
        FEED_DEFECTS,
        FEED_FORMAT_DEFECTS,
        PAPER_DEFECTS,
        PLAN_DEFECTS,
        PICTURE_DEFECTS,
        SITE_DEFECTS,
    ),
)
TABLED = {
    str(getattr(case, "code", None) or getattr(case, "codes", ""))
    for table in TABLES
    for case in table
}
APART = {
    "LD101": "desk/test_desk_rules.py",
    "LD159": "hostile/cases/yaml.py",
    "LD160": "test_sources.py",
    "LD161": "test_sources.py",
    "LD162": "test_sources.py",
    "LD163": "test_sources.py",
    "LD167": "editions/feeds/test_make_feeds.py",
    "LD174": "press/assets/test_typefaces.py",
    "LD175": "press/assets/test_own_fonts.py",
    "LD176": "press/assets/test_own_fonts.py",
    "LD177": "press/templates/test_own_grid.py",
    "LD178": "press/assets/test_own_fonts.py",
    "LD179": "press/assets/test_own_fonts.py",
    "LD188": "desk/test_shared_numbers.py",
    "LD189": "paper/test_empty_pages.py",
    "LD195": "press/weasy/test_hyphenation.py",
    "LD229": "proof/test_ignores.py",
    "LD251": "hostile/cases/drawings.py",
    "LD254": "hostile/cases/drawings.py",
    "LD750": "editions/web/test_search_index.py",
    "LD309": "proof/links/test_link_replies.py",
    "LD310": "proof/links/test_link_replies.py",
    "LD311": "proof/links/test_link_replies.py",
    "LD401": "broken/test_broken.py",
    "LD402": "broken/test_broken.py",
    "LD404": "broken/test_broken.py",
    "LD405": "broken/test_broken.py",
    "LD406": "broken/test_broken.py",
    "LD408": "broken/test_broken.py",
    "LD409": "broken/test_broken.py",
    "LD410": "paper/test_empty_pages.py",
    "LD411": "proof/paper/test_no_paper.py",
    "LD412": "proof/paper/test_no_paper.py",
    "LD413": "proof/paper/test_no_paper.py",
    "LD414": "proof/paper/test_no_paper.py",
    "LD418": "hostile/cases/long_texts.py",
    "LD419": "hostile/cases/long_texts.py",
    "LD480": "press/pages/test_donation_address.py",
    "LD501": "editions/feeds/test_make_feeds.py",
    "LD502": "jobs/test_build.py",
    "LD705": "editions/web/test_collisions.py",
}
"""Rules that no table tries, and the tests that do."""


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_what_breaks_it(code: str) -> None:
    """A table of breaking and of sound fixtures names the rule, or a test of its own does."""
    if code not in TABLED:
        words = (TESTS / APART[code]).read_text(encoding="utf-8")
        assert code in words.replace("LD40[12]", "LD401 LD402")


def test_no_table_tries_a_rule_that_is_not_there() -> None:
    """A code that was renamed would be tried in vain."""
    assert not TABLED - set(RULES)
