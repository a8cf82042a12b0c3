"""Arranges the contents box and the donation panel in lines of the grid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lowdown.layout import Slot, is_poured, pour, pour_level
from lowdown.model import Grid, Line, Remainder, Take
from lowdown.values import dataclass

CONTENTS_PADDING = 7.0
"""Points of white inside the contents box, on all sides."""
PANEL_PADDING = 10.0
"""Points of white inside the donation panel, on all sides."""
FOLIO_INDENT = 30.0
"""Points beside the line at the foot of a page that its number has."""
IMPRINT_INDENT = 40.0
"""Points beside the imprint that the page number has."""
IMPRINT_WHITE = 10.0
"""Points from the foot of the columns to the imprint."""
MARGIN_EDGE = 14.0
"""Points at the edge of the sheet that the imprint leaves free; many printers need 5 mm."""
QR_SIZE = 84.0
"""Points of a QR code's side, its quiet zone included."""


class EntryPlace(NamedTuple):
    """Where an entry of the contents box stands. In points from the box's top left."""

    left: float
    """From the box's left."""
    top: float
    """From the box's top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsBox:
    """The contents box, arranged. Lengths in points from its own top left, depths in lines."""

    span: int
    """Columns that it is wide."""
    depth: int
    """Lines that it takes up, the white above it included."""
    height: float
    """Its height."""
    title_height: float
    """Height of its title."""
    heights: tuple[float, ...]
    """Height of each entry, in the manifest's order."""
    inner: float
    """Height of its columns of entries."""
    step: float
    """From the left edge of one of its columns to that of the next."""
    width: float
    """Width of an entry."""

    def places(self, order: Sequence[int]) -> list[EntryPlace]:
        """The place of each entry; `order` lists the entries by their number in the manifest."""
        stacked = _places([self.heights[number] for number in order], self.inner)
        return [
            EntryPlace(
                left=CONTENTS_PADDING + column * self.step,
                top=CONTENTS_PADDING + self.title_height + top,
            )
            for column, top in stacked
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The donation panel, arranged. Lengths in points from its own top left, depths in lines."""

    depth: int
    """Lines that it takes up, the white above it included."""
    height: float
    """Its height."""
    measure: float
    """Width of one of its columns."""
    columns: tuple[float, ...]
    """Left edge of each of its columns."""
    copy_top: float
    """Where its columns begin."""
    qr_top: float
    """Where the QR code begins, in the last column."""
    takes: tuple[Take, ...]
    """What stands in its columns; `top` is always 0."""


def contents_width(grid: Grid) -> float:
    """Width of an entry of the contents box, in points."""
    return grid.measure - 2 * CONTENTS_PADDING


def arrange_contents(
    title: float, entries: Sequence[float], grid: Grid, *, room: int
) -> ContentsBox | None:
    """Arrange entries of the given heights in as few columns as keep the box within `room` lines.

    `room`: the lines that nameplate and head leave on page 1. Where even a box across all columns
    does not fit them, it is deeper. Its depth holds for any order of the entries. None without
    entries.
    """
    if not entries:
        return None
    for span in range(1, grid.columns + 1):
        inner = _deepest(entries, span)
        height = title + inner + 2 * CONTENTS_PADDING
        depth = grid.lines_for(height) + 1
        if depth <= room or span == grid.columns:
            break
    return ContentsBox(
        span=span,
        depth=depth,
        height=(depth - 1) * grid.leading,
        title_height=title,
        heights=tuple(entries),
        inner=inner,
        step=grid.measure + grid.gutter,
        width=contents_width(grid),
    )


def _deepest(heights: Sequence[float], columns: int) -> float:
    """A height at which `heights`, in any order, fill no more than `columns` columns.

    Stacked in any order, each column but the last stays short of it by less than the highest one.
    """
    return (sum(heights) + (columns - 1) * max(heights)) / columns


def _places(heights: Sequence[float], height: float) -> list[tuple[int, float]]:
    """Column and top of each of `heights`, stacked in columns of at most `height`."""
    column, top = 0, 0.0
    places = []
    for own in heights:
        if top and top + own > height + 0.001:
            column, top = column + 1, 0.0
        places.append((column, top))
        top += own
    return places


def imprint_depth(height: float, grid: Grid) -> int:
    """Lines at the foot of the page that an imprint of `height` points takes from the columns.

    None where the margin below them has the room.
    """
    margin = grid.page_height - grid.y(grid.lines) - IMPRINT_WHITE - MARGIN_EDGE
    return grid.lines_for(height - max(0.0, margin))


def panel_measure(grid: Grid) -> float:
    """Width of a column of the donation panel, in points."""
    inner = grid.width(grid.columns) - 2 * PANEL_PADDING
    return (inner - (grid.columns - 1) * grid.gutter) / grid.columns


def arrange_panel(title: float, lines: Sequence[Line], qr: float, grid: Grid) -> Panel:
    """Arrange the panel's copy below its title, with a QR code below the last column.

    Heights in points; `qr` is 0 where there is no code.
    """
    code = grid.lines_for(qr) if qr else 0
    count = grid.columns
    depth = next(depth for depth in range(max(1, code), 10_000) if _fits(lines, count, depth, code))
    takes, _ = pour_level(lines, Remainder(), _columns(count, depth, code))
    height = 2 * PANEL_PADDING + title + depth * grid.leading
    whole = grid.lines_for(height)
    measure = panel_measure(grid)
    return Panel(
        depth=whole + 1,
        height=whole * grid.leading,
        measure=measure,
        columns=tuple(PANEL_PADDING + number * (measure + grid.gutter) for number in range(count)),
        copy_top=PANEL_PADDING + title,
        qr_top=PANEL_PADDING + title + depth * grid.leading - qr,
        takes=takes,
    )


def _columns(count: int, depth: int, code: int) -> list[Slot]:
    """The panel's columns; the last one is shorter by the QR code below it."""
    return [
        Slot(column=column, top=0, height=depth - (code if column == count - 1 else 0))
        for column in range(count)
    ]


def _fits(lines: Sequence[Line], count: int, depth: int, code: int) -> bool:
    return is_poured(lines, pour(lines, Remainder(), _columns(count, depth, code))[1])


def page_widths(grid: Grid) -> dict[str, float]:
    """Returns the widths in points of the pages that galleys are set on, by their names."""
    widths = {f"span{span}": grid.width(span) for span in range(1, grid.columns + 1)}
    widths["full"] = grid.width(grid.columns)
    widths["panel-title-page"] = grid.width(grid.columns) - 2 * PANEL_PADDING
    widths["folio-page"] = grid.width(grid.columns) - FOLIO_INDENT
    widths["imprint-page"] = grid.width(grid.columns) - IMPRINT_INDENT
    widths["entry-page"] = contents_width(grid)
    widths["panel-page"] = panel_measure(grid)
    return widths
