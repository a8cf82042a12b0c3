"""Reads the pictures of the copy, and makes their renditions: upright, small, without metadata."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from lowdown.bitmaps import open_bitmap, upright, upright_size
from lowdown.editions.web.assets.renditions import (
    JPEG,
    PNG,
    WEBP,
    PictureKind,
    PictureSource,
    Rendition,
)
from lowdown.model import Picture, ascii_slug
from lowdown.press import clean_drawing, on_white
from lowdown.sources import SourceError, source_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PIL import Image

    from lowdown.cache import Cache

WEBP_QUALITY: Final = 80
JPEG_QUALITY: Final = 82
_RECIPE: Final = "web picture 1"
"""Changes with the way renditions are made, so that nothing stale is taken from the cache."""
_MAX_STEM: Final = 60
"""Letters of a file's name that stand in an address."""


def picture_source(root: Path, picture: Picture) -> PictureSource | None:
    """Returns what the renditions of a picture are named after; None where it cannot be read.

    `root` is the publication's folder. Its pixels are not decoded.
    """
    try:
        data = source_bytes(root, picture.file)
        return source_of(data, picture)
    except (OSError, ValueError, SourceError):
        return None


def source_of(data: bytes, picture: Picture) -> PictureSource:
    """Returns what the renditions of a picture with the bytes `data` are named after.

    Raises BitmapError where it is no bitmap that can be read.
    """
    file = PurePosixPath(picture.file)
    width, height, kind = max(1, round(picture.width)), max(1, round(picture.height)), _DRAWING
    if file.suffix.lower() != ".svg":
        with open_bitmap(data) as image:
            (width, height), kind = upright_size(image), _kind_of(image)
    return PictureSource(
        stem=ascii_slug(file.stem)[:_MAX_STEM].rstrip("-") or "picture",
        digest=hashlib.sha256(data).hexdigest(),
        width=width,
        height=height,
        kind=kind,
    )


_DRAWING: Final = PictureKind.DRAWING


def _kind_of(image: Image.Image) -> PictureKind:
    """A bitmap with few colours or transparent parts is a graphic: JPEG would spoil its edges."""
    few = image.mode in ("1", "P", "PA", "LA", "RGBA") or "transparency" in image.info
    lossless = image.format in ("PNG", "GIF")
    return PictureKind.GRAPHIC if few and lossless else PictureKind.PHOTOGRAPH


def make_renditions(
    data: bytes, source: PictureSource, cache: Cache | None = None
) -> dict[str, bytes]:
    """Returns every rendition of a picture with the bytes `data`, by its path.

    Raises BitmapError or ValueError where it cannot be read.
    """
    if source.kind is PictureKind.DRAWING:
        return {source.renditions[0].path: clean_drawing(data, cache).data}

    def decode() -> Image.Image:
        with open_bitmap(data) as image:
            return upright(image)

    return encode_all(source.renditions, decode, recipe=f"{_RECIPE} {source.digest}", cache=cache)


def encode_all(
    renditions: Sequence[Rendition],
    decode: Callable[[], Image.Image],
    *,
    recipe: str,
    cache: Cache | None,
) -> dict[str, bytes]:
    """Returns the bytes of renditions by their paths, from the cache where they are there.

    `decode` returns the whole picture; it is called once, and only where something is missing.
    `recipe` names the original and the way in which it is written.
    """
    known = {each.path: cache.get(_key(each, recipe)) if cache else None for each in renditions}
    made = {path: data for path, data in known.items() if data}
    missing = [each for each in renditions if each.path not in made]
    if not missing:
        return dict(sorted(made.items()))
    whole = decode()
    for rendition in missing:
        made[rendition.path] = encode(fitted(whole, rendition), rendition.media)
        if cache:
            cache.put(_key(rendition, recipe), made[rendition.path])
    return dict(sorted(made.items()))


def _key(rendition: Rendition, recipe: str) -> str:
    facts = f"{recipe} {rendition.width} {rendition.height} {rendition.media}"
    return hashlib.sha256(facts.encode()).hexdigest()[:32]


def fitted(picture: Image.Image, rendition: Rendition) -> Image.Image:
    """Returns a picture at the size of a rendition."""
    from PIL.Image import Resampling

    size = (rendition.width, rendition.height)
    if picture.size == size:
        return picture
    if picture.mode in ("1", "P", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    return picture.resize(size, Resampling.LANCZOS)


def encode(picture: Image.Image, media: str) -> bytes:
    """Returns a picture in a format for the web, without metadata."""
    file = BytesIO()
    if media == WEBP:
        seen = picture if picture.mode in ("RGB", "RGBA") else _with_channels(picture)
        seen.save(file, format="WEBP", quality=WEBP_QUALITY, method=4)
    elif media == PNG:
        _few_colours(picture).save(file, format="PNG", optimize=True)
    elif media == JPEG:
        on_white(picture).save(
            file, format="JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True
        )
    else:
        raise ValueError(media)
    return file.getvalue()


def _with_channels(picture: Image.Image) -> Image.Image:
    sees_through = picture.mode in ("PA", "LA") or "transparency" in picture.info
    return picture.convert("RGBA" if sees_through else "RGB")


def _few_colours(picture: Image.Image) -> Image.Image:
    """A graphic with at most 256 colours, as it came: resizing has made more of them."""
    from PIL.Image import Dither, Quantize

    if picture.mode != "RGBA":
        return picture
    return picture.quantize(256, method=Quantize.FASTOCTREE, dither=Dither.NONE)
