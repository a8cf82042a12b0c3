"""One article and pages that others stand on in, its run out: in its locked frames, beyond them, or in what is free."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lowdown.layout.article_run import ArticleOrder, PlacedArticle
from lowdown.layout.board import BETWEEN, Board
from lowdown.layout.frame import Band, is_complete
from lowdown.model import LockedArticle, Overflow

MIN_BEGIN_LINES = 6
"""Lines below a head that are worth beginning an article in, where it is placed anew."""

Bands = Mapping[int, Band]
"""What an article runs through, by page, in order."""


@dataclass(slots=True, kw_only=True)
class PageSpace:
    """The pages while they are filled: what is placed, and what is kept for articles that are still to be placed."""

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
        """Pour an article into its locked frames, or keep them for it where it does not fit them."""
        self.keep(article)
        run = self.board.runner.run(order, self.kept[article.slug])
        if fits(order, article, run):
            self.runs[article.slug] = run

    def keep(self, article: LockedArticle) -> None:
        """Keep the locked frames of an article for it."""
        self.kept[article.slug] = {
            frame.page: self._band(frame.page, frame.top, frame.top + frame.height)
            for frame in article.frames
        }

    def grow(self, order: ArticleOrder) -> PlacedArticle:
        """An article in the frames that are kept for it, with the free lines below them, as far as it fits them."""
        kept = self.kept[order.article.slug]
        return self.board.runner.run(
            order, {page: self._grown(order, band) for page, band in kept.items()}
        )

    def place(
        self, order: ArticleOrder, article: LockedArticle | None, *, after: int
    ) -> PlacedArticle | None:
        """Place an article where the others leave room: near its locked frames, or else where it comes in order."""
        ways = self._ways_on(order, article) if article else self._ways_in(order, after)
        short = None
        for bands in ways:
            run = self.board.runner.run(order, bands)
            if not run.frames or run.frames[0].page not in (order.pages or (min(bands),)):
                continue
            if _is_settled(order, run, may_go_online=False):
                return run
            if short is None and _is_settled(order, run, may_go_online=True):
                short = run
        return short

    def _ways_on(self, order: ArticleOrder, article: LockedArticle) -> Iterator[Bands]:
        """Its last frame grows; all of them do; then it jumps to one more page, or as many as it takes."""
        kept = self.kept[order.article.slug]
        grown = {page: self._grown(order, band) for page, band in kept.items()}
        last = max(kept)
        yield {**kept, last: grown[last]}
        yield grown
        yield from self._ways_further(order, {**kept, last: grown[last]})
        yield from self._ways_further(order, grown)

    def _ways_further(self, order: ArticleOrder, bands: Bands) -> Iterator[Bands]:
        """One more page, those ordered for it first, then the back page; then all that it may have."""
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
        """On the pages ordered for it; else on one page, on several in a row, and on from any page."""
        if order.pages:
            ordered = {page: self._gap(order, page) for page in order.pages if page <= self.last}
            bands = {page: band for page, band in ordered.items() if band.height}
            if bands:
                yield bands
                yield from self._ways_further(order, bands)
            return
        gaps = {page: self._gap(order, page) for page in range(1, self.last + 1)}
        starts = [
            page
            for page, band in gaps.items()
            if band.height >= order.article.head + MIN_BEGIN_LINES
        ]
        starts = [
            page
            for page in sorted(starts, key=lambda page: (page < after, page))
            if after or page == 1
        ]
        for start in starts:
            yield {start: gaps[start]}
        for start in starts:
            yield _in_a_row(gaps, start)
        for start in starts:
            yield {page: band for page, band in gaps.items() if page >= start and band.height}

    def _gap(self, order: ArticleOrder, page: int) -> Band:
        """The deepest free stretch of a page."""
        whole = self.board.band(page)
        stretches, top = [], whole.top
        for above, below in self._taken(order, page):
            stretches.append((above - BETWEEN - top, top))
            top = max(top, below + BETWEEN)
        stretches.append((whole.top + whole.height - top, top))
        height, top = max(stretches, key=lambda stretch: stretch[0])
        return self._band(page, top, top + max(0, height))

    def _grown(self, order: ArticleOrder, band: Band) -> Band:
        """A band with the free lines below it."""
        below = [
            top - BETWEEN
            for top, _ in self._taken(order, band.page)
            if top >= band.top + band.height
        ]
        return self._band(band.page, band.top, min(below, default=self.board.grid.lines))

    def _taken(self, order: ArticleOrder, page: int) -> list[tuple[int, int]]:
        """Where other articles begin and end on a page, from the top."""
        frames = [frame for run in self.runs.values() for frame in run.frames if frame.page == page]
        waiting = [
            slug for slug in self.kept if slug not in self.runs and slug != order.article.slug
        ]
        kept = [self.kept[slug][page] for slug in waiting if page in self.kept[slug]]
        return sorted(
            [(frame.top, frame.top + frame.height) for frame in frames]
            + [_edges(band) for band in kept]
        )

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
    return is_complete(order.article, run.left) or (may_go_online and run.frames[-1].online)


def _edges(band: Band) -> tuple[int, int]:
    return band.top, band.top + band.height


def _in_order(bands: Bands) -> Bands:
    return {page: bands[page] for page in sorted(bands)}


def _in_a_row(gaps: Bands, start: int) -> Bands:
    """The pages from `start` on, up to the first that has no room."""
    row = {}
    for page in range(start, max(gaps) + 1):
        if not gaps[page].height:
            break
        row[page] = gaps[page]
    return row
