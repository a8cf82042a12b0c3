"""Pours an article's lines into several columns: to the brim, level, or up to a jump line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from typing import NamedTuple

from lowdown.layout.column import ANY, Demand, Lines, Slot, as_galley, fill, is_poured
from lowdown.model import Remainder, Take
from lowdown.values import dataclass

MAX_UNLEVEL = 5
"""Lines by which a column may be filled beyond an even share, while the best level is sought."""


class Poured(NamedTuple):
    """Copy poured into columns."""

    takes: tuple[Take, ...]
    """What stands in the columns, in reading order; columns without copy are left out."""
    remainder: Remainder
    """What is left of the article."""


def pour(
    lines: Lines,
    remainder: Remainder,
    slots: Sequence[Slot],
    first: Demand = ANY,
    every: Demand = ANY,
) -> Poured:
    """Pours `remainder` into columns in reading order, each to the brim.

    `first` is the demand of the first column, `every` that of each of the others.
    """
    takes: list[Take] = []
    for position, slot in enumerate(slots):
        take, remainder = fill(lines, remainder, slot, every if position else first)
        if take.placed:
            takes.append(take)
        if is_poured(lines, remainder):
            break
    return Poured(tuple(takes), remainder)


def pour_level(
    lines: Lines, remainder: Remainder, slots: Sequence[Slot], first: Demand = ANY
) -> Poured:
    """Pours copy that ends in these columns so that they end as level as its cuts allow.

    Columns filled one by one to the brim leave the last one short; here each is filled to the line
    that would be the last of all if the rest were spread evenly, or a few lines more. Poured to the
    brim where the copy does not end.
    """
    best = pour(lines, remainder, slots, first)
    if not best.takes or not is_poured(lines, best.remainder):
        return best
    raggedness = _raggedness(best.takes, slots)
    columns = _EvenColumns(slots)
    for extra in range(MAX_UNLEVEL):
        if not raggedness:
            break
        level = _pour_evenly(lines, remainder, columns, first, extra)
        if level is None or level.takes[0].column != best.takes[0].column:
            continue
        level_raggedness = _raggedness(level.takes, slots)
        if level_raggedness < raggedness:
            best, raggedness = level, level_raggedness
    return best


@dataclass(frozen=True, slots=True)
class _EvenColumns:
    """Columns over which copy is spread evenly, again and again."""

    slots: Sequence[Slot]
    """The columns."""
    bottoms: dict[tuple[int, int], int] = field(default_factory=dict)
    """Every bottom that was computed, by the first column and the depth."""

    def bottom(self, first: int, depth: int) -> int:
        """The page's line at which the columns from `first` on would all end that hold `depth`
        lines between them.
        """
        key = (first, depth)
        bottom = self.bottoms.get(key)
        if bottom is None:
            bottom = self.bottoms[key] = _even_bottom(self.slots[first:], depth)
        return bottom


def _pour_evenly(
    lines: Lines, remainder: Remainder, columns: _EvenColumns, first: Demand, extra: int
) -> Poured | None:
    """Pours copy so that each column ends `extra` lines below an even share.

    None where the copy does not end.
    """
    takes: list[Take] = []
    galley = as_galley(lines)
    for position, slot in enumerate(columns.slots):
        depth = galley.depth_from(remainder.line) + sum(
            galley[index].height + galley[index].space for index in remainder.waiting
        )
        bottom = min(slot.top + slot.height, columns.bottom(position, depth) + extra)
        cut = replace(slot, height=max(0, bottom - slot.top))
        take, remainder = fill(lines, remainder, cut, first if position == 0 else ANY)
        if take.placed:
            takes.append(take)
        if is_poured(lines, remainder):
            return Poured(tuple(takes), remainder)
    return None


def _even_bottom(slots: Sequence[Slot], depth: int) -> int:
    """The page's line at which columns that hold `depth` lines between them would all end."""
    bottom, lowest = min(slot.top for slot in slots), max(slot.top + slot.height for slot in slots)
    if len(slots) == 1:
        return min(bottom + max(0, depth), lowest + 1)
    while bottom <= lowest:
        lacking = depth - sum(
            max(0, min(bottom, slot.top + slot.height) - slot.top) for slot in slots
        )
        if lacking <= 0:
            break
        bottom = min(lowest + 1, bottom + max(1, lacking // len(slots)))
    return bottom


def _raggedness(takes: Sequence[Take], slots: Sequence[Slot]) -> int:
    """Lines between the column that ends highest and the one that ends lowest.

    Empty columns end where they begin.
    """
    ends = {slot.column: slot.top for slot in slots if slot.height > 0}
    ends.update({take.column: take.top + take.depth for take in takes})
    return max(ends.values()) - min(ends.values())


class Break(NamedTuple):
    """Where an article breaks off: at a jump line, or at the online line."""

    demand: Demand
    """How its last column has to end."""
    reserve: int
    """The lines that are left free there for that line."""


def pour_to_break(
    lines: Lines,
    remainder: Remainder,
    slots: Sequence[Slot],
    *,
    last: Break,
    first: Demand = ANY,
) -> Poured:
    """Pours copy up to a break in the last column that can end so.

    There are no takes where none can. `first` is the demand of the first column.
    """
    min_lines = max(last.demand.min_lines, first.min_lines)
    for count in range(len(slots), 0, -1):
        *full, ending = slots[:count]
        takes, rest = pour(lines, remainder, full, first)
        demand = last.demand if full else replace(last.demand, min_lines=min_lines)
        slot = replace(ending, height=ending.height - last.reserve)
        filled = fill(lines, rest, slot, demand)
        if filled.take.placed:
            return Poured((*takes, filled.take), filled.remainder)
    return Poured((), remainder)
