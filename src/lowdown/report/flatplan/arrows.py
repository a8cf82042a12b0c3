"""The two labels of a jump go in; the path of the arrow between them comes out, round the pages rather than over them.

Lengths in pixels; a label is its left, its top, its width and its height.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from lowdown.report.flatplan.sheet import BETWEEN, FlatplanLayout
from lowdown.report.flatplan.svg_text import number

Box = tuple[float, float, float, float]
Point = tuple[float, float]

_BESIDE: Final = 12.0
"""From the edge of a spread to an arrow that runs down beside it."""
_ABOVE: Final = 27.0
"""From the top of a page up to an arrow that runs above it, clear of the page's number."""
_BELOW: Final = 7.0
"""From the foot of a page to an arrow that runs below it."""
_RADIUS: Final = 10.0
"""Radius of a bend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One end of an arrow."""

    page: int
    """The page that it is on."""
    label: Box
    """The label of the jump line there."""


def route(sheet: FlatplanLayout, start: End, end: End, *, lane: int) -> str:
    """The path from `start` to `end`, as an SVG path has it; arrows in different lanes run side by side."""
    aside = 3.0 * (lane % 3 - 1)
    left, top, width, height = start.label
    to_left, to_top, _, to_height = end.label
    same_row = sheet.corner(start.page)[1] == sheet.corner(end.page)[1]
    beside = 0 < to_left - left - width < BETWEEN * 2.5
    if same_row and (beside or start.page % 2 == 0):
        return _swing((left + width, top + height / 2), (to_left, to_top + to_height / 2))
    points = [*_leave(sheet, start, end, aside), *_arrive(sheet, end, aside)]
    return _rounded(points)


def _swing(start: Point, end: Point) -> str:
    bend = max(20.0, min(60.0, abs(end[0] - start[0]) / 2))
    curve = (start[0] + bend, start[1], end[0] - bend, end[1], *end)
    return f"M{number(start[0])} {number(start[1])} C{' '.join(number(value) for value in curve)}"


def _leave(sheet: FlatplanLayout, start: End, end: End, aside: float) -> list[Point]:
    """Out of a right-hand page to its right, out of a left-hand page at its foot; then to above the other page."""
    left, top, width, height = start.label
    corner = sheet.corner(start.page)
    above = sheet.corner(end.page)[1] - _ABOVE + aside
    if start.page % 2:
        beside = corner[0] + sheet.page_width + _BESIDE + aside
        middle = top + height / 2
        return [(left + width, middle), (beside, middle), (beside, above)]
    centre, below = left + width / 2, corner[1] + sheet.page_height + _BELOW + aside
    if above - below < BETWEEN:  # the row of the other page is the next one
        return [(centre, top + height), (centre, above)]
    channel = _channel(sheet, end) + aside
    return [(centre, top + height), (centre, below), (channel, below), (channel, above)]


def _arrive(sheet: FlatplanLayout, end: End, aside: float) -> list[Point]:
    """Into a left-hand page from its left, into a right-hand page from above."""
    left, top, width, height = end.label
    above = sheet.corner(end.page)[1] - _ABOVE + aside
    if end.page % 2 == 0:
        channel, middle = _channel(sheet, end) + aside, top + height / 2
        return [(channel, above), (channel, middle), (left, middle)]
    return [(left + width / 2, above), (left + width / 2, top)]


def _channel(sheet: FlatplanLayout, end: End) -> float:
    """The way down beside the spread that a page is in, on its left."""
    left = sheet.corner(end.page)[0]
    return (left if end.page % 2 == 0 else left - sheet.page_width) - _BESIDE


def _rounded(points: list[Point]) -> str:
    """A path through `points` whose bends are round."""
    through = [
        point for point, before in zip(points, [None, *points], strict=False) if point != before
    ]
    drawn = [f"M{number(through[0][0])} {number(through[0][1])}"]
    for (before, here), (_, after) in pairwise(pairwise(through)):
        arriving, leaving = _towards(here, before), _towards(here, after)
        drawn.append(f"L{number(arriving[0])} {number(arriving[1])}")
        drawn.append(
            f"Q{number(here[0])} {number(here[1])} {number(leaving[0])} {number(leaving[1])}"
        )
    return " ".join([*drawn, f"L{number(through[-1][0])} {number(through[-1][1])}"])


def _towards(here: Point, there: Point) -> Point:
    """The point a bend's radius from `here` towards `there`, or halfway where that is nearer."""
    across, down = there[0] - here[0], there[1] - here[1]
    distance = float((across**2 + down**2) ** 0.5)
    share = min(_RADIUS / distance, 0.5)
    return here[0] + across * share, here[1] + down * share
