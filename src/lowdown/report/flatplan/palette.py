"""The letter and the colours of each article, by its place in the issue."""

from __future__ import annotations

from string import ascii_uppercase
from typing import Final

from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Hue:
    """The colour of an article."""

    fill: str
    """Behind its words, in a picture: pale, `#rrggbb`."""
    ink: str
    """Its outline, in a picture: dark."""
    cell: int
    """Behind its words, on a terminal of 256 colours."""


HUES: Final = (
    Hue(fill="#cfe0f5", ink="#1f5fa8", cell=153),
    Hue(fill="#fbdcc0", ink="#a04f08", cell=223),
    Hue(fill="#d0ebcf", ink="#23702a", cell=157),
    Hue(fill="#f6cfd0", ink="#a82a34", cell=217),
    Hue(fill="#e2d5f2", ink="#6a3fa0", cell=183),
    Hue(fill="#f5ebb5", ink="#746000", cell=229),
    Hue(fill="#c7ebe8", ink="#0d6f6c", cell=158),
    Hue(fill="#f8d3e6", ink="#a02a6c", cell=218),
    Hue(fill="#e6d9cc", ink="#6f4a24", cell=187),
    Hue(fill="#d3dbe6", ink="#46586a", cell=146),
    Hue(fill="#e2efb8", ink="#55700a", cell=192),
    Hue(fill="#cdeaf7", ink="#0a6a8f", cell=195),
)
"""The colours, in the order in which articles get them, repeated after the last."""
FURNITURE: Final = Hue(fill="#ececec", ink="#555555", cell=252)
"""The colour of furniture."""


def hue_of(number: int) -> Hue:
    """The colour of the article at that place in the manifest, from 0."""
    return HUES[number % len(HUES)]


def letter_of(number: int) -> str:
    """The letter of the article at that place: A to Z, then A2 to Z2, and so on."""
    round_, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(round_ + 1) if round_ else "")
