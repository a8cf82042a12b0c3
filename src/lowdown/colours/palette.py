"""The colours of the paper and of the site, computed from a publication's accent, ink and tint.

Every colour of type can be read on every ground that it stands on, as WCAG 2.2 asks at level AA.
"""

from __future__ import annotations

from typing import Final

from lowdown.colours.shades import AA, AAA, darkened, lightened, mixed
from lowdown.model import Look
from lowdown.values import dataclass

WHITE: Final = "#ffffff"
"""The colour of paper."""
_SLATE: Final = "#44546a"
_SITE_SLATE: Final = "#414f64"
_SITE_PAPER: Final = "#fffefc"
_SITE_TARGET: Final = "#fff1c9"
_NIGHT_PAPER: Final = "#15171b"
_NIGHT_TINT: Final = "#1d2127"
_NIGHT_TARGET: Final = "#3d3520"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours of type and grounds, as #rrggbb."""

    accent: str
    """Rules, drop caps, crossheads, jump lines and page numbers."""
    ink: str
    """The copy."""
    slate: str
    """What is secondary: standfirsts, credits, datelines."""
    paper: str
    """The ground of the page."""
    tint: str
    """The ground of boxes and panels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePalette(Palette):
    """Colours of the site for screens of one kind, light or dark."""

    rule: str
    """Thin rules."""
    target: str
    """The ground of the paragraph that a link led to, and of words that were searched for."""


def paper_palette(look: Look) -> Palette:
    """Returns the colours of the paper: those of the settings, and a slate that can be read."""
    return Palette(
        accent=look.accent,
        ink=look.ink,
        slate=darkened(_SLATE, (WHITE, look.tint)),
        paper=WHITE,
        tint=look.tint,
    )


def light_palette(look: Look) -> SitePalette:
    """Returns the site's colours by day: those of the settings, darkened where they must be.

    The site's ground is not quite white, and its tint is paler than on paper.
    """
    tint = mixed(look.tint, _SITE_PAPER, 0.25)
    grounds = (_SITE_PAPER, tint, _SITE_TARGET)
    return SitePalette(
        accent=darkened(look.accent, grounds),
        ink=darkened(look.ink, grounds),
        slate=darkened(_SITE_SLATE, grounds),
        paper=_SITE_PAPER,
        tint=tint,
        rule="#c9c6bf",
        target=_SITE_TARGET,
    )


def dark_palette(look: Look) -> SitePalette:
    """Returns the site's colours by night: the accent is lightened until it can be read."""
    contrasts = {_NIGHT_PAPER: AAA, _NIGHT_TINT: AA, _NIGHT_TARGET: AA}
    return SitePalette(
        accent=lightened(look.accent, contrasts),
        ink="#e9e7e2",
        slate="#b3bfcf",
        paper=_NIGHT_PAPER,
        tint=_NIGHT_TINT,
        rule="#454b55",
        target=_NIGHT_TARGET,
    )
