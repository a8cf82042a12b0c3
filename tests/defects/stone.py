"""Finds, moves, changes or removes type in a finished PDF, as a compositor did on the stone.

What the press draws is simple: each piece of type is one `BT ... Tm ... Tf ... TJ ... ET`, mostly
between `BDC` and `EMC`, in a font whose codes have two bytes. Lengths are in the units that the
press draws in: CSS pixels from the page's top left, three quarters of a point each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Pdf, String

PIXEL: Final = 0.75
"""Points in the unit that the press draws in."""
_PAIR: Final = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>")


class Case:
    """A font as a case of type, which translates letters to codes and back."""

    def __init__(self, font: Any) -> None:
        pairs = _PAIR.findall(font.ToUnicode.read_bytes().partition(b"beginbfchar")[2])
        self.letters = {bytes.fromhex(code.decode()): _utf16(said) for code, said in pairs}
        self.codes = {letters: code for code, letters in reversed(list(self.letters.items()))}

    def read(self, shown: Any) -> str:
        """What the operand of a TJ says."""
        raw = b"".join(bytes(part) for part in shown if isinstance(part, String))
        return "".join(self.letters.get(raw[at : at + 2], "\ufffd") for at in range(0, len(raw), 2))

    def set(self, text: str) -> Array:
        """The operand of a TJ that says `text`; raises KeyError where the font lacks a letter."""
        return Array([String(b"".join(self.codes[letter] for letter in text))])


def _utf16(said: bytes) -> str:
    return bytes.fromhex(said.decode()).decode("utf-16-be")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of type on the stone."""

    start: int
    """The instruction that it begins with, BT."""
    matrix: int
    """The instruction that says where it stands, Tm."""
    shows: tuple[int, ...]
    """The instructions that show it, TJ: several where a divided word is in it."""
    end: int
    """The instruction after its last, ET."""
    font: str
    """Its font among the page's."""
    x: float
    """Where it begins."""
    y: float
    """What it stands on."""
    text: str
    """What it says."""


class Forme:
    """One page; changes to it are written to the PDF when the `with` block ends."""

    def __init__(self, pdf: Pdf, number: int) -> None:
        self.pdf, self.page, self.number = pdf, pdf.pages[number - 1], number
        self.instructions: list[Any] = list(pikepdf.parse_content_stream(self.page))

    def __enter__(self) -> Forme:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self.page.obj.Contents = self.pdf.make_stream(
                pikepdf.unparse_content_stream(self.instructions)
            )

    @cached_property
    def cases(self) -> dict[str, Case]:
        """The page's fonts by their names."""
        return {name: Case(font) for name, font in self.page.obj.Resources.Font.items()}

    @property
    def pieces(self) -> list[Piece]:
        """All type that is shown in one go, in the order in which it is drawn."""
        at: dict[str, int] = {}
        shows: list[int] = []
        found = []
        for index, instruction in enumerate(self.instructions):
            operator = str(instruction.operator)
            at[operator] = index
            if operator == "BT":
                shows = []
            elif operator == "TJ":
                shows.append(index)
            elif operator == "ET" and shows:
                found.append(self._piece(at, tuple(shows)))
        return found

    def _piece(self, at: Mapping[str, int], shows: tuple[int, ...]) -> Piece:
        matrix = self.instructions[at["Tm"]].operands
        font = str(self.instructions[at["Tf"]].operands[0])
        return Piece(
            start=at["BT"],
            matrix=at["Tm"],
            shows=shows,
            end=at["ET"],
            font=font,
            x=float(matrix[4]),
            y=float(matrix[5]),
            text="".join(
                self.cases[font].read(self.instructions[show].operands[0]) for show in shows
            ),
        )

    def find(self, words: str) -> Piece:
        """The first piece that is these words, or else has them; raises LookupError for none."""
        having = [piece for piece in self.pieces if words in piece.text]
        found = next(
            (piece for piece in having if piece.text == words), having[0] if having else None
        )
        if found is None:
            raise LookupError(f"page {self.number} does not say {words!r}")
        return found

    def select(self, chosen: Callable[[Piece], bool]) -> list[Piece]:
        """The pieces that `chosen` is true of; raises LookupError where there are none."""
        found = [piece for piece in self.pieces if chosen(piece)]
        if not found:
            raise LookupError(f"page {self.number} has no such type")
        return found

    def set(self, piece: Piece, text: str) -> None:
        """Changes what a piece says, in its own type; ValueError where it has a divided word."""
        (show,) = piece.shows
        self.instructions[show] = instruction([self.cases[piece.font].set(text)], "TJ")

    def remove(self, pieces: Sequence[Piece]) -> None:
        """Takes pieces out."""
        for piece in pieces:
            for show in piece.shows:
                self.instructions[show] = instruction([Array([])], "TJ")

    def move(self, pieces: Sequence[Piece], right: float, down: float) -> None:
        """Moves pieces on the page."""
        for piece in pieces:
            self.instructions[piece.matrix] = instruction(
                [1, 0, 0, -1, piece.x + right, piece.y + down], "Tm"
            )

    def add(self, raw: bytes) -> None:
        """Draws something over everything else, in points from the bottom left."""
        self.instructions[:0] = [instruction([], "q")]
        self.instructions.append(instruction([], "Q"))
        self.instructions.extend(pikepdf.parse_content_stream(self.pdf.make_stream(raw)))

    def lay(
        self, pieces: Sequence[Piece], source: Forme, right: float = 0.0, down: float = 0.0
    ) -> None:
        """Draws pieces of another page, or of this one once more."""
        self.page.obj.Resources.Font = Dictionary(
            {**dict(source.page.obj.Resources.Font), **dict(self.page.obj.Resources.Font)}
        )
        lines = []
        for piece in pieces:
            shown = pikepdf.unparse_content_stream(source.instructions[piece.start : piece.end + 1])
            matrix = b"1 0 0 -1 %.3f %.3f Tm" % (piece.x + right, piece.y + down)
            lines.append(b"/Artifact BMC " + re.sub(rb"[-\d. ]+Tm", matrix, shown) + b" EMC")
        height = float(self.page.mediabox[3])
        self.add(b"q 0.75 0 0 -0.75 0 %f cm 0 g " % height + b"\n".join(lines) + b" Q")


def instruction(operands: Sequence[Any], operator: str) -> Any:
    """An instruction of a page's contents."""
    return pikepdf.ContentStreamInstruction(operands, pikepdf.Operator(operator))
