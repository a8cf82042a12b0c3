"""Everything that the rules about a paper look at, in one value: the issue, what is printed, and how they match."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from lowdown.model import Article, Finding, Issue, Publication
from lowdown.outputs import paper_path
from lowdown.proof.finished import Finished
from lowdown.proof.paper.jump_lines import JumpKind, JumpLine, find_contents, find_jumps, pile_of
from lowdown.proof.paper.match import Collation, collate
from lowdown.proof.paper.normalise import key_of
from lowdown.proof.paper.pages import PrintedLine, PrintedPaper
from lowdown.proof.paper.passage_index import Found
from lowdown.proof.paper.passages import passages_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One paper, held against its issue."""

    publication: Publication
    """Its publication."""
    issue: Issue
    """What it should print."""
    printed: PrintedPaper
    """What it prints."""
    collations: Mapping[str, Collation]
    """Its articles by their slugs, the panel's copy and the fillers too."""
    jumps: tuple[JumpLine, ...]
    """Its jump lines."""
    contents: tuple[PrintedLine, ...]
    """The lines of its contents box, the heading first."""
    strange: tuple[PrintedLine, ...]
    """Lines that say nothing of any article."""
    finished: Finished
    """The folder that it lies in."""

    @property
    def path(self) -> str:
        """The paper below the output folder."""
        return paper_path(self.issue.name)

    @property
    def articles(self) -> Iterator[tuple[Article, Collation]]:
        """Each article with its collation, in the manifest's order; the panel's copy is none of them."""
        for article in self.issue.articles:
            yield article, self.collations[article.slug]

    @property
    def fillers(self) -> Iterator[tuple[Article, Collation]]:
        """Each house advertisement that is printed, with its collation."""
        for filler in self.issue.fillers:
            if self.collations[filler.slug].found:
                yield filler, self.collations[filler.slug]

    def fault(self, code: str, message: str, cure: str = "", *, page: int | None = None) -> Finding:
        """What is wrong with the paper; `page` is where."""
        return Finding(
            code=code,
            place=self.finished.place(self.path, page=page),
            message=message,
            cure=cure
            or f"Build it again with `lowdown build {self.issue.name}`; do not hand it out before this is gone.",
        )

    def owner(self, jump: JumpLine) -> str | None:
        """The slug of the article that a jump line speaks of: the one above it, or below it where a jump lands."""
        return self._owner_below(jump) if jump.kind is JumpKind.ORIGIN else self._owner_above(jump)

    def online(self, slug: str) -> JumpLine | None:
        """The line that says where an article goes on online."""
        lines = (jump for jump in self.jumps if jump.kind is JumpKind.ONLINE)
        return next((line for line in lines if self.owner(line) == slug), None)

    def _owner_above(self, jump: JumpLine) -> str | None:
        first = jump.lines[0]
        positions = [one for one in self._on(jump.page) if _before(one.line, first)]
        return positions[-1].passage.article if positions else None

    def _owner_below(self, jump: JumpLine) -> str | None:
        last = jump.lines[-1]
        positions = [one for one in self._on(jump.page) if _before(last, one.line)]
        return positions[0].passage.article if positions else None

    def _on(self, page: int) -> list[Found]:
        """The lines of copy on a page, by column, from the top."""
        lines = [
            one
            for collation in self.collations.values()
            for one in collation.found
            if one.line.page == page
        ]
        return sorted(lines, key=lambda one: (one.line.column, one.line.baseline))

    def due(self, slug: str) -> list[tuple[int, int]]:
        """The jumps that the contract asks for: from page 1 always, otherwise where a page is skipped."""
        pages = pairwise(self.collations[slug].pages)
        return [(before, after) for before, after in pages if before == 1 or after > before + 1]


def _before(one: PrintedLine, two: PrintedLine) -> bool:
    return (one.column, one.baseline) < (two.column, two.baseline)


def _nameplate(printed: PrintedPaper, issue: Issue) -> list[PrintedLine]:
    """What stands above the lead's head on page 1; nothing where the head is not there."""
    lines = sorted(printed.pages[0].lines, key=lambda line: line.baseline) if printed.pages else []
    lead = issue.articles[0]
    title, kicker = key_of(lead.title), key_of((lead.kicker or "").upper())
    heads = [line for line in lines if line.size > printed.copy_size and title.startswith(line.key)]
    plate = [line for line in lines if heads and line.baseline < heads[0].baseline]
    while plate and kicker and kicker.endswith(plate[-1].key):
        plate.pop()
    return plate


def _in_reading_order(printed: PrintedPaper, issue: Issue) -> Iterator[PrintedLine]:
    """All lines by page, column and depth; those of the panel, which has columns of its own, by their left edges."""
    for page in printed.pages[:-1]:
        yield from page.lines
    last = printed.pages[-1].lines if printed.pages else ()
    title = key_of(issue.donation.title) if issue.donation else ""
    tops = [
        line
        for line in last
        if len(line.key) > 2 and title.startswith(line.key) and line.size > printed.copy_size
    ]
    top = tops[0].baseline if tops else float("inf")
    yield from (line for line in last if line.baseline < top)
    panel = [line for line in last if line.baseline >= top]
    lefts = sorted({round(line.x) for line in panel})
    yield from sorted(panel, key=lambda line: (pile_of(round(line.x), lefts), line.baseline))


def gather_evidence(
    publication: Publication, issue: Issue, printed: PrintedPaper, finished: Finished
) -> Evidence:
    """Match every line of `printed` with the copy of `issue`."""
    jumps = find_jumps(printed.pages, publication.jumps)
    contents = find_contents(printed.pages[0], publication.jumps.contents) if printed.pages else ()
    apart = {
        *contents,
        *(line for jump in jumps for line in jump.lines),
        *_nameplate(printed, issue),
    }
    collations, strange = collate(
        passages_of(issue, publication.fit),
        [line for line in _in_reading_order(printed, issue) if line not in apart],
        copy_size=printed.copy_size,
        landings={jump.page for jump in jumps if jump.kind is JumpKind.ORIGIN},
    )
    return Evidence(
        publication=publication,
        issue=issue,
        printed=printed,
        collations=collations,
        jumps=jumps,
        contents=contents,
        strange=strange,
        finished=finished,
    )
