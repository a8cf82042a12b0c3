"""Makes what is published of a picture outside the paper: small, upright, without metadata.

A photograph carries the position where it was taken, the serial number of its camera and names.
"""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING, Final

from lowdown.bitmaps import is_moving, open_bitmap, orientation, upright
from lowdown.press.assets.metadata import without_metadata

if TYPE_CHECKING:
    from PIL import Image

    from lowdown.cache import Cache

MAX_SIDE: Final = 1600
"""Maximum pixels of the longer side of a picture in the feeds."""
QUALITY: Final = 88
"""JPEG and WebP quality of a picture that had to be encoded again."""

_RECIPE: Final = b"published 1"
"""Changes with the way pictures are published, so that nothing stale is taken from the cache."""
_UNCHANGED: Final = b"="
"""What the cache keeps of a picture that is published as it is."""


def publish_bitmap(data: bytes, cache: Cache | None = None) -> bytes:
    """The bitmap `data` as it is published, decoded once to see that it is whole.

    It keeps its kind, but for HEIC and AVIF, which many programs do not show: they become JPEG.
    Raises BitmapError where it cannot be read.
    """
    key = hashlib.sha256(_RECIPE + data).hexdigest()[:32]
    made = cache.get(key) if cache else None
    if made:
        return data if made == _UNCHANGED else made
    made = _published(data)
    if cache:
        cache.put(key, _UNCHANGED if made == data else made)
    return made


def _published(data: bytes) -> bytes:
    with open_bitmap(data) as image:
        kind = image.format or ""
        as_it_is = (
            orientation(image) == 1
            and max(image.size) <= MAX_SIDE
            and image.mode != "CMYK"
            and not is_moving(image)
        )
        image.load()
        stripped = without_metadata(data, kind) if as_it_is else None
        return stripped or _encoded(_fitted(upright(image)), kind)


def _fitted(picture: Image.Image) -> Image.Image:
    """A picture whose longer side has at most `MAX_SIDE` pixels."""
    from PIL.Image import Resampling

    scale = MAX_SIDE / max(picture.size)
    if scale >= 1:
        return picture
    if picture.mode in ("1", "P", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    width, height = (max(1, round(side * scale)) for side in picture.size)
    return picture.resize((width, height), Resampling.LANCZOS)


def _encoded(picture: Image.Image, kind: str) -> bytes:
    file = BytesIO()
    if kind in ("PNG", "GIF"):
        picture.save(file, format=kind, optimize=True)
    elif kind == "WEBP":
        picture.save(file, format="WEBP", quality=QUALITY)
    else:
        on_white(picture).save(file, format="JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()


def on_white(picture: Image.Image) -> Image.Image:
    """A picture in RGB, white where one sees through it."""
    from PIL import Image

    if "transparency" not in picture.info and picture.mode in ("1", "L", "P", "RGB"):
        return picture if picture.mode == "RGB" else picture.convert("RGB")
    seen = picture.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(paper, seen).convert("RGB")
