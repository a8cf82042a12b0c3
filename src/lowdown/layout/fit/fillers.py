"""Places house advertisements at the feet of pages, where the paper gains by them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from lowdown.layout.article_run import ArticleOrder
from lowdown.layout.board import BETWEEN, Board
from lowdown.layout.costs import count_page, total, weigh, white_of
from lowdown.layout.frame import Ending, Entrance, FrameTask, is_complete, measure_frame, start
from lowdown.layout.terms import WEIGHTS
from lowdown.model import ArticleMetrics, Cost, FitStep, Frame, Makeup


class FilledFeet(NamedTuple):
    """A paper with house advertisements at the feet of its pages."""

    makeup: Makeup
    """The paper."""
    fillers: tuple[str, ...]
    """The slugs of the fillers that were used."""


class _Choice(NamedTuple):
    """One filler on one page."""

    makeup: Makeup
    """The paper with it."""
    page: int
    filler: ArticleMetrics


def fill_feet(
    makeup: Makeup, orders: Sequence[ArticleOrder], fillers: Sequence[ArticleMetrics], board: Board
) -> FilledFeet:
    """Puts each filler, at most once, where the paper gains most by it.

    `board` has the pages of `makeup`. `orders` are as they stand in it; no filler stands below one
    that wants none.
    """
    articles = {order.article.slug: order.article for order in orders}
    barred = {order.article.slug for order in orders if FitStep.FILLERS in order.fixed}
    pages = [page for page in range(1, makeup.pages + 1) if not barred & {_last(makeup, page)}]
    used: list[str] = []
    while True:
        unused = [filler for filler in fillers if filler.slug not in used]
        choices = _choices(makeup, articles, unused, pages=pages, board=board)
        best = min(choices, key=_rank, default=None)
        if best is None or total(best.makeup) >= total(makeup):
            break
        used.append(best.filler.slug)
        articles[best.filler.slug] = best.filler
        makeup = best.makeup
    return FilledFeet(makeup, tuple(used))


def _rank(choice: _Choice) -> tuple[float, int, str]:
    """What the choices are compared by; less is better."""
    return total(choice.makeup), choice.page, choice.filler.slug


def _last(makeup: Makeup, page: int) -> str:
    """The slug of what stands lowest on a page; empty where nothing does."""
    return next((frame.article for frame in reversed(makeup.on_page(page))), "")


def _choices(
    makeup: Makeup,
    articles: Mapping[str, ArticleMetrics],
    fillers: Sequence[ArticleMetrics],
    *,
    pages: Sequence[int],
    board: Board,
) -> Iterator[_Choice]:
    """Yields the paper with one more filler, for each filler and each page with room for it."""
    for page in pages:
        for filler in fillers:
            frame = _frame(makeup, filler, page, board)
            if frame:
                more = _with(makeup, frame, {**articles, filler.slug: filler}, board)
                yield _Choice(more, page, filler)


def _frame(makeup: Makeup, filler: ArticleMetrics, page: int, board: Board) -> Frame | None:
    """The filler right below what stands on a page; None where it has no room there."""
    standing = makeup.on_page(page)
    top = standing[-1].top + standing[-1].height + BETWEEN if standing else board.head(page)
    band = board.band_from(page, top)
    task = FrameTask(filler, start(filler), band, Entrance(headed=True))
    made = board.cache.frame(task, Ending.RUNS_ON)
    return made.frame if made and is_complete(filler, made.remainder) else None


def _with(
    makeup: Makeup, frame: Frame, articles: Mapping[str, ArticleMetrics], board: Board
) -> Makeup:
    """The paper with one more frame, and what its page costs now."""
    frames = tuple(sorted((*makeup.frames, frame), key=lambda frame: (frame.page, frame.top)))
    here = [
        measure_frame(articles[other.article], other, board.grid)
        for other in frames
        if other.page == frame.page
    ]
    white = white_of(frame.page, here, board)
    others = [cost for cost in makeup.costs if cost.article or cost.page != frame.page]
    empty = [
        Cost(term=count.term, amount=round(weigh([count]), 2), page=frame.page)
        for count in count_page(frame.page, white, board)
    ]
    filler = Cost(term="filler", amount=WEIGHTS["filler"], article=frame.article, page=frame.page)
    return replace(makeup, frames=frames, costs=(*others, *empty, filler))
