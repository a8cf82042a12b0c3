"""Lists everything printed on planned pages, with the cells of the grid that it covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lowdown.layout.search.plan import ArticleOrder
from lowdown.model.plan import ArticleMetrics, Frame, Furniture, Grid, Makeup, Take


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A planned paper, with the orders, furniture and grid that it was planned from."""

    makeup: Makeup
    orders: Sequence[ArticleOrder]
    furniture: Furniture
    grid: Grid

    def order(self, slug: str) -> ArticleOrder:
        return next(order for order in self.orders if order.article.slug == slug)

    def article(self, slug: str) -> ArticleMetrics:
        return self.order(slug).article

    def pages_of(self, slug: str) -> list[int]:
        return [frame.page for frame in self.makeup.of_article(slug)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A rectangle of cells on one page."""

    what: str
    """The words in it, or a sign for its kind with a slug or page number."""
    page: int
    column: int
    span: int
    top: int
    height: int
    frame: Frame | None = None
    """The frame that it belongs to."""

    def cells(self) -> Iterator[tuple[int, int, int]]:
        for column in range(self.column, self.column + self.span):
            for row in range(self.top, self.top + self.height):
                yield self.page, column, row


def survey(plan: Plan) -> Iterator[Thing]:
    """Everything on the pages, each line of copy separately; white between lines is left out."""
    yield from _furniture(plan)
    for frame in plan.makeup.frames:
        yield from _frame(plan.article(frame.article), frame, plan.grid)


def _furniture(plan: Plan) -> Iterator[Thing]:
    furniture, grid = plan.furniture, plan.grid
    columns, last = grid.columns, plan.makeup.pages
    if furniture.nameplate:
        yield Thing(what="~", page=1, column=0, span=columns, top=0, height=furniture.nameplate)
    if furniture.panel:
        top = grid.lines - furniture.panel
        yield Thing(what="$", page=last, column=0, span=columns, top=top, height=furniture.panel)
    if furniture.contents:
        foot = grid.lines - (furniture.panel if last == 1 else 0)
        span, depth = furniture.contents_span, furniture.contents
        yield Thing(
            what="%", page=1, column=columns - span, span=span, top=foot - depth, height=depth
        )


def _frame(article: ArticleMetrics, frame: Frame, grid: Grid) -> Iterator[Thing]:
    if frame.headed:
        span = frame.head_span or grid.columns
        height = article.head_depth(frame.head_span)
        yield _thing(frame, f"={article.slug}", column=0, span=span, top=frame.top, height=height)
    elif frame.from_page is not None and article.jump_head:
        yield _thing(
            frame,
            f"-{article.slug}",
            column=0,
            span=grid.columns,
            top=frame.top,
            height=article.jump_head,
        )
    for wide_picture in frame.wide_pictures:
        picture = article.wide_pictures[wide_picture.index]
        yield _thing(
            frame,
            "#",
            column=wide_picture.column,
            span=picture.span,
            top=wide_picture.top,
            height=picture.height,
        )
    for take in frame.takes:
        yield from _take(article, frame, take)
    if frame.takes:
        yield from _notes(article, frame)


def _take(article: ArticleMetrics, frame: Frame, take: Take) -> Iterator[Thing]:
    if take.placed[0][1]:
        yield _thing(frame, "+", column=take.column, top=take.top, height=take.placed[0][1])
    for index, depth in take.placed:
        line = article.lines[index]
        yield _thing(frame, line.text, column=take.column, top=take.top + depth, height=line.height)


def _notes(article: ArticleMetrics, frame: Frame) -> Iterator[Thing]:
    first, last = frame.takes[0], frame.takes[-1]
    end = last.top + last.depth
    if frame.from_page is not None:
        top = first.top - article.from_line
        yield _thing(
            frame, f"<{frame.from_page}", column=first.column, top=top, height=article.from_line
        )
    if frame.to_page is not None:
        yield _thing(
            frame, f">{frame.to_page}", column=last.column, top=end, height=article.to_line
        )
    if frame.online:
        top = _online_top(frame, end, article.online_line)
        yield _thing(frame, "@", column=last.column, top=top, height=article.online_line)


def _online_top(frame: Frame, end: int, height: int) -> int:
    """The line at which the online line begins, below copy that ends at `end`.

    Its foot is level with that of the deepest column where it is at most two lines lower for
    that, except on page 1 and above a picture.
    """
    level = max(take.top + take.depth for take in frame.takes) - height
    picture_below = any(picture.top >= end for picture in frame.wide_pictures)
    if frame.page == 1 or picture_below or not 0 < level - end <= 2:
        return end
    return level


def _thing(frame: Frame, what: str, *, column: int, top: int, height: int, span: int = 1) -> Thing:
    return Thing(
        what=what, page=frame.page, column=column, span=span, top=top, height=height, frame=frame
    )
