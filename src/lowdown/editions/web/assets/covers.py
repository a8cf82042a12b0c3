"""Page 1 of a finished paper as a picture, read from its PDF."""

from __future__ import annotations

import hashlib
from contextlib import closing
from typing import TYPE_CHECKING, Final, Protocol

from lowdown.editions.web.assets.pictures import encode_all
from lowdown.editions.web.assets.renditions import JPEG, WEBP, Rendition
from lowdown.outputs import cover_path

if TYPE_CHECKING:
    from PIL import Image

    from lowdown.cache import Cache

COVER_WIDTHS: Final = (320, 960)
"""Widths of the picture of a page in pixels: of a thumbnail, and to be read."""
_RECIPE: Final = "web cover 3"
_ENDINGS: Final = ((WEBP, "webp"), (JPEG, "jpg"))


class Printed(Protocol):
    """What is known of a finished PDF."""

    @property
    def path(self) -> str:
        """Its path below the output folder."""

    @property
    def digest(self) -> str:
        """SHA-256 of its bytes, hexadecimal."""

    @property
    def width(self) -> float:
        """Width of a page in points."""

    @property
    def height(self) -> float:
        """Height of a page in points."""


def cover_renditions(paper: Printed) -> tuple[Rendition, ...]:
    """Returns the files of page 1, those in WebP first."""
    return tuple(
        Rendition(
            path=cover_path(paper.path, f"{paper.digest[:12]}-{width}.{ending}"),
            width=width,
            height=max(1, round(width * paper.height / paper.width)),
            media=media,
        )
        for media, ending in _ENDINGS
        for width in COVER_WIDTHS
    )


def make_cover(pdf: bytes, paper: Printed, cache: Cache | None = None) -> dict[str, bytes]:
    """Returns the files of page 1 of the PDF, by their paths.

    Raises ValueError where it cannot be read, or is not the one that `paper` describes.
    """

    def draw() -> Image.Image:
        if hashlib.sha256(pdf).hexdigest() != paper.digest:
            raise ValueError(f"{paper.path} was changed while it was being published")
        return render_front_page(pdf, width=COVER_WIDTHS[-1] * 2)

    return encode_all(
        cover_renditions(paper),
        draw,
        recipe=f"{_RECIPE} {paper.digest}",
        is_graphic=False,
        cache=cache,
    )


def render_front_page(pdf: bytes, *, width: int) -> Image.Image:
    """Returns page 1 of a PDF, `width` pixels wide, on white.

    Raises ValueError where the PDF cannot be read.
    """
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(pdf)) as document, closing(document[0]) as page:
            picture: Image.Image = page.render(scale=width / page.get_width()).to_pil()
            return picture.convert("RGB")
    except pypdfium2.PdfiumError as error:
        raise ValueError("the PDF cannot be read") from error
