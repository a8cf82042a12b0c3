"""A made-up paper and its articles, some of them longer or shorter than they were, in: the same paper with them out.

Every article keeps its pages, and its place among those on each page; how much of a page each takes may change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lowdown.layout.article_run import ArticleOrder, PlacedArticle, needs_jump_line
from lowdown.layout.board import BETWEEN, Board
from lowdown.layout.column import is_poured
from lowdown.layout.frame import Band, Ending, Entrance, is_complete, start
from lowdown.model import Frame, Makeup, Overflow, Remainder


@dataclass(slots=True, kw_only=True)
class _Pages:
    """The pages while they are filled again, from the first to the last, each from its top."""

    board: Board
    orders: Mapping[str, ArticleOrder]
    skeleton: Sequence[Frame]
    over: frozenset[str]
    frames: dict[str, list[Frame]] = field(default_factory=dict)
    left: dict[str, Remainder] = field(default_factory=dict)

    def fill(self) -> None:
        """Make every frame of the skeleton again."""
        tops: dict[int, int] = {}
        for position, old in enumerate(self.skeleton):
            order = self.orders[old.article]
            remainder = self.left.get(old.article, start(order.article))
            made = self.frames.get(old.article)
            if is_complete(order.article, remainder) or (made and made[-1].online):
                continue
            top = tops.get(old.page, self.board.head(old.page))
            frame, left = self._make(position, order, remainder, self._band(position, top))
            if frame:
                self.frames.setdefault(old.article, []).append(frame)
                self.left[old.article] = left
                tops[old.page] = frame.top + frame.height + BETWEEN

    def _band(self, position: int, top: int) -> Band:
        """What an article may have of its page: all that those below it do not need."""
        old = self.skeleton[position]
        band = self.board.band_from(old.page, top)
        needs = [
            self._need(other) for other in self.skeleton[position + 1 :] if other.page == old.page
        ]
        return replace(band, height=max(0, band.height - sum(needs) - self._foot(position)))

    def _foot(self, position: int) -> int:
        """Lines at the foot of a page that an article left white though it did not end there: it could not use them."""
        old = self.skeleton[position]
        if self._following(position) is None and old.article not in self.over:
            return 0
        end = max(frame.top + frame.height for frame in self.skeleton if frame.page == old.page)
        return self.board.height_from(old.page, end)

    def _need(self, below: Frame) -> int:
        """Lines that an article below needs, with the rule above it; those that it had where it goes on elsewhere."""
        order = self.orders[below.article]
        if below.article in self.frames and is_complete(order.article, self.left[below.article]):
            return 0
        pieces = [frame for frame in self.skeleton if frame.article == below.article]
        if len(pieces) > 1 or below.article in self.over:
            return below.height + BETWEEN
        entrance = Entrance(headed=True, span=below.head_span)
        for top in (below.top, self.board.head(below.page)):
            band = self.board.band_from(below.page, top)
            frame, left = self.board.runner.anywhere(
                order.article, start(order.article), band, entrance, Ending.RUNS_ON
            )
            if frame and is_complete(order.article, left):
                return frame.height + BETWEEN
        return below.height + BETWEEN

    def _make(
        self, position: int, order: ArticleOrder, remainder: Remainder, band: Band
    ) -> tuple[Frame | None, Remainder]:
        made = self.frames.get(order.article.slug)
        following = self._following(position)
        previous = made[-1].page if made else None
        frame, left = self.board.runner.step(
            order, remainder, band, previous=previous, following=following
        )
        lines = order.article.lines
        if (
            following is not None
            and is_poured(lines, left)
            and not is_complete(order.article, left)
        ):
            return None, remainder
        return frame, left

    def _following(self, position: int) -> int | None:
        """The page on which an article goes on after a frame."""
        old = self.skeleton[position]
        return next(
            (other.page for other in self.skeleton[position + 1 :] if other.article == old.article),
            None,
        )


def relayout(
    makeup: Makeup, orders: Sequence[ArticleOrder], board: Board
) -> dict[str, PlacedArticle] | None:
    """Every article on the pages that it has in `makeup`, by slug; `board` is empty and has its pages.

    None where an article could not go where it had to: it would begin on another page, its jump lines would lead to
    pages that it is not on, or what is left of it would not go on online.
    """
    over = frozenset(fit.article for fit in makeup.fits if fit.lines_over)
    spans = {frame.article: frame.head_span for frame in makeup.frames if frame.headed}
    headed = [
        replace(order, head_span=spans.get(order.article.slug, order.head_span)) for order in orders
    ]
    pages = _Pages(
        board=board,
        orders={order.article.slug: order for order in headed},
        skeleton=makeup.frames,
        over=over,
    )
    pages.fill()
    runs = {}
    for order in orders:
        frames = tuple(pages.frames.get(order.article.slug, ()))
        left = pages.left.get(order.article.slug, start(order.article))
        if not _begins_as(makeup.of_article(order.article.slug), frames) or not _leads(frames):
            return None
        if frames and frames[-1].online != (
            order.overflow is Overflow.ONLINE and not is_complete(order.article, left)
        ):
            return None
        runs[order.article.slug] = PlacedArticle(frames=frames, left=left, bands={})
    return runs


def _begins_as(old: Sequence[Frame], new: Sequence[Frame]) -> bool:
    """Whether an article still begins on the same page, or still has no room anywhere."""
    return [frame.page for frame in old[:1]] == [frame.page for frame in new[:1]]


def _leads(frames: Sequence[Frame]) -> bool:
    """Whether each frame's jump line leads to the next frame, and none stands where none is needed."""
    following = [frame.page for frame in frames[1:]]
    return all(
        frame.to_page == (page if page is not None and needs_jump_line(frame.page, page) else None)
        for frame, page in zip(frames, [*following, None], strict=False)
    )
