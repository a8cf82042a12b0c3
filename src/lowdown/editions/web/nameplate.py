"""The nameplate of the site: the logo as a picture of the web, and how large a title may be."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from lowdown.editions.web.cards import PictureCard
from lowdown.editions.web.parts import EMPTY
from lowdown.editions.web.picture_html import picture_html
from lowdown.editions.web.records import Pictures
from lowdown.model import Publication
from lowdown.press import Typefaces, measure_title
from lowdown.values import dataclass

LOGO_SIZES: Final = "(min-width: 48rem) 40rem, 100vw"
"""How wide a logo is shown, at most."""
NARROW: Final = 15.5
"""Rem of the line on the narrowest screen, 320 pixels wide, on a band."""
NARROW_LINES: Final = 2.6
"""Lines that a title takes at most on the narrowest screen, in words of even length."""
MIN_HOME: Final = 1.5
"""Rem below which a title at home takes more lines rather than to be smaller."""
WIDE: Final = 70.0
"""Rem of the line on a wide screen."""
BESIDE: Final = 46.0
"""Rem of the line on a wide screen where the dateline stands beside the title."""
MIN_ONE_LINE: Final = 4.0
"""Rem below which a title at home has two lines on a wide screen and not one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleSize:
    """How large a title is, by the width of the screen. In rem; `slope` in hundredths of it."""

    least: float
    """On a narrow screen."""
    base: float
    """What a screen without any width would have."""
    slope: float
    """By how much it grows with the screen."""
    most: float
    """On a wide screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleSizes:
    """Sizes of the title in the nameplate."""

    home: TitleSize
    """At home."""
    others: TitleSize
    """On other pages."""


_HOME: Final = TitleSize(least=2.4, base=1.0, slope=8.4, most=6.75)
_OTHERS: Final = TitleSize(least=1.9, base=1.5, slope=1.6, most=2.6)
_SCREENS: Final = (20.0, 76.0)
"""Rem of the narrowest screen and of a wide one."""


def logo_card(publication: Publication) -> PictureCard | None:
    """Returns the picture in the nameplate; None without one, or where it cannot be read."""
    return Pictures(publication).card(publication.nameplate.image)


def logo_html(publication: Publication) -> Markup:
    """Returns the picture in the nameplate as HTML, in which the site's first folder is a mark."""
    card = logo_card(publication)
    return Markup(picture_html(card, sizes=LOGO_SIZES, is_late=False)) if card else EMPTY


def title_sizes(title: str, typefaces: Typefaces) -> TitleSizes:
    """Returns how large a title is set: its longest word fits the narrowest screen.

    On a wide screen it stands on one line where that can be large, otherwise on two.
    """
    ems = measure_title(title, typefaces)
    word, whole = max(ems.longest_word, 0.1), max(ems.whole, 0.1)
    narrow, one_line = NARROW / word, WIDE / whole
    two_lines = min(1.8 * one_line, WIDE / word, MIN_ONE_LINE)
    even = max(MIN_HOME, NARROW_LINES * NARROW / whole)
    return TitleSizes(
        home=_fitted(
            _HOME,
            least=min(narrow, even),
            most=one_line if one_line >= MIN_ONE_LINE else two_lines,
        ),
        others=_fitted(_OTHERS, least=min(narrow, even), most=max(_OTHERS.least, BESIDE / whole)),
    )


def _fitted(usual: TitleSize, *, least: float, most: float) -> TitleSize:
    """The usual size, or a smaller one that grows evenly from a narrow screen to a wide one."""
    if least >= usual.least and most >= usual.most:
        return usual
    least = min(usual.least, least)
    most = max(least, min(usual.most, most))
    slope = (most - least) / (_SCREENS[1] - _SCREENS[0])
    return TitleSize(
        least=round(least, 3),
        base=round(least - slope * _SCREENS[0], 3),
        slope=round(100 * slope, 3),
        most=round(most, 3),
    )
