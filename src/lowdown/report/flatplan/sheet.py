"""Where each page of a plan stands in the SVG flatplan. Lengths in pixels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from lowdown.model import Grid, Patch, PlanReport
from lowdown.values import dataclass

PAGE_WIDTH: Final = 168.0
"""Width of a page."""
MARGIN: Final = 32.0
"""White round everything."""
HEADING: Final = 10.0
"""Size of the type in a head."""
_TITLE: Final = 88.0
"""From the top to the first pages."""
BETWEEN: Final = 44.0
"""White between two spreads, and below a row of them."""
_ABREAST: Final = 3
"""Spreads side by side."""


class Point(NamedTuple):
    """A point of the picture."""

    x: float
    """From the left."""
    y: float
    """From the top."""


class Box(NamedTuple):
    """A rectangle in the picture."""

    x: float
    """Its left edge."""
    y: float
    """Its top."""
    width: float
    """How wide it is."""
    height: float
    """How high it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatplanLayout:
    """Where the pages stand in the picture."""

    grid: Grid
    """The measures of every page, in points."""
    corners: Mapping[int, Point]
    """The upper left corner of each page, by its number."""
    width: float
    """Width of the picture."""
    height: float
    """Where the pages end, and the legend begins."""
    margin: float = MARGIN
    """White round everything."""

    @property
    def scale(self) -> float:
        """Pixels to a point."""
        return PAGE_WIDTH / self.grid.page_width

    @property
    def page_width(self) -> float:
        """Width of a page."""
        return PAGE_WIDTH

    @property
    def page_height(self) -> float:
        """Height of a page."""
        return self.grid.page_height * self.scale

    def corner(self, page: int) -> Point:
        """The upper left corner of a page."""
        return self.corners[page]

    def place(self, patch: Patch, page: int) -> Box:
        """Where a patch of a page stands."""
        left, top = self.corners[page]
        return Box(
            x=left + self.grid.x(patch.column) * self.scale,
            y=top + self.grid.y(patch.top) * self.scale,
            width=self.grid.width(patch.span) * self.scale,
            height=patch.height * self.grid.leading * self.scale,
        )


def lay_out(report: PlanReport) -> FlatplanLayout:
    """Puts the spreads in rows, the pages of each side by side."""
    spreads = report.spreads()
    abreast = min(_ABREAST, len(spreads))
    height = report.grid.page_height * PAGE_WIDTH / report.grid.page_width
    corners = {}
    for count, spread in enumerate(spreads):
        row, place = divmod(count, abreast)
        left = MARGIN + place * (2 * PAGE_WIDTH + BETWEEN)
        for side, page in enumerate(spread):
            if page is not None:
                top = _TITLE + row * (height + BETWEEN)
                corners[page.number] = Point(x=left + side * PAGE_WIDTH, y=top)
    rows = -(-len(spreads) // abreast)
    return FlatplanLayout(
        grid=report.grid,
        corners=corners,
        width=2 * MARGIN + abreast * (2 * PAGE_WIDTH + BETWEEN) - BETWEEN,
        height=_TITLE + rows * (height + BETWEEN),
    )
