"""The sizes of paper that have a name, and the validator of `[paper] size`."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lowdown.desk.source import InvalidValueError
from lowdown.model import nearest

POINTS: Final = {
    "pt": 1.0,
    "px": 0.75,
    "pc": 12.0,
    "in": 72.0,
    "cm": 72 / 2.54,
    "mm": 72 / 25.4,
    "q": 72 / 101.6,
}
"""Points in one of each of the units of CSS."""

SIZES: Final = {
    "a0": (841, 1189, "mm"),
    "a1": (594, 841, "mm"),
    "a2": (420, 594, "mm"),
    "a3": (297, 420, "mm"),
    "a4": (210, 297, "mm"),
    "a5": (148, 210, "mm"),
    "a6": (105, 148, "mm"),
    "a7": (74, 105, "mm"),
    "a8": (52, 74, "mm"),
    "b3": (353, 500, "mm"),
    "b4": (250, 353, "mm"),
    "b5": (176, 250, "mm"),
    "jis-b4": (257, 364, "mm"),
    "jis-b5": (182, 257, "mm"),
    "letter": (8.5, 11, "in"),
    "legal": (8.5, 14, "in"),
    "ledger": (11, 17, "in"),
    "tabloid": (11, 17, "in"),
    "berliner": (315, 470, "mm"),
}
"""Width, height and unit of each named size, upright: those of CSS Paged Media, section 7.1, and of
newspapers."""

MIN_SIDE: Final = 72.0
"""The least width or height of a page, in points."""
MAX_SIDE: Final = 14400.0
"""The greatest width or height of a page, in points: what a PDF page may have."""


class PageSize(NamedTuple):
    """The size of a page."""

    width: float
    """Its width in points."""
    height: float
    """Its height in points."""


def page_size(value: object) -> PageSize:
    """Returns the size of a page, from words such as `A4 landscape` or `210mm 297mm`."""
    if not isinstance(value, str):
        raise _size_fault(str(value), "Write a size such as A4, or 210mm 297mm.")
    words = value.lower().replace(",", " ").split()
    orientation = words[-1] if words and words[-1] in ("landscape", "portrait") else None
    size = _upright_size(value, words[:-1] if orientation else words)
    if not all(MIN_SIDE <= side <= MAX_SIDE for side in size):
        raise _size_fault(value, "Write a size between 1 inch and 200 inches.")
    if orientation == "portrait":
        return PageSize(min(size), max(size))
    if orientation == "landscape":
        return PageSize(max(size), min(size))
    return size


def _upright_size(value: str, words: list[str]) -> PageSize:
    """The size that `words` name, before it is turned."""
    if len(words) == 1 and words[0] in SIZES:
        width, height, unit = SIZES[words[0]]
        return PageSize(width * POINTS[unit], height * POINTS[unit])
    if len(words) in (1, 2) and all(_LENGTH.fullmatch(word) for word in words):
        return PageSize(_length(words[0]), _length(words[-1]))
    guess = _meant("".join(words))
    cure = f"Did you mean \u201c{guess}\u201d?" if guess else "Write A4, or 210mm 297mm."
    raise _size_fault(value, cure)


_ABOUT_PAPER: Final = re.compile(r"^(?:us|din|iso)(?![a-z]?$)|(?:paper|size|sheet|format)+$")
"""What people write before and after the name of a size: "US Letter", "A4 paper"."""


def _meant(written: str) -> str | None:
    """The name of the size that somebody probably means, as its makers write it: A4, Letter."""
    guess = nearest(_ABOUT_PAPER.sub("", written.replace("-", "")), SIZES)
    if guess is None or guess[-1].isdigit():
        return guess and guess.upper()
    return guess.capitalize()


_LENGTH: Final = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)(pt|px|pc|in|cm|mm|q)")


def _length(word: str) -> float:
    found = _LENGTH.fullmatch(word)
    assert found is not None  # the caller has seen it match
    return float(found[1]) * POINTS[found[2]]


def _size_fault(value: str, cure: str) -> InvalidValueError:
    return InvalidValueError("LD115", f"\u201c{value}\u201d is not a size of paper", cure)
