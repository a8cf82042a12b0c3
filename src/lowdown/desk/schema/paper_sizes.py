"""From the size of a sheet in words (`A4 landscape`, `210mm 297mm`) to its width and height in points."""

from __future__ import annotations

import re
from typing import Final

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
"""Width, height and unit, upright; those of CSS Paged Media, section 7.1, and of newspapers."""

_LEAST, _MOST = 72.0, 14400.0


def page_size(value: object) -> tuple[float, float]:
    """Width and height in points."""
    if not isinstance(value, str):
        raise _refusal(str(value), "Write a size such as A4, or 210mm 297mm.")
    words = value.lower().replace(",", " ").split()
    turned = words[-1:] if words[-1:] in (["landscape"], ["portrait"]) else []
    names = words[: len(words) - len(turned)]
    if len(names) == 1 and names[0] in SIZES:
        width, height, unit = SIZES[names[0]]
        size = (width * POINTS[unit], height * POINTS[unit])
    elif 1 <= len(names) <= 2 and all(_LENGTH.fullmatch(name) for name in names):
        size = (_length(names[0]), _length(names[-1]))
    else:
        guess = nearest(names[0], SIZES) if names else None
        raise _refusal(
            value,
            f"Did you mean \u201c{guess.upper()}\u201d?" if guess else "Write A4, or 210mm 297mm.",
        )
    if not all(_LEAST <= length <= _MOST for length in size):
        raise _refusal(value, "Write a size between 1 inch and 200 inches.")
    if turned:
        size = (min(size), max(size)) if turned == ["portrait"] else (max(size), min(size))
    return size


_LENGTH: Final = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)(pt|px|pc|in|cm|mm|q)")


def _length(word: str) -> float:
    found = _LENGTH.fullmatch(word)
    assert found is not None  # the caller has seen it match
    return float(found[1]) * POINTS[found[2]]


def _refusal(value: str, cure: str) -> InvalidValueError:
    return InvalidValueError("LD115", f"\u201c{value}\u201d is not a size of paper", cure)
