"""The pages of a made-up paper as values for the template of the page forms."""

from __future__ import annotations

from lowdown.layout import FurnitureLine, furniture_lines
from lowdown.model import Frame, Grid, Makeup
from lowdown.press.templates import ArticleView
from lowdown.press.type import TypesetArticle, TypesetIssue
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line of furniture within the copy, for the page form: a jump line or the online line.

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
    origin: LineView | None
    """The line "...continued from page ..."."""
    to: LineView | None
    """The line "continued on page ..."."""
    online: LineView | None
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
    lines = furniture_lines(frame, piece.measures)
    return FrameView(
        number=number,
        frame=frame,
        view=piece.view,
        top=frame.top * grid.leading,
        ruled=ruled,
        takes=range(len(frame.takes)),
        spanners=range(len(frame.wide_pictures)),
        origin=_view_line(lines.from_line, grid),
        to=_view_line(lines.to_line, grid),
        online=_view_line(lines.online_line, grid),
    )


def _view_line(line: FurnitureLine | None, grid: Grid) -> LineView | None:
    if line is None:
        return None
    return LineView(
        left=grid.x(line.column) - grid.left,
        top=line.top * grid.leading,
        height=line.height * grid.leading,
        page=line.page,
    )
