"""The contrast of colours, as WCAG 2.2 defines it."""

from __future__ import annotations

from typing import Final

LIGHT: Final = "#ffffff"
"""The light colour of type on a coloured ground."""
DARK: Final = "#1a1a1a"
"""The dark colour of type on a coloured ground."""


def contrast(one: str, two: str) -> float:
    """Returns the contrast ratio of two colours given as #rrggbb, from 1 to 21.

    Source: WCAG 2.2, "contrast ratio" and "relative luminance".
    """
    darker, lighter = sorted((_luminance(one), _luminance(two)))
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(ground: str) -> str:
    """Returns the colour of type that has the greater contrast on `ground`: light or dark."""
    return max((LIGHT, DARK), key=lambda colour: contrast(colour, ground))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
