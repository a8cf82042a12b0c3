"""Removes metadata from JPEG, PNG and WebP files without touching a pixel.

Only what a decoder needs is kept, so that what nobody has heard of yet goes too: EXIF with its
position and its thumbnail, XMP, IPTC, comments, text, dates, second pictures, and whatever stands
behind the end. The colour profile is kept. A file without any of that keeps its bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

_JPEG_STRUCTURE: Final = frozenset(
    (0xD9, 0xDA, 0xDB, 0xDD)  # the end, scans, tables, restart intervals
) | frozenset(range(0xC0, 0xD0))  # frames and their tables
_PNG_KEPT: Final = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP".split()
)
_WEBP_KEPT: Final = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP"))
_WEBP_METADATA_FLAGS: Final = 0x04 | 0x08  # XMP, EXIF
_END_OF_IMAGE: Final = b"\xff\xd9"
_MAX_JFIF: Final = 14
"""Length of a JFIF segment without a thumbnail."""


def without_metadata(data: bytes, kind: str) -> bytes | None:
    """The bitmap `data` of `kind` (JPEG, PNG or WEBP) without metadata.

    None where its parts are not in order, or the kind is another: it must be encoded again.
    """
    strip = {"JPEG": _strip_jpeg, "MPO": _strip_jpeg, "PNG": _strip_png, "WEBP": _strip_webp}
    try:
        return strip[kind](data) if kind in strip else None
    except (struct.error, IndexError, ValueError):
        return None


def _strip_jpeg(data: bytes) -> bytes:
    """ITU-T T.81, annex B: segments of a marker, a length and a body, and scans behind SOS."""
    kept = [data[:2]]
    for segment in _segments(data):
        if _is_kept_jpeg(segment[1], segment[4:]):
            kept.append(segment)
        elif segment[1] == 0xE0 and segment[4:9] == b"JFIF\0":
            without_thumbnail = struct.pack(">H", 2 + _MAX_JFIF) + segment[4:16] + b"\0\0"
            kept.append(segment[:2] + without_thumbnail)
    return b"".join(kept)


def _segments(data: bytes) -> Iterator[bytes]:
    """The segments of a JPEG in order, each with its marker, the end of the image the last."""
    at = 2
    while data[at : at + 2] != _END_OF_IMAGE:
        if data[at] != 0xFF:
            raise ValueError
        if data[at + 1] == 0xFF:  # padding
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if data[at + 1] == 0xDA:
            end = _end_of_scan(data, end)
        yield data[at:end]
        at = end
    yield _END_OF_IMAGE


def _is_kept_jpeg(marker: int, body: bytes) -> bool:
    if marker == 0xE0:
        return body.startswith(b"JFIF\0") and len(body) == _MAX_JFIF
    if marker == 0xE2:
        return body.startswith(b"ICC_PROFILE\0")
    if marker == 0xEE:
        return body.startswith(b"Adobe") and len(body) == 12
    return marker in _JPEG_STRUCTURE


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the entropy-coded data that begin at `at` end: at a marker that is no restart."""
    while True:
        at = data.index(b"\xff", at)
        following = data[at + 1]
        if following == 0xFF:
            at += 1
        elif following == 0 or 0xD0 <= following <= 0xD7:
            at += 2
        else:
            return at


def _strip_png(data: bytes) -> bytes:
    """PNG (third edition), 5.3: chunks of a length, a type, a body and a sum."""
    kept, at = [data[:8]], 8
    while True:
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise ValueError
        if kind in _PNG_KEPT:
            kept.append(data[at:end])
        if kind == b"IEND":
            return b"".join(kept)
        at = end


def _strip_webp(data: bytes) -> bytes:
    """RFC 9649: chunks of a type, a length and a body, which is padded to an even length."""
    whole = min(len(data), 8 + struct.unpack_from("<I", data, 4)[0])
    kept, at = [b"WEBP"], 12
    while at + 8 <= whole:
        kind, length = struct.unpack_from("<4sI", data, at)
        end = at + 8 + length + length % 2
        chunk = data[at:end]
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_METADATA_FLAGS]) + chunk[9:]
        if kind in _WEBP_KEPT:
            kept.append(chunk)
        at = end
    body = b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body
