"""Defects of the type on a page of an open PDF.

Each function returns a change that makes one thing wrong. Words stand for the first piece of type
on the page that is just them, or else the first that has them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pikepdf import Pdf

from defects.stone import Forme, Piece, instruction

Change = Callable[[Pdf], None]
LINE: Final = 14 / 0.75
"""From one line of copy to the next."""
COLUMN: Final = (56.69, 291.02, 525.35)
"""Where the sample's three columns begin."""


def all_of(*changes: Change) -> Change:
    """Does one after another."""

    def change(pdf: Pdf) -> None:
        for one in changes:
            one(pdf)

    return change


def says(page: int, words: str, instead: str) -> Change:
    """Other words in the same type."""

    def change(pdf: Pdf) -> None:
        with Forme(pdf, page) as forme:
            piece = forme.find(words)
            forme.set(piece, piece.text.replace(words, instead))

    return change


def lacks(page: int, *words: str) -> Change:
    """Pieces of type taken out."""

    def change(pdf: Pdf) -> None:
        with Forme(pdf, page) as forme:
            forme.remove([forme.find(some) for some in words])

    return change


def lacks_area(
    page: int, *, top: float, bottom: float, left: float = 0.0, right: float = 9999.0
) -> Change:
    """All type within an area taken out."""

    def change(pdf: Pdf) -> None:
        with Forme(pdf, page) as forme:
            forme.remove(forme.select(_within(left, top, right, bottom)))

    return change


def shifts(page: int, *words: str, right: float = 0.0, down: float = 0.0) -> Change:
    """Pieces of type moved."""

    def change(pdf: Pdf) -> None:
        with Forme(pdf, page) as forme:
            forme.move([forme.find(some) for some in words], right, down)

    return change


def puts(page: int, words: str, x: float, y: float) -> Change:
    """A piece of type put elsewhere on its page."""

    def change(pdf: Pdf) -> None:
        with Forme(pdf, page) as forme:
            piece = forme.find(words)
            forme.move([piece], x - piece.x, y - piece.y)

    return change


def exchanges_columns(page: int, one: int, two: int, *, top: float, bottom: float) -> Change:
    """What stands in two columns between two heights, exchanged."""

    def change(pdf: Pdf) -> None:
        with Forme(pdf, page) as forme:
            step = COLUMN[two] - COLUMN[one]
            first = forme.select(_within(COLUMN[one] - 5, top, COLUMN[one] + 205, bottom))
            second = forme.select(_within(COLUMN[two] - 5, top, COLUMN[two] + 205, bottom))
            forme.move(first, step, 0)
            forme.move(second, -step, 0)

    return change


def exchanges_stretches(page: int, column: int, first: str, second: str, after: str) -> Change:
    """Exchanges two stretches of a column, from `first` to `second` and from there to `after`."""

    def change(pdf: Pdf) -> None:
        with Forme(pdf, page) as forme:
            left, right = COLUMN[column] - 5, COLUMN[column] + 205
            top, middle, bottom = (forme.find(words).y for words in (first, second, after))
            above = forme.select(_within(left, top - 1, right, middle - 1))
            below = forme.select(_within(left, middle - 1, right, bottom - 1))
            forme.move(above, 0, bottom - middle)
            forme.move(below, 0, top - middle)

    return change


def exchanges_areas(page: int, top: float, middle: float, start: float, bottom: float) -> Change:
    """Exchanges two stretches of the last column, each between two heights."""

    def change(pdf: Pdf) -> None:
        with Forme(pdf, page) as forme:
            above = forme.select(_within(COLUMN[2], top, 9999, middle))
            below = forme.select(_within(COLUMN[2], start, 9999, bottom))
            forme.move(above, 0, start - top)
            forme.move(below, 0, top - start)

    return change


def fades(page: int, *words: str) -> Change:
    """Pieces of type that leave no mark (text rendering mode 3)."""

    def change(pdf: Pdf) -> None:
        with Forme(pdf, page) as forme:
            for piece in sorted(
                (forme.find(some) for some in words), key=lambda piece: -piece.shows[0]
            ):
                forme.instructions.insert(piece.end, instruction([0], "Tr"))
                forme.instructions.insert(piece.shows[0], instruction([3], "Tr"))

    return change


def prints_again(
    page: int, *words: str, right: float = 0.0, down: float = 0.0, on: int | None = None
) -> Change:
    """Pieces of type drawn a second time, on their page or on another."""

    def change(pdf: Pdf) -> None:
        source = Forme(pdf, page)
        with Forme(pdf, on or page) as forme:
            forme.lay([source.find(some) for some in words], source, right, down)

    return change


def carries_area(page: int, to: int, *, top: float, bottom: float, down: float = 0.0) -> Change:
    """All type within an area drawn on another page, and taken out here."""

    def change(pdf: Pdf) -> None:
        with Forme(pdf, page) as source:
            pieces = source.select(_within(0, top, 9999, bottom))
            with Forme(pdf, to) as forme:
                forme.lay(pieces, source, 0, down)
            source.remove(pieces)

    return change


def draws(page: int, raw: bytes) -> Change:
    """Anything drawn over a page, in points from the bottom left."""

    def change(pdf: Pdf) -> None:
        with Forme(pdf, page) as forme:
            forme.add(raw)

    return change


def _within(left: float, top: float, right: float, bottom: float) -> Callable[[Piece], bool]:
    return lambda piece: left <= piece.x <= right and top <= piece.y <= bottom
