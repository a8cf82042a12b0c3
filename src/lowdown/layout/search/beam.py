"""Beam search: places the articles without ordered pages at the lowest cost.

Articles are placed one after the other, each by every route that it may take through the free
bands, and after each article only the most promising plans are kept. Nothing is left to chance, and
the number of routes that are tried has a ceiling.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from lowdown.layout.article_run import ArticleOrder, PlacedArticle
from lowdown.layout.board import BETWEEN, MIN_START_LINES, Board
from lowdown.layout.costs import count_article, count_page, weigh, white_of
from lowdown.layout.frame import measure_frame
from lowdown.layout.search.route import Route, RouteLimits, RouteStep, place_route
from lowdown.layout.search.routes import Router
from lowdown.layout.terms import WEIGHTS
from lowdown.values import dataclass

ROUTES = 270
"""Ways through the paper that are tried in placing one article, approximately."""
MAX_ROUTES = 8_000
"""Maximum ways through the paper that are tried for one number of pages."""
MAX_PLANS = 100
"""Maximum plans that are kept after each article."""
ROUTES_AN_ARTICLE = 12
"""Ways that one article usually has through what is free in one plan."""
FEW = 4
"""Articles for which nearly every plan is tried."""
AHEAD = 3
"""Articles, counted from the first that is not placed, that may be placed next."""
LIKELY = 0.5
"""Share of the white on a page that is counted while a later article may still fill it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Some of the articles placed."""

    routes: Mapping[int, Route]
    """The articles placed, by their position in the manifest."""
    starts: tuple[tuple[int, tuple[int, int]], ...]
    """The same, each with the page and the line at which it begins."""
    tops: tuple[int, ...]
    """The first free line of every page."""
    white: tuple[int, ...]
    """Column lines of every page that nothing stands on."""
    pages: tuple[float, ...]
    """What the white of every page is likely to cost."""
    reached: int = 0
    """The last page that anything stands on."""
    cost: float = 0.0
    """What the articles placed cost, the white left out."""
    promise: float = 0.0
    """What the plan may come to: its cost, and the white that is likely to stay."""


@dataclass(slots=True, kw_only=True)
class Search:
    """One search, on pages of a fixed number."""

    orders: Sequence[ArticleOrder]
    """All articles, in the manifest's order."""
    board: Board
    """The pages; what stands on it already stays."""
    fixed: Mapping[int, PlacedArticle]
    """The articles that stand on it, by their position in the manifest."""
    ceiling: float
    """The cost of the best plan known: none that costs more is looked for."""
    router: Router
    """Finds the ways of one article."""
    jumps: int = 1
    """Maximum jumps of one article, besides the one from page 1."""
    min_start: int = field(init=False)
    """Free lines of a page below which none of the articles can begin on it."""
    limits: RouteLimits = field(init=False)
    """How many ways are tried for an article."""

    def __post_init__(self) -> None:
        loose = [
            order.article.head
            for number, order in enumerate(self.orders)
            if number not in self.fixed
        ]
        self.min_start = min(loose, default=0) + MIN_START_LINES
        self.limits = RouteLimits(self.jumps, landings=4 if len(loose) <= FEW else 3)

    def best(self) -> dict[int, PlacedArticle] | None:
        """Returns the articles of the best plan found, by their position.

        None where none was found.
        """
        plans = [self._first()]
        loose = len(self.orders) - len(self.fixed)
        width = _width(loose)
        for _ in range(loose):
            plans = _distinct(
                sorted(self._further(plans), key=lambda plan: plan.promise), width, few=loose <= FEW
            )
        return self._place(plans[0]) if plans else None

    def _first(self) -> Plan:
        """The plan in which only the fixed articles stand."""
        routes = {number: self._standing(number, run) for number, run in self.fixed.items()}
        standing = [metrics for route in routes.values() for metrics in route.metrics]
        numbers = range(1, (self.board.pages or 1) + 1)
        tops = tuple(self.board.band(page).top for page in numbers)
        white = tuple(
            white_of(page, [metrics for metrics in standing if metrics.page == page], self.board)
            for page in numbers
        )
        return Plan(
            routes=routes,
            starts=tuple(
                (number, _begins(route)) for number, route in routes.items() if route.steps
            ),
            tops=tops,
            white=white,
            pages=tuple(self._page(page, white[page - 1], tops[page - 1]) for page in numbers),
            reached=max((metrics.page for metrics in standing), default=0),
        )

    def _standing(self, number: int, run: PlacedArticle) -> Route:
        article = self.orders[number].article
        return Route(
            tuple(
                RouteStep(frame, measure_frame(article, frame, self.board.grid))
                for frame in run.frames
            )
        )

    def _page(self, page: int, white: int, top: int) -> float:
        """What the white of a page is likely to cost.

        Less while an article may still begin on it.
        """
        fillable = self.board.height_from(page, top) >= self.min_start
        return weigh(count_page(page, white, self.board)) * (LIKELY if fillable else 1.0)

    def _whole(self, white: Sequence[int]) -> float:
        """What the white of all pages costs, when no article is left to fill it."""
        return sum(
            weigh(count_page(page, lines, self.board)) for page, lines in enumerate(white, start=1)
        )

    def _further(self, plans: Sequence[Plan]) -> Iterator[Plan]:
        """Every plan with one more article."""
        for plan in plans:
            for position in self._next(plan):
                yield from self._with_article(plan, position)

    def _next(self, plan: Plan) -> list[int]:
        """The positions of the articles that may be placed next.

        The lead is placed before all others.
        """
        waiting = [position for position in range(len(self.orders)) if position not in plan.routes]
        return waiting[: 1 if waiting[0] == 0 else AHEAD]

    def _with_article(self, plan: Plan, position: int) -> Iterator[Plan]:
        """Every plan with one more article, the one at `position`, that does not cost too much."""
        routes = self.router.routes(
            self.orders[position],
            self.board,
            plan.tops,
            lead=position == 0,
            limits=self.limits,
        )
        for route in routes:
            cost = plan.cost + self._price(plan, position, route)
            if cost < self.ceiling:
                yield self._with(plan, position, route, cost)

    def _price(self, plan: Plan, position: int, route: Route) -> float:
        """What one more article costs, the white left out."""
        own = weigh(count_article(self.orders[position], route.metrics, self.board.grid))
        begins = _begins(route)
        crossed = sum((start > begins) is (other < position) for other, start in plan.starts)
        return own + WEIGHTS["online"] * route.lines_over + WEIGHTS["order"] * crossed

    def _with(self, plan: Plan, position: int, route: Route, cost: float) -> Plan:
        """A plan with one more article in it; `cost` is its cost, the white left out."""
        columns, placed = self.board.grid.columns, route.metrics
        tops, white, pages = list(plan.tops), list(plan.white), list(plan.pages)
        for metrics in placed:
            index = metrics.page - 1
            ruled = tops[index] > self.board.head(metrics.page)
            white[index] -= metrics.area + (BETWEEN * columns if ruled else 0)
            tops[index] = metrics.top + metrics.height + BETWEEN
            pages[index] = self._page(metrics.page, white[index], tops[index])
        reached = max(plan.reached, placed[-1].page)
        routes = {**plan.routes, position: route}
        done = len(routes) == len(self.orders)
        return Plan(
            routes=routes,
            starts=(*plan.starts, (position, _begins(route))),
            tops=tuple(tops),
            white=tuple(white),
            pages=tuple(pages),
            reached=reached,
            cost=cost,
            promise=cost
            + self._still_to_come(routes)
            + (self._whole(white) if done else sum(pages[: reached - 1])),
        )

    def _still_to_come(self, routes: Mapping[int, Route]) -> float:
        """What articles that were passed over will cost for standing out of order."""
        passed, last = 0, max(routes)
        for position in range(last):
            if position not in routes:
                passed += sum(1 for other in range(position + 1, last + 1) if other in routes)
        return WEIGHTS["order"] * passed

    def _place(self, plan: Plan) -> dict[int, PlacedArticle]:
        """The plan's articles as they stand on the pages."""
        loose = {
            position: place_route(route, self.board) for position, route in plan.routes.items()
        }
        return {**loose, **self.fixed}


def _begins(route: Route) -> tuple[int, int]:
    """The page and the line at which an article begins."""
    return route.steps[0].metrics[:2]


def _width(loose: int) -> int:
    """Plans that are kept after each of `loose` articles.

    More where there are few, so that none is overlooked.
    """
    if loose <= FEW:
        return MAX_PLANS
    return max(2, min(ROUTES, MAX_ROUTES // loose) // (ROUTES_AN_ARTICLE * AHEAD))


def _distinct(plans: Sequence[Plan], width: int, *, few: bool) -> list[Plan]:
    """The first `width` plans, of those with the same articles and free bands only the first."""
    seen: dict[tuple[frozenset[int], tuple[int, ...], tuple[int, ...]], Plan] = {}
    for plan in plans:
        seen.setdefault((frozenset(plan.routes), plan.tops, plan.white if few else ()), plan)
        if len(seen) == width:
            break
    return list(seen.values())
