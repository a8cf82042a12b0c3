"""A made-up paper and house advertisements in, the paper with some of them at the feet of its pages out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lowdown.layout.article_run import ArticleOrder
from lowdown.layout.board import BETWEEN, Board
from lowdown.layout.costs import WEIGHTS, page_found, total, weigh, white_of
from lowdown.layout.frame import Ending, Entrance, is_complete, start
from lowdown.layout.frame_metrics import measure_frame
from lowdown.model import ArticleMetrics, Cost, FitStep, Frame, Makeup


def fill_feet(
    makeup: Makeup, orders: Sequence[ArticleOrder], fillers: Sequence[ArticleMetrics], board: Board
) -> tuple[Makeup, tuple[str, ...]]:
    """Put each filler, once at the most, where the paper gains most by it; and the slugs of those that were used.

    `board` has the pages of `makeup`. `orders` are as they stand in it; no filler stands below one that wants none.
    """
    articles = {order.article.slug: order.article for order in orders}
    barred = {order.article.slug for order in orders if FitStep.FILLERS in order.fixed}
    pages = [page for page in range(1, makeup.pages + 1) if not barred & {_last(makeup, page)}]
    used: list[str] = []
    while choices := list(
        _choices(makeup, articles, [one for one in fillers if one.slug not in used], pages, board)
    ):
        best, _page, filler = min(
            choices, key=lambda choice: (total(choice[0]), choice[1], choice[2].slug)
        )
        if total(best) >= total(makeup):
            break
        used.append(filler.slug)
        articles[filler.slug] = filler
        makeup = best
    return makeup, tuple(used)


def _last(makeup: Makeup, page: int) -> str:
    """What stands lowest on a page; empty: nothing does."""
    return next((frame.article for frame in reversed(makeup.on_page(page))), "")


def _choices(
    makeup: Makeup,
    articles: Mapping[str, ArticleMetrics],
    fillers: Sequence[ArticleMetrics],
    pages: Sequence[int],
    board: Board,
) -> Iterator[tuple[Makeup, int, ArticleMetrics]]:
    """The paper with one filler more, for each filler and each of `pages` that has room for it."""
    for page in pages:
        for filler in fillers:
            frame = _frame(makeup, filler, page, board)
            if frame:
                yield _with(makeup, frame, {**articles, filler.slug: filler}, board), page, filler


def _frame(makeup: Makeup, filler: ArticleMetrics, page: int, board: Board) -> Frame | None:
    """The filler right below what stands on a page; None where it has no room there."""
    standing = makeup.on_page(page)
    top = standing[-1].top + standing[-1].height + BETWEEN if standing else board.head(page)
    band = board.band_from(page, top)
    frame, left = board.runner.frame(
        filler, start(filler), band, Entrance(headed=True), Ending.RUNS_ON
    )
    return frame if frame and is_complete(filler, left) else None


def _with(
    makeup: Makeup, frame: Frame, articles: Mapping[str, ArticleMetrics], board: Board
) -> Makeup:
    """The paper with one more frame, and what its page costs now."""
    frames = tuple(sorted((*makeup.frames, frame), key=lambda frame: (frame.page, frame.top)))
    here = [
        measure_frame(articles[one.article], one, board.grid)
        for one in frames
        if one.page == frame.page
    ]
    white = white_of(frame.page, here, board)
    others = [cost for cost in makeup.costs if cost.article or cost.page != frame.page]
    empty = [
        Cost(term=found[0], amount=round(weigh([found]), 2), page=frame.page)
        for found in page_found(frame.page, white, board)
    ]
    filler = Cost(term="filler", amount=WEIGHTS["filler"], article=frame.article, page=frame.page)
    return replace(makeup, frames=frames, costs=(*others, *empty, filler))
