"""Where everything in a frame stands: its head, its pictures, its copy and its furniture lines.

This is the only place that computes it: the paste-up prints by it, the plan report shows it, and
the cost of a plan is computed from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lowdown.model import ArticleMetrics, Frame, Grid, Patch, PatchKind

MAX_DROPPED_LINES = 2
"""Maximum lines of white above the online line, so that the columns end level."""


class FurnitureLine(NamedTuple):
    """A line of furniture inside the copy, one column wide."""

    kind: PatchKind
    """Which line it is: `FROM_LINE`, `TO_LINE` or `ONLINE_LINE`."""
    column: int
    """The column that it stands in, from 0."""
    top: int
    """The page's line at which it begins."""
    height: int
    """Its depth, in lines of the grid."""
    page: int | None = None
    """The page that a jump line names."""

    @property
    def foot(self) -> int:
        """The page's line at which it ends."""
        return self.top + self.height


class FurnitureLines(NamedTuple):
    """The lines that say where an article comes from and where it goes on."""

    from_line: FurnitureLine | None
    """The line "...continued from page", above the first words."""
    to_line: FurnitureLine | None
    """The line "continued on page...", below the last words."""
    online_line: FurnitureLine | None
    """The line that names the address where the article goes on."""


def furniture_lines(frame: Frame, article: ArticleMetrics) -> FurnitureLines:
    """Returns the places of a frame's jump lines and of its online line."""
    if frame.from_page is None and frame.to_page is None and not frame.online:
        return FurnitureLines(None, None, None)
    first, last = frame.takes[0], frame.takes[-1]
    from_line = to_line = online_line = None
    if frame.from_page is not None:
        depth = article.from_line
        from_line = FurnitureLine(
            PatchKind.FROM_LINE, first.column, first.top - depth, depth, frame.from_page
        )
    if frame.to_page is not None:
        foot = last.top + last.depth
        to_line = FurnitureLine(
            PatchKind.TO_LINE, last.column, foot, article.to_line, frame.to_page
        )
    if frame.online:
        depth = article.online_line
        online_line = FurnitureLine(
            PatchKind.ONLINE_LINE, last.column, _online_top(frame, depth), depth
        )
    return FurnitureLines(from_line, to_line, online_line)


def _online_top(frame: Frame, depth: int) -> int:
    """The page's line at which the online line begins.

    Its foot stands level with the other columns' feet.

    Where that would part it from its copy, or something stands below it, it follows the last words.
    Page 1 has the contents box below it.
    """
    last = frame.takes[-1]
    below = last.top + last.depth
    level = max(take.top + take.depth for take in frame.takes) - depth
    free = frame.page > 1 and all(picture.top < below for picture in frame.wide_pictures)
    return level if free and below < level <= below + MAX_DROPPED_LINES else below


def frame_parts(frame: Frame, article: ArticleMetrics, grid: Grid) -> Iterator[Patch]:
    """Yields everything that stands in a frame, each with its place in whole columns and lines."""
    if frame.headed and article.head:
        depth, span = article.head_depth(frame.head_span), frame.head_span or grid.columns
        yield _part(frame, PatchKind.HEAD, top=frame.top, height=depth, span=span)
    elif frame.from_page is not None and article.jump_head:
        depth, span = article.jump_head, grid.columns
        yield _part(frame, PatchKind.JUMP_HEAD, top=frame.top, height=depth, span=span)
    for placed in frame.wide_pictures:
        picture = article.wide_pictures[placed.index]
        yield Patch(
            kind=PatchKind.PICTURE,
            column=placed.column,
            span=picture.span,
            top=placed.top,
            height=picture.height,
            article=frame.article,
        )
    for take in frame.takes:
        yield Patch(
            kind=PatchKind.COPY,
            column=take.column,
            span=1,
            top=take.top,
            height=take.depth,
            article=frame.article,
        )
    for line in furniture_lines(frame, article) if frame.takes else ():
        if line:
            yield Patch(
                kind=line.kind,
                column=line.column,
                span=1,
                top=line.top,
                height=line.height,
                article=frame.article,
                page=line.page,
            )


def _part(frame: Frame, kind: PatchKind, *, top: int, height: int, span: int) -> Patch:
    """A part of a frame that begins in the leftmost column."""
    return Patch(kind=kind, column=0, span=span, top=top, height=height, article=frame.article)
