"""The pages of a made-up paper as values for the template of the page forms."""

from __future__ import annotations

from dataclasses import dataclass

from lowdown.model import Frame, Grid, Makeup
from lowdown.press.templates import ArticleView
from lowdown.press.type import TypesetArticle, TypesetIssue

MAX_DROPPED_LINES = 2
"""Maximum lines of white above the line that goes online, so that columns end level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureLine:
    """A line of furniture inside the copy: a jump line, or the line that goes online.

    Lengths in points from the top left of the page's type area.
    """

    left: float
    top: float
    height: float
    page: int | None = None
    """The page that a jump line names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameView:
    """One frame, as the page form draws it. Lengths in points from the page's type area."""

    number: int
    """Counts the frames of the paper, so that every paste area has a name of its own."""
    frame: Frame
    view: ArticleView
    top: float
    ruled: bool
    """Whether a rule parts it from the frame above; a filler always stands between two rules."""
    takes: range
    spanners: range
    origin: FurnitureLine | None
    """The line "...continued from page ..."."""
    to: FurnitureLine | None
    """The line "continued on page ..."."""
    online: FurnitureLine | None
    """The line that names the address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """One page, as its form draws it."""

    number: int
    frames: tuple[FrameView, ...]


def view_pages(typeset: TypesetIssue, makeup: Makeup) -> tuple[PageView, ...]:
    """Every page with its frames and the places of their furniture lines."""
    articles = typeset.by_slug
    pages, count = [], 0
    for number in range(1, makeup.pages + 1):
        frames = []
        for position, frame in enumerate(makeup.on_page(number)):
            piece = articles[frame.article]
            ruled = position > 0 or piece.view.weight == "filler"
            frames.append(_view_frame(frame, piece, typeset.grid, number=count, ruled=ruled))
            count += 1
        pages.append(PageView(number=number, frames=tuple(frames)))
    return tuple(pages)


def _view_frame(
    frame: Frame, piece: TypesetArticle, grid: Grid, *, number: int, ruled: bool
) -> FrameView:
    measures = piece.measures
    first, last = frame.takes[0], frame.takes[-1]
    origin = to = online = None
    if frame.from_page is not None:
        depth = measures.from_line
        origin = _furniture_line(first.column, first.top - depth, depth, grid, frame.from_page)
    if frame.to_page is not None:
        foot = last.top + last.depth
        to = _furniture_line(last.column, foot, measures.to_line, grid, frame.to_page)
    if frame.online:
        depth = measures.online_line
        online = _furniture_line(last.column, _online_top(frame, depth), depth, grid)
    return FrameView(
        number=number,
        frame=frame,
        view=piece.view,
        top=frame.top * grid.leading,
        ruled=ruled,
        takes=range(len(frame.takes)),
        spanners=range(len(frame.wide_pictures)),
        origin=origin,
        to=to,
        online=online,
    )


def _online_top(frame: Frame, depth: int) -> int:
    """The page's line at which the line that goes online begins.

    Its foot stands level with the other columns' feet. Where that would part it from its copy, or
    something stands below it, it follows the last words.
    """
    last = frame.takes[-1]
    below = last.top + last.depth
    level = max(take.top + take.depth for take in frame.takes) - depth
    free = frame.page > 1 and all(wide_picture.top < below for wide_picture in frame.wide_pictures)
    return level if free and below < level <= below + MAX_DROPPED_LINES else below


def _furniture_line(
    column: int, line: int, depth: int, grid: Grid, page: int | None = None
) -> FurnitureLine:
    left, leading = grid.x(column) - grid.left, grid.leading
    return FurnitureLine(left=left, top=line * leading, height=depth * leading, page=page)
