"""Computes the colours of the paper and of the site, and whether they can be read."""

from lowdown.colours.palette import (
    WHITE,
    Palette,
    SitePalette,
    dark_palette,
    light_palette,
    paper_palette,
)
from lowdown.colours.shades import AA, darkened, is_readable, lightened

__all__ = [
    "AA",
    "WHITE",
    "Palette",
    "SitePalette",
    "dark_palette",
    "darkened",
    "is_readable",
    "light_palette",
    "lightened",
    "paper_palette",
]
