"""One way of an article through the paper."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from lowdown.layout.article_run import PlacedArticle, moved
from lowdown.layout.board import Board
from lowdown.layout.frame import FrameMetrics
from lowdown.model import Frame, Remainder


class RouteLimits(NamedTuple):
    """How many ways through the paper are tried for an article."""

    jumps: int = 1
    """Maximum jumps, besides the one from page 1."""
    landings: int = 3
    """Maximum pages that are tried for one jump to lead to."""


class RouteStep(NamedTuple):
    """One page of an article's way."""

    frame: Frame
    """What stands there, made at the head of page 0; 0 also stands for the pages that its jump
    lines name.
    """
    metrics: FrameMetrics
    """Where it stands, and what it costs by."""


class Route(NamedTuple):
    """One way of an article through the paper."""

    steps: tuple[RouteStep, ...]
    """The pages, in reading order."""
    remainder: Remainder = Remainder()
    """What is left to the web."""
    lines_over: int = 0
    """Lines of the grid that are left to the web."""

    @property
    def metrics(self) -> list[FrameMetrics]:
        """The measures of its frames."""
        return [step.metrics for step in self.steps]


def place_route(route: Route, board: Board) -> PlacedArticle:
    """Returns the article as it stands on the pages when it takes a route, with its jump lines."""
    pages = [step.metrics.page for step in route.steps]
    frames = []
    for number, (frame, metrics) in enumerate(route.steps):
        moved_frame = moved(frame, board.band_from(metrics.page, metrics.top))
        origin = pages[number - 1] if frame.from_page is not None else None
        landing = pages[number + 1] if frame.to_page is not None else None
        frames.append(replace(moved_frame, from_page=origin, to_page=landing))
    return PlacedArticle(frames=tuple(frames), remainder=route.remainder, bands={})
