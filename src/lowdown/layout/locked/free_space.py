"""Finds room for an article on pages that others stand on.

In its locked frames, beyond them, or elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import NamedTuple

from lowdown.layout.article_run import ArticleOrder, PlacedArticle
from lowdown.layout.board import BETWEEN, Board
from lowdown.layout.frame import Band, is_complete
from lowdown.model import LockedArticle, Overflow
from lowdown.values import dataclass

MIN_BEGIN_LINES = 6
"""Lines below a head that are worth beginning an article in, where it was not locked."""

Bands = Mapping[int, Band]
"""What an article runs through, by page, in order."""


class _Edges(NamedTuple):
    """A stretch of a page, across all columns."""

    top: int
    """The page's line at which it begins."""
    bottom: int
    """The page's line before which it ends."""


@dataclass(slots=True, kw_only=True)
class PageSpace:
    """The pages while they are filled.

    What is placed, and what is kept for articles still to be placed.
    """

    board: Board
    """Their measures and their number; nothing stands on it."""
    runs: dict[str, PlacedArticle] = field(default_factory=dict)
    """The articles that are placed, by slug."""
    kept: dict[str, Bands] = field(default_factory=dict)
    """The locked frames of articles that did not fit them, by slug."""

    @property
    def last(self) -> int:
        """The last page."""
        return self.board.pages or 1

    def settle(self, order: ArticleOrder, article: LockedArticle) -> None:
        """Pours an article into its locked frames, or keeps them for it if it does not fit."""
        self.keep(article)
        run = self.board.cache.run(order, self.kept[article.slug])
        if fits(order, article, run):
            self.runs[article.slug] = run

    def keep(self, article: LockedArticle) -> None:
        """Keeps the locked frames of an article for it."""
        self.kept[article.slug] = {
            frame.page: self._band(frame.page, frame.top, frame.top + frame.height)
            for frame in article.frames
        }

    def grow(self, order: ArticleOrder) -> PlacedArticle:
        """Runs an article through the frames kept for it and the free lines below them."""
        kept = self.kept[order.article.slug]
        return self.board.cache.run(
            order, {page: self._grown(order, band) for page, band in kept.items()}
        )

    def place(
        self, order: ArticleOrder, article: LockedArticle | None, *, after: int
    ) -> PlacedArticle | None:
        """Places an article where the others leave room.

        Near its locked frames, or else where it comes in order.
        """
        ways = self._ways_on(order, article) if article else self._ways_in(order, after)
        short = None
        for bands in ways:
            run = self.board.cache.run(order, bands)
            beginnings = order.pages or (min(bands),)
            if not run.frames or run.frames[0].page not in beginnings:
                continue
            if _is_settled(order, run, may_go_online=False):
                return run
            if short is None and _is_settled(order, run, may_go_online=True):
                short = run
        return short

    def _ways_on(self, order: ArticleOrder, article: LockedArticle) -> Iterator[Bands]:
        """Ways on from its locked frames: the last grows; all do.

        Then it jumps to one more page, or several.
        """
        kept = self.kept[order.article.slug]
        grown = {page: self._grown(order, band) for page, band in kept.items()}
        last = max(kept)
        yield {**kept, last: grown[last]}
        yield grown
        yield from self._ways_further(order, {**kept, last: grown[last]})
        yield from self._ways_further(order, grown)

    def _ways_further(self, order: ArticleOrder, bands: Bands) -> Iterator[Bands]:
        """Ways to one more page, those ordered for it first, then the back page.

        Then to all that it may have.
        """
        beyond = max([*bands, *order.pages])
        pages = [page for page in order.pages if page not in bands and page <= self.last]
        if order.overflow is Overflow.JUMP or not order.pages:
            pages += sorted(range(beyond + 1, self.last + 1), key=lambda page: page != self.last)
        gaps = {page: self._gap(order, page) for page in pages}
        for page in pages:
            yield _in_order({**bands, page: gaps[page]})
        if len(pages) > 1:
            yield _in_order({**bands, **gaps})

    def _ways_in(self, order: ArticleOrder, after: int) -> Iterator[Bands]:
        """Ways into what is free: on its ordered pages.

        Else on one page, on several in a row, or on from any page.
        """
        if order.pages:
            yield from self._ways_ordered(order)
            return
        gaps = {page: self._gap(order, page) for page in range(1, self.last + 1)}
        starts = self._starts(order, gaps, after)
        for start in starts:
            yield {start: gaps[start]}
        for start in starts:
            yield _in_a_row(gaps, start)
        for start in starts:
            yield {page: band for page, band in gaps.items() if page >= start and band.height}

    def _ways_ordered(self, order: ArticleOrder) -> Iterator[Bands]:
        """Ways on the pages that are ordered for it, and on from there."""
        ordered = {page: self._gap(order, page) for page in order.pages if page <= self.last}
        bands = {page: band for page, band in ordered.items() if band.height}
        if bands:
            yield bands
            yield from self._ways_further(order, bands)

    def _starts(self, order: ArticleOrder, gaps: Bands, after: int) -> list[int]:
        """The pages that an article may begin on.

        First those from page `after` on, which the one before begins on.

        The lead, for which `after` is 0, begins on page 1.
        """
        min_height = order.article.head + MIN_BEGIN_LINES
        starts = [page for page, band in gaps.items() if band.height >= min_height]
        if not after:
            return [page for page in starts if page == 1]
        return sorted(starts, key=lambda page: (page < after, page))

    def _gap(self, order: ArticleOrder, page: int) -> Band:
        """The deepest free stretch of a page."""
        whole = self.board.band(page)
        gaps, top = [], whole.top
        for taken in self._taken(order, page):
            gaps.append(_Edges(top, taken.top - BETWEEN))
            top = max(top, taken.bottom + BETWEEN)
        gaps.append(_Edges(top, whole.top + whole.height))
        deepest = max(gaps, key=lambda gap: gap.bottom - gap.top)
        return self._band(page, deepest.top, max(deepest.top, deepest.bottom))

    def _grown(self, order: ArticleOrder, band: Band) -> Band:
        """A band with the free lines below it."""
        below = [
            taken.top - BETWEEN
            for taken in self._taken(order, band.page)
            if taken.top >= band.top + band.height
        ]
        return self._band(band.page, band.top, min(below, default=self.board.grid.lines))

    def _taken(self, order: ArticleOrder, page: int) -> list[_Edges]:
        """Where other articles begin and end on a page, from the top."""
        frames = [frame for run in self.runs.values() for frame in run.frames if frame.page == page]
        waiting = [
            slug for slug in self.kept if slug not in self.runs and slug != order.article.slug
        ]
        kept = [self.kept[slug][page] for slug in waiting if page in self.kept[slug]]
        stretches = [(frame.top, frame.height) for frame in frames]
        stretches += [(band.top, band.height) for band in kept]
        return sorted(_Edges(top, top + height) for top, height in stretches)

    def _band(self, page: int, top: int, bottom: int) -> Band:
        """The lines of a page from `top` to `bottom`, as far as they are free of furniture."""
        whole = self.board.band(page)
        top, bottom = max(top, whole.top), min(bottom, whole.top + whole.height)
        return replace(whole, top=top, height=max(0, bottom - top))


def fits(order: ArticleOrder, article: LockedArticle, run: PlacedArticle) -> bool:
    """Whether an article is settled in its locked frames."""
    begun = bool(run.frames) and run.frames[0].page == article.pages[0]
    return begun and _is_settled(order, run, may_go_online=article.online)


def _is_settled(order: ArticleOrder, run: PlacedArticle, *, may_go_online: bool) -> bool:
    """Whether an article is whole in its frames, or goes on online where it may."""
    return is_complete(order.article, run.remainder) or (may_go_online and run.frames[-1].online)


def _in_order(bands: Bands) -> Bands:
    """The bands by page, from the first."""
    return {page: bands[page] for page in sorted(bands)}


def _in_a_row(gaps: Bands, start: int) -> Bands:
    """The pages from `start` on, up to the first that has no room."""
    row = {}
    for page in range(start, max(gaps) + 1):
        if not gaps[page].height:
            break
        row[page] = gaps[page]
    return row
