"""The part of a line of copy that a terminal shows with a finding, and text made safe for
terminals.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from lowdown.model import visible
from lowdown.values import dataclass

TAB: Final = 4
"""Cells from one tab stop to the next."""
_JOINERS: Final = "\u200c\u200d"
_CUT: Final = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """The part of a line that is shown."""

    text: str
    """The line, or as much of it around the column as there is room for."""
    caret: int
    """Cells in front of the column's character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """A character as a terminal shows it."""

    text: str
    """The character, or a sign for one that cannot be seen."""
    width: int
    """How many cells it takes: none for an accent on the character before, two for a
    Chinese one.
    """


def snip(line: str, column: int, *, room: int) -> Snippet:
    """The part of `line` around `column` (from 1) that goes into `room` cells."""
    at = min(max(column - 1, 0), len(line))
    # A line of a feed may have a hundred thousand characters: most need not be measured.
    first = at - room if at > 4 * room else 0
    cells = _cells(line[first : at + room + 1])
    at -= first
    while 0 < at < len(cells) and not cells[at].width:
        at -= 1
    left, right = _window(cells, at, room)
    shown = cells[left:right]
    before = _CUT if left or first else ""
    after = _CUT if right < len(cells) or first + len(cells) < len(line) else ""
    caret = len(before) + sum(cell.width for cell in cells[left:at])
    return Snippet(text=before + "".join(cell.text for cell in shown) + after, caret=caret)


def plain(text: str) -> str:
    """`text` on one line, with every control character that a terminal would obey shown by its
    number.
    """
    return visible(" ".join(text.splitlines()).replace("\t", " "))


def _cells(text: str) -> list[_Cell]:
    cells: list[_Cell] = []
    place = 0
    for character in text:
        cell = _cell(character, place)
        place += cell.width
        cells.append(cell)
    return cells


def _cell(character: str, place: int) -> _Cell:
    if character == "\t":
        width = TAB - place % TAB
        return _Cell(text=" " * width, width=width)
    category = unicodedata.category(character)
    if category in ("Mn", "Me") or character in _JOINERS:
        return _Cell(text=character, width=0)
    if category in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return _Cell(text="\ufffd", width=1)
    return _Cell(text=character, width=2 if unicodedata.east_asian_width(character) in "WF" else 1)


def _window(cells: list[_Cell], at: int, room: int) -> tuple[int, int]:
    """Where the cells to be shown begin and end: all of them, or as many on either side of `at` as
    fit in.
    """
    if sum(cell.width for cell in cells) <= room:
        return 0, len(cells)
    left, right, free = at, at, room - 2 * len(_CUT)
    while True:
        if right < len(cells) and cells[right].width <= free:
            free -= cells[right].width
            right += 1
            grown = True
        else:
            grown = False
        if left > 0 and cells[left - 1].width <= free:
            left -= 1
            free -= cells[left].width
            grown = True
        if not grown:
            return left, right
