"""Lays a made-up paper out again with articles that have become longer or shorter.

Every article keeps its pages, and its place among those on each page; how much of a page each takes
may change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from lowdown.layout.article_run import ArticleOrder, PlacedArticle, needs_jump_line
from lowdown.layout.board import BETWEEN, Board
from lowdown.layout.column import is_poured
from lowdown.layout.frame import Band, Ending, Entrance, FrameTask, MadeFrame, is_complete, start
from lowdown.model import Frame, Makeup, Overflow, Remainder


@dataclass(slots=True, kw_only=True)
class _Pages:
    """The pages while they are filled again, from the first to the last, each from its top."""

    board: Board
    orders: Mapping[str, ArticleOrder]
    """The articles as they are now, by slug."""
    skeleton: Sequence[Frame]
    """The frames as they were, by page, then from the top."""
    over: frozenset[str]
    """The slugs of the articles that were not whole."""
    frames: dict[str, list[Frame]] = field(default_factory=dict)
    """The frames that have been made, by slug."""
    remainders: dict[str, Remainder] = field(default_factory=dict)
    """What is left of the articles that have been begun, by slug."""

    def fill(self) -> None:
        """Makes every frame of the skeleton again."""
        tops: dict[int, int] = {}
        for position, old in enumerate(self.skeleton):
            order = self.orders[old.article]
            remainder = self.remainders.get(old.article, start(order.article))
            frames = self.frames.get(old.article)
            if is_complete(order.article, remainder) or (frames and frames[-1].online):
                continue
            top = tops.get(old.page, self.board.head(old.page))
            made = self._make(position, order, remainder, self._band(position, top))
            if made:
                self.frames.setdefault(old.article, []).append(made.frame)
                self.remainders[old.article] = made.remainder
                tops[old.page] = made.frame.top + made.frame.height + BETWEEN

    def _band(self, position: int, top: int) -> Band:
        """The part of its page that an article may use: all that those below it do not need."""
        old = self.skeleton[position]
        band = self.board.band_from(old.page, top)
        needs = [
            self._need(other) for other in self.skeleton[position + 1 :] if other.page == old.page
        ]
        return replace(band, height=max(0, band.height - sum(needs) - self._foot(position)))

    def _foot(self, position: int) -> int:
        """Lines at the foot of a page that an article left white though it went on elsewhere.

        It could not use them.
        """
        old = self.skeleton[position]
        if self._following(position) is None and old.article not in self.over:
            return 0
        end = max(frame.top + frame.height for frame in self.skeleton if frame.page == old.page)
        return self.board.height_from(old.page, end)

    def _need(self, below: Frame) -> int:
        """Lines that an article below needs, the rule above it included.

        Those that it had if it goes on elsewhere.
        """
        order = self.orders[below.article]
        remainder = self.remainders.get(below.article)
        if remainder and is_complete(order.article, remainder):
            return 0
        pieces = [frame for frame in self.skeleton if frame.article == below.article]
        if len(pieces) > 1 or below.article in self.over:
            return below.height + BETWEEN
        entrance = Entrance(headed=True, span=below.head_span)
        for top in (below.top, self.board.head(below.page)):
            band = self.board.band_from(below.page, top)
            task = FrameTask(order.article, start(order.article), band, entrance)
            made = self.board.cache.anywhere(task, Ending.RUNS_ON)
            if made and is_complete(order.article, made.remainder):
                return made.frame.height + BETWEEN
        return below.height + BETWEEN

    def _make(
        self, position: int, order: ArticleOrder, remainder: Remainder, band: Band
    ) -> MadeFrame | None:
        """Makes one frame again; None where only pictures would be left to go on elsewhere."""
        frames = self.frames.get(order.article.slug)
        following = self._following(position)
        made = self.board.cache.step(
            order,
            remainder,
            band,
            previous=frames[-1].page if frames else None,
            following=following,
        )
        if made is None or following is None:
            return made
        poured = is_poured(order.article.lines, made.remainder)
        return None if poured and not is_complete(order.article, made.remainder) else made

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
    """Returns every article on the pages that it has in `makeup`, by slug.

    `board` is empty and has its pages.

    None where an article could not go where it had to: it would begin on another page, its jump
    lines would lead to pages that it is not on, or what is left of it would not go on online.
    """
    spans = {frame.article: frame.head_span for frame in makeup.frames if frame.headed}
    headed = [
        replace(order, head_span=spans.get(order.article.slug, order.head_span)) for order in orders
    ]
    pages = _Pages(
        board=board,
        orders={order.article.slug: order for order in headed},
        skeleton=makeup.frames,
        over=frozenset(fit.article for fit in makeup.fits if fit.lines_over),
    )
    pages.fill()
    runs = {}
    for order in orders:
        slug = order.article.slug
        frames = tuple(pages.frames.get(slug, ()))
        remainder = pages.remainders.get(slug, start(order.article))
        if not _begins_as(makeup.of_article(slug), frames) or not _leads(frames):
            return None
        if frames and frames[-1].online != _goes_online(order, remainder):
            return None
        runs[slug] = PlacedArticle(frames=frames, remainder=remainder, bands={})
    return runs


def _goes_online(order: ArticleOrder, remainder: Remainder) -> bool:
    """Whether what is left of an article goes on online."""
    return order.overflow is Overflow.ONLINE and not is_complete(order.article, remainder)


def _begins_as(old: Sequence[Frame], new: Sequence[Frame]) -> bool:
    """Whether an article still begins on the same page, or still has no room anywhere."""
    return [frame.page for frame in old[:1]] == [frame.page for frame in new[:1]]


def _leads(frames: Sequence[Frame]) -> bool:
    """Whether each jump line leads to the next frame, and none stands where none is needed."""
    for frame, following in zip_longest(frames, frames[1:]):
        jumps = following is not None and needs_jump_line(frame.page, following.page)
        if frame.to_page != (following.page if jumps else None):
            return False
    return True
