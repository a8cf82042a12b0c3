"""Reads the pictures of the site from the parts of their own files: sizes, and data about people.

The parts are read one by one, without the library that wrote the pictures, and without their dots:
a large picture costs no more than a small one.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Final
from xml.parsers import expat

from lowdown.sources import SourceError, open_ordinary
from lowdown.values import dataclass

PICTURE_NAMES: Final = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg")
"""The endings of the pictures that a site may show."""
_MAX_PARTS: Final = 10_000
"""Parts of a file that are looked at."""
_MAX_DRAWING: Final = 5_000_000
"""Bytes of a drawing that are read."""
_JPEG_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_COMMENT: Final = 0xFE
_JPEG_ENDS: Final = (b"\xda", b"\xd9")
"""The dots, and the end of the file."""
_JPEG_PRIVATE: Final = {
    b"Exif\0": "Exif",
    b"http://ns.adobe.com/xap": "XMP",
    b"http://ns.adobe.com/xmp": "XMP",
    b"Photoshop": "IPTC",
}
_PNG_PRIVATE: Final = {b"eXIf": "Exif", b"tEXt": "words", b"zTXt": "words", b"iTXt": "words"}
_WEBP_PRIVATE: Final = {b"EXIF": "Exif", b"XMP ": "XMP"}
_HARMFUL: Final = frozenset({"script", "foreignobject", "iframe", "embed", "object", "handler"})
_LENGTH: Final = re.compile(r"(?i)\s*([0-9.]+(?:e[+-]?\d+)?)\s*(px|pt|mm|cm|in|pc|q)?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPicture:
    """What is read in the file of a picture."""

    width: float = 0
    """Its width in dots, or in units of a drawing; 0 where it does not say."""
    height: float = 0
    """Its height."""
    private: tuple[str, ...] = ()
    """The kinds of data about its making that are in it, such as `Exif`."""
    harmful: str = ""
    """What in a drawing could run; empty for nothing."""
    is_damaged: bool = False
    """Whether its parts could not be read."""


class PictureReader:
    """Reads pictures below a folder, each once."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._read: dict[str, ReadPicture] = {}

    def read(self, path: str) -> ReadPicture:
        """What the file at `path` below the folder says; damaged where it cannot be read."""
        if path not in self._read:
            self._read[path] = _read(self._out / path)
        return self._read[path]


def _read(file: Path) -> ReadPicture:
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        return ReadPicture()
    try:
        with open_ordinary(file) as opened:
            return reader(opened)
    except (OSError, SourceError, ValueError, struct.error, expat.ExpatError):
        return ReadPicture(is_damaged=True)


def _read_jpeg(file: BinaryIO) -> ReadPicture:
    """Its segments up to the dots (ITU-T T.81, B.1)."""
    if file.read(2) != b"\xff\xd8":
        raise ValueError("no JPEG")
    width = height = 0
    private: list[str] = []
    for kind, data in _jpeg_segments(file):
        if kind in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[1:5])
        elif kind == _JPEG_COMMENT:
            private.append("a comment")
        else:
            private += [name for start, name in _JPEG_PRIVATE.items() if data.startswith(start)]
    return ReadPicture(width=width, height=height, private=_once(private))


def _jpeg_segments(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The kind of each segment before the dots, and what is in it."""
    for _ in range(_MAX_PARTS):
        mark, kind = file.read(1), file.read(1)
        while kind == b"\xff":
            kind = file.read(1)
        if mark != b"\xff" or not kind:
            raise ValueError("no segment")
        if kind in _JPEG_ENDS:
            return
        length = struct.unpack(">H", file.read(2))[0] - 2
        yield kind[0], file.read(length)


def _read_png(file: BinaryIO) -> ReadPicture:
    """Its chunks (W3C, Portable Network Graphics)."""
    if file.read(8) != b"\x89PNG\r\n\x1a\n":
        raise ValueError("no PNG")
    width = height = 0
    private = []
    for _ in range(_MAX_PARTS):
        length, kind = struct.unpack(">I4s", file.read(8))
        if kind == b"IHDR":
            width, height = struct.unpack(">II", file.read(8))
            length -= 8
        if kind in _PNG_PRIVATE:
            private.append(_PNG_PRIVATE[kind])
        if kind == b"IEND":
            break
        file.seek(length + 4, 1)
    return ReadPicture(width=width, height=height, private=_once(private))


def _read_webp(file: BinaryIO) -> ReadPicture:
    """Its chunks (RFC 9649)."""
    head = file.read(12)
    if head[:4] != b"RIFF" or head[8:] != b"WEBP":
        raise ValueError("no WebP")
    size = (0, 0)
    private = []
    while len(head := file.read(8)) == 8:
        kind, length = struct.unpack("<4sI", head)
        start = file.tell()
        if not size[0]:
            size = _webp_size(kind, file.read(min(length, 10)))
        if kind in _WEBP_PRIVATE:
            private.append(_WEBP_PRIVATE[kind])
        file.seek(start + length + length % 2)
    return ReadPicture(width=size[0], height=size[1], private=_once(private))


def _webp_size(kind: bytes, data: bytes) -> tuple[int, int]:
    """The size that a chunk of a WebP says; zeros where it says none."""
    if kind == b"VP8X":
        width, height = data[4:7] + b"\0", data[7:10] + b"\0"
        return struct.unpack("<I", width)[0] + 1, struct.unpack("<I", height)[0] + 1
    if kind == b"VP8L":
        bits = struct.unpack("<I", data[1:5])[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", data[6:10])
        return width & 0x3FFF, height & 0x3FFF
    return 0, 0


def _read_gif(file: BinaryIO) -> ReadPicture:
    head = file.read(10)
    if head[:4] != b"GIF8":
        raise ValueError("no GIF")
    width, height = struct.unpack("<HH", head[6:])
    return ReadPicture(width=width, height=height)


def _read_svg(file: BinaryIO) -> ReadPicture:
    """Its elements; its size is that of its view box, or its width and height."""
    reader = _Drawing()
    reader.parse(file.read(_MAX_DRAWING))
    width, height = reader.size
    return ReadPicture(
        width=width,
        height=height,
        private=("words of a program",) if reader.has_metadata else (),
        harmful=reader.harmful,
    )


class _Drawing:
    """Goes through the elements of a drawing once."""

    def __init__(self) -> None:
        self.root: dict[str, str] | None = None
        self.has_metadata = False
        self.harmful = ""

    def parse(self, data: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._begin
        parser.StartDoctypeDeclHandler = self._refuse
        parser.Parse(data, True)

    @cached_property
    def size(self) -> tuple[float, float]:
        root = self.root or {}
        box = [float(number) for number in re.findall(r"[^\s,]+", root.get("viewBox", ""))]
        if len(box) == 4:
            return box[2], box[3]
        lengths = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
        found = [float(length[1]) for length in lengths if length]
        return (found[0], found[1]) if len(found) == 2 else (0, 0)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if self.root is None:
            self.root = attributes
        local = name.rpartition(":")[2].lower()
        self.has_metadata = self.has_metadata or local == "metadata"
        found = f"<{local}>" if local in _HARMFUL else next(_harmful(attributes), "")
        self.harmful = self.harmful or found

    def _refuse(self, *_: object) -> None:
        self.harmful = self.harmful or "a document type"


def _harmful(attributes: dict[str, str]) -> Iterator[str]:
    for name, value in attributes.items():
        if name.lower().startswith("on"):
            yield f"the attribute {name}"
        elif name.lower().endswith("href") and re.match(r"(?i)\s*(javascript|https?):", value):
            yield "an address outside of it"


def _once(kinds: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kinds))


_READERS: Final = {
    ".jpg": _read_jpeg,
    ".jpeg": _read_jpeg,
    ".png": _read_png,
    ".webp": _read_webp,
    ".gif": _read_gif,
    ".svg": _read_svg,
}
