"""Set articles and a locked plan in, the paper made up as the plan says out: what was corrected moves alone.

Every article is poured into the frames that it was locked in. One that no longer fits them grows into the free lines
below, then jumps to free space, while all others stay. One that is new, or whose pins contradict the plan, takes the
space that is left. Where that fails too, the pages are kept and the lines planned afresh; at last everything is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lowdown.layout.board import BETWEEN, Board
from lowdown.layout.framing import Band, is_complete
from lowdown.layout.pouring import lines_left
from lowdown.layout.running import Claim, Run
from lowdown.model.issue import Overflow
from lowdown.model.lockedplan import LockedArticle, LockedPlan
from lowdown.model.pages import Fit, Frame, Makeup

BEGIN_LEAST = 6
"""Lines below a head that are worth beginning an article in, where it is placed anew."""

Planner = Callable[[Sequence[Claim]], Makeup]
"""Plans a paper afresh; it knows the furniture, the grid and how many pages are ordered."""
Bands = Mapping[int, Band]
"""What an article runs through, by page, in order."""


def keep_to(locked: LockedPlan, claims: Sequence[Claim], board: Board, afresh: Planner) -> Makeup:
    """The paper as `locked` says, as far as it can be followed; the manifest's pins win over it.

    `board` is empty; its `pages` are those ordered, None where the paper may take as many as it needs.
    """
    makeup = follow(locked, claims, replace(board, pages=board.pages or locked.pages))
    if makeup:
        return makeup
    held = _held(locked, claims, board)
    if not held:
        return afresh(claims)
    pinned = [replace(claim, pages=_pins(held.get(claim.article.slug), claim)) for claim in claims]
    again = afresh(pinned)
    if board.pages is None and again.pages != locked.pages:
        makeup = follow(locked, claims, replace(board, pages=again.pages))
        if makeup:
            return makeup
    if any(fit.lines_over and not _goes_online(again, fit.article) for fit in again.fits):
        return afresh(claims)
    filled = replace(board, pages=again.pages, frames=list(again.frames))
    fits = tuple(
        replace(fit, lines_under=_lines_under(claim, fit.lines_over, filled))
        for fit, claim in zip(again.fits, claims, strict=True)
    )
    return replace(again, fits=fits)


def follow(locked: LockedPlan, claims: Sequence[Claim], board: Board) -> Makeup | None:
    """The paper with every article in its locked frames that can be there; None where another cannot be placed.

    `board` is empty and has its number of pages.
    """
    held = _held(locked, claims, board)
    if not held:
        return None
    room = _Room(board=board)
    claims = [_as_locked(claim, held.get(claim.article.slug)) for claim in claims]
    for claim in claims:
        if article := held.get(claim.article.slug):
            room.settle(claim, article)
    for number, claim in enumerate(claims):
        if claim.article.slug not in room.runs:
            run = room.place(claim, held.get(claim.article.slug), after=_begins(claims[:number], room.runs))
            if run is None:
                return None
            room.runs[claim.article.slug] = run
    return _makeup(claims, room)


def _held(locked: LockedPlan, claims: Sequence[Claim], board: Board) -> dict[str, LockedArticle]:
    """The articles whose place in the plan the manifest does not contradict; none where the order is another."""
    slugs = [claim.article.slug for claim in claims]
    known = {article.slug: article for article in locked.articles if article.frames}
    same_grid = (locked.columns, locked.lines) == (board.grid.columns, board.grid.lines)
    same_order = [slug for slug in slugs if slug in known] == [slug for slug in known if slug in slugs]
    if slugs[:1] != list(known)[:1] or not same_grid or not same_order:
        return {}
    return {
        claim.article.slug: known[claim.article.slug]
        for claim in claims
        if claim.article.slug in known and _agrees(claim, known[claim.article.slug], board.pages)
    }


def _agrees(claim: Claim, article: LockedArticle, last: int | None) -> bool:
    """Whether an article may stand where it was locked."""
    if last is not None and article.pages[-1] > last:
        return False
    if not claim.pages:
        return True
    within = claim.overflow is Overflow.JUMP or set(article.pages) <= set(claim.pages)
    return within and claim.pages in (article.ordered, article.pages)


def _pins(article: LockedArticle | None, claim: Claim) -> tuple[int, ...]:
    """The pages to plan an article on afresh: those it was locked on, and those that are ordered."""
    return tuple(sorted({*claim.pages, *(article.pages if article else ())}))


def _as_locked(claim: Claim, article: LockedArticle | None) -> Claim:
    """The claim with the head as wide as it was, where the article can still have it."""
    spans = dict(claim.article.narrow_heads)
    return replace(claim, head_span=article.head_span) if article and article.head_span in spans else claim


def _begins(before: Sequence[Claim], runs: Mapping[str, Run]) -> int:
    """The page on which the article before begins; 0 for the lead, which has none before it."""
    placed = [runs[claim.article.slug].frames for claim in before if claim.article.slug in runs]
    return placed[-1][0].page if placed else 0


@dataclass(slots=True, kw_only=True)
class _Room:
    """The pages while they are filled: what is placed, and what is kept for articles that are still to be placed."""

    board: Board
    runs: dict[str, Run] = field(default_factory=dict)
    kept: dict[str, Bands] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """The last page."""
        return self.board.pages or 1

    def settle(self, claim: Claim, article: LockedArticle) -> None:
        """Pour an article into its locked frames, or keep them for it where it does not fit them."""
        bands = {frame.page: self.band(frame.page, frame.top, frame.top + frame.height) for frame in article.frames}
        run = self.board.runner.run(claim, bands)
        if (
            run.frames
            and run.frames[0].page == article.pages[0]
            and _is_settled(claim, run, may_go_online=article.online)
        ):
            self.runs[claim.article.slug] = run
        else:
            self.kept[claim.article.slug] = bands

    def place(self, claim: Claim, article: LockedArticle | None, *, after: int) -> Run | None:
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

    def _ways_on(self, claim: Claim, article: LockedArticle) -> Iterator[Bands]:
        """Its last frame grows; all of them do; then it jumps to one more page, or as many as it takes."""
        kept = self.kept[claim.article.slug]
        grown = {page: self._grown(claim, band) for page, band in kept.items()}
        last = max(kept)
        yield {**kept, last: grown[last]}
        yield grown
        yield from self._ways_further(claim, {**kept, last: grown[last]})
        yield from self._ways_further(claim, grown)

    def _ways_further(self, claim: Claim, bands: Bands) -> Iterator[Bands]:
        """One more page, those ordered for it first, then the back page; then all that it may have."""
        beyond = max([*bands, *claim.pages])
        pages = [page for page in claim.pages if page not in bands]
        if claim.overflow is Overflow.JUMP or not claim.pages:
            pages += sorted(range(beyond + 1, self.last + 1), key=lambda page: page != self.last)
        gaps = {page: self._gap(claim, page) for page in pages}
        for page in pages:
            yield _in_order({**bands, page: gaps[page]})
        if len(pages) > 1:
            yield _in_order({**bands, **gaps})

    def _ways_in(self, claim: Claim, after: int) -> Iterator[Bands]:
        """On the pages ordered for it; else on one page, on several in a row, and on from any page."""
        if claim.pages:
            ordered = {page: self._gap(claim, page) for page in claim.pages if page <= self.last}
            bands = {page: band for page, band in ordered.items() if band.height}
            if bands:
                yield bands
                yield from self._ways_further(claim, bands)
            return
        gaps = {page: self._gap(claim, page) for page in range(1, self.last + 1)}
        starts = [page for page, band in gaps.items() if band.height >= claim.article.head + BEGIN_LEAST]
        starts = [page for page in sorted(starts, key=lambda page: (page < after, page)) if after or page == 1]
        for start in starts:
            yield {start: gaps[start]}
        for start in starts:
            yield _in_a_row(gaps, start)
        for start in starts:
            yield {page: band for page, band in gaps.items() if page >= start and band.height}

    def _gap(self, claim: Claim, page: int) -> Band:
        """The deepest free stretch of a page."""
        whole = self.board.band(page)
        stretches, top = [], whole.top
        for above, below in self._taken(claim, page):
            stretches.append((above - BETWEEN - top, top))
            top = max(top, below + BETWEEN)
        stretches.append((whole.top + whole.height - top, top))
        height, top = max(stretches, key=lambda stretch: stretch[0])
        return self.band(page, top, top + max(0, height))

    def _grown(self, claim: Claim, band: Band) -> Band:
        """A band with the free lines below it."""
        below = [top - BETWEEN for top, _ in self._taken(claim, band.page) if top >= band.top + band.height]
        return self.band(band.page, band.top, min(below, default=self.board.grid.lines))

    def _taken(self, claim: Claim, page: int) -> list[tuple[int, int]]:
        """Where other articles begin and end on a page, from the top."""
        frames = [frame for run in self.runs.values() for frame in run.frames if frame.page == page]
        waiting = [slug for slug in self.kept if slug not in self.runs and slug != claim.article.slug]
        kept = [self.kept[slug][page] for slug in waiting if page in self.kept[slug]]
        return sorted([(frame.top, frame.top + frame.height) for frame in frames] + [_edges(band) for band in kept])

    def band(self, page: int, top: int, bottom: int) -> Band:
        """The lines of a page from `top` to `bottom`, as far as they are free of furniture."""
        whole = self.board.band(page)
        top, bottom = max(top, whole.top), min(bottom, whole.top + whole.height)
        return replace(whole, top=top, height=max(0, bottom - top))


def _is_settled(claim: Claim, run: Run, *, may_go_online: bool) -> bool:
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


def _makeup(claims: Sequence[Claim], room: _Room) -> Makeup:
    frames = [frame for run in room.runs.values() for frame in run.frames]
    filled = replace(room.board, frames=frames)
    return Makeup(
        pages=room.last,
        frames=tuple(sorted(frames, key=lambda frame: (frame.page, frame.top))),
        fits=tuple(_fit(claim, room.runs[claim.article.slug], filled) for claim in claims),
    )


def _fit(claim: Claim, run: Run, filled: Board) -> Fit:
    left = lines_left(claim.article.lines, run.left)
    pictures = [claim.article.spanners[index] for index in run.left.spanners]
    over = sum(line.height for line in left) + sum(picture.height * picture.span for picture in pictures)
    return Fit(
        article=claim.article.slug,
        lines_over=over,
        words_over=sum(line.words for line in left),
        lines_under=_lines_under(claim, over, filled),
        first_words=" ".join(line.text for line in left[:2]),
    )


def _lines_under(claim: Claim, over: int, filled: Board) -> int:
    return 0 if over else sum(filled.free_lines(page) for page in claim.pages if filled.exists(page))


def _goes_online(makeup: Makeup, slug: str) -> bool:
    frames: tuple[Frame, ...] = makeup.of_article(slug)
    return bool(frames) and frames[-1].online
