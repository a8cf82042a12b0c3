"""Bitmaps with what cameras and programs write into them."""

from __future__ import annotations

import struct
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageCms, PngImagePlugin

PLACE: Final = b"GPS-51.5007N"
SECRETS: Final = (PLACE, b"CAMERA-SERIAL", b"XMP-CREATOR", b"A COMMENT")
"""What must not be published."""

HEIC: Final = b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAb5tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAA"
    "AAAAAAAAAAADRpbG9jAAAAAERAAAIAAQAAAAAB4gABAAAAAAAAACUAAgAAAAACBwABAAAAAAAAACQAAAA4aWluZgAA"
    "AAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA/Wlwcn"
    "AAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroC"
    "QGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm"
    "5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAIAAAAAEAAAAAAAAAAv///+AA"
    "AAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAABppcmVmAAAAAAAAAA5jZHNjAAIAAQ"
    "ABAAAAUW1kYXQAAAAhKAGvGYDvSaW//+KGH/mta/6/sheF/KSQd4h0f8wSDbW8AAAABkV4aWYAAE1NACoAAAAIAAEB"
    "EgADAAAAAQAGAAAAAAAA"
)
"""A HEIC of 64 by 32 pixels, white with a red quarter at its top left, as a telephone writes it."""


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """A picture as a file of `kind`."""
    file = BytesIO()
    picture.save(file, format=kind, **options)
    return file.getvalue()


def photograph(kind: str, *, turned: int = 6) -> bytes:
    """A photograph with a position, a camera, XMP, comments and a colour profile."""
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010F] = "CAMERA-SERIAL"
    exif.get_ifd(0x8825)[0x001B] = PLACE
    exif[0x9286] = PLACE.decode()
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">XMP-CREATOR</x:xmpmeta>'
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = Image.linear_gradient("L").resize((80, 40)).convert("RGB")
    options: dict[str, Any] = {"exif": exif, "icc_profile": profile}
    if kind in ("JPEG", "WEBP", "AVIF"):
        options["xmp"] = xmp
    if kind in ("JPEG", "GIF"):
        options["comment"] = b"A COMMENT"
    if kind == "PNG":
        words = PngImagePlugin.PngInfo()
        words.add_text("Comment", "A COMMENT", zip=True)
        words.add_itxt("XML:com.adobe.xmp", xmp.decode())
        options["pnginfo"] = words
    return saved(picture, kind, **options)


def parts_of(data: bytes) -> set[str]:
    """The parts that a file consists of: markers of a JPEG, chunks of a PNG or a WebP."""
    if data.startswith(b"\xff\xd8"):
        return set(_markers(data))
    if data.startswith(b"\x89PNG"):
        return set(_chunks(data, at=8, order=">I4s", around=12))
    assert data[:4] + data[8:12] == b"RIFFWEBP"
    return set(_chunks(data, at=12, order="<4sI", around=8))


def _markers(data: bytes) -> Iterator[str]:
    """The markers of a JPEG up to its last scan, such as `E1` of EXIF."""
    at = 2
    while data[at + 1] != 0xD9:
        yield f"{data[at + 1]:02X}"
        scan = data[at + 1] == 0xDA
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
        while scan and (data[at] != 0xFF or data[at + 1] in (0, *range(0xD0, 0xD8))):
            at += 1
    assert at + 2 == len(data)


def _chunks(data: bytes, *, at: int, order: str, around: int) -> Iterator[str]:
    while at < len(data):
        first, second = struct.unpack_from(order, data, at)
        name, length = (second, first) if around == 12 else (first, second + second % 2)
        yield name.decode()
        at += around + length
    assert at == len(data)
