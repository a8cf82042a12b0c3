"""Passages and the lines of a paper go in; which words stand on which line comes out, by the letters alone.

A line is looked for where its article has got to, then anywhere in the issue. What it says is never taken from the
account that the build gives of itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lowdown.proof.paper.normalise import key_of
from lowdown.proof.paper.pages import PrintedLine, TypeRun
from lowdown.proof.paper.passage_index import MIN_LETTERS, SURE, Found, PassageIndex
from lowdown.proof.paper.passages import Kind, Passage

_MARKER: Final = re.compile(r"^(?:[•◦▪‣·∙*–-]|\d{1,3}[.)])")


@dataclass(slots=True, kw_only=True)
class Collation:
    """One article, held against the paper."""

    slug: str
    """The article."""
    passages: tuple[Passage, ...]
    """What should be printed."""
    found: list[Found] = field(default_factory=list)
    """What is, in the order in which a reader meets it."""

    @property
    def pages(self) -> list[int]:
        """The pages that it stands on."""
        return sorted({found.line.page for found in self.found})

    @property
    def running(self) -> list[Found]:
        """The lines that must be read in their order."""
        return [found for found in self.found if found.passage.running]

    @property
    def title(self) -> Found | None:
        """The first line of the headline."""
        return next(
            (one for one in self.found if one.passage.kind is Kind.TITLE and one.opens), None
        )

    @property
    def stops(self) -> bool:
        """Whether print stops before the copy does."""
        printed = [one.passage for one in self.running]
        due = [passage for passage in self.passages if passage.running and not passage.optional]
        return bool(printed and due) and due[-1] not in printed

    def columns(self) -> Iterator[list[Found]]:
        """The lines of the running copy by column, in reading order."""
        columns: dict[tuple[int, int], list[Found]] = defaultdict(list)
        for found in self.running:
            columns[found.line.page, found.line.column].append(found)
        yield from columns.values()


def collate(
    passages: Mapping[str, Sequence[Passage]],
    lines: Iterable[PrintedLine],
    *,
    copy_size: float,
    landings: Collection[int],
) -> tuple[dict[str, Collation], tuple[PrintedLine, ...]]:
    """Every article held against `lines`, which stand in reading order; and the lines that say nothing of any.

    On the pages `landings`, where a jump lands, a headline may be said once more.
    """
    library = PassageIndex([passage for some in passages.values() for passage in some])
    collations = {
        slug: Collation(slug=slug, passages=tuple(some)) for slug, some in passages.items()
    }
    strange = []
    lines = list(lines)
    last = ""
    for line, below, around in zip(
        lines, [*lines[1:], None][: len(lines)], _surroundings(lines, library), strict=True
    ):
        near = [*dict.fromkeys(slug for slug in around if slug)] or [last]
        found = _read(
            line, library, near=near, scale=line.size / copy_size, landing=line.page in landings
        )
        found = found or _read_short(line, below, library, near=near, scale=line.size / copy_size)
        for one in found:
            last = one.passage.article
            collations[last].found.append(one)
        if not found:
            strange.append(line)
    return collations, tuple(strange)


def _surroundings(lines: Sequence[PrintedLine], library: PassageIndex) -> Iterator[tuple[str, ...]]:
    """For each line the articles above and below it in its column, then all of its page.

    They are known by the lines that only one article says.
    """
    sure = [_sure(line, library) for line in lines]
    positions = [(line.page, line.column) for line in lines]
    above, below = list(sure), list(sure)
    for number in range(1, len(lines)):
        if not above[number] and positions[number] == positions[number - 1]:
            above[number] = above[number - 1]
    for number in range(len(lines) - 2, -1, -1):
        if not below[number] and positions[number] == positions[number + 1]:
            below[number] = below[number + 1]
    on_page: dict[int, dict[str, None]] = defaultdict(dict)
    for line, slug in zip(lines, sure, strict=True):
        on_page[line.page][slug] = None
    for line, upper, lower in zip(lines, above, below, strict=True):
        yield upper, lower, *on_page[line.page]


def _sure(line: PrintedLine, library: PassageIndex) -> str:
    """The article of the only passage that says what the line says, or one of its cells; nothing for none."""
    for key, least in ((line.key, SURE), *((cell.key, MIN_LETTERS) for cell in _cells(line))):
        if len(key) >= least:
            articles = {
                library.passages[library.number(place)].article for place in library.places(key)
            }
            if len(articles) == 1:
                return articles.pop()
    return ""


def _read(
    line: PrintedLine, library: PassageIndex, *, near: Sequence[str], scale: float, landing: bool
) -> list[Found]:
    """What a line says: all of it, all but its marker, or what stands in its cells."""
    key = line.key
    if not key:
        return []
    for said in (key, key_of(_MARKER.sub("", line.text.lstrip()))):
        if said and (place := library.find(said, near=near, scale=scale)) is not None:
            if landing and scale > 1.1 and not library.is_fresh(place, len(said)):
                return []
            return [library.take(place, line, len(said))]
    cells = _cells(line)
    if len(cells) < 2:
        return []
    found: list[Found] = []
    for cell in cells:
        beside = [one.passage.article for one in found[-1:]] or near
        place = library.find(cell.key, near=beside, scale=scale, cell=True) if cell.key else None
        if place is not None:
            found.append(library.take(place, cell, len(cell.key)))
    return found


def _read_short(
    line: PrintedLine,
    below: PrintedLine | None,
    library: PassageIndex,
    *,
    near: Sequence[str],
    scale: float,
) -> list[Found]:
    """What a line of few letters says, which may begin many passages: what it begins with the line below it."""
    if (
        below is None
        or len(line.key) >= MIN_LETTERS
        or not line.key
        or (below.column, below.size) != (line.column, line.size)
    ):
        return []
    place = library.find(line.key + below.key, near=near, scale=scale)
    return [] if place is None else [library.take(place, line, len(line.key))]


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
