"""Finds the nearest orders with which a paper can be made that cannot be made as ordered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from lowdown.layout.article_run import ArticleOrder
from lowdown.layout.board import Board
from lowdown.layout.fit.ladder import Fitted, apply_fit_ladder
from lowdown.layout.search import make_up, overset_now
from lowdown.model import Makeup, Overflow
from lowdown.values import dataclass

MAX_TRIES = 24
"""Maximum changes of the orders that are tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """Orders that can be carried out, and what is different about them."""

    makeup: Makeup
    """The paper made with them."""
    freed: tuple[str, ...] = ()
    """Articles, by slug, whose pages are no longer ordered."""
    online: tuple[str, ...] = ()
    """Articles that may go on online."""
    repaged: bool = False
    """Whether the number of pages is another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loosening:
    """A change of the orders that is tried; its fields mean the same as in `Relaxation`."""

    freed: tuple[str, ...] = ()
    online: tuple[str, ...] = ()
    repaged: bool = False


def is_made(makeup: Makeup) -> bool:
    """Whether every article has room: it stands somewhere, and nothing of it is lost."""
    return not overset_now(makeup) and all(makeup.of_article(fit.article) for fit in makeup.fits)


def relax(
    orders: Sequence[ArticleOrder], board: Board, makeup: Makeup, *, sheet: int = 1
) -> Relaxation | None:
    """Finds the nearest orders with which the paper can be made.

    None where there are none among those tried.

    `makeup` is the paper that the orders give as they are, on the empty pages of `board`. One order
    is given up before two are, and an article's before the number of pages.
    """
    furniture, grid, pages = board.furniture, board.grid, board.pages
    for loosening in islice(_loosenings(orders, makeup, pages), MAX_TRIES):
        loosened = [_loosened(order, loosening) for order in orders]
        count = None if loosening.repaged else pages
        made = make_up(loosened, furniture, grid, count, sheet=sheet)
        if loosening.repaged and made.pages % sheet:
            whole_sheets = made.pages + sheet - made.pages % sheet
            made = make_up(loosened, furniture, grid, whole_sheets, sheet=sheet)
        if not is_made(made):
            made_pages = Board(grid=grid, furniture=furniture, pages=made.pages)
            made = apply_fit_ladder(Fitted(makeup=made), loosened, made_pages, sheet=sheet).makeup
        if is_made(made):
            return Relaxation(
                makeup=made,
                freed=loosening.freed,
                online=loosening.online,
                repaged=loosening.repaged,
            )
    return None


def _loosenings(
    orders: Sequence[ArticleOrder], makeup: Makeup, pages: int | None
) -> Iterator[_Loosening]:
    """Orders to give up, the nearest to the editor's first."""
    short = [
        fit.article
        for fit in makeup.fits
        if not makeup.of_article(fit.article) or _is_lost(fit.article, makeup)
    ]
    pinned = {order.article.slug: order.pages for order in orders if order.pages}
    loose = _in_the_way(short, pinned)
    repaged = pages is not None
    yield from (_Loosening(freed=(slug,)) for slug in loose)
    if repaged:
        yield _Loosening(repaged=True)
    yield from (_Loosening(online=(slug,)) for slug in short)
    if len(loose) > 1:
        yield _Loosening(freed=tuple(loose))
    if repaged:
        yield from (_Loosening(freed=(slug,), repaged=True) for slug in loose)
        yield _Loosening(freed=tuple(loose), repaged=True)
    yield _Loosening(freed=tuple(pinned))
    yield _Loosening(freed=tuple(pinned), repaged=repaged)


def _in_the_way(short: Sequence[str], pinned: Mapping[str, tuple[int, ...]]) -> list[str]:
    """The articles with ordered pages that find no room, then those that share their pages.

    `short` are the articles that find no room, `pinned` all with ordered pages, by slug.
    """
    crowded = {page for slug in short for page in pinned.get(slug, ())}
    neighbours = [
        slug for slug, ordered in pinned.items() if slug not in short and crowded & {*ordered}
    ]
    return [slug for slug in (*short, *neighbours) if slug in pinned]


def _is_lost(slug: str, makeup: Makeup) -> bool:
    """Whether copy of an article is neither printed nor online."""
    fit = next(fit for fit in makeup.fits if fit.article == slug)
    return bool(fit.lines_over) and not makeup.of_article(slug)[-1].online


def _loosened(order: ArticleOrder, loosening: _Loosening) -> ArticleOrder:
    """The order of one article without what is given up."""
    if order.article.slug in loosening.freed:
        jumps = order.overflow is Overflow.ERROR
        order = replace(order, pages=(), overflow=Overflow.JUMP if jumps else order.overflow)
    if order.article.slug in loosening.online:
        order = replace(order, overflow=Overflow.ONLINE, gives_way=True)
    return order
