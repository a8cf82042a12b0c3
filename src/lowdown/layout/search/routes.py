"""One article and what is free of every page in, every way that it may take through the paper out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import NamedTuple

from lowdown.layout.article_run import (
    ArticleOrder,
    FrameCache,
    PlacedArticle,
    moved,
    needs_jump_line,
)
from lowdown.layout.board import MIN_START_LINES, Board
from lowdown.layout.column import is_poured
from lowdown.layout.frame import Band, Ending, Entrance, is_complete, start
from lowdown.layout.frame_metrics import FrameMetrics, measure_frame
from lowdown.model import Frame, Grid, Overflow, Remainder

STARTS = 4
"""Pages, from the first with room, that an article may start on."""


class RouteLimits(NamedTuple):
    """How freely an article may go through the paper."""

    jumps: int = 1
    """Jumps at the most, besides the one from page 1."""
    landings: int = 3
    """Pages that one break may jump to."""


class RouteStep(NamedTuple):
    """One page of an article's way."""

    frame: Frame
    """What stands there, made at the head of no page in particular; 0 stands for the pages of its jump lines."""
    stretch: FrameMetrics
    """Where it stands, and what it costs by."""


class Route(NamedTuple):
    """One way of an article through the paper."""

    legs: tuple[RouteStep, ...]
    """The pages, in reading order."""
    left: Remainder = Remainder()
    """What is left to the web."""
    over: int = 0
    """Lines of the grid that are left to the web."""

    @property
    def stretches(self) -> list[FrameMetrics]:
        """Its legs, as far as they cost anything."""
        return [leg.stretch for leg in self.legs]


class _Made(NamedTuple):
    """A frame that was tried."""

    frame: Frame | None
    left: Remainder
    stretch: FrameMetrics | None
    complete: bool
    poured: bool


@dataclass(slots=True, kw_only=True)
class Router:
    """Finds the ways of one article after the other, and makes no frame twice."""

    grid: Grid
    """The measures of every page."""
    runner: FrameCache
    """What makes frames."""
    made: dict[tuple[object, ...], _Made] = field(default_factory=dict)
    """Every frame that was tried."""

    def routes(
        self,
        order: ArticleOrder,
        board: Board,
        tops: Sequence[int],
        *,
        lead: bool,
        latitude: RouteLimits,
    ) -> Iterator[Route]:
        """Every way of an article through the pages of `board`, free from the lines `tops` down.

        The lead starts on page 1.
        """
        walk = _Walk(router=self, order=order, board=board, tops=tops, latitude=latitude)
        for span in (0, *(span for span, _ in order.article.narrow_heads)):
            least = order.article.head_depth(span) + MIN_START_LINES
            for page in walk.starts(least, lead=lead):
                entrance = Entrance(headed=True, span=span)
                for legs, left in walk.on(
                    page, start(order.article), entrance, jumps=latitude.jumps
                ):
                    yield Route(legs, left, _over(order, left))

    def make(
        self,
        order: ArticleOrder,
        remainder: Remainder,
        band: Band,
        entrance: Entrance,
        ending: Ending,
    ) -> _Made:
        """A frame at the head of no page in particular, and what it leaves."""
        key = (
            order.article.key,
            remainder,
            band.height,
            band.box_span,
            band.box_top - band.top,
            entrance,
            ending,
        )
        found = self.made.get(key)
        if found is None:
            found = self.made[key] = self._make(order, remainder, band, entrance, ending)
        return found

    def _make(
        self,
        order: ArticleOrder,
        remainder: Remainder,
        band: Band,
        entrance: Entrance,
        ending: Ending,
    ) -> _Made:
        article = order.article
        frame, left = self.runner.anywhere(article, remainder, band, entrance, ending)
        complete, poured = is_complete(article, left), is_poured(article.lines, left)
        if frame is None:
            return _Made(None, left, None, complete, poured)
        jumps = ending is Ending.JUMPS and not complete
        frame = replace(
            frame, from_page=0 if entrance.jumped else None, to_page=0 if jumps else None
        )
        return _Made(frame, left, measure_frame(article, frame, self.grid), complete, poured)


def run_of(route: Route, board: Board) -> PlacedArticle:
    """A route as it stands on the pages, with its jump lines."""
    pages = [leg.stretch.page for leg in route.legs]
    frames = []
    for number, (frame, stretch) in enumerate(route.legs):
        moved_frame = moved(frame, board.band_from(stretch.page, stretch.top))
        origin = pages[number - 1] if frame.from_page is not None else None
        landing = pages[number + 1] if frame.to_page is not None else None
        frames.append(replace(moved_frame, from_page=origin, to_page=landing))
    return PlacedArticle(frames=tuple(frames), left=route.left, bands={})


@dataclass(slots=True, kw_only=True)
class _Walk:
    """One article on its way through the free bands of one plan."""

    router: Router
    order: ArticleOrder
    board: Board
    tops: Sequence[int]
    """The first free line of every page."""
    latitude: RouteLimits
    """How freely it may go."""
    bands: dict[int, Band] = field(default_factory=dict)
    """The free bands that have been asked for."""
    rooms: list[int] | None = None
    """The pages with room for a piece of the article."""

    def starts(self, least: int, *, lead: bool) -> list[int]:
        """The pages that it may begin on."""
        found: list[int] = []
        for page, top in enumerate(self.tops[:1] if lead else self.tops, start=1):
            if self.board.height_from(page, top) >= least:
                found.append(page)
                if len(found) == STARTS:
                    break
        return found

    def on(
        self, page: int, remainder: Remainder, entrance: Entrance, *, jumps: int
    ) -> Iterator[tuple[tuple[RouteStep, ...], Remainder]]:
        """Every way from a page on, with so much to be placed and so many jumps left, and what it leaves to the web."""
        whole = self._make(page, remainder, entrance, Ending.RUNS_ON)
        if whole.frame is None:
            return
        if whole.complete:
            yield (self._leg(page, whole),), whole.left
            return
        if self.order.overflow is Overflow.ONLINE:
            stopping = self._make(page, remainder, entrance, Ending.ONLINE)
            if stopping.frame:
                yield (self._leg(page, stopping),), stopping.left
        if page > 1 and self._runs_on_to(page + 1) and not whole.poured:
            for legs, left in self.on(page + 1, whole.left, Entrance(), jumps=jumps):
                yield (self._leg(page, whole), *legs), left
        if page == 1 or jumps:
            yield from self._jumping(
                page, remainder, entrance, jumps=jumps if page == 1 else jumps - 1
            )

    def _jumping(
        self, page: int, remainder: Remainder, entrance: Entrance, *, jumps: int
    ) -> Iterator[tuple[tuple[RouteStep, ...], Remainder]]:
        broken = self._make(page, remainder, entrance, Ending.JUMPS)
        if broken.frame is None or broken.poured:
            return
        for landing in self._landings(page):
            for legs, left in self.on(landing, broken.left, Entrance(jumped=True), jumps=jumps):
                yield (self._leg(page, broken), *legs), left

    def _make(self, page: int, remainder: Remainder, entrance: Entrance, ending: Ending) -> _Made:
        return self.router.make(self.order, remainder, self._band(page), entrance, ending)

    def _band(self, page: int) -> Band:
        if page not in self.bands:
            self.bands[page] = self.board.band_from(page, self.tops[page - 1])
        return self.bands[page]

    def _leg(self, page: int, made: _Made) -> RouteStep:
        assert made.frame is not None
        assert made.stretch is not None
        return RouteStep(made.frame, FrameMetrics(page, self.tops[page - 1], *made.stretch[2:]))

    def _runs_on_to(self, page: int) -> bool:
        """Whether an article may run on to a page: only to its head, never below another article."""
        return page <= len(self.tops) and self._is_untouched(page)

    def _is_untouched(self, page: int) -> bool:
        return self.tops[page - 1] == self.board.head(page)

    def _landings(self, page: int) -> list[int]:
        """Pages that a break may jump to: overleaf from page 1, the back page, and the first with room left."""
        if page == 1 and self._runs_on_to(2):
            return [2]
        if self.rooms is None:
            least = self.order.article.jump_head + MIN_START_LINES
            free = [
                number
                for number, top in enumerate(self.tops, 1)
                if self.board.height_from(number, top) > least
            ]
            begun = [number for number in free if not self._is_untouched(number)]
            fresh = [number for number in free if self._is_untouched(number)]
            self.rooms = list(dict.fromkeys([*free[-1:], *begun, *fresh]))
        landings = (
            number for number in self.rooms if number > page and needs_jump_line(page, number)
        )
        return list(islice(landings, self.latitude.landings))


def _over(order: ArticleOrder, left: Remainder) -> int:
    """Lines of the grid that are not printed."""
    return 0 if is_complete(order.article, left) else order.article.galley.depth_from(left.line)
