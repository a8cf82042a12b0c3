"""Galley in, takes out: fills columns with finished lines from the top, and hands back what is left over.

Nothing is set again here: a column takes as many whole lines as it holds and ends where the scissors may go.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lowdown.model import Cut, Galley, Line, Remainder, Take

Lines = Sequence[Line]


MAX_UNLEVEL = 5
"""Lines by which a column may be filled beyond an even share, while the best level is sought."""


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
    """What a column must keep to besides its height."""

    cut: Cut = Cut.COLUMN
    """The least that must be allowed after its last line, unless the copy ends there."""
    least: int = 0
    """Lines of copy that it must hold at the least, unless the copy ends there."""
    rest: int = 0
    """Lines of copy that must be left over at the least, if any are."""
    settled: bool = False
    """Whether no drifting block may be left waiting."""


ANY = Demand()


@dataclass(slots=True)
class _Column:
    """A column being filled; `mark` remembers the last place where it may end."""

    placed: list[tuple[int, int]]
    depth: int
    copy_lines: int
    waiting: list[int]
    next: int

    def put(self, index: int, line: Line) -> None:
        lead = line.lead if not self.placed else 0
        start = self.depth + (line.space if self.placed else 0) + lead
        self.placed.append((index, start))
        self.depth = start + line.height

    def room_for(self, line: Line) -> int:
        """Lines that `line` would take up here, its white or its repeated head included."""
        return line.height + (line.space if self.placed else line.lead)

    def mark(self) -> tuple[int, int, int, tuple[int, ...]]:
        return len(self.placed), self.depth, self.next, tuple(self.waiting)


def fill(
    lines: Lines, remainder: Remainder, slot: Slot, demand: Demand = ANY
) -> tuple[Take, Remainder]:
    """Fill one column from `remainder` and return its take and what is left.

    A drifting block that does not fit waits for the next column while the copy goes on. The take is empty, and the
    work unchanged, where the column cannot end legally.
    """
    if not remainder.waiting:
        straight = _fill_straight(_galley(lines), remainder, slot, demand)
        if straight:
            return straight
    inside_table = remainder.line < len(lines) and lines[remainder.line].lead > 0
    if remainder.waiting and not inside_table:
        take, left = _fill(lines, remainder, slot, demand, remainder.waiting)
        if take.placed:
            return take, left
    return _fill(lines, remainder, slot, demand, ())


def _galley(lines: Lines) -> Galley:
    return lines if isinstance(lines, Galley) else Galley(lines)


def _fill_straight(
    galley: Galley, remainder: Remainder, slot: Slot, demand: Demand
) -> tuple[Take, Remainder] | None:
    """Fill one column by the galley's sums; None where the block that does not fit in it drifts."""
    first, count = remainder.line, len(galley)
    if first == count:
        return Take(column=slot.column, top=slot.top), remainder
    depths = galley.depths
    base = depths[first] + galley[first].space - galley[first].lead
    last = bisect_right(depths, base + slot.height) - 1
    if last < count and galley[last].drifts:
        return None
    while last > first and not _may_end_at(galley, first, last, demand):
        last -= 1
    if last <= first:
        return Take(column=slot.column, top=slot.top), remainder
    placed = tuple(
        zip(range(first, last), [top - base for top in galley.tops[first:last]], strict=True)
    )
    take = Take(column=slot.column, top=slot.top, placed=placed, depth=depths[last] - base)
    return take, Remainder(line=last, wide_pictures=remainder.wide_pictures)


def _may_end_at(galley: Galley, first: int, last: int, demand: Demand) -> bool:
    """Whether a column that holds the lines from `first` to before `last`, and waits for none, may end there."""
    if last == len(galley):
        return not demand.rest
    copy = galley.copy_counts[last] - galley.copy_counts[first]
    if copy < demand.least or (
        demand.rest and galley.copy_counts[-1] - galley.copy_counts[last] < demand.rest
    ):
        return False
    before = galley.copy_before[last]
    return (galley[before].cut if before >= first else Cut.COLUMN) >= demand.cut


def _fill(
    lines: Lines, remainder: Remainder, slot: Slot, demand: Demand, at_head: tuple[int, ...]
) -> tuple[Take, Remainder]:
    """Fill one column with as many of the waiting blocks `at_head` as fit, then with copy."""
    column = _Column(placed=[], depth=0, copy_lines=0, waiting=[], next=remainder.line)
    _place_waiting(lines, at_head, column, slot.height)
    column.waiting.extend(remainder.waiting[len(at_head) :])
    remaining = sum(1 for line in lines[remainder.line :] if not line.drifts) if demand.rest else 0
    before = Cut.COLUMN
    best = column.mark() if _may_end(lines, column, before, demand, remaining) else None
    while column.next < len(lines):
        line = lines[column.next]
        fits = column.depth + column.room_for(line) <= slot.height
        if line.drifts and (column.waiting or not fits):
            column.waiting.append(column.next)
        elif fits:
            column.put(column.next, line)
        else:
            break
        if not line.drifts:
            column.copy_lines += 1
            before = line.cut
        column.next += 1
        if _may_end(lines, column, before, demand, remaining - column.copy_lines):
            best = column.mark()
    return _take(slot, column, best, remainder)


def _place_waiting(lines: Lines, waiting: tuple[int, ...], column: _Column, height: int) -> None:
    for position, index in enumerate(waiting):
        if column.depth + column.room_for(lines[index]) > height:
            column.waiting.extend(waiting[position:])
            return
        column.put(index, lines[index])


def _may_end(lines: Lines, column: _Column, before: Cut, demand: Demand, rest: int) -> bool:
    """Whether a column may end here; at the end of the copy it may, whatever blocks are still waiting."""
    if demand.settled and column.waiting:
        return False
    if column.next == len(lines):
        return not demand.rest
    left = not demand.rest or rest >= demand.rest
    return before >= demand.cut and column.copy_lines >= demand.least and left


def _take(
    slot: Slot,
    column: _Column,
    best: tuple[int, int, int, tuple[int, ...]] | None,
    remainder: Remainder,
) -> tuple[Take, Remainder]:
    if best is None or not best[0]:
        return Take(column=slot.column, top=slot.top), remainder
    count, depth, following, waiting = best
    take = Take(column=slot.column, top=slot.top, placed=tuple(column.placed[:count]), depth=depth)
    return take, replace(remainder, line=following, waiting=waiting)


def pour(
    lines: Lines,
    remainder: Remainder,
    slots: Sequence[Slot],
    first: Demand = ANY,
    every: Demand = ANY,
) -> tuple[tuple[Take, ...], Remainder]:
    """Pour `remainder` into columns in reading order; `first` holds for the first of them, `every` for the others."""
    takes: list[Take] = []
    for position, slot in enumerate(slots):
        take, remainder = fill(lines, remainder, slot, every if position else first)
        if take.placed:
            takes.append(take)
        if is_poured(lines, remainder):
            break
    return tuple(takes), remainder


def pour_level(
    lines: Lines, remainder: Remainder, slots: Sequence[Slot], first: Demand = ANY
) -> tuple[tuple[Take, ...], Remainder]:
    """Pour copy that ends in these columns so that they end as nearly on one line as its cuts allow.

    Columns filled one by one to the brim leave the last one short; here each is filled to the line that would be
    the last of all if the rest were spread evenly, or a few lines more. Plain pouring where that does not end.
    """
    best = pour(lines, remainder, slots, first)
    if not best[0] or not is_poured(lines, best[1]):
        return best
    for extra in range(MAX_UNLEVEL):
        if not _raggedness(best[0], slots):
            break
        level = _pour_evenly(lines, remainder, slots, first, extra)
        begins = level and level[0][0].column == best[0][0].column
        if level and begins and _raggedness(level[0], slots) < _raggedness(best[0], slots):
            best = level
    return best


def _pour_evenly(
    lines: Lines, remainder: Remainder, slots: Sequence[Slot], first: Demand, extra: int
) -> tuple[tuple[Take, ...], Remainder] | None:
    takes: list[Take] = []
    galley = _galley(lines)
    for position, slot in enumerate(slots):
        depth = galley.depth_from(remainder.line) + sum(
            galley[index].height + galley[index].space for index in remainder.waiting
        )
        bottom = min(slot.top + slot.height, _even_bottom(slots[position:], depth) + extra)
        cut = replace(slot, height=max(0, bottom - slot.top))
        take, remainder = fill(lines, remainder, cut, first if position == 0 else ANY)
        if take.placed:
            takes.append(take)
        if is_poured(lines, remainder):
            return tuple(takes), remainder
    return None


def _even_bottom(slots: Sequence[Slot], depth: int) -> int:
    """The page's line at which columns that hold `depth` lines between them would all end."""
    bottom, lowest = min(slot.top for slot in slots), max(slot.top + slot.height for slot in slots)
    while bottom <= lowest:
        lacking = depth - sum(
            max(0, min(bottom, slot.top + slot.height) - slot.top) for slot in slots
        )
        if lacking <= 0:
            break
        bottom = min(lowest + 1, bottom + max(1, lacking // len(slots)))
    return bottom


def _raggedness(takes: Sequence[Take], slots: Sequence[Slot]) -> int:
    """Lines between the column that ends highest and the one that ends lowest; empty columns end where they begin."""
    ends = {slot.column: slot.top for slot in slots if slot.height > 0}
    ends.update({take.column: take.top + take.depth for take in takes})
    return max(ends.values()) - min(ends.values())


def pour_to_break(
    lines: Lines,
    remainder: Remainder,
    slots: Sequence[Slot],
    *,
    last: Demand,
    reserve: int,
    first: Demand = ANY,
) -> tuple[tuple[Take, ...], Remainder]:
    """Pour, and end with a line of `reserve` lines below the last words: a jump line, or the line that goes online.

    The line stands in the last column that can end as `last` demands; no takes where none can.
    """
    for count in range(len(slots), 0, -1):
        *full, ending = slots[:count]
        takes, rest = pour(lines, remainder, full, first)
        demand = last if full else replace(last, least=max(last.least, first.least))
        take, left = fill(lines, rest, replace(ending, height=ending.height - reserve), demand)
        if take.placed:
            return (*takes, take), left
    return (), remainder


def is_poured(lines: Lines, remainder: Remainder) -> bool:
    """Whether every line of the galley is placed."""
    return remainder.line == len(lines) and not remainder.waiting


def lines_left(lines: Lines, remainder: Remainder) -> tuple[Line, ...]:
    """The lines that are not placed, in reading order."""
    return tuple(lines[index] for index in (*remainder.waiting, *range(remainder.line, len(lines))))
