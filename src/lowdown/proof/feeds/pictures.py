"""Checks the pictures that a feed shows and that lie in the output folder."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.parsers import expat

from lowdown.bitmaps import BitmapError, open_bitmap
from lowdown.outputs import picture_path
from lowdown.proof.feeds.addresses import path_below
from lowdown.proof.feeds.faults import Fault
from lowdown.proof.feeds.forms import CONTENT
from lowdown.proof.feeds.html import read_markup
from lowdown.proof.feeds.text import quoted
from lowdown.sources import source_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PIL import Image

    from lowdown.model import Issue, Picture, Publication
    from lowdown.proof.feeds.match import Item
    from lowdown.proof.finished import Finished

_SIDE: Final = 12
"""Dots on each side of the small grey pictures that are compared."""
_MAX_DIFFERENCE: Final = 24
"""Difference of grey, of 255, that two forms of one picture may have on average."""
_PRIVATE: Final = (
    "exif",
    "xmp",
    "photoshop",
    "comment",
    "Raw profile type exif",
    "XML:com.adobe.xmp",
)
"""What Pillow calls the metadata that tell where and by whom a photograph was taken."""
_HARMFUL: Final = re.compile(r"(?i)^(script|foreignobject|iframe|embed|object)$")


def picture_faults(
    shown: Iterable[ShownPicture],
    publication: Publication,
    issues: Sequence[Issue],
    finished: Finished,
) -> Iterator[Fault]:
    """LD529 and LD530 for pictures that a feed shows."""
    sources = {picture_path(picture.file): picture for picture in _pictures(issues)}
    for each in shown:
        for code, problem in _problems(each.path, sources.get(each.path), publication, finished):
            message = f"the picture {quoted(each.path)} of {each.item} {problem}"
            yield Fault(code=code, message=message, line=each.line)


def shown_pictures(items: Sequence[Item], site: str) -> dict[str, ShownPicture]:
    """Returns each picture of the output folder that the items show, by its path."""
    shown: dict[str, ShownPicture] = {}
    for item in items:
        for each in _shown(item, site):
            shown.setdefault(each.path, each)
    return shown


class ShownPicture(NamedTuple):
    """A picture that an item shows and that lies in the output folder."""

    path: str
    """Its path below the output folder."""
    item: str
    """What findings call the item."""
    line: int
    """Where in the feed."""


def _shown(item: Item, site: str) -> Iterator[ShownPicture]:
    for image in item.element.all("image"):
        path = path_below(site, image.text)
        if path is not None:
            yield ShownPicture(path, item.name, image.line)
    content = item.element.first(CONTENT)
    if content is None:
        return
    for picture in read_markup(content.text).pictures:
        path = path_below(site, picture.what)
        if path is not None:
            yield ShownPicture(path, item.name, content.line + picture.line)


def _pictures(issues: Sequence[Issue]) -> Iterator[Picture]:
    for issue in issues:
        for article in issue.articles:
            if article.image:
                yield article.image
            yield from (block.picture for block in article.web_copy if block.picture)
        yield from (block.picture for block in issue.web_introduction if block.picture)


def _problems(
    path: str, source: Picture | None, publication: Publication, finished: Finished
) -> Iterator[tuple[str, str]]:
    data = finished.read(path)
    if data is None:
        yield "LD529", f"is not in {finished.shown}"
    elif path.lower().endswith(".svg"):
        yield from _drawing_problems(data)
    else:
        yield from _bitmap_problems(data, _original(publication, source))


def _original(publication: Publication, source: Picture | None) -> bytes | None:
    """The picture that the article names; None where it cannot be read, which the desk reports."""
    with suppress(OSError):
        return source_bytes(publication.root, source.file) if source else None
    return None


def _drawing_problems(data: bytes) -> Iterator[tuple[str, str]]:
    harmful: list[str] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if _HARMFUL.match(local):
            harmful.append(f"<{local}>")
        harmful.extend(key for key in attributes if key.lower().startswith("on"))

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        yield "LD529", "is damaged"
    if harmful:
        yield "LD530", f"has {harmful[0]} in it, which can run a program"


def _bitmap_problems(data: bytes, original: bytes | None) -> Iterator[tuple[str, str]]:
    try:
        with open_bitmap(data) as picture:
            private = [name for name in _PRIVATE if picture.info.get(name)]
            if private or picture.getexif():
                yield "LD530", "still has the data of the camera in it"
            shown = _in_small(picture)
    except BitmapError:
        yield "LD529", "is damaged"
        return
    if original is None:
        return
    # A picture of the article that is damaged itself is reported by the desk.
    with suppress(BitmapError), open_bitmap(original) as source:
        pairs = zip(shown, _in_small(source), strict=True)
        if sum(abs(one - two) for one, two in pairs) > _MAX_DIFFERENCE * _SIDE**2:
            yield "LD529", "is another picture than the article's"


def _in_small(picture: Image.Image) -> bytes:
    """A picture upright on white, in `_SIDE` times `_SIDE` greys."""
    from PIL import Image, ImageOps

    paper = ImageOps.exif_transpose(picture)
    if paper.has_transparency_data:
        upright = paper.convert("RGBA")
        paper = Image.new("RGBA", upright.size, "white")
        paper.alpha_composite(upright)
    return paper.convert("RGB").convert("L").resize((_SIDE, _SIDE), Image.Resampling.BOX).tobytes()
