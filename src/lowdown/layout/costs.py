"""Prices a made-up paper: what is worse about it than it might be, by the table of costs.

The unit is a column line of white: one line of one column, empty in the middle of the paper, costs
1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lowdown.layout.article_run import ArticleOrder
from lowdown.layout.board import BETWEEN, Board
from lowdown.layout.frame import FrameMetrics, measure_frame
from lowdown.layout.terms import SHORT_TAKE, WEIGHTS
from lowdown.model import Cost, Fit, Frame, Grid, Makeup, Overflow

EMPTY = 1 / 3
"""Share of the last page's column lines beyond which its white is too much."""
HOLE = 0.1
"""Share of a page's column lines beyond which its white is a hole."""


class Count(NamedTuple):
    """How much of one term there is in one place."""

    term: str
    """The term's name."""
    units: float
    """How many of the term's unit there are."""
    page: int | None = None
    """The page that it is about, if it is about one."""


def price(
    frames: Sequence[Frame],
    fits: Sequence[Fit],
    orders: Sequence[ArticleOrder],
    board: Board,
    *,
    sheet: int = 1,
) -> tuple[Cost, ...]:
    """Returns everything that a plan costs.

    `board` has its pages, `sheet` how many are printed on one sheet.
    """
    by_slug: dict[str, list[FrameMetrics]] = {order.article.slug: [] for order in orders}
    articles = {order.article.slug: order.article for order in orders}
    for frame in sorted(frames, key=lambda frame: (frame.page, frame.top)):
        by_slug[frame.article].append(measure_frame(articles[frame.article], frame, board.grid))
    costs = []
    for order, fit in zip(orders, fits, strict=True):
        slug = order.article.slug
        counts = [*_count_fit(fit, order), *count_article(order, by_slug[slug], board.grid)]
        costs += [_cost(count, slug) for count in counts]
    costs += _price_order([(order, by_slug[order.article.slug]) for order in orders])
    costs += _price_pages([frame for frames in by_slug.values() for frame in frames], board)
    pages = board.pages or board.last_page()
    if pages % sheet:
        costs.append(_cost(Count("sheet", pages % sheet)))
    return tuple(costs)


def total(makeup: Makeup) -> float:
    """Returns what a plan costs in all."""
    return sum(cost.amount for cost in makeup.costs)


def count_article(order: ArticleOrder, frames: Sequence[FrameMetrics], grid: Grid) -> list[Count]:
    """Counts what one article's way through the paper costs; `frames` are in reading order."""
    if not frames:
        return []
    first = frames[0]
    counts: list[Count] = []
    if first.head_span != first.right_span and order.article.narrow_heads:
        counts.append(Count("head", abs(first.head_span - first.right_span), first.page))
    for frame in frames:
        if frame.page > 1 and frame.ragged > 1:
            counts.append(Count("ragged", frame.ragged - 1, frame.page))
    for frame in frames:
        if frame.slivers:
            counts.append(Count("sliver", frame.slivers, frame.page))
    if len(frames) > 1:
        counts += _count_pieces(frames, grid)
    return counts


def _count_pieces(frames: Sequence[FrameMetrics], grid: Grid) -> Iterator[Count]:
    """Counts what it costs that an article is in several pieces."""
    first, middle = frames[0], grid.lines // 2
    if first.page > 1 and first.top > middle:
        yield Count("low start", first.top - middle, first.page)
    jumps = 0
    for before, after in pairwise(frames):
        if before.jumps and (before.page, after.page) != (1, 2):
            yield Count("second jump" if jumps else "jump", 1, before.page)
            jumps += 1
    for frame in frames:
        if frame.deepest < SHORT_TAKE:
            yield Count("short take", SHORT_TAKE - frame.deepest, frame.page)
    for before, after in pairwise(frames):
        if _turns(before, after):
            yield Count("page turn", 1, before.page)


def _turns(before: FrameMetrics, after: FrameMetrics) -> bool:
    """Whether a leaf is turned between two frames in a row, page 1 left out."""
    return after.page == before.page + 1 and before.page % 2 == 1 and before.page > 1


def count_page(page: int, white: int, board: Board) -> list[Count]:
    """Counts what `white` column lines of white on one page cost."""
    if white <= 0:
        return []
    if page == board.pages:
        space = board.area(board.band_from(page, board.head(page)))
        return _white_and_more(Count("last page", white, page), "empty back", EMPTY * space)
    if page == 1:
        return [Count("front page", white, page)]
    space = board.grid.lines * board.grid.columns
    return _white_and_more(Count("white", white, page), "hole", HOLE * space)


def _white_and_more(white: Count, term: str, limit: float) -> list[Count]:
    """White, and as another term what of it is beyond `limit`."""
    beyond = white.units - limit
    return [white, Count(term, beyond, white.page)] if beyond > 0 else [white]


def weigh(counts: Sequence[Count]) -> float:
    """Returns what has been counted costs."""
    return sum(WEIGHTS[count.term] * count.units for count in counts)


def white_of(page: int, frames: Sequence[FrameMetrics], board: Board) -> int:
    """Column lines of a page that nothing stands on.

    The rules between its articles count as something.
    """
    rules = max(0, len(frames) - 1) * BETWEEN * board.grid.columns
    used = sum(frame.area for frame in frames)
    return board.area(board.band_from(page, board.head(page))) - used - rules


def out_of_order(
    first: tuple[ArticleOrder, FrameMetrics], second: tuple[ArticleOrder, FrameMetrics]
) -> bool:
    """Whether the first of two articles begins after the second; never where both have orders."""
    pinned = bool(first[0].pages and second[0].pages)
    return not pinned and (first[1].page, first[1].top) > (second[1].page, second[1].top)


def _count_fit(fit: Fit, order: ArticleOrder) -> list[Count]:
    term = "online" if order.overflow is Overflow.ONLINE else "overset"
    return [Count(term, fit.lines_over)] if fit.lines_over else []


def _price_order(placed: Sequence[tuple[ArticleOrder, Sequence[FrameMetrics]]]) -> Iterator[Cost]:
    """Yields a cost for each article that has overtaken earlier ones of the manifest."""
    for number, (order, frames) in enumerate(placed):
        wrong = sum(
            1
            for other, others in placed[:number]
            if frames and others and out_of_order((other, others[0]), (order, frames[0]))
        )
        if wrong:
            yield _cost(Count("order", wrong, frames[0].page), order.article.slug)


def _price_pages(frames: Sequence[FrameMetrics], board: Board) -> Iterator[Cost]:
    """Yields what the white of every page costs."""
    for page in range(1, (board.pages or board.last_page()) + 1):
        white = white_of(page, [frame for frame in frames if frame.page == page], board)
        for count in count_page(page, white, board):
            yield _cost(count)


def _cost(count: Count, article: str | None = None) -> Cost:
    amount = round(count.units * WEIGHTS[count.term], 2)
    return Cost(term=count.term, amount=amount, article=article, page=count.page)
