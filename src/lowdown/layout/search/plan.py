"""Makes up a paper from set articles and the editor's orders.

The best of the plans that were tried.

Articles with pages of their own run through them: the editor's orders always hold. For the others
the best way through the paper is searched for; first fit, which takes each in turn into the first
free space, is the plan to beat.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lowdown.layout.article_run import ArticleOrder, FrameCache, PlacedArticle
from lowdown.layout.board import BETWEEN, Board
from lowdown.layout.column import lines_left
from lowdown.layout.costs import count_page, price, total, weigh
from lowdown.layout.search.beam import Search
from lowdown.layout.search.first_fit import place_all
from lowdown.layout.search.routes import Router
from lowdown.layout.terms import WEIGHTS
from lowdown.model import Fit, Furniture, Grid, Makeup, Overflow
from lowdown.values import dataclass

__all__ = ["ArticleOrder", "first_fit", "make_up", "overset_now"]

FULLEST = 0.985
"""Maximum share of its column lines that a paper fills: no plan leaves less white than the rest."""
MAX_EXTRA_PAGES = 8
"""Maximum pages tried beyond those that the copy needs, to make room for the donation panel."""


def make_up(
    orders: Sequence[ArticleOrder],
    furniture: Furniture,
    grid: Grid,
    pages: int | None = None,
    *,
    sheet: int = 1,
) -> Makeup:
    """Decides where every line of the paper stands.

    `pages` fixes the number of pages, of which `sheet` are printed on one sheet. Copy that found no
    room is reported in `Makeup.fits`, where `lines_over` is not 0 and the article does not go on
    online.
    """
    plan = first_fit(orders, furniture, grid, pages, sheet=sheet)
    if all(order.pages for order in orders):
        return plan
    search = _PlanSearch(orders=orders, sheet=sheet, router=Router(grid=grid, cache=FrameCache()))
    plan = search.improve(plan, Board(grid=grid, furniture=furniture, pages=pages))
    homeless = _first_homeless(orders, plan)
    if homeless is None:
        return plan
    for page in _shareable(orders):
        squeezed = [
            replace(order, pages=(page,)) if order is homeless else order for order in orders
        ]
        other = make_up(squeezed, furniture, grid, pages, sheet=sheet)
        # What was ordered decides the price: the editor did not put the squeezed article here.
        board = Board(grid=grid, furniture=furniture, pages=other.pages)
        plan = min(plan, _priced(other, orders, board, sheet), key=total)
    return plan


def _priced(plan: Makeup, orders: Sequence[ArticleOrder], board: Board, sheet: int) -> Makeup:
    """`plan` with the costs that it has for these orders on the pages of `board`."""
    return replace(plan, costs=price(plan.frames, plan.fits, orders, board, sheet=sheet))


def _first_homeless(orders: Sequence[ArticleOrder], plan: Makeup) -> ArticleOrder | None:
    """The first article without ordered pages that found no room to begin anywhere."""
    for order in orders:
        if not order.pages and not plan.of_article(order.article.slug):
            return order
    return None


def _shareable(orders: Sequence[ArticleOrder]) -> list[int]:
    """The pages ordered for articles that give way to others, from the last to the first."""
    return sorted(
        {page for order in orders if order.gives_way for page in order.pages}, reverse=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _PlanSearch:
    """Searches for a better plan of some articles than first fit finds."""

    orders: Sequence[ArticleOrder]
    """The articles."""
    sheet: int
    """How many pages are printed on one sheet."""
    router: Router
    """What finds the ways of the articles, and makes no frame twice for all numbers of pages."""

    def improve(self, plan: Makeup, board: Board) -> Makeup:
        """The best plan found on the ordered number of pages, or on those worth a search.

        `plan` if none is better. `board` has nothing on its pages, whose number may be ordered.
        """
        counts = [board.pages] if board.pages else _page_counts(self.orders, board, plan)
        for count in counts:
            pages = replace(board, pages=count, cache=self.router.cache, frames=[])
            if _min_cost(self.orders, pages) >= total(plan):
                continue
            # Where the number of pages is ordered and copy is lost, a second jump may save it.
            max_jumps = 2 if board.pages and overset_now(plan) else 1
            better = self._first_better(plan, pages, max_jumps=max_jumps)
            if better is None:
                continue
            plan = better
            if not overset(plan) and not plan.pages % self.sheet:
                break
        return plan

    def _first_better(self, plan: Makeup, board: Board, *, max_jumps: int) -> Makeup | None:
        """The first plan found with as few jumps as can be, if it is better than `plan`."""
        for jumps in range(1, max_jumps + 1):
            found = self._search(board, ceiling=total(plan), jumps=jumps)
            if found:
                return found if total(found) < total(plan) else None
        return None

    def _search(self, board: Board, *, ceiling: float, jumps: int) -> Makeup | None:
        """The best plan found on the pages of `board`, around the articles with orders."""
        orders = self.orders
        pinned = [(position, order) for position, order in enumerate(orders) if order.pages]
        if pinned and not orders[0].pages and any(1 in order.pages for _, order in pinned):
            return None
        board, runs = place_all([order for _, order in pinned], board)
        fixed = {position: runs[order.article.slug] for position, order in pinned}
        best = Search(
            orders=orders,
            board=board,
            fixed=fixed,
            ceiling=ceiling,
            router=self.router,
            jumps=jumps,
        ).best()
        if best is None:
            return None
        placed = {orders[position].article.slug: run for position, run in best.items()}
        frames = [frame for run in best.values() for frame in run.frames]
        return made_up(orders, replace(board, frames=frames), placed, self.sheet)


def first_fit(
    orders: Sequence[ArticleOrder],
    furniture: Furniture,
    grid: Grid,
    pages: int | None = None,
    *,
    sheet: int = 1,
) -> Makeup:
    """Makes up a paper with every article in the first space that is free: the plan to beat."""
    if pages is not None:
        return _place_all(orders, Board(grid=grid, furniture=furniture, pages=pages), sheet)
    open_ended = Board(grid=grid, furniture=replace(furniture, panel=0, imprint=0), pages=None)
    plan = _place_all(orders, open_ended, sheet)
    for count in range(plan.pages, plan.pages + MAX_EXTRA_PAGES):
        closed = _place_all(orders, replace(open_ended, furniture=furniture, pages=count), sheet)
        if overset_now(closed) <= overset_now(plan):
            return closed
    longer = replace(open_ended, furniture=furniture, pages=plan.pages + 1)
    return _priced(replace(plan, pages=plan.pages + 1), orders, longer, sheet)


def overset_now(plan: Makeup) -> int:
    """Lines of copy that found no room anywhere in the plan, and may not go on online."""
    online = {frame.article for frame in plan.frames if frame.online}
    return sum(fit.lines_over for fit in plan.fits if fit.article not in online)


def overset(plan: Makeup) -> int:
    """Lines of copy that are not printed."""
    return sum(fit.lines_over for fit in plan.fits)


def _place_all(orders: Sequence[ArticleOrder], board: Board, sheet: int) -> Makeup:
    board, runs = place_all(orders, board)
    return made_up(orders, board, runs, sheet)


def _page_counts(orders: Sequence[ArticleOrder], board: Board, plan: Makeup) -> Sequence[int]:
    """Numbers of pages that are worth a search.

    From the fewest that could hold the copy to those of `plan`.
    """
    furniture, grid = board.furniture, board.grid
    area = sum(_area(order, grid) for order in orders)
    ordered = max((max(order.pages) for order in orders if order.pages), default=1)
    around = (
        furniture.nameplate + furniture.foot
    ) * grid.columns + furniture.contents * furniture.contents_span
    fewest = max(ordered, -int(-(area + around) // (grid.lines * grid.columns * FULLEST)))
    if any(order.overflow is Overflow.ONLINE for order in orders):
        fewest = max(ordered, fewest - 1)
    fewest = min(fewest, plan.pages)
    return range(fewest, min(plan.pages, fewest + MAX_EXTRA_PAGES) + 1)


def _min_cost(orders: Sequence[ArticleOrder], board: Board) -> float:
    """The minimum cost of a plan on the pages of `board`.

    As much of its white as can be on the last page.

    Copy that may go on online counts as printed: it costs more where it is not, up to the white
    that it would be.
    """
    pages = range(1, (board.pages or 1) + 1)
    areas = [board.area(board.band_from(page, board.head(page))) for page in pages]
    rules = (len(orders) - 1) * BETWEEN * board.grid.columns
    white = max(0, sum(areas) - rules - sum(_area(order, board.grid) for order in orders))
    last = min(areas[-1], white)
    return weigh(count_page(len(areas), last, board)) + (white - last) * WEIGHTS["white"]


def _area(order: ArticleOrder, grid: Grid) -> int:
    """Minimum column lines that an article fills."""
    article = order.article
    pictures = sum(
        wide_picture.span * wide_picture.height for wide_picture in article.wide_pictures
    )
    heads = [article.head * grid.columns, *(span * depth for span, depth in article.narrow_heads)]
    return article.galley.depth_from(0) + pictures + min(heads)


def made_up(
    orders: Sequence[ArticleOrder], board: Board, runs: Mapping[str, PlacedArticle], sheet: int
) -> Makeup:
    """Returns the paper with the frames on `board`, with its fits and its costs.

    `runs` are by slug.
    """
    fits = tuple(_fit(order, runs[order.article.slug]) for order in orders)
    return Makeup(
        pages=board.pages or board.last_page(),
        frames=tuple(sorted(board.frames, key=lambda frame: (frame.page, frame.top))),
        fits=fits,
        costs=price(board.frames, fits, orders, board, sheet=sheet),
    )


def _fit(order: ArticleOrder, run: PlacedArticle) -> Fit:
    left = lines_left(order.article.lines, run.remainder)
    over = sum(line.height for line in left) + sum(
        order.article.wide_pictures[index].height * order.article.wide_pictures[index].span
        for index in run.remainder.wide_pictures
    )
    return Fit(
        article=order.article.slug,
        lines_over=over,
        words_over=sum(line.words for line in left),
        first_words=" ".join(line.text for line in left[:2]),
    )
