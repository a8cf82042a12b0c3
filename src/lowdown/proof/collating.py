"""Passages and the lines of a paper go in; which words stand on which line comes out, by the letters alone.

A line is looked for where its article has got to, then anywhere in the issue. What it says is never taken from the
account that the build gives of itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lowdown.proof.folding import key_of
from lowdown.proof.passages import Kind, Passage
from lowdown.proof.printed import Line, Run

LEAST: Final = 6
"""Letters of a line from which it is looked for in the whole issue; a shorter one only where its article has got to,
or where it is all of a passage."""
LARGE: Final = 1.5
"""Times the size of the copy from which type is display type."""
SURE: Final = 12
"""Letters of a line from which it tells of which article it is."""
MOST: Final = 60
"""Places at which the same words are looked at."""
HEAD: Final = (Kind.KICKER, Kind.TITLE, Kind.STANDFIRST)
"""What stands above the copy."""
SMALL: Final = (Kind.CAPTION, Kind.CELL)
"""What is never set larger than the copy."""
_MARKER: Final = re.compile(r"^(?:[•◦▪‣·∙*–-]|\d{1,3}[.)])")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Found:
    """Words of a passage, on a line."""

    line: Line
    """The line, or the part of it that stands in a cell."""
    passage: Passage
    """What they are of."""
    start: int
    """The letter of the passage that the line begins with, from 0."""
    end: int
    """The letter after its last."""

    @property
    def opens(self) -> bool:
        """Whether the passage begins here."""
        return self.start == 0

    @property
    def closes(self) -> bool:
        """Whether the passage ends here."""
        return self.end == len(self.passage.key)


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
        return next((one for one in self.found if one.passage.kind is Kind.TITLE and one.opens), None)

    def columns(self) -> Iterator[list[Found]]:
        """The lines of the running copy by column, in reading order."""
        columns: dict[tuple[int, int], list[Found]] = defaultdict(list)
        for found in self.running:
            columns[found.line.page, found.line.column].append(found)
        yield from columns.values()


class _Library:
    """All passages as one string, and how far the reading of each stream has got."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.starts: list[int] = []
        self.covered: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self.reached: dict[object, int] = {}
        """The place at which each stream goes on: an article's running copy, or a passage that drifts."""
        self.whole: dict[str, list[int]] = defaultdict(list)
        size, parts = 0, []
        for number, passage in enumerate(passages):
            self.starts.append(size)
            self.whole[passage.key].append(number)
            parts.append(passage.key)
            size += len(passage.key) + 1
        self.text = "\n".join(parts) + "\n"

    def find(self, key: str, *, near: Sequence[str], scale: float, cell: bool = False) -> int | None:
        """The place at which a line that says `key` is read; None where no passage says it.

        `near`: the articles that stand above and below it. `scale`: its size against that of the copy.
        `cell`: whether it stands beside others in a table.
        """
        onward = [place for place in self._onward() if self._goes_on(key, place, near)]
        places = [place for place in (*onward, *self.places(key)) if self._is_so_large(place, scale)]
        if not places:
            return None

        def rank(place: int) -> tuple[bool, bool, bool, bool, int, bool, int]:
            number = self.number(place)
            passage, reached = self.passages[number], self.reached.get(self.stream(number), 0)
            known = not passage.repeats and not self.is_fresh(place, len(key))
            stand = near.index(passage.article) if passage.article in near else len(near)
            elsewhere = cell and passage.kind is not Kind.CELL
            return (
                elsewhere,
                known,
                stand == len(near),
                place not in onward,
                stand,
                place < reached,
                abs(place - reached),
            )

        return min(places, key=rank)

    def _onward(self) -> list[int]:
        """The places at which streams go on, the latest first."""
        places = (self._after(self.reached[stream]) for stream in reversed(self.reached))
        return [place for place in places if place is not None]

    def _after(self, place: int) -> int | None:
        """The same place; where a passage has ended, the beginning of the article's next that has not been read."""
        if self.text[place : place + 1] != "\n":
            return place
        number = self.number(place) + 1
        if number >= len(self.passages) or self.covered[number]:
            return None
        before, after = self.passages[number - 1], self.passages[number]
        follows = before.article == after.article and (before.running == after.running or before.kind in HEAD)
        return place + 1 if follows else None

    def _goes_on(self, key: str, place: int, near: Sequence[str]) -> bool:
        """Whether `key` is read at `place`; a few letters are so only where they end a passage."""
        if not self.text.startswith(key, place):
            return False
        if len(key) >= LEAST:
            return True
        return self.passages[self.number(place)].article in near and self.text[place + len(key)] == "\n"

    def _is_so_large(self, place: int, scale: float) -> bool:
        """Running copy and captions are never set large, a headline never small."""
        passage = self.passages[self.number(place)]
        if passage.kind is Kind.TITLE:
            return scale >= 1.1
        return scale <= (1.1 if passage.kind in SMALL else LARGE) or passage.kind in HEAD or passage.kind is Kind.ASIDE

    def places(self, key: str) -> Iterator[int]:
        """Where passages say `key`, or nothing else where it is short."""
        if len(key) < LEAST:
            yield from (self.starts[number] for number in self.whole.get(key, ()))
            return
        place = self.text.find(key)
        for _ in range(MOST):
            if place < 0:
                return
            yield place
            place = self.text.find(key, place + 1)

    def number(self, place: int) -> int:
        """Which passage stands at `place`."""
        return bisect_right(self.starts, place) - 1

    def stream(self, number: int) -> object:
        """What a passage is read as a part of."""
        passage = self.passages[number]
        return passage.article if passage.running else number

    def is_fresh(self, place: int, size: int) -> bool:
        """Whether the `size` letters at `place` have not been read yet."""
        number = self.number(place)
        start = place - self.starts[number]
        return not any(one < start + size and start < other for one, other in self.covered[number])

    def take(self, place: int, line: Line, size: int) -> Found:
        """Note that `line` says the `size` letters at `place`."""
        number = self.number(place)
        start = place - self.starts[number]
        stream = self.stream(number) if self.is_fresh(place, size) else "again"
        self.reached.pop(stream, None)
        self.reached[stream] = place + size
        self.covered[number].append((start, start + size))
        return Found(line=line, passage=self.passages[number], start=start, end=start + size)


def collate(
    passages: Mapping[str, Sequence[Passage]],
    lines: Iterable[Line],
    *,
    copy_size: float,
    landings: Collection[int],
) -> tuple[dict[str, Collation], tuple[Line, ...]]:
    """Every article held against `lines`, which stand in reading order; and the lines that say nothing of any.

    On the pages `landings`, where a jump lands, a headline may be said once more.
    """
    library = _Library([passage for some in passages.values() for passage in some])
    collations = {slug: Collation(slug=slug, passages=tuple(some)) for slug, some in passages.items()}
    strange = []
    lines = list(lines)
    last = ""
    for line, around in zip(lines, _surroundings(lines, library), strict=True):
        near = [slug for slug in around if slug] or [last]
        found = _read(line, library, near=near, scale=line.size / copy_size, landing=line.page in landings)
        for one in found:
            last = one.passage.article
            collations[last].found.append(one)
        if not found:
            strange.append(line)
    return collations, tuple(strange)


def _surroundings(lines: Sequence[Line], library: _Library) -> Iterator[tuple[str, str]]:
    """For each line the articles above and below it in its column, by the lines that only one passage says."""
    sure = [_sure(line, library) for line in lines]
    spots = [(line.page, line.column) for line in lines]
    above, below = list(sure), list(sure)
    for number in range(1, len(lines)):
        if not above[number] and spots[number] == spots[number - 1]:
            above[number] = above[number - 1]
    for number in range(len(lines) - 2, -1, -1):
        if not below[number] and spots[number] == spots[number + 1]:
            below[number] = below[number + 1]
    return zip(above, below, strict=True)


def _sure(line: Line, library: _Library) -> str:
    """The article of the only passage that says what the line says, or one of its cells; nothing for none."""
    for key, least in ((line.key, SURE), *((cell.key, LEAST) for cell in _cells(line))):
        if len(key) >= least:
            articles = {library.passages[library.number(place)].article for place in library.places(key)}
            if len(articles) == 1:
                return articles.pop()
    return ""


def _read(line: Line, library: _Library, *, near: Sequence[str], scale: float, landing: bool) -> list[Found]:
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


def _cells(line: Line) -> list[Line]:
    """The parts of a line that stand well apart."""
    groups: list[list[Run]] = []
    for run in line.runs:
        if groups and run.x - groups[-1][-1].end < 0.2 * run.size:
            groups[-1].append(run)
        else:
            groups.append([run])
    return [Line(page=line.page, column=line.column, baseline=line.baseline, runs=tuple(runs)) for runs in groups]
