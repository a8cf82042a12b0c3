"""The path of the arrow between the two ends of a jump, round the pages rather than over them.

Lengths in pixels.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from lowdown.report.flatplan.sheet import BETWEEN, Box, FlatplanLayout, Point
from lowdown.report.flatplan.svg_text import number
from lowdown.values import dataclass

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
    """The path from `start` to `end`, as SVG writes paths; arrows in different lanes run side by
    side.
    """
    aside = 3.0 * (lane % 3 - 1)
    left, top, width, height = start.label
    to_left, to_top, _, to_height = end.label
    same_row = sheet.corner(start.page).y == sheet.corner(end.page).y
    beside = 0 < to_left - left - width < BETWEEN * 2.5
    if same_row and (beside or start.page % 2 == 0):
        right = Point(x=left + width, y=top + height / 2)
        return _curve(right, Point(x=to_left, y=to_top + to_height / 2))
    points = [*_leave(sheet, start, end, aside), *_arrive(sheet, end, aside)]
    return _rounded(points)


def _curve(start: Point, end: Point) -> str:
    bend = max(20.0, min(60.0, abs(end.x - start.x) / 2))
    curve = (start.x + bend, start.y, end.x - bend, end.y, *end)
    return f"M{number(start[0])} {number(start[1])} C{' '.join(number(value) for value in curve)}"


def _leave(sheet: FlatplanLayout, start: End, end: End, aside: float) -> list[Point]:
    """The way from a page to above the other: from a right-hand page to its right, from a left-hand
    one down.
    """
    left, top, width, height = start.label
    corner = sheet.corner(start.page)
    above = sheet.corner(end.page).y - _ABOVE + aside
    if start.page % 2:
        beside = corner.x + sheet.page_width + _BESIDE + aside
        middle = top + height / 2
        return [Point(left + width, middle), Point(beside, middle), Point(beside, above)]
    centre, below = left + width / 2, corner.y + sheet.page_height + _BELOW + aside
    if above - below < BETWEEN:  # the row of the other page is the next one
        return [Point(centre, top + height), Point(centre, above)]
    channel = _channel(sheet, end) + aside
    return [
        Point(centre, top + height),
        Point(centre, below),
        Point(channel, below),
        Point(channel, above),
    ]


def _arrive(sheet: FlatplanLayout, end: End, aside: float) -> list[Point]:
    """The way into a page: into a left-hand one from its left, into a right-hand one from above."""
    left, top, width, height = end.label
    above = sheet.corner(end.page).y - _ABOVE + aside
    if end.page % 2 == 0:
        channel, middle = _channel(sheet, end) + aside, top + height / 2
        return [Point(channel, above), Point(channel, middle), Point(left, middle)]
    return [Point(left + width / 2, above), Point(left + width / 2, top)]


def _channel(sheet: FlatplanLayout, end: End) -> float:
    """The x of the way down beside the spread that a page is in, on its left."""
    left = sheet.corner(end.page).x
    return (left if end.page % 2 == 0 else left - sheet.page_width) - _BESIDE


def _rounded(points: list[Point]) -> str:
    """A path through `points` whose bends are round."""
    through = [
        point for point, before in zip(points, [None, *points], strict=False) if point != before
    ]
    path = [f"M{number(through[0].x)} {number(through[0].y)}"]
    for (before, here), (_, after) in pairwise(pairwise(through)):
        arriving, leaving = _towards(here, before), _towards(here, after)
        path.append(f"L{number(arriving.x)} {number(arriving.y)}")
        path.append(f"Q{number(here.x)} {number(here.y)} {number(leaving.x)} {number(leaving.y)}")
    return " ".join([*path, f"L{number(through[-1].x)} {number(through[-1].y)}"])


def _towards(here: Point, there: Point) -> Point:
    """The point a bend's radius from `here` towards `there`, or halfway where that is nearer."""
    across, down = there.x - here.x, there.y - here.y
    share = min(_RADIUS / (across**2 + down**2) ** 0.5, 0.5)
    return Point(x=here.x + across * share, y=here.y + down * share)
