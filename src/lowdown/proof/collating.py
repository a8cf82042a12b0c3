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
MOST: Final = 60
"""Places at which the same words are looked at."""
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

    def find(self, key: str, *, large: bool) -> int | None:
        """The place at which a line that says `key` is read; None where no passage says it.

        A line of large type is never one of the running copy.
        """
        for stream in reversed(self.reached):
            place = self._onward(self.reached[stream])
            if place is not None and self._goes_on(key, place) and not (large and self._runs(place)):
                return place
        places = [place for place in self._places(key) if not (large and self._runs(place))]
        fresh = [place for place in places if self.is_fresh(place, len(key))]
        return min(fresh or places, key=self._distance, default=None)

    def _onward(self, place: int) -> int | None:
        """The same place; where a passage has ended, the beginning of the article's next that has not been read."""
        if self.text[place : place + 1] != "\n":
            return place
        number = self.number(place) + 1
        if number >= len(self.passages) or self.covered[number]:
            return None
        before, after = self.passages[number - 1], self.passages[number]
        return place + 1 if (before.article, before.running) == (after.article, after.running) else None

    def _goes_on(self, key: str, place: int) -> bool:
        """Whether `key` is read at `place`; a few letters do not open a passage that has more."""
        if not self.text.startswith(key, place):
            return False
        number = self.number(place)
        return len(key) >= LEAST or place > self.starts[number] or key == self.passages[number].key

    def _runs(self, place: int) -> bool:
        return self.passages[self.number(place)].running

    def _places(self, key: str) -> Iterator[int]:
        if len(key) < LEAST:
            yield from (self.starts[number] for number in self.whole.get(key, ()))
            return
        place = self.text.find(key)
        for _ in range(MOST):
            if place < 0:
                return
            yield place
            place = self.text.find(key, place + 1)

    def _distance(self, place: int) -> tuple[bool, int]:
        """Places behind what has been read of their article come last."""
        reached = self.reached.get(self.stream(self.number(place)), 0)
        return place < reached, abs(place - reached)

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
    for line in lines:
        found = _read(line, library, large=line.size > 1.5 * copy_size, landing=line.page in landings)
        for one in found:
            collations[one.passage.article].found.append(one)
        if not found:
            strange.append(line)
    return collations, tuple(strange)


def _read(line: Line, library: _Library, *, large: bool, landing: bool) -> list[Found]:
    """What a line says: all of it, all but its marker, or what stands in its cells."""
    key = line.key
    if not key:
        return []
    for said in (key, key_of(_MARKER.sub("", line.text.lstrip()))):
        if said and (place := library.find(said, large=large)) is not None:
            if landing and large and not library.is_fresh(place, len(said)):
                return []
            return [library.take(place, line, len(said))]
    cells = _cells(line)
    if len(cells) < 2:
        return []
    found = []
    for cell in cells:
        place = library.find(cell.key, large=large) if cell.key else None
        if place is not None:
            found.append(library.take(place, cell, len(cell.key)))
    return found


def _cells(line: Line) -> list[Line]:
    """The parts of a line that stand well apart."""
    groups: list[list[Run]] = []
    for run in line.runs:
        if groups and run.x - groups[-1][-1].end < 0.5 * run.size:
            groups[-1].append(run)
        else:
            groups.append([run])
    return [Line(page=line.page, column=line.column, baseline=line.baseline, runs=tuple(runs)) for runs in groups]
