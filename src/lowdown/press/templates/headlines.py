"""Sizes headlines: as large as fits on one line, otherwise with lines of even length.

Widths are sums of the face's advances: good to a few per cent, and no type has to be set twice.
"""

from __future__ import annotations

from typing import Final

from lowdown.press.assets import Typefaces
from lowdown.values import dataclass

SIZES: Final = {
    "lead": (40.0, 37.0, 34.0, 31.0),
    "main": (31.0, 29.0, 27.0, 25.0),
    "short": (22.0, 20.0, 18.0),
    "filler": (20.0, 18.0, 16.0),
}
"""Sizes in points for each weight of article, the largest first; the second is the usual one."""
MARGIN: Final = 1.03
"""Factor for kerning and rounding, which the sums leave out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineSize:
    """How a headline is set. In points."""

    size: float
    """Size of the type."""
    leading: float
    """From one of its baselines to the next."""
    width: float
    """Width of its lines, at most."""


def size_headline(text: str, weight: str, width: float, *, typefaces: Typefaces) -> HeadlineSize:
    """The size of a headline that may be `width` points wide, for a weight of `SIZES`."""
    family = typefaces.headline
    sizes = SIZES[weight]
    ems = [typefaces.advance(word, family=family, bold=True) for word in text.split()] or [0.0]
    space = typefaces.advance(" ", family=family, bold=True)
    for size in sizes:
        if count_lines(ems, space, width / size / MARGIN) == 1:
            return HeadlineSize(size=size, leading=size + 3, width=width)
    size = sizes[1]
    return HeadlineSize(
        size=size,
        leading=size + 3,
        width=even_width(ems, space, width / size / MARGIN) * size * MARGIN,
    )


def count_lines(ems: list[float], space: float, width: float) -> int:
    """The number of lines that words of these widths take."""
    count, used = 1, 0.0
    for own in ems:
        needed = own if not used else used + space + own
        if needed > width and used:
            count, used = count + 1, own
        else:
            used = needed
    return count


def even_width(ems: list[float], space: float, width: float) -> float:
    """The smallest width at which the words take no more lines than at `width`."""
    count = count_lines(ems, space, width)
    sums = sorted(
        sum(ems[first:last]) + space * (last - first - 1)
        for first in range(len(ems))
        for last in range(first + 1, len(ems) + 1)
    )
    return next(
        (
            total
            for total in sums
            if count_lines(ems, space, total + 0.001) <= count and total >= max(ems)
        ),
        width,
    )
