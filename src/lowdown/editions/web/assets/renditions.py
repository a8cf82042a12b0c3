"""Renditions: the files in which the web edition shows one picture, in several widths.

What they are called and how large they are follows from a few facts about the original, so that a
page can name them before they are made. A path has a digest of the original in it: a changed
picture has another address, and browsers may keep each for ever.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from lowdown.outputs import rendition_path
from lowdown.values import dataclass

WIDTHS: Final = (480, 960, 1440)
"""Widths of a picture in pixels; none is wider than the original."""
WEBP: Final = "image/webp"
JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
SVG: Final = "image/svg+xml"

MAX_HEIGHT: Final = 16383
"""Maximum height in pixels: that of a WebP. What is taller is shown in smaller widths."""

_ENDINGS: Final = {WEBP: "webp", JPEG: "jpg", PNG: "png", SVG: "svg"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One file of a picture."""

    path: str
    """Its path below the output folder."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""
    media: str
    """Its media type."""


class PictureKind(Enum):
    """What a picture is, which decides how it is written."""

    PHOTOGRAPH = "photograph"
    """A bitmap without transparent parts that has many colours."""
    GRAPHIC = "graphic"
    """A bitmap with transparent parts, or a PNG or a GIF of few colours: a chart, a logo."""
    DRAWING = "drawing"
    """An SVG."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSource:
    """What the renditions of a picture are named after."""

    stem: str
    """The name of its file, as it can stand in an address."""
    digest: str
    """SHA-256 of its bytes, hexadecimal."""
    width: int
    """Pixels of a bitmap as it is seen upright, user units of a drawing."""
    height: int
    """In the same unit."""
    kind: PictureKind
    """What it is."""
    typefaces: str = ""
    """The digest of the typefaces that a drawing is set in."""

    @property
    def renditions(self) -> tuple[Rendition, ...]:
        """Its files, narrowest first; those that every browser can show behind those in WebP."""
        if self.kind is PictureKind.DRAWING:
            return (self._rendition(self.width, SVG),)
        fallback = PNG if self.kind is PictureKind.GRAPHIC else JPEG
        return tuple(
            self._rendition(width, media)
            for media in (WEBP, fallback)
            for width in widths_of(self._largest_width)
        )

    @property
    def _largest_width(self) -> int:
        """The width in which the picture is not too tall for a file."""
        return max(1, min(self.width, self.width * MAX_HEIGHT // self.height))

    def _rendition(self, width: int, media: str) -> Rendition:
        height = max(1, round(self.height * width / self.width))
        name = f"{self.stem}-{self.digest[:12]}{self.typefaces[:6]}"
        if media != SVG:
            name += f"-{width}"
        path = rendition_path(f"{name}.{_ENDINGS[media]}")
        return Rendition(path=path, width=width, height=height, media=media)


def widths_of(natural: int, widths: tuple[int, ...] = WIDTHS) -> tuple[int, ...]:
    """Returns the widths in which a picture of a natural width is shown; never a wider one."""
    smaller = tuple(width for width in widths if width < natural)
    return (*smaller, natural) if natural <= widths[-1] else smaller
