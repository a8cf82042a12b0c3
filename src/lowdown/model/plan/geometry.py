"""The measures of a page: its margins, its columns and its baseline grid."""

from __future__ import annotations

from typing import Final, NamedTuple

from lowdown.values import dataclass

MM: Final = 72 / 25.4
"""Points in a millimetre."""


class Box(NamedTuple):
    """A rectangle of a page, in points from the page's top left."""

    left: float
    """Its left edge."""
    top: float
    """Its top edge."""
    width: float
    """Its width."""
    height: float
    """Its height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Where columns and lines stand on every page; lengths in points, depths in whole lines."""

    page_width: float
    """Width of the sheet."""
    page_height: float
    """Height of the sheet."""
    left: float
    """White left of the first column."""
    top: float
    """White above the first line."""
    columns: int
    """Number of columns."""
    gutter: float
    """White between two columns."""
    measure: float
    """Width of one column."""
    leading: float
    """From one baseline to the next."""
    lines: int
    """Lines in a full column."""

    def width(self, span: int) -> float:
        """Returns the width of `span` columns and the gutters between them, in points."""
        return span * self.measure + (span - 1) * self.gutter

    def x(self, column: int) -> float:
        """Returns the left edge of a column (from 0), in points from the page's left."""
        return self.left + column * (self.measure + self.gutter)

    def y(self, line: int) -> float:
        """Returns the top edge of a line (from 0), in points from the page's top."""
        return self.top + line * self.leading

    def box(self, column: int, top: int, *, span: int, height: int) -> Box:
        """Returns the rectangle of `span` columns from `column` and `height` lines from `top` on.

        Lengths are rounded to hundredths of a point.
        """
        lengths = (self.x(column), self.y(top), self.width(span), height * self.leading)
        return Box(*(round(length, 2) for length in lengths))

    def lines_for(self, height: float) -> int:
        """Returns the whole lines that hold `height` points.

        Half a point too much is accepted, for rules and rounding.
        """
        return max(0, -int(-(height - 0.5) // self.leading))
