"""Prepares pictures for print: at their printed size, and quick to write.

WeasyPrint compresses a PNG again at every write, and embeds every pixel that it is given; a JPEG
at printed size is written as it is. The cache keeps prepared pictures by their content.
"""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path
from typing import Final

from lowdown.bitmaps import needs_conversion, open_bitmap, orientation, upright
from lowdown.cache import Cache
from lowdown.model import MM, Picture
from lowdown.press.assets.drawings import clean_drawing, with_own_type
from lowdown.press.assets.metadata import without_metadata
from lowdown.press.assets.published import on_white
from lowdown.sources import ordinary_bytes
from lowdown.values import dataclass

PRINT_DPI: Final = 240
"""Maximum pixels to an inch: print gains nothing from more."""
QUALITY: Final = 88
"""JPEG quality of a prepared picture."""
RECIPE: Final = "3"
"""Changes with the way pictures are prepared, so that nothing stale is taken from the cache."""
NAMING: Final = "2"
"""Part of the names of prepared pictures, which stand in the PDF; it stays, so that papers do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file that templates may load."""

    url: str
    """The address that they load it by."""
    mime: str
    """Its media type."""
    data: bytes
    """Its bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crop:
    """How a picture is cropped to another shape; it is never distorted."""

    depth: float
    """Its printed depth in points."""
    focus: tuple[float, float]
    """The point that stays in view: shares of its width and height, from its top left."""


def printed_depth(picture: Picture, width: float) -> float:
    """The depth in points of a picture `width` points wide: the nearest that its limits allow."""
    depth = width * picture.height / picture.width
    if picture.most is not None:
        depth = min(depth, picture.most * MM)
    return max(depth, picture.least * MM) if picture.least is not None else depth


def crop_of(picture: Picture, width: float) -> Crop | None:
    """How a picture `width` points wide is cropped to the depth that its limits allow.

    None where it is printed whole.
    """
    depth = printed_depth(picture, width)
    if depth == width * picture.height / picture.width:
        return None
    return Crop(depth=depth, focus=picture.focus)


def prepare(
    path: Path, *, width: float, crop: Crop | None = None, cache: Cache | None = None
) -> Asset:
    """The picture at `path`, ready to be printed `width` points wide; an SVG is never cropped.

    BitmapError: it is broken. OSError or ValueError: it cannot be read.
    """
    source = ordinary_bytes(path)
    if path.suffix.lower() == ".svg":
        data = _drawing(source, cache)
        return Asset(url=f"lowdown:picture/{_digest(data)}.svg", mime="image/svg+xml", data=data)
    pixels = round(width / 72 * PRINT_DPI)
    cut = f"|{crop.depth / width:.6f}|{crop.focus}" if crop else ""
    name = _digest(source + f"|{pixels}|{PRINT_DPI}|{QUALITY}|{NAMING}{cut}".encode())
    key = f"{name}-{RECIPE}"
    data = (cache.get(key) if cache else None) or b""
    if not data:
        data = _photograph(
            source, pixels, crop.focus if crop else _CENTRE, crop.depth / width if crop else None
        )
        if cache:
            cache.put(key, data)
    return Asset(url=f"lowdown:picture/{name}.jpg", mime="image/jpeg", data=data)


def _drawing(source: bytes, cache: Cache | None) -> bytes:
    """A drawing for print: cleaned, in the faces of the press."""
    key = f"{_digest(source)}-drawing-{RECIPE}"
    data = (cache.get(key) if cache else None) or b""
    if not data:
        data = with_own_type(clean_drawing(source, cache).data)
        if cache:
            cache.put(key, data)
    return data


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


_CENTRE: Final = (0.5, 0.5)


def _photograph(
    source: bytes, pixels: int, focus: tuple[float, float], shape: float | None
) -> bytes:
    """A bitmap as a JPEG, upright, on white, without metadata, at most `pixels` wide.

    It is cropped to `shape`, the ratio of its height to its width.
    """
    from PIL import Image

    with open_bitmap(source) as image:
        as_it_is = (
            shape is None
            and image.format in ("JPEG", "MPO")
            and image.mode in ("RGB", "L")
            and orientation(image) == 1
            and not needs_conversion(image)
            and image.width <= pixels * 1.1
        )
        image.load()
        stripped = without_metadata(source, "JPEG") if as_it_is else None
        if stripped:
            return stripped
        flat = on_white(upright(image))
    box = _part(flat.size, focus, flat.height / flat.width if shape is None else shape)
    width = min(pixels, max(1, round(box[2] - box[0])))
    if width < flat.width or shape is not None:
        height = max(1, round(width * (box[3] - box[1]) / (box[2] - box[0])))
        flat = flat.resize((width, height), Image.Resampling.LANCZOS, box=box)
    file = BytesIO()
    flat.save(file, format="JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return file.getvalue()


def _part(
    size: tuple[int, int], focus: tuple[float, float], shape: float
) -> tuple[float, float, float, float]:
    """The largest part of a picture that has `shape`: left, top, right and bottom in pixels.

    The focus stands at the same share of the part as of the whole, so it is always in view.
    """
    width, height = min(size[0], size[1] / shape), min(size[1], size[0] * shape)
    left, top = (size[0] - width) * focus[0], (size[1] - height) * focus[1]
    return left, top, min(size[0], left + width), min(size[1], top + height)
