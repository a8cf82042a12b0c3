"""A paper that cannot be made as ordered in, the nearest orders with which it can out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lowdown.layout.article_run import ArticleOrder
from lowdown.layout.board import Board
from lowdown.layout.fit.ladder import Fitted, apply_fit_ladder
from lowdown.layout.search import make_up, overset_now
from lowdown.model import Furniture, Grid, Makeup, Overflow

MAX_TRIES = 24
"""Orders that are tried, at the most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """Orders that can be carried out, and what is different about them."""

    makeup: Makeup
    """The paper that comes of them."""
    freed: tuple[str, ...] = ()
    """Articles, by slug, whose pages are no longer ordered."""
    online: tuple[str, ...] = ()
    """Articles that may go on online."""
    repaged: bool = False
    """Whether the number of pages is another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loosening:
    """What is tried."""

    freed: tuple[str, ...] = ()
    online: tuple[str, ...] = ()
    repaged: bool = False


def is_made(makeup: Makeup) -> bool:
    """Whether every article has room: it stands somewhere, and nothing of it is lost."""
    return not overset_now(makeup) and all(makeup.of_article(fit.article) for fit in makeup.fits)


def relax(
    orders: Sequence[ArticleOrder],
    furniture: Furniture,
    grid: Grid,
    makeup: Makeup,
    *,
    pages: int | None,
    sheet: int = 1,
) -> Relaxation | None:
    """The nearest orders with which the paper can be made; None where none were found.

    `makeup` is what came of the orders as they are, with `pages` pages. One order is given up before two are, and an
    article's before the number of pages.
    """
    for tried, loosening in enumerate(_loosenings(orders, makeup, pages)):
        if tried == MAX_TRIES:
            break
        loosened = [_loosened(order, loosening) for order in orders]
        again = make_up(
            loosened, furniture, grid, None if loosening.repaged else pages, sheet=sheet
        )
        if loosening.repaged and again.pages % sheet:
            again = make_up(
                loosened, furniture, grid, again.pages + sheet - again.pages % sheet, sheet=sheet
            )
        if not is_made(again):
            board = Board(grid=grid, furniture=furniture, pages=again.pages)
            again = apply_fit_ladder(Fitted(makeup=again), loosened, board, sheet=sheet).makeup
        if is_made(again):
            return Relaxation(
                makeup=again,
                freed=loosening.freed,
                online=loosening.online,
                repaged=loosening.repaged,
            )
    return None


def _loosenings(
    orders: Sequence[ArticleOrder], makeup: Makeup, pages: int | None
) -> Iterator[_Loosening]:
    """Orders to try, the nearest first."""
    short = [
        fit.article
        for fit in makeup.fits
        if not makeup.of_article(fit.article) or _is_lost(fit.article, makeup)
    ]
    pinned = {order.article.slug: order.pages for order in orders if order.pages}
    troubled = {page for slug in short for page in pinned.get(slug, ())}
    neighbours = [
        slug for slug, ordered in pinned.items() if slug not in short and troubled & {*ordered}
    ]
    loose = [slug for slug in (*short, *neighbours) if slug in pinned]
    yield from (_Loosening(freed=(slug,)) for slug in loose)
    if pages is not None:
        yield _Loosening(repaged=True)
    yield from (_Loosening(online=(slug,)) for slug in short)
    if len(loose) > 1:
        yield _Loosening(freed=tuple(loose))
    if pages is not None:
        yield from (_Loosening(freed=(slug,), repaged=True) for slug in loose)
        yield _Loosening(freed=tuple(loose), repaged=True)
    yield _Loosening(freed=tuple(pinned))
    yield _Loosening(freed=tuple(pinned), repaged=pages is not None)


def _is_lost(slug: str, makeup: Makeup) -> bool:
    fit = next(fit for fit in makeup.fits if fit.article == slug)
    return bool(fit.lines_over) and not makeup.of_article(slug)[-1].online


def _loosened(order: ArticleOrder, loosening: _Loosening) -> ArticleOrder:
    if order.article.slug in loosening.freed:
        order = replace(
            order,
            pages=(),
            overflow=Overflow.JUMP if order.overflow is Overflow.ERROR else order.overflow,
        )
    if order.article.slug in loosening.online:
        order = replace(order, overflow=Overflow.ONLINE, gives_way=True)
    return order
