"""Reads an issue, `issues/<name>.md`, with every article that it orders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from lowdown.desk.articles import article_path, read_article_file, why_missing
from lowdown.desk.copy_file import read_copy_file
from lowdown.desk.fillers import read_fillers
from lowdown.desk.issue_checks import (
    check_addresses,
    check_aliases,
    check_ids,
    check_names,
    check_pages,
)
from lowdown.desk.issue_names import is_issue, require_issue
from lowdown.desk.markup import smart
from lowdown.desk.plan_file import read_plan
from lowdown.desk.schema import SLUG, EntryKeys, IssueKeys, slugified, without_path
from lowdown.desk.settings import SETTINGS, setting_position
from lowdown.desk.source import (
    Fault,
    FaultLog,
    Header,
    Position,
)
from lowdown.model import (
    Article,
    Finding,
    Issue,
    Limit,
    Medium,
    Outcome,
    Overflow,
    Placement,
    Publication,
    errors_among,
    in_order,
)
from lowdown.sources import is_there
from lowdown.values import dataclass


def read_issue(publication: Publication, name: str) -> Outcome[Issue]:
    """Reads the issue `name`, its articles and its locked plan, with all their faults.

    Raises UsageError where there is no such issue.
    """
    require_issue(publication.root, name)
    reader = _IssueReader(publication, name)
    issue, plan = reader.read(), read_plan(publication.root, name)
    findings = in_order([*reader.log.findings, *reader.findings, *plan.findings])
    if issue is None or errors_among(findings):
        return Outcome(value=None, findings=findings)
    return Outcome(value=replace(issue, locked=plan.value), findings=findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class _OrderedArticle:
    """An article that the manifest names, and its entry."""

    entry: EntryKeys
    position: Position
    article: Article


_DRAFT: Final = Fault(
    code="LD122",
    message="\u201c{}\u201d is a draft and is left out",
    cure="Take draft: true out of its header to publish it.",
)
_DRAFT_OF_PANEL: Final = Fault(
    code="LD122",
    message="the donation panel is left out, because \u201c{}\u201d is a draft",
    cure="Take draft: true out of its header to ask for money, or write donation: false in the"
    " manifest.",
)


class _IssueReader:
    """Reads one issue; the faults of its manifest are noted in `log`."""

    def __init__(self, publication: Publication, name: str) -> None:
        self.publication = publication
        self.name = name
        self.log = FaultLog(f"issues/{name}.md")
        self.findings: list[Finding] = []
        """Those of the articles and of the settings."""

    def read(self) -> Issue | None:
        """Returns the issue; None where its manifest cannot be read."""
        self._check_file_name()
        file = read_copy_file(self.publication, self.name, self.log, schema=IssueKeys)
        if file is None:
            return None
        header, keys = file.header, file.keys
        if keys is None:
            self._read_articles(_readable_entries(header), header)
            return None
        if not keys.articles:
            position = header.position(("articles",), key=True)
            cure = "Name the slug of one, behind a hyphen, below articles:."
            self.log.fault("LD126", position, message="the issue has no articles", cure=cure)
        ordered = self._read_articles(dict(enumerate(keys.articles)), header)
        self._check_drafts(keys, ordered, header)
        donation = self._donation(keys, header)
        fillers = read_fillers(self.publication, keys.fillers, header=header, log=self.log)
        self.findings.extend(fillers.findings)
        issue = Issue(
            name=self.name,
            number=keys.number,
            date=keys.date,
            placements=tuple(self._placement(item) for item in ordered),
            place=self.log.place(None),
            volume=keys.volume,
            title=keys.title and smart(keys.title, self.publication.language),
            pages=keys.pages,
            donation=donation,
            fillers=fillers.value or (),
            introduction=file.blocks,
            prints_introduction=keys.introduction == "print",
            spans=file.script.typed.spans,
            key_places=file.script.typed.key_places,
        )
        self._check(issue, keys, ordered, header)
        return issue

    def _check_drafts(
        self, keys: IssueKeys, ordered: list[_OrderedArticle], header: Header
    ) -> None:
        """Notes an issue all of whose articles are drafts."""
        found = (*self.log.findings, *self.findings)
        if keys.articles and not ordered and not errors_among(found):
            self.log.fault(
                "LD126",
                header.position(("articles",), key=True),
                message="the issue has no article that is not a draft",
                cure="Take draft: true out of the header of one of its articles.",
            )

    def _check_file_name(self) -> None:
        if not SLUG.fullmatch(self.name):
            better = slugified(self.name) or "issue-1"
            message = "the name of the file cannot stand in an address"
            self.log.fault("LD112", None, message=message, cure=f"Name it {better}.md.")
        if len(self.name) > Limit.NAME.most:
            message = f"the name of the file has more than {Limit.NAME.words}"
            self.log.fault(Limit.NAME.code, None, message=message, cure="Give it a shorter one.")

    def _check(
        self, issue: Issue, keys: IssueKeys, ordered: list[_OrderedArticle], header: Header
    ) -> None:
        if issue.prints_introduction and not any(
            block.medium is not Medium.WEB for block in issue.introduction
        ):
            self.log.fault(
                "LD181",
                header.position(("introduction",)),
                message="the issue has no introduction that could be printed",
                cure="Write it below the manifest, or take introduction: print out.",
            )
        # An article that cannot be read may be the lead.
        lead_is_known = ordered and not errors_among(tuple(self.findings))
        lead = ordered[0].entry if lead_is_known else None
        check_pages(keys, lead, header=header, log=self.log)
        articles = [*issue.articles, *([issue.donation] if issue.donation else [])]
        self.findings += (*check_ids(articles), *check_names(self.name, articles))
        self.findings += check_aliases(self.publication, issue)
        is_known = partial(is_issue, self.publication.root)
        check_addresses(self.publication, issue, is_issue=is_known, log=self.log)

    def _read_articles(
        self, entries: Mapping[int, EntryKeys], header: Header
    ) -> list[_OrderedArticle]:
        """The articles that will be published, of the entries by their number in the manifest."""
        ordered: list[_OrderedArticle] = []
        lines: dict[str, int] = {}
        if len(entries) > Limit.ARTICLES.most:
            self.log.fault(
                Limit.ARTICLES.code,
                header.position(("articles",), key=True),
                message=f"an issue may have at most {Limit.ARTICLES.words}, and there are"
                f" {len(entries):,}",
                cure="Name only the articles of this issue.",
            )
            return []
        for index, entry in entries.items():
            position = header.position(("articles", index, "article"))
            if entry.article in lines:
                self.log.fault(
                    "LD121",
                    position,
                    message=f"\u201c{entry.article}\u201d stands twice, first on line"
                    f" {lines[entry.article]}",
                    cure="Take one of the two out; an article that goes on elsewhere names its"
                    " pages, as in 4-5, 12.",
                )
                continue
            lines[entry.article] = position.line
            article = self._article(entry.article, position, self.log)
            if article is not None:
                ordered.append(_OrderedArticle(entry=entry, position=position, article=article))
        return ordered

    def _article(
        self, slug: str, position: Position, log: FaultLog, *, draft: Fault = _DRAFT
    ) -> Article | None:
        """The article `slug`, unless it is missing, faulty or a draft."""
        if not is_there(self.publication.root, article_path(slug)):
            cure = why_missing(self.publication.root, slug)
            log.fault(
                "LD120", position, message=f"there is no article \u201c{slug}\u201d", cure=cure
            )
            return None
        reading = read_article_file(self.publication, slug)
        if reading.is_draft:
            log.note(replace(draft, message=draft.message.format(slug)), position)
            return None
        self.findings.extend(reading.outcome.findings)
        return reading.outcome.value

    def _donation(self, keys: IssueKeys, header: Header) -> Article | None:
        wanted = self.publication.donation
        if keys.donation and wanted is None:
            self.log.fault(
                "LD128",
                header.position(("donation",)),
                message="the settings do not say what the donation panel is",
                cure='Add [donation] and article = "donate" to lowdown.toml, or write'
                " donation: false.",
            )
        if wanted is None or keys.donation is False:
            return None
        if any(entry.article == wanted.article for entry in keys.articles):
            self.log.fault(
                "LD121",
                header.position(("articles",), key=True),
                message=f"\u201c{wanted.article}\u201d is the donation panel and stands among the"
                " articles too",
                cure="Take it out of the list, or write donation: false.",
            )
            return None
        settings = FaultLog(SETTINGS)
        position = setting_position(self.publication.root, "donation", "article")
        article = self._article(wanted.article, position, settings, draft=_DRAFT_OF_PANEL)
        self.findings.extend(settings.findings)
        return article

    def _placement(self, item: _OrderedArticle) -> Placement:
        return Placement(
            article=item.article,
            place=self.log.place(item.position),
            pages=item.entry.pages,
            overflow=Overflow(item.entry.overflow or "jump"),
            gives_way=item.entry.overflow in ("jump", "online"),
        )


def _readable_entries(header: Header) -> dict[int, EntryKeys]:
    """The entries that name an article, by their number, in a manifest that has other faults."""
    entries = header.values.get("articles")
    readable: dict[int, EntryKeys] = {}
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        typed = entry.get("article") if isinstance(entry, dict) else entry
        slug = without_path(typed) if isinstance(typed, str) else ""
        if len(slug) <= Limit.NAME.most and SLUG.fullmatch(slug):
            readable[index] = EntryKeys(article=slug)
    return readable
