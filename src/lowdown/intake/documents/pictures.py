"""Makes the pictures of documents ready to print: upright, without metadata, of a sensible size."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING, Final

from lowdown.bitmaps import BitmapError, open_bitmap, upright
from lowdown.model import shorten, slug_of_title

if TYPE_CHECKING:
    from PIL import Image

MAX_SIDE: Final = 2_400
"""Pixels of the longer side of a picture: 200 mm at 300 to the inch."""
MAX_PICTURES: Final = 200
"""Pictures that are taken from one document."""


class PictureShelf:
    """The pictures of one document."""

    def __init__(self, name: str) -> None:
        self._name = slug_of_title(name) or "picture"
        self.pictures: dict[str, bytes] = {}
        """The pictures, by their paths below the publication's folder."""
        self.open_points: list[str] = []
        """What a person must do about those that could not be taken."""

    def add(self, data: bytes) -> str | None:
        """Returns the path of a picture; None where it cannot be used, which is then an open
        point. The path has its name from the contents, so that the same picture has one file.
        """
        if len(self.pictures) >= MAX_PICTURES:
            return None
        try:
            with open_bitmap(data) as image:
                lossless = image.format in ("PNG", "GIF")
                ready = _scaled(upright(image))
                made = _png(ready) if lossless else _jpeg(ready)
        except BitmapError:
            return None
        digest = hashlib.sha256(made).hexdigest()[:12]
        path = f"pictures/{self._name}-{digest}.{'png' if lossless else 'jpg'}"
        self.pictures[path] = made
        return path

    def miss(self, name: str) -> None:
        """Notes that a picture could not be taken."""
        shown = shorten(name, 100) or "without a name"
        self.open_points.append(
            f"The picture {shown} could not be taken: save it in pictures/ yourself, and name it"
            " in the copy."
        )


def _scaled(image: Image.Image) -> Image.Image:
    """A picture of at most `MAX_SIDE` pixels."""
    if max(image.size) <= MAX_SIDE:
        return image
    if image.mode in ("1", "P", "PA"):
        image = image.convert("RGBA")
    image.thumbnail((MAX_SIDE, MAX_SIDE))
    return image


def _png(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _jpeg(image: Image.Image) -> bytes:
    file = BytesIO()
    image.convert("L" if image.mode in ("1", "L", "LA") else "RGB").save(file, "JPEG", quality=90)
    return file.getvalue()
