"""Finds the cheapest plan of a small issue by making every plan of it.

The search of the product has to find a plan that costs no more. A plan is made by these rules:

- Articles whose pages are ordered are placed first. The others follow in any order, but the lead is
  first and on page 1. Each stands below what its page has already.
- A frame that does not end its article fills what is free of its page, down to the foot.
- From there the article runs on to the head of the next page, jumps over at least one page, or
  continues online where it may.
- It jumps at most once, not counting the jump from page 1, which leads to page 2 unless another
  article stands there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lowdown.layout.article_run import ArticleOrder
from lowdown.layout.board import Board
from lowdown.layout.column import lines_left
from lowdown.layout.costs import price
from lowdown.layout.frame import Ending, Entrance, FrameTask, is_complete, start
from lowdown.model.issue import Overflow
from lowdown.model.plan import Fit, Frame, Furniture, Grid, Makeup, Remainder

MAX_PLANS = 60_000
"""Plans of one issue, at most: an issue with more of them is not small."""

Way = tuple[tuple[Frame, ...], Remainder]
"""One article's frames, and what of it is left for the web."""


class NotSmallError(Exception):
    """The issue has too many plans to make all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The result of making every plan."""

    plans: int
    """The number of plans."""
    cost: float
    """The cost of the cheapest; infinite where there is none."""
    makeup: Makeup | None = None
    """The cheapest."""


def cheapest(
    orders: Sequence[ArticleOrder],
    furniture: Furniture,
    grid: Grid,
    pages: int,
    *,
    sheet: int = 1,
    least: int = 0,
) -> Best:
    """The cheapest plan on a number of pages.

    No article begins where fewer than `least` lines are free below its head.
    """
    press = _Press(
        orders=orders, board=Board(grid=grid, furniture=furniture, pages=pages), least=least
    )
    best, count = Best(plans=0, cost=float("inf")), 0
    for placed in press.plans():
        count += 1
        board = replace(
            press.board, frames=[frame for frames, _ in placed.values() for frame in frames]
        )
        fits = [_fit(order, placed[number][1]) for number, order in enumerate(orders)]
        cost = sum(one.amount for one in price(board.frames, fits, orders, board, sheet=sheet))
        if cost < best.cost:
            frames = tuple(sorted(board.frames, key=lambda frame: (frame.page, frame.top)))
            best = Best(
                plans=0, cost=cost, makeup=Makeup(pages=pages, frames=frames, fits=tuple(fits))
            )
    return replace(best, plans=count)


def _fit(order: ArticleOrder, left: Remainder) -> Fit:
    article = order.article
    lines = lines_left(article.lines, left)
    pictures = sum(
        article.wide_pictures[index].span * article.wide_pictures[index].height
        for index in left.wide_pictures
    )
    over = sum(line.height for line in lines) + pictures
    return Fit(article=article.slug, lines_over=over, words_over=sum(line.words for line in lines))


@dataclass(slots=True, kw_only=True)
class _Press:
    """Makes every plan of one issue."""

    orders: Sequence[ArticleOrder]
    board: Board
    least: int

    def plans(self) -> Iterator[dict[int, Way]]:
        """Every plan in which all articles are placed, each once."""
        ordered = [number for number, order in enumerate(self.orders) if order.pages]
        plans = [{number: self._as_ordered(self.orders[number]) for number in ordered}]
        for _ in range(len(self.orders) - len(ordered)):
            further = {
                frozenset((number, frames) for number, (frames, _) in placed.items()): placed
                for plan in plans
                for placed in self._further(plan)
            }
            plans = list(further.values())
            if len(plans) > MAX_PLANS:
                raise NotSmallError(len(plans))
        return iter(plans)

    def _as_ordered(self, order: ArticleOrder) -> Way:
        run = self.board.cache.run(order, {page: self.board.band(page) for page in order.pages})
        return run.frames, run.remainder

    def _further(self, plan: dict[int, Way]) -> Iterator[dict[int, Way]]:
        for number, order in enumerate(self.orders):
            if number in plan or (number and 0 not in plan):
                continue
            free = replace(
                self.board, frames=[frame for frames, _ in plan.values() for frame in frames]
            )
            for way in _ways(order, free, self.least, lead=number == 0):
                yield {**plan, number: way}


def _ways(order: ArticleOrder, free: Board, least: int, *, lead: bool) -> Iterator[Way]:
    """Every way to place an article, from its head on."""
    for page in [1] if lead else range(1, (free.pages or 1) + 1):
        for span in (0, *(span for span, _ in order.article.narrow_heads)):
            if free.band(page).height >= order.article.head_depth(span) + least:
                yield from _on(
                    order,
                    free,
                    page,
                    start(order.article),
                    Entrance(headed=True, span=span),
                    jumps=1,
                )


def _on(
    order: ArticleOrder,
    free: Board,
    page: int,
    remainder: Remainder,
    entrance: Entrance,
    *,
    jumps: int,
) -> Iterator[Way]:
    """Every way to continue from a page, with at most `jumps` jumps."""
    article, band = order.article, free.band(page)
    task = FrameTask(article, remainder, band, entrance)
    whole = free.cache.frame(task, Ending.RUNS_ON)
    if whole and is_complete(article, whole.remainder):
        yield (whole.frame,), whole.remainder
        return
    if order.overflow is Overflow.ONLINE:
        stopped = free.cache.frame(task, Ending.ONLINE)
        if stopped:
            yield (stopped.frame,), stopped.remainder
    if whole and page > 1 and free.exists(page + 1) and _is_untouched(free, page + 1):
        for frames, rest in _on(order, free, page + 1, whole.remainder, Entrance(), jumps=jumps):
            yield (whole.frame, *frames), rest
    if page == 1 or jumps:
        yield from _jumping(order, free, page, remainder, entrance, jumps=jumps - (page > 1))


def _jumping(
    order: ArticleOrder,
    free: Board,
    page: int,
    remainder: Remainder,
    entrance: Entrance,
    *,
    jumps: int,
) -> Iterator[Way]:
    """Every way to continue with a jump from a page, and at most `jumps` jumps after it."""
    task = FrameTask(order.article, remainder, free.band(page), entrance)
    made = free.cache.frame(task, Ending.JUMPS)
    if made is None:
        return
    broken, left = made
    for landing in _landings(free, page):
        for frames, rest in _on(order, free, landing, left, Entrance(jumped=True), jumps=jumps):
            yield (
                (replace(broken, to_page=landing), replace(frames[0], from_page=page), *frames[1:]),
                rest,
            )


def _landings(free: Board, page: int) -> Sequence[int]:
    """The pages to jump to: from page 1 page 2, unless another article stands there.

    Otherwise these are all pages with another page between.
    """
    if page == 1 and free.exists(2) and _is_untouched(free, 2):
        return [2]
    return range(page + (1 if page == 1 else 2), (free.pages or 1) + 1)


def _is_untouched(free: Board, page: int) -> bool:
    """Whether no article stands on a page."""
    return free.band(page).top == free.head(page)
