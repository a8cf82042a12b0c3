"""Words in the SVG flatplan: how wide they are at least, and as much of them as there is
room for.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Final

from lowdown.model import shorten
from lowdown.values import dataclass

_WIDTHS: Final = {
    **dict.fromkeys("ijlI.,:;'!|()[]ftr -\u2019", 0.42),
    **dict.fromkeys("mMW@%\u2014\u2026\u2192\u2190\u2197", 1.0),
    "w": 0.83,
}
"""Widths in ems of unusually wide and narrow characters, in a wide face: which is used is
unknown.
"""
_CAPITAL: Final = 0.79
_USUAL: Final = 0.65
_BOLD: Final = 1.1
"""How much wider bold type is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words in a picture. Lengths in pixels."""

    text: str
    """The words."""
    x: float
    """Where they begin, end, or have their middle."""
    y: float
    """Their baseline."""
    room: float
    """How wide they may be."""
    size: float
    """Size of the type."""
    bold: bool = False
    """Whether it is bold."""
    anchor: str = "start"
    """Which part of the words stands at `x`: `start`, `middle` or `end`."""
    fill: str = ""
    """Their colour; empty for that of the picture."""

    def fitted(self) -> Label | None:
        """The label with as many of its words as there is room for; None where not even a letter
        fits.
        """
        text = fitted(self.text, self.room, self.size, bold=self.bold)
        return replace(self, text=text) if text else None


def fitted(text: str, room: float, size: float, *, bold: bool) -> str:
    """`text`, or as much of it as is at most `room` wide, with an ellipsis."""
    if width_of(text, size, bold=bold) <= room:
        return text
    for length in range(len(text) - 1, 1, -1):
        shorter = shorten(text, length)
        if width_of(shorter, size, bold=bold) <= room:
            return shorter
    return ""


def width_of(text: str, size: float, *, bold: bool) -> float:
    """About how wide `text` is in any of the usual faces: rather too much than too little."""
    return sum(_ems(character) for character in text) * size * (_BOLD if bold else 1.0)


def _ems(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    return _WIDTHS.get(character, _CAPITAL if character.isupper() else _USUAL)


def number(value: float) -> str:
    """A length, as short as it can be written with two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
