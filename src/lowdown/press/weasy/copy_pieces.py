"""Reads a line box of WeasyPrint, before it is broken, as pieces of text of one font each."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from lowdown.press.weasy.boxes import Box, Path
from lowdown.press.weasy.words import Fonts, SetFont, UnshapedWordError
from lowdown.values import dataclass

_UNKNOWN: Final = re.compile(
    "[\t\n\f\r\u0085\u061c\u200c-\u200f\u2028-\u202e\u2066-\u206f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
)
"""Characters that a line of our own cannot have: tabs, breaks, and those that set a direction."""


class LeftToPangoError(Exception):
    """A paragraph that WeasyPrint has to set in its own way; the message is the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text of one font within a paragraph."""

    path: Path
    """Where its box stands in the line box."""
    box: Box
    """Its text box."""
    font: SetFont
    """Its font."""
    start: int
    """Where it begins, in characters of the paragraph."""
    end: int
    """Where it ends."""
    before: float = 0.0
    """White before it, from the boxes that begin with it, in CSS pixels; below 0: it is moved."""
    after: float = 0.0
    """White behind it, from the boxes that end with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The text of a paragraph, or of a stretch of it up to a line break in the copy."""

    text: str
    """All of it; `Piece.start` and `Piece.end` count in it."""
    pieces: tuple[Piece, ...]
    """Its pieces, in order."""


def read_copy(line_box: Box, fonts: Fonts, *, skip: int) -> tuple[Copy, ...]:
    """The copy of a line box, parted at its line breaks.

    `skip`: its first children, which are out of the flow. LeftToPangoError: it cannot be set here.
    """
    reader = _Reader(fonts)
    for index, child in enumerate(line_box.children[skip:], skip):
        reader.read(child, (index,))
    return reader.copies()


class _Reader:
    """Reads boxes in order."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self.stretches: list[list[Piece]] = [[]]
        self.texts = [""]
        self.before = 0.0

    def copies(self) -> tuple[Copy, ...]:
        """What was read."""
        if len(self.stretches) > 1 and not self.stretches[-1]:
            del self.stretches[-1], self.texts[-1]
        if not all(text.strip(" ") for text in self.texts):
            raise LeftToPangoError("empty line")
        return tuple(
            Copy(text=text, pieces=tuple(pieces))
            for text, pieces in zip(self.texts, self.stretches, strict=True)
        )

    def read(self, box: Box, path: Path) -> None:
        """Reads a box and all that is in it."""
        from weasyprint.formatting_structure import boxes

        if isinstance(box, boxes.TextBox):
            self._add(box, path)
        elif type(box) is boxes.InlineBox:
            self._read_inline(box, path)
        else:
            raise LeftToPangoError(type(box).__name__)

    def _read_inline(self, box: Box, path: Path) -> None:
        if not box.is_in_normal_flow() or box.is_leader or box.footnote:
            raise LeftToPangoError("box out of the flow")
        if box.style["position"] != "static" or box.style["float"] != "none":
            raise LeftToPangoError("box that is placed by itself")
        if box.element_tag == "br":
            self._break_line(box, path)
            return
        first = len(self.stretches[-1])
        self.before += spacing_of(box, "left")
        for index, child in enumerate(box.children):
            self.read(child, (*path, index))
        after = spacing_of(box, "right")
        if len(self.stretches[-1]) == first and (self.before or after):
            raise LeftToPangoError("empty box with white")
        if after:
            piece = self.stretches[-1][-1]
            self.stretches[-1][-1] = replace(piece, after=piece.after + after)

    def _break_line(self, box: Box, path: Path) -> None:
        self.stretches.append([])
        self.texts.append("")

    def _add(self, box: Box, path: Path) -> None:
        style = box.style
        if reason := _strange(style):
            raise LeftToPangoError(reason)
        if found := _UNKNOWN.search(box.text):
            raise LeftToPangoError(f"character U+{ord(found[0]):04X}")
        if not box.text:
            return
        try:
            font = self.fonts.of(style)
        except UnshapedWordError as error:
            raise LeftToPangoError(str(error)) from error
        start = len(self.texts[-1])
        self.texts[-1] += box.text
        self.stretches[-1].append(
            Piece(
                path=path,
                box=box,
                font=font,
                start=start,
                end=start + len(box.text),
                before=self.before,
            )
        )
        self.before = 0.0


def _strange(style: Any) -> str:
    """Why text of this style cannot be set here; empty where it can."""
    if style["white_space"] != "normal":
        return "white space that is kept"
    if style["direction"] != "ltr":
        return "right to left"
    if style["word_spacing"]:
        return "word spacing"
    if style["overflow_wrap"] != "normal" or style["word_break"] != "normal":
        return "words that break anywhere"
    if style["visibility"] != "visible" or not style["font_size"]:
        return "unseen text"
    return ""


def spacing_of(box: Box, side: str) -> float:
    """White on one side of an inline box, in CSS pixels."""
    return float(
        getattr(box, f"margin_{side}")
        + getattr(box, f"padding_{side}")
        + getattr(box, f"border_{side}_width")
    )


def resolve_inline(box: Box, block: Box) -> None:
    """Computes the lengths of the boxes in a line that depend on the width of its block."""
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout.percent import resolve_percentages

    for child in box.children:
        if not child.is_in_normal_flow():
            continue
        resolve_percentages(child, block)
        for side in ("margin_left", "margin_right"):
            if getattr(child, side) == "auto":
                setattr(child, side, 0)
        if type(child) is boxes.InlineBox:
            resolve_inline(child, block)
