"""Makes the pictures of the site: those of the copy in several widths, front pages, and what is
shown where a page is shared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from lowdown.bitmaps import BitmapError
from lowdown.cache import Cache, picture_cache
from lowdown.editions.web.assets import (
    PictureKind,
    cover_renditions,
    make_cover,
    make_renditions,
    make_share,
    make_share_card,
)
from lowdown.editions.web.cards import PaperCard, PictureCard
from lowdown.editions.web.nameplate import logo_card
from lowdown.editions.web.records import IssueRecord
from lowdown.editions.web.sharing import Share, choose_share
from lowdown.model import Finding, Location, Publication
from lowdown.press import STANDARD, Typefaces, typefaces_of
from lowdown.sources import SourceError, source_bytes
from lowdown.values import dataclass
from lowdown.workers import Work, do_all

Maker = Callable[[bytes, Cache], dict[str, bytes]]
"""Makes files, by their paths below the output folder, of the bytes of their original."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureOrder:
    """Files that are made from one original."""

    paths: tuple[str, ...]
    """Their paths below the output folder."""
    make: Maker
    """Makes them."""
    file: str = ""
    """The original, relative to the publication's folder."""
    paper: str = ""
    """The PDF that is the original, below the output folder."""


def picture_orders(publication: Publication, records: Sequence[IssueRecord]) -> list[PictureOrder]:
    """Returns all pictures of a site with these issues, the newest first; each once."""
    typefaces = typefaces_of(publication)
    orders: dict[tuple[str, ...], PictureOrder] = {}
    logo = logo_card(publication)
    if logo:
        order = _renditions(logo, typefaces)
        orders[order.paths] = order
    for record in records:
        for order in _of_issue(publication, record, typefaces):
            orders.setdefault(order.paths, order)
    if not records:
        card = _shared(publication, choose_share(publication, None, None, typefaces=typefaces))
        orders.setdefault(card.paths, card)
    return list(orders.values())


def _of_issue(
    publication: Publication, record: IssueRecord, typefaces: Typefaces
) -> Iterator[PictureOrder]:
    paper = record.card.paper
    for picture in record.pictures:
        yield _renditions(picture, typefaces)
    if paper:
        yield _cover(paper)
    for image in (None, *(card.image for card in record.articles)):
        share = choose_share(publication, image, paper, typefaces=typefaces)
        yield _shared(publication, share)


def _renditions(picture: PictureCard, typefaces: Typefaces) -> PictureOrder:
    # Only a drawing is set in type: the fonts of others need not be sent to other processes.
    is_drawn = picture.source.kind is PictureKind.DRAWING
    return PictureOrder(
        paths=tuple(rendition.path for rendition in picture.source.renditions),
        make=partial(_make_renditions, picture, typefaces if is_drawn else STANDARD),
        file=picture.file,
    )


def _make_renditions(
    picture: PictureCard, typefaces: Typefaces, data: bytes, cache: Cache
) -> dict[str, bytes]:
    return make_renditions(data, picture.source, typefaces, cache)


def _cover(paper: PaperCard) -> PictureOrder:
    return PictureOrder(
        paths=tuple(rendition.path for rendition in cover_renditions(paper)),
        make=partial(_make_cover, paper),
        paper=paper.path,
    )


def _make_cover(paper: PaperCard, data: bytes, cache: Cache) -> dict[str, bytes]:
    return make_cover(data, paper, cache)


def _shared(publication: Publication, share: Share) -> PictureOrder:
    path = share.rendition.path
    if share.picture is None and share.paper is None:
        return PictureOrder(paths=(path,), make=partial(_make_card, publication, path))
    focus = share.picture.focus if share.picture else None
    return PictureOrder(
        paths=(path,),
        make=partial(_make_share, focus, path),
        file=share.picture.file if share.picture else "",
        paper=share.paper.path if share.paper else "",
    )


def _make_card(publication: Publication, path: str, data: bytes, cache: Cache) -> dict[str, bytes]:
    del data, cache
    typefaces = typefaces_of(publication)
    return {path: make_share_card(publication.title, publication.look.accent, typefaces)}


def _make_share(
    focus: tuple[float, float] | None, path: str, data: bytes, cache: Cache
) -> dict[str, bytes]:
    return {path: make_share(data, focus=focus, path=path, cache=cache)}


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePictures:
    """Pictures of the site."""

    files: dict[str, bytes]
    """Their bytes, by their paths below the output folder."""
    findings: tuple[Finding, ...] = ()
    """Those that could not be made."""


def make_pictures(
    root: Path,
    orders: Iterable[PictureOrder],
    *,
    read: Callable[[str], bytes | None],
    processes: int,
) -> Iterator[MadePictures]:
    """Yields the pictures of each order, in several processes where there are many.

    `root` is the publication's folder; `read` returns a PDF by its path below the output folder.
    """
    orders = list(orders)
    tasks = (
        PictureTask(order=order, paper=(read(order.paper) or b"") if order.paper else b"")
        for order in orders
    )
    few = len(orders) < _MANY
    work = Work(prepare=prepare_pictures, needs=root)
    return do_all(work, tasks, processes=1 if few else processes)


_MANY: Final = 6
"""Orders that are made faster by several processes, which take half a second to start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureTask:
    """An order, and the bytes that a worker process needs for it."""

    order: PictureOrder
    """The files to make."""
    paper: bytes
    """The PDF that is their original; empty where the original is a file of the publication."""


def prepare_pictures(root: Path) -> Callable[[PictureTask], MadePictures]:
    """Returns what makes the pictures of one order."""
    cache = picture_cache()

    def make(task: PictureTask) -> MadePictures:
        order = task.order
        place = Location(path=order.file or order.paper)
        try:
            original = source_bytes(root, order.file) if order.file else task.paper
            return MadePictures(files=order.make(original, cache))
        except BitmapError as error:
            return MadePictures(files={}, findings=(error.finding(order.file, place),))
        except (ValueError, OSError, SourceError) as error:
            fault = BitmapError(f"cannot be read: {error}").finding(order.file, place)
            return MadePictures(files={}, findings=(fault,))

    return make
