"""All that the rules about a paper look at: the issue, what is printed, and how they match."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from lowdown.model import Article, Finding, Issue, Publication
from lowdown.outputs import paper_path
from lowdown.proof.finished import Finished
from lowdown.proof.paper.jump_lines import (
    ContentsLines,
    JumpKind,
    JumpLine,
    find_contents,
    find_jumps,
    pile_of,
)
from lowdown.proof.paper.match import Collation, collate
from lowdown.proof.paper.normalise import key_of
from lowdown.proof.paper.pages import PrintedLine, PrintedPaper
from lowdown.proof.paper.passage_index import MatchedLine
from lowdown.proof.paper.passages import passages_of
from lowdown.values import dataclass

MIN_IMPRINT_LETTERS: Final = 8
"""Letters by which a line at the foot of the last page is known as one of the imprint."""


class ComparedArticle(NamedTuple):
    """An article with what is printed of it."""

    article: Article
    """The article."""
    collation: Collation
    """Its passages and the lines that match them."""


class Jump(NamedTuple):
    """A jump of an article, as the contract with editors asks for it."""

    leaving: int
    """The page that the article leaves, from 1."""
    landing: int
    """The page on which it continues."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One paper, compared with its issue."""

    publication: Publication
    """Its publication."""
    issue: Issue
    """What it should print."""
    printed: PrintedPaper
    """What it prints."""
    collations: Mapping[str, Collation]
    """Its articles by their slugs, the copy of the donation panel and the fillers included."""
    jumps: tuple[JumpLine, ...]
    """Its jump lines."""
    contents: ContentsLines | None
    """The lines of its contents box; None where it has none."""
    imprint: tuple[PrintedLine, ...]
    """The lines of the imprint that the margin had no room for, from the foot up."""
    strange: tuple[PrintedLine, ...]
    """Lines that match no article."""
    finished: Finished
    """The folder that it lies in."""

    @property
    def path(self) -> str:
        """The paper below the output folder."""
        return paper_path(self.issue.name)

    @property
    def articles(self) -> Iterator[ComparedArticle]:
        """Each article with its collation, in the manifest's order, without panel and fillers."""
        for article in self.issue.articles:
            yield ComparedArticle(article, self.collations[article.slug])

    @property
    def fillers(self) -> Iterator[ComparedArticle]:
        """Each house advertisement that is printed, with its collation."""
        for filler in self.issue.fillers:
            if self.collations[filler.slug].matched:
                yield ComparedArticle(filler, self.collations[filler.slug])

    def fault(self, code: str, message: str, cure: str = "", *, page: int | None = None) -> Finding:
        """A finding about the paper, on `page`; without `cure`, to build the paper again."""
        return Finding(
            code=code,
            place=self.finished.place(self.path, page=page),
            message=message,
            cure=cure
            or f"Build it again with `lowdown build {self.issue.name}`; "
            "do not hand it out before this is gone.",
        )

    def owner(self, jump: JumpLine) -> str | None:
        """The slug of a jump line's article: the one above it, or below it where a jump lands."""
        return self._owner_below(jump) if jump.kind is JumpKind.ORIGIN else self._owner_above(jump)

    def online(self, slug: str) -> JumpLine | None:
        """The line that says where an article continues online; None where there is none."""
        lines = (jump for jump in self.jumps if jump.kind is JumpKind.ONLINE)
        return next((line for line in lines if self.owner(line) == slug), None)

    def _owner_above(self, jump: JumpLine) -> str | None:
        first = jump.lines[0]
        above = [copy for copy in self._copy_on(jump.page) if _stands_before(copy.line, first)]
        return above[-1].passage.article if above else None

    def _owner_below(self, jump: JumpLine) -> str | None:
        last = jump.lines[-1]
        below = [copy for copy in self._copy_on(jump.page) if _stands_before(last, copy.line)]
        return below[0].passage.article if below else None

    def _copy_on(self, page: int) -> list[MatchedLine]:
        """The lines of copy on a page, by column, from the top."""
        lines = [
            matched
            for collation in self.collations.values()
            for matched in collation.matched
            if matched.line.page == page
        ]
        return sorted(lines, key=lambda matched: (matched.line.column, matched.line.baseline))

    def due(self, slug: str) -> list[Jump]:
        """The jumps that an article's pages call for, in reading order.

        Source: the contract with editors. From page 1 always, otherwise where a page is skipped.
        """
        return [
            Jump(leaving=before, landing=after)
            for before, after in pairwise(self.collations[slug].pages)
            if before == 1 or after > before + 1
        ]


def _stands_before(one: PrintedLine, two: PrintedLine) -> bool:
    """Whether a reader of the page comes to `one` before `two`: by column, then from the top."""
    return (one.column, one.baseline) < (two.column, two.baseline)


def _nameplate(printed: PrintedPaper, issue: Issue) -> list[PrintedLine]:
    """The lines above the lead's head on page 1; none where the head is not there."""
    if not printed.pages:
        return []
    lines = sorted(printed.pages[0].lines, key=lambda line: line.baseline)
    lead = issue.articles[0]
    title, kicker = key_of(lead.title), key_of((lead.kicker or "").upper())
    heads = [line for line in lines if line.size > printed.copy_size and title.startswith(line.key)]
    if not heads:
        return []
    plate = [line for line in lines if line.baseline < heads[0].baseline]
    while plate and kicker and kicker.endswith(plate[-1].key):
        plate.pop()  # the kicker belongs to the head
    return plate


def _imprint(printed: PrintedPaper, publication: Publication) -> list[PrintedLine]:
    """The lines of the imprint that stand above the margin at the foot of the last page."""
    imprint = key_of(publication.imprint or "")
    if not printed.pages or not imprint:
        return []
    lines = sorted(printed.pages[-1].lines, key=lambda line: (line.baseline, line.x))
    found: list[PrintedLine] = []
    end = len(imprint)
    # From the foot up, as long as each line says what the imprint says before the one below it.
    for line in reversed(lines):
        start = imprint.rfind(line.key, 0, end) if len(line.key) >= MIN_IMPRINT_LETTERS else -1
        if start < 0 or (found and start + len(line.key) != end):
            break
        found.append(line)
        end = start
    return found


def _in_reading_order(printed: PrintedPaper, issue: Issue) -> Iterator[PrintedLine]:
    """All lines by page, column and depth.

    The panel on the last page has columns of its own: its lines follow by their left edges.
    """
    if not printed.pages:
        return
    for page in printed.pages[:-1]:
        yield from page.lines
    last = printed.pages[-1].lines
    top = _top_of_panel(printed, issue)
    yield from (line for line in last if line.baseline < top)
    panel = [line for line in last if line.baseline >= top]
    lefts = sorted({round(line.x) for line in panel})
    yield from sorted(panel, key=lambda line: (pile_of(round(line.x), lefts), line.baseline))


def _top_of_panel(printed: PrintedPaper, issue: Issue) -> float:
    """The baseline of the panel's headline on the last page; infinity where it is not there."""
    title = key_of(issue.donation.title) if issue.donation else ""
    for line in printed.pages[-1].lines:
        is_display = line.size > printed.copy_size and len(line.key) > 2
        if is_display and title.startswith(line.key):
            return line.baseline
    return float("inf")


def gather_evidence(
    publication: Publication, issue: Issue, printed: PrintedPaper, finished: Finished
) -> Evidence:
    """Matches every line of `printed` with the copy of `issue`."""
    jumps = find_jumps(printed.pages, publication.jumps)
    contents = (
        find_contents(printed.pages[0], publication.jumps.contents) if printed.pages else None
    )
    imprint = _imprint(printed, publication)
    furniture = {
        *((*contents.heading, *contents.entries) if contents else ()),
        *(line for jump in jumps for line in jump.lines),
        *_nameplate(printed, issue),
        *imprint,
    }
    collated = collate(
        passages_of(issue, publication.fit),
        [line for line in _in_reading_order(printed, issue) if line not in furniture],
        copy_size=printed.copy_size,
        landings={jump.page for jump in jumps if jump.kind is JumpKind.ORIGIN},
    )
    return Evidence(
        publication=publication,
        issue=issue,
        printed=printed,
        collations=collated.collations,
        jumps=jumps,
        contents=contents,
        imprint=tuple(imprint),
        strange=collated.strange,
        finished=finished,
    )
