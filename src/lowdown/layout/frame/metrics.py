"""Measures a frame by what it costs.

Where it stands, how much it fills, how level its columns end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lowdown.layout.frame.parts import FurnitureLines, furniture_lines
from lowdown.model import ArticleMetrics, Frame, Grid, WidePicture

SLIVER = 3
"""Lines below which a column is a sliver."""
MAX_RAGGED = 10
"""Lines beyond which columns that end unlevel are no worse: copy that fills one column only is seen
as such.
"""
HEAD_LINES = 12
"""Lines of copy below each column of a head that make its width right."""


class FrameMetrics(NamedTuple):
    """One article's part of one page, as far as it costs anything.

    Depths in lines, areas in column lines.
    """

    page: int
    """Number of the page."""
    top: int
    """The page's line at which it begins."""
    height: int
    """Its depth."""
    deepest: int
    """Depth of its deepest column of copy."""
    area: int
    """What it fills: head, pictures, copy and its lines of furniture."""
    head_span: int
    """Columns of the head at its top; 0: it has none."""
    right_span: int
    """Columns that a head over so much copy should span."""
    jumps: bool
    """Whether a jump line ends it."""
    ragged: int
    """Lines by which one of its columns ends too high."""
    slivers: int
    """Columns of one or two lines in it, where others have more."""


def measure_frame(article: ArticleMetrics, frame: Frame, grid: Grid) -> FrameMetrics:
    """Returns the measures of a frame by which it costs something."""
    depths = [take.depth for take in frame.takes]
    pictures = [article.wide_pictures[placed.index] for placed in frame.wide_pictures]
    lines = furniture_lines(frame, article)
    head_span = (frame.head_span or grid.columns) if frame.headed else 0
    right_span = grid.columns if pictures else max(min(2, grid.columns), sum(depths) // HEAD_LINES)
    return FrameMetrics(
        page=frame.page,
        top=frame.top,
        height=frame.height,
        deepest=max(depths),
        area=_head_area(article, frame, grid) + _area(depths, pictures, lines),
        head_span=head_span,
        right_span=min(grid.columns, right_span),
        jumps=frame.to_page is not None,
        ragged=_ragged(article, frame, grid, lines),
        slivers=sum(1 for depth in depths if depth < SLIVER <= max(depths)),
    )


def _head_area(article: ArticleMetrics, frame: Frame, grid: Grid) -> int:
    """Column lines of the head or of the jump head."""
    if frame.headed:
        return article.head_depth(frame.head_span) * (frame.head_span or grid.columns)
    return article.jump_head * grid.columns if frame.from_page is not None else 0


def _area(depths: Sequence[int], pictures: Sequence[WidePicture], lines: FurnitureLines) -> int:
    """Column lines of copy, of pictures and of furniture lines."""
    copy = sum(depths)
    shown = sum(picture.span * picture.height for picture in pictures)
    return copy + shown + sum(line.height for line in lines if line)


def _ragged(article: ArticleMetrics, frame: Frame, grid: Grid, lines: FurnitureLines) -> int:
    """Lines by which the highest column ends above the lowest, or above the picture at its foot.

    On page 1 the contents box stands in the way of the comparison.
    """
    ends = {take.column: take.top + take.depth for take in frame.takes}
    ending = lines.to_line or lines.online_line
    if ending:
        ends[ending.column] = ending.foot
    feet = {
        column: placed.top
        for placed in frame.wide_pictures
        for column in range(placed.column, placed.column + article.wide_pictures[placed.index].span)
        if placed.top >= ends.get(column, 0)
    }
    level = max((end for column, end in ends.items() if column not in feet), default=0)
    short = [
        feet.get(column, level) - ends.get(column, frame.top) for column in range(grid.columns)
    ]
    return min(MAX_RAGGED, max(short))
