"""The pictures of a set article that may be cropped, and the depths that they may have."""

from __future__ import annotations

from lowdown.model import MM, FitStep, Grid, Lever
from lowdown.press.templates import FigureView
from lowdown.press.type.lines import SOLID_WHITE
from lowdown.press.type.typeset import TypesetArticle
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Croppable:
    """A picture that may have several depths. Lengths in points."""

    figure: FigureView
    """The picture."""
    natural: float
    """The usual depth: that of the whole picture, or the nearest that its limits allow."""
    rest: float
    """Depth of what stands in the same lines: caption, head, and the white round them."""
    least: float
    """The minimum depth of the picture."""
    most: float
    """The maximum depth of the picture."""

    def depth(self, lines: int, grid: Grid) -> float | None:
        """The picture's depth where it takes up `lines` lines with its caption and white.

        None where its limits do not allow that.
        """
        if lines == grid.lines_for(self.natural + self.rest):
            return self.natural
        depth = min(lines * grid.leading - self.rest, self.most)
        fits = depth >= self.least and grid.lines_for(depth + self.rest) == lines
        return depth if fits else None

    def choices(self, grid: Grid) -> tuple[int, ...]:
        """The depths in lines that it may have, the natural one first, then the nearest to it."""
        usual = grid.lines_for(self.natural + self.rest)
        deepest = min(grid.lines, grid.lines_for(self.most + self.rest))
        possible = [lines for lines in {usual, *range(1, deepest + 1)} if self.depth(lines, grid)]
        return tuple(sorted(possible, key=lambda lines: (abs(lines - usual), lines)))


def croppable(figure: FigureView, whole: float) -> Croppable | None:
    """The picture of a figure that is `whole` points deep, caption and white included.

    None where the picture has no limits, and so must not be cropped.
    """
    picture = figure.picture
    if picture.least is None and picture.most is None:
        return None
    return Croppable(
        figure=figure,
        natural=figure.height,
        rest=whole - figure.height,
        least=figure.height if picture.least is None else picture.least * MM,
        most=figure.height if picture.most is None else picture.most * MM,
    )


def croppable_of(article: TypesetArticle, lever: Lever) -> Croppable | None:
    """The picture that a lever crops; None where it crops none."""
    if lever.step is not FitStep.PICTURES:
        return None
    if lever.head:
        picture = article.view.picture
        return croppable(picture, article.head.height) if picture else None
    if lever.wide_picture is not None:
        galley = article.wide_pictures[lever.wide_picture]
        return croppable(article.view.spanners[lever.wide_picture], galley.height + SOLID_WHITE)
    set_line = article.set_lines[lever.lines[0]]
    figures = {block.id: block.figure for block in article.view.blocks}
    figure = figures.get(set_line.id)
    depth = set_line.bottom - set_line.top + SOLID_WHITE
    return croppable(figure, depth) if figure else None


def name_picture(figure: FigureView) -> str:
    """How a picture that is cropped is called in a plan and to editors."""
    return f"the picture {figure.picture.file}"
