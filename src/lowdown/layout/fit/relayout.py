"""Lays a made-up paper out again with articles that have become longer or shorter.

Every article keeps its pages, and its place among those on each page; how much of a page each takes
may change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import field, replace
from itertools import zip_longest
from typing import NamedTuple

from lowdown.layout.article_run import ArticleOrder, PlacedArticle, needs_jump_line
from lowdown.layout.board import BETWEEN, Board
from lowdown.layout.column import is_poured
from lowdown.layout.frame import Band, Ending, Entrance, FrameTask, MadeFrame, is_complete, start
from lowdown.model import Frame, Makeup, Overflow, Remainder
from lowdown.values import dataclass


class _PageStart(NamedTuple):
    """How far the articles have come where a page begins."""

    position: int
    """The first frame of the page, by its position in the skeleton."""
    frames: Mapping[str, tuple[Frame, ...]]
    """The frames that have been made, by slug."""
    remainders: Mapping[str, Remainder]
    """What is left of the articles that have been begun, by slug."""

    def goes_on_as(self, other: _PageStart, slugs: Iterable[str]) -> bool:
        """Whether these articles have come as far, on the same page, in another paper."""
        return all(
            self.remainders.get(slug) == other.remainders.get(slug)
            and _end(self.frames.get(slug)) == _end(other.frames.get(slug))
            for slug in slugs
        )


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
    frames: dict[str, tuple[Frame, ...]] = field(default_factory=dict)
    """The frames that have been made, by slug."""
    remainders: dict[str, Remainder] = field(default_factory=dict)
    """What is left of the articles that have been begun, by slug."""

    def fill_page(self, position: int) -> _PageStart:
        """Makes every frame of one page again; returns where the next page begins."""
        page = self.skeleton[position].page
        top = self.board.head(page)
        while position < len(self.skeleton) and self.skeleton[position].page == page:
            made = self._fill(position, top)
            if made:
                top = made.top + made.height + BETWEEN
            position += 1
        return _PageStart(position, dict(self.frames), dict(self.remainders))

    def _fill(self, position: int, top: int) -> Frame | None:
        """Makes one frame again; None where its article does not come so far, or has no room."""
        old = self.skeleton[position]
        order = self.orders[old.article]
        remainder = self.remainders.get(old.article, start(order.article))
        frames = self.frames.get(old.article, ())
        if is_complete(order.article, remainder) or (frames and frames[-1].online):
            return None
        made = self._make(position, order, remainder, self._band(position, top))
        if made is None:
            return None
        self.frames[old.article] = (*frames, made.frame)
        self.remainders[old.article] = made.remainder
        return made.frame

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Relayout:
    """A made-up paper that is laid out again and again, each time with other articles changed.

    What stands before the first page of the changed articles is laid out once, and so is what
    stands after their last page where all else comes there as it did.
    """

    makeup: Makeup
    """The paper."""
    orders: Sequence[ArticleOrder]
    """The articles as they stand in it."""
    board: Board
    """Its pages, with nothing on them."""
    starts: list[_PageStart] = field(default_factory=list)
    """Where each page begins, then the end, with the articles as they stand in the paper; empty
    until it is asked for.
    """

    def runs(self, orders: Sequence[ArticleOrder]) -> dict[str, PlacedArticle] | None:
        """Returns every article as it is in `orders`, on the pages that it has in the paper, by
        slug.

        None where an article could not go where it had to: it would begin on another page, its jump
        lines would lead to pages that it is not on, or what is left of it would not go on online.
        """
        changed = {
            new.article.slug
            for old, new in zip(self.orders, orders, strict=True)
            if old.article is not new.article
        }
        filled = self._filled(orders, changed)
        runs = {}
        for order in orders:
            slug = order.article.slug
            frames = filled.frames.get(slug, ())
            remainder = filled.remainders.get(slug, start(order.article))
            if not _begins_as(self.makeup.of_article(slug), frames) or not _leads(frames):
                return None
            if frames and frames[-1].online != _goes_online(order, remainder):
                return None
            runs[slug] = PlacedArticle(frames=frames, remainder=remainder, bands={})
        return runs

    def _filled(self, orders: Sequence[ArticleOrder], changed: Set[str]) -> _PageStart:
        """The end of the paper with the articles of `orders`, of which some are changed."""
        starts = self._starts()
        skeleton = self.makeup.frames
        theirs = [frame.page for frame in skeleton if frame.article in changed]
        if not theirs:
            return starts[-1]
        pages = [skeleton[begun.position].page for begun in starts[:-1]]
        first = pages.index(theirs[0])
        here = starts[first]
        filling = self._pages(orders)
        filling.frames.update(here.frames)
        filling.remainders.update(here.remainders)
        for before in starts[first + 1 :]:
            here = filling.fill_page(here.position)
            rest = skeleton[here.position :]
            after = bool(rest) and rest[0].page > theirs[-1]
            if after and here.goes_on_as(before, {frame.article for frame in rest}):
                return _joined(here, before, starts[-1])
        return here

    def _starts(self) -> Sequence[_PageStart]:
        """Where each page begins, then the end, with the articles as they stand in the paper."""
        if not self.starts:
            pages = self._pages(self.orders)
            self.starts.append(_PageStart(0, {}, {}))
            while self.starts[-1].position < len(self.makeup.frames):
                self.starts.append(pages.fill_page(self.starts[-1].position))
        return self.starts

    def _pages(self, orders: Sequence[ArticleOrder]) -> _Pages:
        """The pages before any is filled, for the articles of `orders`."""
        spans = {frame.article: frame.head_span for frame in self.makeup.frames if frame.headed}
        headed = [
            replace(order, head_span=spans.get(order.article.slug, order.head_span))
            for order in orders
        ]
        return _Pages(
            board=self.board,
            orders={order.article.slug: order for order in headed},
            skeleton=self.makeup.frames,
            over=frozenset(fit.article for fit in self.makeup.fits if fit.lines_over),
        )


def _end(frames: Sequence[Frame] | None) -> tuple[int, bool] | None:
    """The page of the last of some frames, and whether its article goes on online from there."""
    return (frames[-1].page, frames[-1].online) if frames else None


def _joined(here: _PageStart, before: _PageStart, end: _PageStart) -> _PageStart:
    """The end of a paper that goes on from `here` as another does from `before` to its `end`."""
    frames = dict(here.frames)
    remainders = dict(here.remainders)
    for slug, made in end.frames.items():
        later = made[len(before.frames.get(slug, ())) :]
        if later:
            frames[slug] = (*frames.get(slug, ()), *later)
            remainders[slug] = end.remainders[slug]
    return _PageStart(end.position, frames, remainders)


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
