"""A frame in, what it costs by out: where it stands, how much it fills, how level its columns end."""

from __future__ import annotations

from typing import NamedTuple

from lowdown.layout.frame_parts import FurnitureLines, furniture_lines
from lowdown.model import ArticleMetrics, Frame, Grid

SLIVER = 3
"""Lines below which a column is a sliver."""
MAX_RAGGED = 10
"""Lines beyond which columns that end unlevel are no worse: copy that fills one column only is seen as such."""
HEAD_LINES = 12
"""Lines of copy below each column of a head that make its width right."""


class FrameMetrics(NamedTuple):
    """One article's part of one page, as far as it costs anything. Depths in lines, areas in column lines."""

    page: int
    top: int
    height: int
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
    """What a frame costs by."""
    head_span = (frame.head_span or grid.columns) if frame.headed else 0
    depths = [take.depth for take in frame.takes]
    pictures = [article.wide_pictures[placed.index] for placed in frame.wide_pictures]
    lines = furniture_lines(frame, article)
    area = sum(depths) + sum(picture.span * picture.height for picture in pictures)
    area += sum(line.height for line in lines if line)
    if frame.headed:
        area += article.head_depth(frame.head_span) * head_span
    elif lines.from_line:
        area += article.jump_head * grid.columns
    right_span = grid.columns if pictures else max(min(2, grid.columns), sum(depths) // HEAD_LINES)
    return FrameMetrics(
        page=frame.page,
        top=frame.top,
        height=frame.height,
        deepest=max(depths),
        area=area,
        head_span=head_span,
        right_span=min(grid.columns, right_span),
        jumps=frame.to_page is not None,
        ragged=_ragged(article, frame, grid, lines),
        slivers=sum(1 for depth in depths if depth < SLIVER <= max(depths)),
    )


def _ragged(article: ArticleMetrics, frame: Frame, grid: Grid, lines: FurnitureLines) -> int:
    """Lines by which the highest column ends above the lowest, or above the picture that stands at its foot.

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
