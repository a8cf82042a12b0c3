"""Pictures that are shown where a page is shared: cropped from its own, or from page 1."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple

from lowdown.bitmaps import open_bitmap, upright
from lowdown.editions.web.assets.covers import Printed, render_front_page
from lowdown.editions.web.assets.renditions import JPEG, PictureKind, PictureSource, Rendition
from lowdown.outputs import rendition_path
from lowdown.press import Typefaces, on_white

if TYPE_CHECKING:
    from PIL import Image, ImageFont

    from lowdown.cache import Cache

SIZE: Final = (1200, 630)
"""Width and height in pixels, as the networks ask for them."""
MAX_BYTES: Final = 300_000
"""What some networks load at most."""
_MAX_ENLARGED: Final = 2.0
"""How much a small picture is enlarged; one that would need more is not shared."""
_RECIPE: Final = b"web share 1"
_QUALITIES: Final = (82, 70, 55, 40, 20)


def share_of_picture(source: PictureSource, focus: tuple[float, float]) -> Rendition | None:
    """Returns the file in which a lead picture is shared; None: it is a drawing, or too small."""
    part = min(source.width, source.height * SIZE[0] / SIZE[1])
    if source.kind is PictureKind.DRAWING or part * _MAX_ENLARGED < SIZE[0]:
        return None
    digest = _digest(f"{source.digest} {focus[0]:.4f} {focus[1]:.4f}")
    return _rendition(f"{source.stem}-{digest}-share.jpg")


def share_of_cover(paper: Printed) -> Rendition:
    """Returns the file in which the top of page 1 is shared."""
    return _rendition(f"page-1-{_digest(paper.digest)}-share.jpg")


def share_card(title: str, colour: str, typefaces: Typefaces) -> Rendition:
    """Returns the file of a card with the publication's title."""
    return _rendition(f"title-{_digest(title + colour + typefaces.digest)}-share.jpg")


def make_share(
    data: bytes,
    *,
    focus: tuple[float, float] | None,
    path: str,
    cache: Cache | None = None,
) -> bytes:
    """Returns the picture that is shared at `path`: of a bitmap round its focus, or, without a
    focus, of the top of page 1 of a PDF.

    Raises BitmapError where the bitmap cannot be read.
    """
    key = hashlib.sha256(_RECIPE + path.encode() + hashlib.sha256(data).digest()).hexdigest()[:32]
    known = cache.get(key) if cache else None
    if known:
        return known
    if focus is None:
        whole, focus = render_front_page(data, width=SIZE[0] * 2), (0.5, 0.0)
    else:
        with open_bitmap(data) as image:
            whole = on_white(upright(image))
    made = _encoded(_cropped(whole, focus))
    if cache:
        cache.put(key, made)
    return made


class Part(NamedTuple):
    """A part of a picture, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


def shared_part(size: tuple[int, int], focus: tuple[float, float]) -> Part:
    """Returns the part of a picture that is shared.

    The focus stands at the same share of the part as of the whole, so it is always in view.
    """
    width = min(size[0], size[1] * SIZE[0] / SIZE[1])
    height = width * SIZE[1] / SIZE[0]
    left = max(0.0, size[0] - width) * focus[0]
    top = max(0.0, size[1] - height) * focus[1]
    return Part(left, top, min(size[0], left + width), min(size[1], top + height))


def make_share_card(title: str, colour: str, typefaces: Typefaces) -> bytes:
    """Returns a card with a publication's title in white on its colour."""
    from PIL import Image, ImageDraw, ImageFont

    card = Image.new("RGB", SIZE, colour)
    pen = ImageDraw.Draw(card)
    face = typefaces.bold_face()
    points, width = 150, SIZE[0] - 160
    while True:
        font = ImageFont.truetype(BytesIO(face), points)
        lines = _lines(title, font, width)
        is_small_enough = len(lines) * points * 1.15 <= SIZE[1] - 120
        is_narrow_enough = all(font.getlength(line) <= width for line in lines)
        if points <= 20 or (is_small_enough and is_narrow_enough):
            break
        points -= 10
    top = (SIZE[1] - len(lines) * points * 1.15) / 2
    for number, line in enumerate(lines):
        pen.text((80, top + number * points * 1.15), line, font=font, fill="white")
    return _encoded(card)


def _lines(title: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """A title in lines of at most `width` pixels."""
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cropped(picture: Image.Image, focus: tuple[float, float]) -> Image.Image:
    from PIL.Image import Resampling

    return picture.resize(SIZE, Resampling.LANCZOS, box=shared_part(picture.size, focus))


def _encoded(picture: Image.Image) -> bytes:
    """A picture as a JPEG that is small enough."""
    data = b""
    for quality in _QUALITIES:
        file = BytesIO()
        picture.save(file, format="JPEG", quality=quality, optimize=True, progressive=True)
        data = file.getvalue()
        if len(data) <= MAX_BYTES:
            break
    return data


def _rendition(name: str) -> Rendition:
    return Rendition(path=rendition_path(name), width=SIZE[0], height=SIZE[1], media=JPEG)


def _digest(facts: str) -> str:
    return hashlib.sha256(_RECIPE + facts.encode()).hexdigest()[:12]
