"""One article and pages that others stand on in, its run out: in its locked frames, beyond them, or in what is free."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lowdown.layout.board import BETWEEN, Board
from lowdown.layout.framing import Band, is_complete
from lowdown.layout.running import ArticleOrder, PlacedArticle
from lowdown.model.issue import Overflow
from lowdown.model.lockedplan import LockedArticle

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

    def settle(self, claim: ArticleOrder, article: LockedArticle) -> None:
        """Pour an article into its locked frames, or keep them for it where it does not fit them."""
        self.keep(article)
        run = self.board.runner.run(claim, self.kept[article.slug])
        if fits(claim, article, run):
            self.runs[article.slug] = run

    def keep(self, article: LockedArticle) -> None:
        """Keep the locked frames of an article for it."""
        self.kept[article.slug] = {
            frame.page: self._band(frame.page, frame.top, frame.top + frame.height) for frame in article.frames
        }

    def grow(self, claim: ArticleOrder) -> PlacedArticle:
        """An article in the frames that are kept for it, with the free lines below them, as far as it fits them."""
        kept = self.kept[claim.article.slug]
        return self.board.runner.run(claim, {page: self._grown(claim, band) for page, band in kept.items()})

    def place(self, claim: ArticleOrder, article: LockedArticle | None, *, after: int) -> PlacedArticle | None:
        """Place an article where the others leave room: near its locked frames, or else where it comes in order."""
        ways = self._ways_on(claim, article) if article else self._ways_in(claim, after)
        short = None
        for bands in ways:
            run = self.board.runner.run(claim, bands)
            if not run.frames or run.frames[0].page not in (claim.pages or (min(bands),)):
                continue
            if _is_settled(claim, run, may_go_online=False):
                return run
            if short is None and _is_settled(claim, run, may_go_online=True):
                short = run
        return short

    def _ways_on(self, claim: ArticleOrder, article: LockedArticle) -> Iterator[Bands]:
        """Its last frame grows; all of them do; then it jumps to one more page, or as many as it takes."""
        kept = self.kept[claim.article.slug]
        grown = {page: self._grown(claim, band) for page, band in kept.items()}
        last = max(kept)
        yield {**kept, last: grown[last]}
        yield grown
        yield from self._ways_further(claim, {**kept, last: grown[last]})
        yield from self._ways_further(claim, grown)

    def _ways_further(self, claim: ArticleOrder, bands: Bands) -> Iterator[Bands]:
        """One more page, those ordered for it first, then the back page; then all that it may have."""
        beyond = max([*bands, *claim.pages])
        pages = [page for page in claim.pages if page not in bands and page <= self.last]
        if claim.overflow is Overflow.JUMP or not claim.pages:
            pages += sorted(range(beyond + 1, self.last + 1), key=lambda page: page != self.last)
        gaps = {page: self._gap(claim, page) for page in pages}
        for page in pages:
            yield _in_order({**bands, page: gaps[page]})
        if len(pages) > 1:
            yield _in_order({**bands, **gaps})

    def _ways_in(self, claim: ArticleOrder, after: int) -> Iterator[Bands]:
        """On the pages ordered for it; else on one page, on several in a row, and on from any page."""
        if claim.pages:
            ordered = {page: self._gap(claim, page) for page in claim.pages if page <= self.last}
            bands = {page: band for page, band in ordered.items() if band.height}
            if bands:
                yield bands
                yield from self._ways_further(claim, bands)
            return
        gaps = {page: self._gap(claim, page) for page in range(1, self.last + 1)}
        starts = [page for page, band in gaps.items() if band.height >= claim.article.head + MIN_BEGIN_LINES]
        starts = [page for page in sorted(starts, key=lambda page: (page < after, page)) if after or page == 1]
        for start in starts:
            yield {start: gaps[start]}
        for start in starts:
            yield _in_a_row(gaps, start)
        for start in starts:
            yield {page: band for page, band in gaps.items() if page >= start and band.height}

    def _gap(self, claim: ArticleOrder, page: int) -> Band:
        """The deepest free stretch of a page."""
        whole = self.board.band(page)
        stretches, top = [], whole.top
        for above, below in self._taken(claim, page):
            stretches.append((above - BETWEEN - top, top))
            top = max(top, below + BETWEEN)
        stretches.append((whole.top + whole.height - top, top))
        height, top = max(stretches, key=lambda stretch: stretch[0])
        return self._band(page, top, top + max(0, height))

    def _grown(self, claim: ArticleOrder, band: Band) -> Band:
        """A band with the free lines below it."""
        below = [top - BETWEEN for top, _ in self._taken(claim, band.page) if top >= band.top + band.height]
        return self._band(band.page, band.top, min(below, default=self.board.grid.lines))

    def _taken(self, claim: ArticleOrder, page: int) -> list[tuple[int, int]]:
        """Where other articles begin and end on a page, from the top."""
        frames = [frame for run in self.runs.values() for frame in run.frames if frame.page == page]
        waiting = [slug for slug in self.kept if slug not in self.runs and slug != claim.article.slug]
        kept = [self.kept[slug][page] for slug in waiting if page in self.kept[slug]]
        return sorted([(frame.top, frame.top + frame.height) for frame in frames] + [_edges(band) for band in kept])

    def _band(self, page: int, top: int, bottom: int) -> Band:
        """The lines of a page from `top` to `bottom`, as far as they are free of furniture."""
        whole = self.board.band(page)
        top, bottom = max(top, whole.top), min(bottom, whole.top + whole.height)
        return replace(whole, top=top, height=max(0, bottom - top))


def fits(claim: ArticleOrder, article: LockedArticle, run: PlacedArticle) -> bool:
    """Whether an article is settled in its locked frames."""
    begun = bool(run.frames) and run.frames[0].page == article.pages[0]
    return begun and _is_settled(claim, run, may_go_online=article.online)


def _is_settled(claim: ArticleOrder, run: PlacedArticle, *, may_go_online: bool) -> bool:
    """Whether an article is whole in its frames, or goes on online where it may."""
    return is_complete(claim.article, run.left) or (may_go_online and run.frames[-1].online)


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
