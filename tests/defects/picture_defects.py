"""A table of defects of the pictures that the feeds show, each put into the bytes of a good one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageOps, PngImagePlugin

from defects.feed_defects import Defect

if TYPE_CHECKING:
    from defects.feed_defects import Change

PHOTO: Final = "ward-night.png"
DRAWING: Final = "waiting-list.svg"
GPS: Final = 0x8825


def saved(picture: Image.Image, **options: object) -> bytes:
    """The picture as a PNG."""
    file = io.BytesIO()
    picture.save(file, "PNG", **options)
    return file.getvalue()


def with_position(data: bytes) -> bytes:
    """The photograph with the place where it was taken."""
    picture = Image.open(io.BytesIO(data))
    exif = Image.Exif()
    exif.get_ifd(GPS)[1] = "N"
    exif[0x010E] = "At the house of a member"
    return saved(picture, exif=exif)


def with_comment(data: bytes) -> bytes:
    """The photograph with words of the program that made it."""
    words = PngImagePlugin.PngInfo()
    words.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta/>")
    return saved(Image.open(io.BytesIO(data)), pnginfo=words)


def with_script(data: bytes) -> bytes:
    """The drawing with a script before its end."""
    return data.replace(b"</svg>", b"<script>alert(1)</script></svg>")


def negative(data: bytes) -> bytes:
    """Another photograph of the same size."""
    return saved(ImageOps.invert(Image.open(io.BytesIO(data)).convert("RGB")))


def _defect(code: str, name: str, file: str, change: Change) -> Defect:
    return Defect(name=name, code=code, file=f"pictures/{file}", change=change)


PICTURE_DEFECTS: Final = (
    _defect("LD529", "a photograph of the feeds removed", PHOTO, lambda _: None),
    _defect("LD529", "an empty photograph", PHOTO, lambda _: b""),
    _defect("LD529", "the first half of a photograph", PHOTO, lambda data: data[: len(data) // 2]),
    _defect(
        "LD529", "an error page in a photograph's place", PHOTO, lambda _: b"<!doctype html><p>404"
    ),
    _defect("LD529", "another photograph", PHOTO, negative),
    _defect("LD529", "a drawing of the feeds removed", DRAWING, lambda _: None),
    _defect("LD529", "the first half of a drawing", DRAWING, lambda data: data[: len(data) // 2]),
    _defect("LD530", "a photograph with the place of the camera", PHOTO, with_position),
    _defect("LD530", "a photograph with the words of a program", PHOTO, with_comment),
    _defect("LD530", "a drawing with a script", DRAWING, with_script),
    _defect(
        "LD530",
        "a drawing that runs something when it is loaded",
        DRAWING,
        lambda data: data.replace(b"<svg ", b"<svg onload='a()' ", 1),
    ),
)
