"""Matches the lines of a paper with the passages of its issue, by their letters alone.

A line is looked for where its article has got to, then anywhere in the issue. `plan.json` is not
read: what a line says is known only from the paper.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final, NamedTuple

from lowdown.proof.paper.normalise import key_of
from lowdown.proof.paper.pages import PrintedLine, TypeRun
from lowdown.proof.paper.passage_index import MIN_LETTERS, SURE, MatchedLine, PassageIndex
from lowdown.proof.paper.passages import Kind, Passage
from lowdown.values import dataclass

_MARKER: Final = re.compile(r"^(?:[•◦▪‣·∙*–-]|\d{1,3}[.)])")
"""What stands before an item of a list."""
MIN_HEADLINE: Final = 1.1
"""Times the size of the copy from which a line may be a headline."""


@dataclass(slots=True, kw_only=True)
class Collation:
    """One article, compared with the paper."""

    slug: str
    """The article."""
    passages: tuple[Passage, ...]
    """What should be printed."""
    matched: list[MatchedLine] = field(default_factory=list)
    """What is printed, in the order in which a reader meets it."""

    @property
    def pages(self) -> list[int]:
        """The pages that it stands on."""
        return sorted({matched.line.page for matched in self.matched})

    @property
    def running(self) -> list[MatchedLine]:
        """The lines that must be read in their order."""
        return [matched for matched in self.matched if matched.passage.running]

    @property
    def title(self) -> MatchedLine | None:
        """The first line of the headline."""
        for matched in self.matched:
            if matched.passage.kind is Kind.TITLE and matched.opens:
                return matched
        return None

    @property
    def stops(self) -> bool:
        """Whether print stops before the copy does."""
        printed = [matched.passage for matched in self.running]
        due = [passage for passage in self.passages if passage.running and not passage.optional]
        return bool(printed and due) and due[-1] not in printed

    def columns(self) -> Iterator[list[MatchedLine]]:
        """The lines of the running copy by column, in reading order."""
        columns: dict[tuple[int, int], list[MatchedLine]] = defaultdict(list)
        for matched in self.running:
            columns[matched.line.page, matched.line.column].append(matched)
        yield from columns.values()


class Collated(NamedTuple):
    """All articles of an issue, compared with its paper."""

    collations: dict[str, Collation]
    """Each article by its slug."""
    strange: tuple[PrintedLine, ...]
    """The lines that match no article."""


def collate(
    passages: Mapping[str, Sequence[Passage]],
    lines: Sequence[PrintedLine],
    *,
    copy_size: float,
    landings: Collection[int],
) -> Collated:
    """Compares every article with `lines`, which stand in reading order.

    `copy_size` is the size of most type, in points. On the pages `landings`, where a jump lands,
    a headline may be repeated: such a line matches nothing.
    """
    index = PassageIndex([passage for article in passages.values() for passage in article])
    collations = {
        slug: Collation(slug=slug, passages=tuple(article)) for slug, article in passages.items()
    }
    strange = []
    last_slug = ""
    lines_below = [*lines[1:], None]
    for line, below, around in zip(lines, lines_below, _surroundings(lines, index), strict=False):
        near, scale = around or [last_slug], line.size / copy_size
        matched = _match(
            line, index, near=near, scale=scale, landing=line.page in landings
        ) or _match_short(line, below, index, near=near, scale=scale)
        for part in matched:
            last_slug = part.passage.article
            collations[last_slug].matched.append(part)
        if not matched:
            strange.append(line)
    return Collated(collations, tuple(strange))


def _surroundings(lines: Sequence[PrintedLine], index: PassageIndex) -> Iterator[list[str]]:
    """For each line the articles above and below it in its column, then all others of its page.

    They are known by the lines that match one article only.
    """
    sure = [_sure_article(line, index) for line in lines]
    columns = [(line.page, line.column) for line in lines]
    above, below = list(sure), list(sure)
    for number in range(1, len(lines)):
        if not above[number] and columns[number] == columns[number - 1]:
            above[number] = above[number - 1]
    for number in range(len(lines) - 2, -1, -1):
        if not below[number] and columns[number] == columns[number + 1]:
            below[number] = below[number + 1]
    on_page: dict[int, dict[str, None]] = defaultdict(dict)
    for line, slug in zip(lines, sure, strict=True):
        on_page[line.page][slug] = None
    for line, upper, lower in zip(lines, above, below, strict=True):
        slugs = dict.fromkeys((upper, lower, *on_page[line.page]))
        yield [slug for slug in slugs if slug]


def _sure_article(line: PrintedLine, index: PassageIndex) -> str:
    """The only article that has the letters of the line, or of one of its cells; empty for none."""
    if len(line.key) >= SURE and (article := _only_article(line.key, index)):
        return article
    for cell in _cells(line):
        if len(cell.key) >= MIN_LETTERS and (article := _only_article(cell.key, index)):
            return article
    return ""


def _only_article(key: str, index: PassageIndex) -> str:
    """The article that has the letters `key`, if it is the only one; else empty."""
    articles = {index.passages[index.number(place)].article for place in index.places(key)}
    return articles.pop() if len(articles) == 1 else ""


def _match(
    line: PrintedLine, index: PassageIndex, *, near: Sequence[str], scale: float, landing: bool
) -> list[MatchedLine]:
    """What a line says: all of it, all but its marker, or what stands in its cells."""
    if not line.key:
        return []
    for key in (line.key, key_of(_MARKER.sub("", line.text.lstrip()))):
        place = index.find(key, near=near, scale=scale) if key else None
        if place is None:
            continue
        if landing and scale > MIN_HEADLINE and not index.is_fresh(place, len(key)):
            return []  # the headline, repeated where a jump lands
        return [index.take(place, line, len(key))]
    return _match_cells(line, index, near=near, scale=scale)


def _match_cells(
    line: PrintedLine, index: PassageIndex, *, near: Sequence[str], scale: float
) -> list[MatchedLine]:
    """What the cells of a line say; nothing where it has fewer than two."""
    cells = _cells(line)
    if len(cells) < 2:
        return []
    matched: list[MatchedLine] = []
    for cell in cells:
        beside = [matched[-1].passage.article] if matched else near
        place = index.find(cell.key, near=beside, scale=scale, cell=True) if cell.key else None
        if place is not None:
            matched.append(index.take(place, cell, len(cell.key)))
    return matched


def _match_short(
    line: PrintedLine,
    below: PrintedLine | None,
    index: PassageIndex,
    *,
    near: Sequence[str],
    scale: float,
) -> list[MatchedLine]:
    """What a line of few letters says, which may begin many passages.

    It is found by what it says together with the line below it.
    """
    if below is None or not 0 < len(line.key) < MIN_LETTERS:
        return []
    if (below.column, below.size) != (line.column, line.size):
        return []
    place = index.find(line.key + below.key, near=near, scale=scale)
    return [] if place is None else [index.take(place, line, len(line.key))]


def _cells(line: PrintedLine) -> list[PrintedLine]:
    """The parts of a line that stand well apart."""
    groups: list[list[TypeRun]] = []
    for run in line.runs:
        if groups and run.x - groups[-1][-1].end < 0.2 * run.size:
            groups[-1].append(run)
        else:
            groups.append([run])
    return [
        PrintedLine(page=line.page, column=line.column, baseline=line.baseline, runs=tuple(runs))
        for runs in groups
    ]
