"""Reads how large an SVG is, and refuses one that would take minutes or all memory to draw."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import BinaryIO, Final, NamedTuple
from xml.parsers import expat

from lowdown.desk.source.drawing_weight import MAX_LEVELS, MAX_PARTS, Part, parts_drawn
from lowdown.desk.source.fault_log import InvalidValueError

MAX_BYTES: Final = 10_000_000
"""Maximum size of a drawing's file."""

_ROOTS: Final = ("http://www.w3.org/2000/svg svg", "svg")
_CURE: Final = "Simplify it in the program that drew it, or export it as PNG."


class DrawingSize(NamedTuple):
    """The natural size of a drawing in user units."""

    width: float
    """From its left to its right."""
    height: float
    """From its top to its foot."""


def drawing_size(file: BinaryIO, name: str) -> DrawingSize:
    """The size of the SVG `file`, by its `width` and `height`, else by its `viewBox`.

    Messages call it `name`. Raises InvalidValueError where it is broken, says no size, or is too
    large to be drawn, and OSError where it cannot be read.
    """
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _too_large(name, f"has more than {MAX_BYTES // 1_000_000} MB")
    root = _read(data, name)
    if root is None or root.name not in _ROOTS:
        raise _unreadable(name, "is not a drawing", "Save it again as SVG.")
    if parts_drawn(root) > MAX_PARTS:
        message = (
            f"would take too long to draw: it shows more than {MAX_PARTS:,} shapes and letters,"
            " or has as much work in its references and style sheets"
        )
        raise _too_large(name, message)
    return _size_of(root.attributes, name)


def _read(data: bytes, name: str) -> Part | None:
    """The parts of a drawing as a tree."""
    reader = _DrawingReader(name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.read_text
    parser.StartDoctypeDeclHandler = reader.refuse_declaration
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        if isinstance(error, InvalidValueError):
            raise
        message = f"is broken on its line {getattr(error, 'lineno', 1)}"
        raise _unreadable(name, message, "Save it again from a program for drawings.") from None
    return reader.root


class _DrawingReader:
    """Makes a tree of the events of a parser; raises InvalidValueError where there are too many."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Part | None = None
        self.count = 0
        self.open: list[Part] = []

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MAX_PARTS:
            raise _too_large(self.name, f"has more than {MAX_PARTS:,} parts")
        if len(self.open) >= MAX_LEVELS:
            raise _too_large(self.name, f"has more than {MAX_LEVELS} levels")
        part = Part(name=tag, attributes=attributes)
        if self.open:
            self.open[-1].children.append(part)
        self.root = self.root or part
        self.open.append(part)

    def end(self, _: str) -> None:
        self.open.pop()

    def read_text(self, text: str) -> None:
        self.open[-1].text.append(text)

    def refuse_declaration(self, *_: object) -> None:
        cure = "Delete the line with <!DOCTYPE; nothing needs it."
        raise _unreadable(self.name, "begins with a DOCTYPE", cure)


def _unreadable(name: str, message: str, cure: str) -> InvalidValueError:
    return InvalidValueError("LD208", f"the picture \u201c{name}\u201d {message}", cure)


def _too_large(name: str, message: str) -> InvalidValueError:
    return InvalidValueError("LD250", f"the drawing \u201c{name}\u201d {message}", _CURE)


def _size_of(root: Mapping[str, str], name: str) -> DrawingSize:
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    box = re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", root.get("viewBox", ""))
    across, down = (float(box[2]), float(box[3])) if len(box) == _BOX else (0.0, 0.0)
    if across > 0 and down > 0:
        if width and not height:
            height = width * down / across
        elif height and not width:
            width = height * across / down
        width, height = width or across, height or down
    if not (0 < width < float("inf") and 0 < height < float("inf")):
        raise _unreadable(name, "does not say how large it is", "Give its first element a viewBox.")
    return DrawingSize(width, height)


_BOX: Final = 4
_UNITS: Final = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
}


def _length(words: str) -> float:
    """A length in user units; 0 where it is missing or a percentage."""
    found = re.fullmatch(r"\s*\+?(\d+\.?\d*|\.\d+)(px|pt|pc|in|cm|mm|)\s*", words)
    return float(found[1]) * _UNITS[found[2]] if found else 0.0
