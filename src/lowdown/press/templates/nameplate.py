"""Measures the nameplate: a title as large as fits, or a picture in its place; and its dateline.

Widths are sums of the faces' advances, as those of headlines are.
"""

from __future__ import annotations

import math
from typing import Final

from lowdown.model import (
    Grid,
    Issue,
    NameplateStyle,
    Picture,
    Publication,
    readable_on,
)
from lowdown.press.assets import SANS, Typefaces
from lowdown.press.templates.headlines import MARGIN, count_lines, even_width
from lowdown.press.templates.localised import long_date
from lowdown.values import dataclass

LARGEST: Final = 54
"""Points of a title that fits on one line."""
SMALLEST: Final = 36
"""Points of the smallest title that is still set on one line."""
LARGEST_OF_TWO: Final = 44
"""Points of the largest title that is set on two lines."""
SMALLEST_OF_TWO: Final = 18
"""Points below which a title on two lines is not set; a longer one takes more lines."""
SPACING: Final = -0.02
"""Ems by which the letters of the title stand closer, as `type.css` sets them."""
DATELINE: Final = 8.4
"""Points of the type of the dateline, as `type.css` sets it."""
DATELINE_GAP: Final = 14.0
"""Minimum points between the two ends of the dateline, where they share a line."""
BAND_SIDE: Final = 12.0
"""Points from the edge of the band to what stands in it."""
PLATE_SIDE: Final = 8.0
"""Points of white beside a picture on the band."""
PICTURE_LINES: Final = (6, 5, 4, 3)
"""Lines of the grid that a picture may be deep, the best first."""
MAX_SHARE: Final = 0.7
"""Share of the type area's width that a picture of one of these depths may have."""
STRIP: Final = 8.0
"""The width of a picture that may go from margin to margin, as a multiple of its height."""
MAX_DEPTH: Final = 1 / 6
"""Share of the lines of a column that a picture may be deep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleSize:
    """How the title is set in type. In points."""

    size: float
    """Size of the type."""
    leading: float
    """From one of its baselines to the next."""
    spare: float
    """What its lines leave free of the width that they have, so that two are of even length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatePicture:
    """The picture in place of the title. In points."""

    picture: Picture
    """The picture."""
    width: float
    """Its printed width."""
    height: float
    """Its printed height."""
    depth: float
    """The depth of its place, a whole number of lines of the grid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameplateView:
    """The nameplate, measured."""

    style: str
    """`left`, `centre` or `banner`."""
    title: TitleSize
    """How the title is set, where no picture stands in its place."""
    picture: PlatePicture | None
    """The picture in place of the title."""
    is_stacked: bool
    """Whether the date stands below the number: they do not fit beside each other."""
    band_side: float
    """Points from the edge of the band to what stands in it; 0 without a band."""
    plate_side: float
    """Points of white beside a picture on the band; 0 without a band."""
    band: str
    """The colour of the band."""
    on_band: str
    """The colour of the type on it."""


def view_nameplate(
    publication: Publication, issue: Issue, grid: Grid, typefaces: Typefaces
) -> NameplateView:
    """Returns the nameplate of an issue as the templates need it."""
    plate, full = publication.nameplate, grid.width(grid.columns)
    is_banner = plate.style is NameplateStyle.BANNER
    band_side, plate_side = (BAND_SIDE, PLATE_SIDE) if is_banner else (0.0, 0.0)
    width = full - 2 * band_side
    logo = plate.image
    picture = _size_picture(logo, width - 2 * plate_side, grid) if logo else None
    accent = publication.look.accent
    return NameplateView(
        style=plate.style.value,
        title=size_title(publication.title, width, typefaces),
        picture=picture,
        is_stacked=_is_stacked(publication, issue, full, typefaces),
        band_side=band_side,
        plate_side=plate_side,
        band=accent,
        on_band=readable_on(accent),
    )


def size_title(text: str, width: float, typefaces: Typefaces) -> TitleSize:
    """Returns the largest size at which a title fits one line of `width` points.

    Where that would be too small it stands on two lines of even length.
    """
    words = text.split()
    ems = [_ems(word, typefaces) for word in words] or [0.0]
    space = _ems(" ", typefaces)
    for size in range(LARGEST, SMALLEST - 1, -2):
        if _fits(ems, space, width / size / MARGIN, lines=1):
            return TitleSize(size=size, leading=size + 2, spare=0.0)
    two = range(LARGEST_OF_TWO, SMALLEST_OF_TWO, -1)
    fitting = (size for size in two if _fits(ems, space, width / size / MARGIN, lines=2))
    size = next(fitting, SMALLEST_OF_TWO)
    even = even_width(ems, space, width / size / MARGIN) * size * MARGIN
    return TitleSize(size=size, leading=size + 2, spare=max(0.0, width - even))


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleEms:
    """Widths of a title in ems of its type."""

    longest_word: float
    """That of its longest word."""
    whole: float
    """That of all of it on one line."""


def measure_title(text: str, typefaces: Typefaces) -> TitleEms:
    """Returns the widths of a title as the nameplate sets it."""
    return TitleEms(
        longest_word=max((_ems(word, typefaces) for word in text.split()), default=0.0),
        whole=_ems(text, typefaces),
    )


def _ems(text: str, typefaces: Typefaces) -> float:
    return typefaces.advance(text, family=typefaces.headline, bold=True) + SPACING * len(text)


def _fits(ems: list[float], space: float, width: float, *, lines: int) -> bool:
    return max(ems) <= width and count_lines(ems, space, width) <= lines


def _size_picture(picture: Picture, width: float, grid: Grid) -> PlatePicture:
    """A picture as deep as suits its shape, in a place of whole lines, at most `width` wide."""
    shape = picture.width / picture.height
    leading = grid.leading
    deepest = max(2, int(grid.lines * MAX_DEPTH))
    for lines in PICTURE_LINES:
        if lines <= deepest and lines * leading * shape <= MAX_SHARE * width:
            depth = lines * leading
            return PlatePicture(
                picture=picture, width=round(depth * shape, 3), height=depth, depth=depth
            )
    # A strip goes from margin to margin.
    own = min(width if shape > STRIP else MAX_SHARE * width, deepest * leading * shape)
    height = own / shape
    depth = math.ceil(round(height / leading, 6)) * leading
    return PlatePicture(picture=picture, width=round(own, 3), height=round(height, 3), depth=depth)


def _is_stacked(publication: Publication, issue: Issue, width: float, typefaces: Typefaces) -> bool:
    """Whether number and date are too long to stand at the two ends of one line."""
    name = publication.words.name_issue(issue.volume, issue.number)
    title = f": {issue.title}" if issue.title else ""
    date = long_date(issue.date, publication.language, typefaces)
    ems = sum(typefaces.advance(text, family=SANS, bold=False) for text in (f"{name}{title}", date))
    return ems * DATELINE * MARGIN + DATELINE_GAP > width
