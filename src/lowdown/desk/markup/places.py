"""Where the text of a block stands in its file.

The parser hands on the text of a block without the signs that mark it (`> `, `- `, `#`, `|`). A
region leads from that text back to the file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from lowdown.desk.source import FaultLog, Position, SourceFile
from lowdown.model import Location
from lowdown.values import dataclass


class Stretch(NamedTuple):
    """A part of a text that stands in one piece in the file."""

    start: int
    """Its first index in the text; it ends where the next one starts."""
    place: Location | None
    """Where it begins in the file; None where it could not be found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The text of a block, and where it stands in the file."""

    text: str
    """The text."""
    stretches: tuple[Stretch, ...]
    """Its stretches, in order."""

    def place(self, index: int) -> Location | None:
        """Returns where the character at `index` stands in the file."""
        number = self._stretch_after(index) - 1
        if number < 0:
            return None
        start, place = self.stretches[number]
        if place is None or place.column is None:
            return None
        return Location(path=place.path, line=place.line, column=place.column + index - start)

    def places(self, begin: int, end: int) -> Iterator[Stretch]:
        """Yields the stretches between two indices; the first is cut so that it starts there."""
        yield Stretch(begin, self.place(begin))
        for number in range(self._stretch_after(begin), len(self.stretches)):
            stretch = self.stretches[number]
            if stretch.start >= end:
                return
            yield stretch

    def _stretch_after(self, index: int) -> int:
        """The number of the first stretch that starts behind an index."""
        return bisect_right(self.stretches, index, key=itemgetter(0))


def block_region(text: str, first: int, *, source: SourceFile, log: FaultLog) -> Region:
    """Returns the region of a block whose text begins on the line `first`.

    On each line of the file, the text stands at the right, behind the signs that mark the block.
    """
    stretches = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        bare = line.lstrip()
        column = _column(bare.rstrip(), _line(source, first + number))
        place = None if column is None else log.place(Position(first + number, column))
        stretches.append(Stretch(start + len(line) - len(bare), place))
        start += len(line) + 1
    return Region(text=text, stretches=tuple(stretches))


def _column(bare: str, line: str) -> int | None:
    """The column of `bare` at the right of a line, before the closing signs of a crosshead."""
    end = line.rstrip()
    if not end.endswith(bare):
        end = end.rstrip("#").rstrip()
    return len(end) - len(bare) + 1 if end.endswith(bare) else None


def row_regions(
    cells: list[str], row: int, *, source: SourceFile, log: FaultLog
) -> Iterator[Region]:
    r"""Yields the regions of the cells of a table's row, which stands on the line `row`.

    The parser hands on `|` for what is typed as `\|`: a stretch ends behind each.
    """
    line, cursor = _line(source, row), 0
    for text in cells:
        found = line.find(text.replace("|", "\\|"), cursor)
        if found < 0:
            yield Region(text=text, stretches=())
            continue
        stretches = []
        start, cursor = 0, found
        for part in text.split("|"):
            stretches.append(Stretch(start, log.place(Position(row, cursor + 1))))
            start += len(part) + 1
            cursor += len(part) + len("\\|")
        cursor -= len("\\|")
        yield Region(text=text, stretches=tuple(stretches))


def file_region(begin: int, end: int, *, source: SourceFile, log: FaultLog) -> Region:
    """Returns the part of the file between two indices, as it stands there."""
    lines = (start for start in source.starts if begin < start < end)
    stretches = (Stretch(at - begin, log.place(source.position(at))) for at in (begin, *lines))
    return Region(text=source.text[begin:end], stretches=tuple(stretches))


def _line(source: SourceFile, number: int) -> str:
    """A line of the file, by its number from 1; empty below the last."""
    if number > len(source.starts):
        return ""
    return source.text[source.starts[number - 1] : source.end_of(number)]
