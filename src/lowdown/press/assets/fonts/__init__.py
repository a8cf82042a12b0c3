"""The typefaces of every page: those that come along, and those of the publication's own folder."""

from lowdown.press.assets.fonts.bundled import BUNDLED, Family
from lowdown.press.assets.fonts.choice import find_missing_italics, typefaces_of
from lowdown.press.assets.fonts.font_file import FontFile, capital_height, opened
from lowdown.press.assets.fonts.typefaces import (
    NARROW,
    NARROW_SPACE,
    SANS,
    SERIF,
    STANDARD,
    Face,
    Typefaces,
    load,
    set_in,
)

__all__ = [
    "BUNDLED",
    "NARROW",
    "NARROW_SPACE",
    "SANS",
    "SERIF",
    "STANDARD",
    "Face",
    "Family",
    "FontFile",
    "Typefaces",
    "capital_height",
    "find_missing_italics",
    "load",
    "opened",
    "set_in",
    "typefaces_of",
]
