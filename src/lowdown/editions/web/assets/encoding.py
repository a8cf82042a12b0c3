"""Writes a bitmap in the formats of the web, as small as it looks good and without metadata."""

from __future__ import annotations

from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from lowdown.editions.web.assets.renditions import JPEG, PNG, WEBP
from lowdown.press import on_white

if TYPE_CHECKING:
    from PIL import Image

WEBP_QUALITY: Final = 86
"""A photograph of 960 pixels has 40 to 120 kB, and no blocks in a sky at night."""
JPEG_QUALITY: Final = 82
_THOROUGH: Final = 6
"""The method of WebP that makes the smallest files."""
_QUICK: Final = 4
"""One that takes a quarter of the time, for files a tenth larger."""
_COLOURS: Final = 256
_MAX_ERROR: Final = 1.0
"""How far, of 255, few colours may be from all of them on average: nobody sees it."""


class Encoder:
    """Writes one picture at one size, in several formats."""

    def __init__(self, picture: Image.Image, *, is_graphic: bool) -> None:
        """`picture` is upright and in sRGB."""
        self._picture = picture
        self._is_graphic = is_graphic

    def encode(self, media: str) -> bytes:
        """Returns the picture as a file with the given media type.

        A graphic in WebP is written without loss where that is smaller.
        """
        if media == WEBP:
            return self._exact_webp() or _lossy_webp(self._picture)
        if media == PNG:
            return _written(self._in_few_colours or self._picture, "PNG", optimize=True)
        if media == JPEG:
            quality = {"quality": JPEG_QUALITY, "optimize": True, "progressive": True}
            return _written(on_white(self._picture), "JPEG", **quality)
        raise ValueError(media)

    def _exact_webp(self) -> bytes | None:
        """A graphic as WebP without loss; None where it has many colours, or is smaller with
        loss.
        """
        reduced = self._in_few_colours if self._is_graphic else None
        if reduced is None:
            return None
        exact = _written(_with_channels(reduced), "WEBP", lossless=True, quality=70, method=4)
        return exact if len(exact) < len(_lossy_webp(self._picture, _QUICK)) else None

    @cached_property
    def _in_few_colours(self) -> Image.Image | None:
        return _in_few_colours(self._picture)


def _lossy_webp(picture: Image.Image, method: int = _THOROUGH) -> bytes:
    return _written(_with_channels(picture), "WEBP", quality=WEBP_QUALITY, method=method)


def _in_few_colours(picture: Image.Image) -> Image.Image | None:
    """A picture with at most 256 colours; None where one would see the difference.

    Where a graphic is made smaller, each of its edges gets colours of its own.
    """
    from PIL import ImageChops, ImageStat
    from PIL.Image import Dither, Quantize

    if picture.mode in ("1", "L", "P"):
        return picture
    whole = _with_channels(picture)
    if whole.mode == "RGBA" and whole.getchannel("A").getextrema() == (255, 255):
        whole = whole.convert("RGB")
    method = Quantize.FASTOCTREE if whole.mode == "RGBA" else Quantize.MEDIANCUT
    reduced = whole.quantize(_COLOURS, method=method, dither=Dither.NONE)
    error = ImageStat.Stat(ImageChops.difference(reduced.convert(whole.mode), whole)).mean
    return reduced if max(error) <= _MAX_ERROR else None


def _with_channels(picture: Image.Image) -> Image.Image:
    """A picture in RGB or RGBA."""
    if picture.mode in ("RGB", "RGBA"):
        return picture
    sees_through = picture.has_transparency_data
    return picture.convert("RGBA" if sees_through else "RGB")


def _written(picture: Image.Image, kind: str, **options: Any) -> bytes:
    file = BytesIO()
    picture.save(file, format=kind, **options)
    return file.getvalue()
