"""From `issues/<name>.md` to the issue, with every article that it orders."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from lowdown.desk.articles import article_file, article_slugs, proofread
from lowdown.desk.fillers import read_fillers
from lowdown.desk.ignores import note_ignores
from lowdown.desk.markup import Manuscript, read_copy, smart
from lowdown.desk.plan_file import read_plan
from lowdown.desk.salvaging import salvaged
from lowdown.desk.schema import SLUG, EntryKeys, IssueKeys, slugified, validate
from lowdown.desk.settings import SETTINGS, setting_spot
from lowdown.desk.source import (
    Fault,
    FaultLog,
    Header,
    Position,
    SourceFile,
    read_header,
    read_source,
)
from lowdown.errors import UsageError
from lowdown.model import (
    Article,
    Block,
    Finding,
    Issue,
    Outcome,
    Overflow,
    Placement,
    Publication,
    did_you_mean,
    errors_among,
    in_order,
    nearest,
)


def issue_names(root: Path) -> tuple[str, ...]:
    """All issues that there are; issue-9 stands before issue-10."""
    names = [
        file.stem
        for file in (root / "issues").glob("*.md")
        if not file.name.startswith((".", "_", "README"))
    ]
    return tuple(sorted(names, key=_natural))


def _natural(name: str) -> list[tuple[int, str]]:
    return [
        (int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"([0-9]+)", name)
    ]


def read_issue(publication: Publication, name: str) -> Outcome[Issue]:
    """The issue `name`, every article that it names and its locked plan, with all that is wrong in any of their files.

    Raises UsageError where there is no such issue.
    """
    names = issue_names(publication.root)
    if name not in names:
        raise UsageError(_no_issue(name, names))
    reader = _IssueReader(publication, name)
    issue, plan = reader.read(), read_plan(publication.root, name)
    findings = in_order([*reader.log.findings, *reader.findings, *plan.findings])
    if issue is None or errors_among(findings):
        return Outcome(value=None, findings=findings)
    return Outcome(value=replace(issue, locked=plan.value), findings=findings)


def _no_issue(name: str, names: tuple[str, ...]) -> str:
    if not names:
        return f"There is no issue \u201c{name}\u201d: the folder issues is empty. Write issues/issue-1.md first."
    guess = nearest(name, names) or next(
        (known for known in names if known.endswith(f"-{name}")), None
    )
    hint = f" Did you mean \u201c{guess}\u201d?" if guess else ""
    return f"There is no issue \u201c{name}\u201d.{hint} Available: {', '.join(names)}."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ordered:
    """An article of the manifest, read, with the entry that orders it."""

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
    cure="Take draft: true out of its header to ask for money, or write donation: false in the manifest.",
)


class _IssueReader:
    """Reads one issue."""

    def __init__(self, publication: Publication, name: str) -> None:
        self.publication = publication
        self.name = name
        self.log = FaultLog(f"issues/{name}.md")
        self.findings: list[Finding] = []
        """Those of the articles and of the settings."""

    def read(self) -> Issue | None:
        """The issue, as far as it can be read."""
        if not SLUG.fullmatch(self.name):
            better = slugified(self.name) or "issue-1"
            message = "the name of the file cannot stand in an address"
            self.log.fault("LD112", None, message=message, cure=f"Name it {better}.md.")
        source = read_source(self.publication.root / "issues" / f"{self.name}.md", self.log)
        if source is None:
            return None
        header, body = read_header(source, self.log)
        note_ignores(header, body, source=source, log=self.log)
        keys = (
            validate(header.values, IssueKeys, where=header, log=self.log) if header.sound else None
        )
        introduction = self._introduction(body, header, source)
        if keys is None:
            self._ordered(salvaged(header), header)
            return None
        if not keys.articles:
            message, cure = (
                "the issue has no articles",
                "Name the slug of one, behind a hyphen, below articles:.",
            )
            self.log.fault(
                "LD126", header.position(("articles",), key=True), message=message, cure=cure
            )
        ordered = self._ordered(dict(enumerate(keys.articles)), header)
        donation = self._donation(keys, header)
        fillers, wrong = read_fillers(self.publication, keys.fillers, header=header, log=self.log)
        self.findings.extend(wrong)
        self._check_pages(keys, header, ordered)
        self._check_ids([*(item.article for item in ordered), *([donation] if donation else [])])
        issue = self._issue(
            keys, ordered, donation=donation, introduction=introduction, fillers=fillers
        )
        self._check_addresses(issue)
        return issue

    def _introduction(self, body: str, header: Header, source: SourceFile) -> tuple[Block, ...]:
        script = Manuscript.of(self.publication, self.name, source=source, log=self.log)
        return read_copy(body, header.copy_line, script)

    def _ordered(self, entries: Mapping[int, EntryKeys], header: Header) -> list[_Ordered]:
        """The articles that will be published."""
        ordered: list[_Ordered] = []
        lines: dict[str, int] = {}
        for index, entry in entries.items():
            position = header.position(("articles", index, "article"))
            if entry.article in lines:
                self.log.fault(
                    "LD121",
                    position,
                    message=f"\u201c{entry.article}\u201d stands twice, first on line {lines[entry.article]}",
                    cure="Take one of the two out; an article that goes on elsewhere names its pages, as in 4-5, 12.",
                )
                continue
            lines[entry.article] = position.line
            article = self._article(entry.article, position, self.log)
            if article is not None:
                ordered.append(_Ordered(entry=entry, position=position, article=article))
        return ordered

    def _article(
        self, slug: str, position: Position, log: FaultLog, *, draft: Fault = _DRAFT
    ) -> Article | None:
        """The article `slug`, unless it is missing, faulty or a draft."""
        if not article_file(self.publication.root, slug).is_file():
            cure = did_you_mean(slug, article_slugs(self.publication.root))
            log.fault(
                "LD120", position, message=f"there is no article \u201c{slug}\u201d", cure=cure
            )
            return None
        proof = proofread(self.publication, slug)
        if proof.is_draft:
            log.note(replace(draft, message=draft.message.format(slug)), position)
            return None
        self.findings.extend(proof.reading.findings)
        return proof.reading.value

    def _donation(self, keys: IssueKeys, header: Header) -> Article | None:
        wanted = self.publication.donation
        if keys.donation and wanted is None:
            self.log.fault(
                "LD128",
                header.position(("donation",)),
                message="the settings do not say what the donation panel is",
                cure='Add [donation] and article = "donate" to lowdown.toml, or write donation: false.',
            )
        if wanted is None or keys.donation is False:
            return None
        if any(entry.article == wanted.article for entry in keys.articles):
            self.log.fault(
                "LD121",
                header.position(("articles",), key=True),
                message=f"\u201c{wanted.article}\u201d is the donation panel and stands among the articles too",
                cure="Take it out of the list, or write donation: false.",
            )
            return None
        settings = FaultLog(SETTINGS)
        position = setting_spot(self.publication.root, "donation", "article")
        article = self._article(wanted.article, position, settings, draft=_DRAFT_OF_PANEL)
        self.findings.extend(settings.findings)
        return article

    def _check_pages(self, keys: IssueKeys, header: Header, ordered: list[_Ordered]) -> None:
        """Every page that is ordered is there, and the lead begins on the front page."""
        for index, entry in enumerate(keys.articles):
            beyond = [page for page in entry.pages if keys.pages is not None and page > keys.pages]
            if beyond:
                self.log.fault(
                    "LD124",
                    header.position(("articles", index, "pages")),
                    message=f"page {beyond[0]} is ordered, and the issue has {keys.pages}",
                    cure="Order pages that it has, or raise the number of its pages.",
                )
        readable = not errors_among(
            tuple(self.findings)
        )  # an article that cannot be read may be the lead
        lead = ordered[0].entry if ordered and readable else None
        if lead and lead.pages and lead.pages[0] != 1:
            self.log.fault(
                "LD125",
                header.position(("articles", keys.articles.index(lead), "pages")),
                message=f"the first article starts on page {lead.pages[0]}",
                cure="Let it start on page 1, or put the article that does at the top.",
            )

    def _check_ids(self, articles: list[Article]) -> None:
        """No two articles have the same permanent id, and no block the name of another article."""
        first: dict[str, str] = {}
        for article in articles:
            if article.id in first:
                self.findings.append(
                    Finding(
                        code="LD127",
                        place=article.place,
                        message=f"it has the same permanent id as {first[article.id]}",
                        cure="Give it an id of its own, or take the key id out.",
                    )
                )
            first.setdefault(article.id, article.place.path)
        names = {self.name, *(article.slug for article in articles)}
        for article in articles:
            taken = names.intersection(block.id for block in article.copy) or {article.slug} & {
                self.name
            }
            if taken:
                message = f"\u201c{min(taken)}\u201d is the name of two things in this issue"
                place, cure = article.place, "Give the file another name."
                self.findings.append(Finding(code="LD112", place=place, message=message, cure=cure))

    def _check_addresses(self, issue: Issue) -> None:
        """No two pages of the web have the same address."""
        taken = {
            f"{self.publication.url}archive/": "the archive",
            **{
                self.publication.url + name + "/": f"the issue {name}"
                for name in issue_names(self.publication.root)
            },
            self.publication.issue_url(issue): "the issue",
        }
        for placement in issue.placements:
            url = self.publication.article_url(placement.article, issue)
            if url in taken and placement.article.slug != self.name:
                self.log.note(
                    Fault(
                        code="LD129",
                        message=f"the article has the same address as {taken[url]}",
                        cure="Give its file another name, or change [urls] in lowdown.toml.",
                    ),
                    Position(placement.place.line or 1, placement.place.column),
                )
            taken[url] = f"the article {placement.article.slug}"

    def _issue(
        self,
        keys: IssueKeys,
        ordered: list[_Ordered],
        *,
        donation: Article | None,
        introduction: tuple[Block, ...],
        fillers: tuple[Article, ...],
    ) -> Issue:
        return Issue(
            name=self.name,
            number=keys.number,
            date=keys.date,
            placements=tuple(self._placement(item) for item in ordered),
            place=self.log.place(None),
            volume=keys.volume,
            title=keys.title and smart(keys.title, self.publication.language),
            pages=keys.pages,
            donation=donation,
            fillers=fillers,
            introduction=introduction,
        )

    def _placement(self, item: _Ordered) -> Placement:
        return Placement(
            article=item.article,
            place=self.log.place(item.position),
            pages=item.entry.pages,
            overflow=Overflow(item.entry.overflow or "jump"),
            gives_way=item.entry.overflow in ("jump", "online"),
        )
