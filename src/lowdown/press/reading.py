"""Extents of a set galley in, lines for the make-up out: heights in whole lines, and where the scissors may go."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from lowdown.model.galley import Cut, Line
from lowdown.model.measure import Grid
from lowdown.press.weasy import SetLine

SOLID_WHITE = 10.0
"""Points of white, above and below together, round a picture, a pull quote, a box or a table."""
WIDOW = 2
"""Lines of a paragraph that stay together at the head or the foot of a column, at the least."""
DROPCAP_LINES = 3
"""Lines beside a drop cap, which stay together."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
HYPHENS = ("-", "\u2010", "\u00ad")


def lines_of(extents: Sequence[SetLine], grid: Grid) -> tuple[Line, ...]:
    """The galley's lines, one for each extent, in the same order."""
    lines: list[Line] = []
    head_height = 0
    broken_word = False
    for _, group in groupby(extents, key=lambda extent: extent.block):
        paragraph = list(group)
        for number, extent in enumerate(paragraph, start=1):
            index = len(lines)
            before = extents[index - 1] if index else None
            after = extents[index + 1] if index + 1 < len(extents) else None
            if "thead" in extent.tags:
                head_height += _height(extent, grid)
            elif "tr" not in extent.tags:
                head_height = 0
            lines.append(
                Line(
                    height=_height(extent, grid),
                    space=_space(extent, before, grid),
                    lead=head_height if "tbody" in extent.tags else 0,
                    cut=_cut(extent, number, len(paragraph), after, _dropped(paragraph[0])),
                    drifts=extent.solid and extent.tags[-1] not in ("tr", "hr"),
                    words=max(0, len(extent.text.split()) - broken_word),
                    text=extent.text.strip(),
                )
            )
            broken_word = number < len(paragraph) and extent.text.rstrip().endswith(HYPHENS)
    return tuple(lines)


def repeated_heads(extents: Sequence[SetLine], index: int) -> tuple[SetLine, ...]:
    """The rows that are repeated above row `index` of a table where it begins a column."""
    rows = []
    for extent in reversed(extents[:index]):
        if "thead" in extent.tags:
            rows.append(extent)
        elif rows or "tr" not in extent.tags:
            break
    return tuple(reversed(rows))


def _height(extent: SetLine, grid: Grid) -> int:
    white = SOLID_WHITE if extent.solid and extent.tags[-1] not in ("tr", "hr") else 0
    return max(1, grid.lines_for(extent.bottom - extent.top + white))


def _space(extent: SetLine, before: SetLine | None, grid: Grid) -> int:
    if before is None:
        return 0
    if extent.solid and extent.tags[-1] == "tr" and "tr" not in before.tags:
        return 1
    if extent.opens or ("aside" in before.tags and "aside" not in extent.tags and not before.solid):
        return max(1, grid.lines_for(extent.top - before.bottom))
    return grid.lines_for(extent.top - before.bottom)


def _dropped(first: SetLine) -> int:
    """Lines of a paragraph that stand beside its drop cap."""
    return DROPCAP_LINES if first.attendants and "li" not in first.tags else 0


def _cut(extent: SetLine, number: int, count: int, after: SetLine | None, dropped: int) -> Cut:
    """What may follow the `number`th of `count` lines of a paragraph; print closes only after a whole block of copy."""
    inside = after is not None and after.id == extent.id
    if extent.solid:
        return _cut_after_solid(extent, after)
    if extent.tags and extent.tags[-1] in HEADINGS:
        return Cut.NEVER
    if number == count:
        if extent.text.rstrip().endswith(":"):
            return Cut.COLUMN
        return Cut.JUMP if inside else Cut.CLOSE
    if number < max(WIDOW, dropped) or count - number < WIDOW:
        return Cut.NEVER
    return Cut.COLUMN if extent.text.rstrip().endswith(HYPHENS) else Cut.JUMP


def _cut_after_solid(extent: SetLine, after: SetLine | None) -> Cut:
    if "thead" in extent.tags:
        return Cut.NEVER
    if after is None:
        return Cut.CLOSE
    if "tr" in extent.tags and "tr" in after.tags:
        return Cut.COLUMN
    return Cut.JUMP if after.id == extent.id else Cut.CLOSE
