"""Finds what a PDF would do or carry besides its pages: scripts, actions, files and forms."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any, Final

MAX_SWOLLEN: Final = 512 * 1024 * 1024
"""Bytes that all streams of a file may have when they are unpacked; a newspaper has a tenth."""
_CHUNK: Final = 1 << 20
_MAX_PACKED: Final = 3
"""How often one stream may be packed."""
_STREAM: Final = re.compile(rb"stream\r?\n")
_HARMLESS_ACTIONS: Final = frozenset({"/URI", "/GoTo"})


def find_active(pdf: Any) -> tuple[str, ...]:
    """What a PDF has that paper cannot have, each in words; `pdf` is an open pikepdf.Pdf."""
    return tuple(dict.fromkeys([*_in_document(pdf), *_on_pages(pdf)]))


def _in_document(pdf: Any) -> Iterator[str]:
    import pikepdf

    root = pdf.Root
    names = root.get("/Names", {})
    if "/JavaScript" in names:
        yield "a script"
    if "/EmbeddedFiles" in names or "/AF" in root:
        yield "an attached file"
    if "/AcroForm" in root:
        yield "a form"
    if "/AA" in root:
        yield "an action that starts by itself"
    if isinstance(root.get("/OpenAction"), pikepdf.Dictionary):
        yield from _actions(root.OpenAction)


def _on_pages(pdf: Any) -> Iterator[str]:
    for page in pdf.pages:
        if "/AA" in page.obj:
            yield "an action that starts by itself"
        for annotation in page.obj.get("/Annots", []):
            yield from _in_annotation(annotation)


def _in_annotation(annotation: Any) -> Iterator[str]:
    kind = str(annotation.get("/Subtype", ""))
    if kind == "/FileAttachment":
        yield "an attached file"
    elif kind != "/Link":
        yield f"a note or a field ({kind.lstrip('/') or 'of no kind'})"
    if "/AA" in annotation:
        yield "an action that starts by itself"
    if "/A" in annotation:
        yield from _actions(annotation.A)


def _actions(action: Any) -> Iterator[str]:
    """An action that is not simply to open an address or to go to a page."""
    kind = str(action.get("/S", ""))
    if kind == "/JavaScript":
        yield "a script"
    elif kind not in _HARMLESS_ACTIONS:
        yield f"an action ({kind.lstrip('/') or 'of no kind'})"
    elif "/Next" in action:
        yield "an action that starts another"


def is_swelling(data: bytes) -> bool:
    """Whether the packed streams of a PDF are larger than any newspaper's when they are unpacked.

    Whatever the file says about its streams, they are unpacked bit by bit and thrown away.
    """
    room = MAX_SWOLLEN
    for start in _STREAM.finditer(data):
        room -= _unpacked_length(data, start.end(), room, packed=_MAX_PACKED)
        if room <= 0:
            return True
    return False


def _unpacked_length(data: bytes, start: int, room: int, *, packed: int) -> int:
    """The unpacked length of the stream at `start`, as far as `room`; 0 where it is not packed."""
    unpacker = zlib.decompressobj()
    length, waiting, at = 0, b"", start
    inner = bytearray()
    try:
        while length <= room and not unpacker.eof and (waiting or at < len(data)):
            if not waiting:
                waiting, at = data[at : at + _CHUNK], at + _CHUNK
            piece = unpacker.decompress(waiting, _CHUNK)
            waiting = unpacker.unconsumed_tail
            length += len(piece)
            if len(inner) < _CHUNK:
                inner += piece
    except zlib.error:
        pass
    if packed > 1 and inner[:1] == b"x":
        length += _unpacked_length(bytes(inner), 0, room - length, packed=packed - 1)
    return length
