"""Finds every way that one article may take through what is free of the pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from itertools import islice
from typing import NamedTuple

from lowdown.layout.article_run import (
    ArticleOrder,
    FrameCache,
    needs_jump_line,
)
from lowdown.layout.board import MIN_START_LINES, Board
from lowdown.layout.column import is_poured
from lowdown.layout.frame import (
    Band,
    Ending,
    Entrance,
    FrameMetrics,
    FrameTask,
    is_complete,
    measure_frame,
    start,
)
from lowdown.layout.search.route import Route, RouteLimits, RouteStep
from lowdown.model import Frame, Grid, Overflow, Remainder
from lowdown.values import dataclass

MAX_STARTS = 4
"""Maximum pages, from the first with room, that an article may start on."""


class _MadeStep(NamedTuple):
    """A frame that was made, at the head of page 0."""

    frame: Frame
    remainder: Remainder
    """What is left of the article."""
    metrics: FrameMetrics
    complete: bool
    """Whether nothing is left."""
    poured: bool
    """Whether no copy is left, though pictures may be."""


@dataclass(slots=True, kw_only=True)
class Router:
    """Finds the ways of one article after the other, and makes no frame twice."""

    grid: Grid
    """The measures of every page."""
    cache: FrameCache
    """What makes frames."""
    made: dict[tuple[object, ...], _MadeStep | None] = field(default_factory=dict)
    """Every frame that was to be made; None where it cannot."""

    def routes(
        self,
        order: ArticleOrder,
        board: Board,
        tops: Sequence[int],
        *,
        lead: bool,
        limits: RouteLimits,
    ) -> Iterator[Route]:
        """Finds every way of an article through the pages, free from their lines in `tops` down.

        The lead starts on page 1.
        """
        walk = _Walk(router=self, order=order, board=board, tops=tops, limits=limits)
        for span in (0, *(span for span, _ in order.article.narrow_heads)):
            min_height = order.article.head_depth(span) + MIN_START_LINES
            entrance = Entrance(headed=True, span=span)
            for page in walk.starts(min_height, lead=lead):
                for way in walk.on(page, start(order.article), entrance, jumps=limits.jumps):
                    yield Route(way.steps, way.remainder, _lines_over(order, way.remainder))

    def make(self, task: FrameTask, ending: Ending) -> _MadeStep | None:
        """Makes a frame at the head of page 0; None where it cannot be made."""
        article, remainder, band, entrance = task
        key = (
            article.key,
            remainder,
            band.height,
            band.box_span,
            band.box_top - band.top,
            entrance,
            ending,
        )
        # One look-up and no more: the key takes longer to hash than all the rest.
        try:
            return self.made[key]
        except KeyError:
            made = self.made[key] = self._make(task, ending)
            return made

    def _make(self, task: FrameTask, ending: Ending) -> _MadeStep | None:
        made = self.cache.anywhere(task, ending)
        if made is None:
            return None
        complete = is_complete(task.article, made.remainder)
        frame = replace(
            made.frame,
            from_page=0 if task.entrance.jumped else None,
            to_page=0 if ending is Ending.JUMPS and not complete else None,
        )
        return _MadeStep(
            frame,
            made.remainder,
            measure_frame(task.article, frame, self.grid),
            complete,
            is_poured(task.article.lines, made.remainder),
        )


class _Way(NamedTuple):
    """The rest of an article's way, from one page on."""

    steps: tuple[RouteStep, ...]
    remainder: Remainder
    """What is left to the web."""

    def after(self, step: RouteStep) -> _Way:
        """The same way with one more page before it."""
        return _Way((step, *self.steps), self.remainder)


@dataclass(slots=True, kw_only=True)
class _Walk:
    """One article on its way through the free bands of one plan."""

    router: Router
    order: ArticleOrder
    board: Board
    tops: Sequence[int]
    """The first free line of every page."""
    limits: RouteLimits
    bands: dict[int, Band] = field(default_factory=dict)
    """The free bands that have been asked for, by page."""
    pages_with_room: list[int] | None = None
    """The pages with room for a piece of the article, in the order in which jumps to them are
    tried.
    """

    def starts(self, min_height: int, *, lead: bool) -> list[int]:
        """The pages that it may begin on, which have `min_height` lines free."""
        starts: list[int] = []
        for page, top in enumerate(self.tops[:1] if lead else self.tops, start=1):
            if self.board.height_from(page, top) >= min_height:
                starts.append(page)
                if len(starts) == MAX_STARTS:
                    break
        return starts

    def on(
        self, page: int, remainder: Remainder, entrance: Entrance, *, jumps: int
    ) -> Iterator[_Way]:
        """Finds every way to place `remainder` from a page on, with at most `jumps` jumps."""
        whole = self._make(page, remainder, entrance, Ending.RUNS_ON)
        if whole is None:
            return
        if whole.complete:
            yield _Way((self._step(page, whole),), whole.remainder)
            return
        stopping = self._make_online(page, remainder, entrance)
        if stopping:
            yield _Way((self._step(page, stopping),), stopping.remainder)
        if page > 1 and self._runs_on_to(page + 1) and not whole.poured:
            step = self._step(page, whole)
            for way in self.on(page + 1, whole.remainder, Entrance(), jumps=jumps):
                yield way.after(step)
        if page == 1 or jumps:
            jumps_left = jumps if page == 1 else jumps - 1
            yield from self._jumping(page, remainder, entrance, jumps=jumps_left)

    def _jumping(
        self, page: int, remainder: Remainder, entrance: Entrance, *, jumps: int
    ) -> Iterator[_Way]:
        """Finds every way that jumps from a page."""
        broken = self._make(page, remainder, entrance, Ending.JUMPS)
        if broken is None or broken.poured:
            return
        step = self._step(page, broken)
        for landing in self._landings(page):
            for way in self.on(landing, broken.remainder, Entrance(jumped=True), jumps=jumps):
                yield way.after(step)

    def _make_online(self, page: int, remainder: Remainder, entrance: Entrance) -> _MadeStep | None:
        """The frame in which print stops, where the article may go on online."""
        if self.order.overflow is not Overflow.ONLINE:
            return None
        return self._make(page, remainder, entrance, Ending.ONLINE)

    def _make(
        self, page: int, remainder: Remainder, entrance: Entrance, ending: Ending
    ) -> _MadeStep | None:
        task = FrameTask(self.order.article, remainder, self._band(page), entrance)
        return self.router.make(task, ending)

    def _band(self, page: int) -> Band:
        if page not in self.bands:
            self.bands[page] = self.board.band_from(page, self.tops[page - 1])
        return self.bands[page]

    def _step(self, page: int, made: _MadeStep) -> RouteStep:
        metrics = FrameMetrics(page, self.tops[page - 1], *made.metrics[2:])
        return RouteStep(made.frame, metrics)

    def _runs_on_to(self, page: int) -> bool:
        """Whether an article may run on to a page.

        Only to its head, never below another article.
        """
        return page <= len(self.tops) and self._is_untouched(page)

    def _is_untouched(self, page: int) -> bool:
        return self.tops[page - 1] == self.board.head(page)

    def _landings(self, page: int) -> list[int]:
        """Pages that a jump may lead to: overleaf from page 1.

        Else the back page, and the first with room left.
        """
        if page == 1 and self._runs_on_to(2):
            return [2]
        if self.pages_with_room is None:
            self.pages_with_room = self._find_room()
        landings = (
            number
            for number in self.pages_with_room
            if number > page and needs_jump_line(page, number)
        )
        return list(islice(landings, self.limits.landings))

    def _find_room(self) -> list[int]:
        """The pages with room for a piece.

        The last of them first, then those that something stands on.
        """
        min_height = self.order.article.jump_head + MIN_START_LINES
        free = [
            number
            for number, top in enumerate(self.tops, 1)
            if self.board.height_from(number, top) > min_height
        ]
        begun = [number for number in free if not self._is_untouched(number)]
        untouched = [number for number in free if self._is_untouched(number)]
        return list(dict.fromkeys([*free[-1:], *begun, *untouched]))


def _lines_over(order: ArticleOrder, remainder: Remainder) -> int:
    """Lines of the grid that are not printed."""
    if is_complete(order.article, remainder):
        return 0
    return order.article.galley.depth_from(remainder.line)
