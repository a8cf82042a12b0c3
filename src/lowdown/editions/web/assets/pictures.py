"""Reads the pictures of the copy, and makes their renditions: upright, small, without metadata."""

from __future__ import annotations

import hashlib
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from lowdown.bitmaps import BitmapError, open_bitmap, upright, upright_size
from lowdown.editions.web.assets.encoding import Encoder
from lowdown.editions.web.assets.renditions import (
    PictureKind,
    PictureSource,
    Rendition,
)
from lowdown.model import Picture, ascii_slug
from lowdown.press import Typefaces, draw_for_web
from lowdown.sources import SourceError, source_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PIL import Image

    from lowdown.cache import Cache

_RECIPE: Final = "web picture 5"
"""Changes with the way renditions are made, so that nothing stale is taken from the cache."""
_MAX_STEM: Final = 60
"""Letters of a file's name that stand in an address."""
_MAX_GRAPHIC: Final = 0.4
"""Bytes of a pixel in the file of a graphic; a PNG of a photograph has 0.8 to 3."""


def picture_source(root: Path, picture: Picture, typefaces: Typefaces) -> PictureSource | None:
    """Returns what the renditions of a picture are named after; None where it cannot be read.

    `root` is the publication's folder. Its pixels are not decoded.
    """
    try:
        data = source_bytes(root, picture.file)
        return source_of(data, picture, typefaces)
    except (OSError, ValueError, SourceError):
        return None


def source_of(data: bytes, picture: Picture, typefaces: Typefaces) -> PictureSource:
    """Returns what the renditions of a picture with the bytes `data` are named after.

    Raises BitmapError where it is no bitmap that can be read.
    """
    file = PurePosixPath(picture.file)
    width, height, kind = max(1, round(picture.width)), max(1, round(picture.height)), _DRAWING
    if file.suffix.lower() != ".svg":
        with open_bitmap(data) as image:
            (width, height), kind = upright_size(image), _kind_of(image, len(data))
    return PictureSource(
        stem=ascii_slug(file.stem)[:_MAX_STEM].rstrip("-") or "picture",
        digest=hashlib.sha256(data).hexdigest(),
        width=width,
        height=height,
        kind=kind,
        typefaces=typefaces.digest if kind is _DRAWING else "",
    )


_DRAWING: Final = PictureKind.DRAWING


def _kind_of(image: Image.Image, size: int) -> PictureKind:
    """What a bitmap with a file of `size` bytes is: JPEG would spoil a graphic's edges."""
    if image.mode in ("PA", "LA", "RGBA") or "transparency" in image.info:
        return PictureKind.GRAPHIC
    few = image.mode in ("1", "P") or size < _MAX_GRAPHIC * image.width * image.height
    lossless = image.format in ("PNG", "GIF")
    return PictureKind.GRAPHIC if few and lossless else PictureKind.PHOTOGRAPH


def make_renditions(
    data: bytes, source: PictureSource, typefaces: Typefaces, cache: Cache | None = None
) -> dict[str, bytes]:
    """Returns every rendition of a picture with the bytes `data`, by its path.

    Raises BitmapError or ValueError where it cannot be read, or is not what `source` was made from.
    """
    if source.kind is PictureKind.DRAWING:
        _check_digest(data, source)
        return {source.renditions[0].path: draw_for_web(data, typefaces, cache)}

    def decode() -> Image.Image:
        _check_digest(data, source)
        with open_bitmap(data) as image:
            return upright(image)

    return encode_all(
        source.renditions,
        decode,
        recipe=f"{_RECIPE} {source.digest}",
        is_graphic=source.kind is PictureKind.GRAPHIC,
        cache=cache,
    )


def _check_digest(data: bytes, source: PictureSource) -> None:
    """Refuses a picture that was saved again meanwhile: its address and the cache name another."""
    if hashlib.sha256(data).hexdigest() != source.digest:
        raise BitmapError("was changed while it was being published", "Build again.")


def encode_all(
    renditions: Sequence[Rendition],
    decode: Callable[[], Image.Image],
    *,
    recipe: str,
    is_graphic: bool,
    cache: Cache | None,
) -> dict[str, bytes]:
    """Returns the bytes of renditions by their paths, from the cache where they are there.

    `decode` returns the whole picture; it is called once, and only where something is missing.
    `recipe` names the original and the way in which it is written.
    """
    known = {each: cache.get(_key(each, recipe)) if cache else None for each in renditions}
    missing = [each for each, data in known.items() if not data]
    made = _encoded(missing, decode(), is_graphic=is_graphic) if missing else {}
    if cache:
        for rendition, data in made.items():
            cache.put(_key(rendition, recipe), data)
    files = {each.path: data for each, data in {**known, **made}.items() if data}
    return dict(sorted(files.items()))


def _encoded(
    renditions: Sequence[Rendition], whole: Image.Image, *, is_graphic: bool
) -> dict[Rendition, bytes]:
    """The bytes of renditions, made one size after the other."""
    made = {}
    for size, group in groupby(sorted(renditions, key=_size), key=_size):
        encoder = Encoder(_resized(whole, size), is_graphic=is_graphic)
        made.update({rendition: encoder.encode(rendition.media) for rendition in group})
    return made


def _key(rendition: Rendition, recipe: str) -> str:
    facts = f"{recipe} {rendition.width} {rendition.height} {rendition.media}"
    return hashlib.sha256(facts.encode()).hexdigest()[:32]


class _Size(NamedTuple):
    """The size of a rendition in pixels."""

    width: int
    height: int


def _size(rendition: Rendition) -> _Size:
    return _Size(rendition.width, rendition.height)


def _resized(picture: Image.Image, size: _Size) -> Image.Image:
    from PIL.Image import Resampling

    if picture.size == size:
        return picture
    if picture.mode in ("1", "P", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    return picture.resize(size, Resampling.LANCZOS)
