"""Fills one column with finished lines from the top.

Nothing is set again here: a column takes as many whole lines as it holds, and ends where the copy
may be cut.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from lowdown.model import Cut, Galley, Line, Remainder, Take
from lowdown.values import dataclass

Lines = Sequence[Line]
"""The lines of a galley, in reading order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The free stretch of one column."""

    column: int
    """The column, from 0."""
    top: int
    """The page's line at which it begins."""
    height: int
    """Lines that it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What a column has to respect besides its height."""

    cut: Cut = Cut.COLUMN
    """What at least must be allowed after its last line, unless the copy ends there."""
    min_lines: int = 0
    """Lines of copy that it must hold at least, unless the copy ends there."""
    min_rest: int = 0
    """Lines of copy that it must leave over at least; it may not hold the end of the copy then."""
    leaves_none_waiting: bool = False
    """Whether every drifting block that the column has come past must stand in it."""


ANY = Demand()
"""The demand of a column in the middle of an article: none but that the copy may be cut at its
end.
"""


class FilledColumn(NamedTuple):
    """One column filled with copy."""

    take: Take
    """What stands in the column; without lines where the column cannot end legally."""
    remainder: Remainder
    """What is left of the article."""


class _Mark(NamedTuple):
    """A place where a column may end."""

    lines: int
    """Lines placed."""
    depth: int
    """Lines of the grid that they take up."""
    next: int
    """The first line of the galley after them."""
    waiting: tuple[int, ...]
    """The drifting blocks that wait for the next column."""


@dataclass(slots=True)
class _Column:
    """A column while it is filled."""

    height: int
    """Lines of the grid that it holds."""
    next: int
    """The next line of the galley."""
    waiting: list[int]
    """Drifting blocks that wait for the next column."""
    placed: list[tuple[int, int]]
    """Lines placed, each with its depth below the column's top."""
    depth: int = 0
    """Lines of the grid that they take up."""
    copy_lines: int = 0
    """Lines among them that do not drift."""
    cut: Cut = Cut.COLUMN
    """What may follow the last of those."""

    def has_room_for(self, line: Line) -> bool:
        """Whether a line fits, with its white or the repeated head of its table."""
        return self.depth + line.height + (line.space if self.placed else line.lead) <= self.height

    def put(self, index: int, line: Line) -> None:
        """Place a line below the others."""
        top = self.depth + (line.space if self.placed else line.lead)
        self.placed.append((index, top))
        self.depth = top + line.height

    def put_waiting(self, lines: Lines, blocks: tuple[int, ...]) -> None:
        """Place the blocks that have waited for this column.

        From the first that does not fit on, they wait on.
        """
        for position, index in enumerate(blocks):
            if not self.has_room_for(lines[index]):
                self.waiting.extend(blocks[position:])
                return
            self.put(index, lines[index])

    def advance(self, line: Line) -> bool:
        """Place the next line of the galley, or let it wait if it may drift.

        False where the column is full.
        """
        fits = self.has_room_for(line)
        if line.drifts and (self.waiting or not fits):
            self.waiting.append(self.next)
        elif fits:
            self.put(self.next, line)
        else:
            return False
        if not line.drifts:
            self.copy_lines += 1
            self.cut = line.cut
        self.next += 1
        return True

    def may_end(self, lines: Lines, demand: Demand, copy_left: int) -> bool:
        """Whether the column may end here.

        At the end of the copy it may, whatever blocks are still waiting.

        `copy_left` is how many lines of copy were left when the column was begun.
        """
        if demand.leaves_none_waiting and self.waiting:
            return False
        if self.next == len(lines):
            return not demand.min_rest
        if demand.min_rest and copy_left - self.copy_lines < demand.min_rest:
            return False
        return self.cut >= demand.cut and self.copy_lines >= demand.min_lines

    def mark(self) -> _Mark:
        """The place reached, to come back to if the column may not end further down."""
        return _Mark(len(self.placed), self.depth, self.next, tuple(self.waiting))


def fill(lines: Lines, remainder: Remainder, slot: Slot, demand: Demand = ANY) -> FilledColumn:
    """Fills one column with the lines of `remainder`.

    A drifting block that does not fit waits for the next column while the copy goes on. The take
    has no lines, and the remainder is unchanged, where the column cannot end legally.
    """
    if not remainder.waiting:
        straight = _fill_straight(as_galley(lines), remainder, slot, demand)
        return straight or _fill(lines, remainder, slot, demand, ())
    inside_table = remainder.line < len(lines) and lines[remainder.line].lead > 0
    if not inside_table:
        filled = _fill(lines, remainder, slot, demand, remainder.waiting)
        if filled.take.placed:
            return filled
    return _fill(lines, remainder, slot, demand, ())


def as_galley(lines: Lines) -> Galley:
    """The lines with the sums that make filling quick."""
    return lines if isinstance(lines, Galley) else Galley(lines)


def _fill_straight(
    galley: Galley, remainder: Remainder, slot: Slot, demand: Demand
) -> FilledColumn | None:
    """Fills one column by the galley's sums.

    None where the block that does not fit in it may drift.
    """
    first, count = remainder.line, len(galley)
    if first == count:
        return FilledColumn(Take(column=slot.column, top=slot.top), remainder)
    depths = galley.depths
    base = depths[first] + galley[first].space - galley[first].lead
    last = bisect_right(depths, base + slot.height) - 1
    if last < count and galley[last].drifts:
        return None
    while last > first and not _may_end_at(galley, first, last, demand):
        last -= 1
    if last <= first:
        return FilledColumn(Take(column=slot.column, top=slot.top), remainder)
    tops = [top - base for top in galley.tops[first:last]]
    take = Take(
        column=slot.column,
        top=slot.top,
        placed=tuple(zip(range(first, last), tops, strict=True)),
        depth=depths[last] - base,
    )
    return FilledColumn(take, Remainder(line=last, wide_pictures=remainder.wide_pictures))


def _may_end_at(galley: Galley, first: int, last: int, demand: Demand) -> bool:
    """Whether a column may end before the line `last` that begins with `first`; no block waits."""
    if last == len(galley):
        return not demand.min_rest
    counts = galley.copy_counts
    if counts[last] - counts[first] < demand.min_lines:
        return False
    if demand.min_rest and counts[-1] - counts[last] < demand.min_rest:
        return False
    before = galley.copy_before[last]
    return (galley[before].cut if before >= first else Cut.COLUMN) >= demand.cut


def _fill(
    lines: Lines, remainder: Remainder, slot: Slot, demand: Demand, at_head: tuple[int, ...]
) -> FilledColumn:
    """Fills one column line by line.

    The waiting blocks `at_head` first, as many as fit, then copy.
    """
    column = _Column(height=slot.height, next=remainder.line, waiting=[], placed=[])
    column.put_waiting(lines, at_head)
    column.waiting.extend(remainder.waiting[len(at_head) :])
    copy_left = (
        sum(1 for line in lines[remainder.line :] if not line.drifts) if demand.min_rest else 0
    )
    best = column.mark() if column.may_end(lines, demand, copy_left) else None
    while column.next < len(lines) and column.advance(lines[column.next]):
        if column.may_end(lines, demand, copy_left):
            best = column.mark()
    if best is None or not best.lines:
        return FilledColumn(Take(column=slot.column, top=slot.top), remainder)
    take = Take(
        column=slot.column,
        top=slot.top,
        placed=tuple(column.placed[: best.lines]),
        depth=best.depth,
    )
    return FilledColumn(take, replace(remainder, line=best.next, waiting=best.waiting))


def is_poured(lines: Lines, remainder: Remainder) -> bool:
    """Whether every line of the galley is placed."""
    return remainder.line == len(lines) and not remainder.waiting


def lines_left(lines: Lines, remainder: Remainder) -> tuple[Line, ...]:
    """The lines that are not placed, in reading order."""
    return tuple(lines[index] for index in (*remainder.waiting, *range(remainder.line, len(lines))))
