"""Finds the levers that make articles fit their locked frames, so that nothing has to move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lowdown.layout.article_run import ArticleOrder, PlacedArticle
from lowdown.layout.board import Board
from lowdown.layout.column import lines_left
from lowdown.layout.fit import Depths, adjust_to, gain, with_levers
from lowdown.layout.locked.follow import as_locked, held_articles
from lowdown.layout.locked.free_space import PageSpace, fits
from lowdown.model import ArticleMetrics, LockedArticle, LockedPlan, Makeup

NEAR = 12
"""Maximum column lines beyond those that are over that are tried: what is left out leaves other
holes.
"""


def tighten(
    locked: LockedPlan,
    orders: Sequence[ArticleOrder],
    depths: Mapping[str, Depths],
    board: Board,
    makeup: Makeup | None,
) -> dict[str, Depths]:
    """Returns `depths` with others for every article that has to leave its locked pages.

    `makeup` is the paper as it is at `depths`; `orders` are the articles as they were set. Those
    that no lever makes fit keep the depths that they have.
    """
    room = PageSpace(board=replace(board, pages=board.pages or locked.pages))
    held = held_articles(locked, orders, board)
    for article in held.values():
        room.keep(article)
    tightened = dict(depths)
    for order in orders:
        slug = order.article.slug
        locked_as = held.get(slug)
        if locked_as and order.article.levers and _has_left(locked_as, makeup):
            fitting = _fitting(order, locked_as, depths.get(slug, {}), room)
            if fitting is not None:
                tightened[slug] = fitting
    return tightened


def _has_left(article: LockedArticle, makeup: Makeup | None) -> bool:
    """Whether an article stands on a page that it was not locked on."""
    return makeup is None or not {frame.page for frame in makeup.of_article(article.slug)} <= set(
        article.pages
    )


def _fitting(
    order: ArticleOrder, article: LockedArticle, depths: Depths, room: PageSpace
) -> Depths | None:
    """The first other depths at which an article fits its frames or the free lines below."""
    long = _with(order, article, depths)
    run = room.grow(long)
    if fits(long, article, run):
        return None
    for shorter in _shorter(
        order.article, depths, _over(long.article, run), room.board.grid.columns
    ):
        short = _with(order, article, shorter)
        if fits(short, article, room.grow(short)):
            return shorter
    return None


def _with(order: ArticleOrder, article: LockedArticle, depths: Depths) -> ArticleOrder:
    return as_locked(replace(order, article=with_levers(order.article, depths)), article)


def _over(article: ArticleMetrics, run: PlacedArticle) -> int:
    """Column lines that found no room."""
    pictures = [article.wide_pictures[index] for index in run.remainder.wide_pictures]
    return sum(line.height for line in lines_left(article.lines, run.remainder)) + sum(
        picture.span * picture.height for picture in pictures
    )


def _shorter(article: ArticleMetrics, depths: Depths, over: int, columns: int) -> Iterator[Depths]:
    """Other depths to try: what was made longer as it was set, one after the other.

    Then shorter by the fit ladder.
    """
    kept = dict(depths)
    for index, depth in depths.items():
        if gain(article, index, depth, columns) > 0:
            del kept[index]
            yield dict(kept)
    for more in range(0, NEAR + 1, 2):
        yield adjust_to(article, kept, -over - more, columns)
