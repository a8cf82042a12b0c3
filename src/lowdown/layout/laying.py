"""Articles and the editor's orders in, every article in the first space that is free out.

Articles are taken in the manifest's order, which is also their order from the top of a page that they share. An
article with pages of its own runs through them; one without starts in the next free space. Copy that does not fit
and may jump gets one more page, and the whole plan is made again: that is arithmetic, and costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lowdown.layout.board import BETWEEN, MIN_START_LINES, Board
from lowdown.layout.framing import Band, is_complete, start
from lowdown.layout.running import ArticleOrder, PlacedArticle
from lowdown.model.issue import Overflow

MAX_PAGES = 400
"""Pages of one paper, at the most: what no newsletter reaches, so that every search ends."""
MAX_ROUNDS = 200
"""Plans made for one paper, at the most: each gives one article one more page to jump to, or the paper one more."""


Extras = Mapping[str, tuple[int, ...]]
"""Pages that articles jump to beyond those ordered for them, by slug."""


def place_all(claims: Sequence[ArticleOrder], empty: Board) -> tuple[Board, dict[str, PlacedArticle]]:
    """Place the articles in their order, each in the first space that is free.

    That is done again and again, giving each time one overset article one more page, until nothing more can be placed.
    """
    extras: dict[str, tuple[int, ...]] = {}
    for _ in range(MAX_ROUNDS):
        board = replace(empty, frames=[])
        runs = _lay(claims, board, extras)
        extension = _extension(claims, runs, board, extras)
        if extension is None:
            break
        slug, page = extension
        extras[slug] = tuple(sorted((*extras.get(slug, ()), page)))
    return board, runs


def _lay(claims: Sequence[ArticleOrder], board: Board, extras: Extras) -> dict[str, PlacedArticle]:
    """Place every article once, in order."""
    runs: dict[str, PlacedArticle] = {}
    cursor = 1
    for position, claim in enumerate(claims):
        later = claims[position + 1 :]
        pages = claim.pages or _open_pages(claim, cursor, board, later)
        through = sorted({*pages, *extras.get(claim.article.slug, ())})
        run = _run(claim, through, board, [(other, other.article.slug in extras) for other in later])
        board.frames.extend(run.frames)
        runs[claim.article.slug] = run
        if not claim.pages:
            cursor = run.frames[-1].page if run.frames else cursor
        elif not later or not later[0].pages:
            cursor = max(cursor, claim.pages[0])
    return runs


def _open_pages(claim: ArticleOrder, cursor: int, board: Board, later: Sequence[ArticleOrder]) -> tuple[int, ...]:
    """Pages from `cursor` on with room that nobody else has ordered; the last of them may be pages still to come."""
    taken = {page for other in later for page in other.pages}
    last = board.pages or min(MAX_PAGES, max(board.last_page(), cursor, *taken, 1) + _most_pages(claim, board))
    free = [page for page in range(cursor, last + 1) if page not in taken]
    while free and board.band(free[0]).height < claim.article.head + MIN_START_LINES:
        free.pop(0)
    return tuple(free)


def _most_pages(claim: ArticleOrder, board: Board) -> int:
    """More pages than the article can ever fill."""
    depth = claim.article.head + sum(line.height + line.space for line in claim.article.lines)
    depth += sum(spanner.height * spanner.span for spanner in claim.article.spanners)
    return 2 + 2 * len(claim.article.spanners) + 2 * depth // max(1, board.grid.lines)


def _run(
    claim: ArticleOrder, pages: Sequence[int], board: Board, later: Sequence[tuple[ArticleOrder, bool]]
) -> PlacedArticle:
    """Run one article through `pages`, leaving room for those that share them; it begins on a page ordered for it."""
    bands = {page: board.band(page) for page in pages if board.exists(page)}
    for page in bands:
        bands[page] = _shared(claim, page, bands, board, later)
    run = board.runner.run(claim, bands)
    if claim.pages and run.frames and run.frames[0].page not in claim.pages:
        return PlacedArticle(frames=(), left=start(claim.article), bands=bands)
    return run


def _shared(
    claim: ArticleOrder, page: int, bands: Mapping[int, Band], board: Board, later: Sequence[tuple[ArticleOrder, bool]]
) -> Band:
    """The part of a page that `claim` may use: all that those below it do not need, or all that it needs itself.

    One that jumps beyond its pages, or does not fit them even alone, overflows in any case: it gets room to begin.
    """
    band = bands[page]
    below = [other for other, _ in later if page in other.pages]
    if not below:
        return band
    needs = [
        (None if jumps else _need(other, page, board), _beginning(other, page))
        for other, jumps in later
        if page in other.pages
    ]
    theirs = sum(BETWEEN + (beginning if need is None else need) for need, beginning in needs)
    if not _yields(claim, below):
        own = board.runner.need(claim, page, bands)
        begun = sum(BETWEEN + beginning for _, beginning in needs)
        return replace(band, height=max(own or 0, band.height - (begun if own is None else theirs)))
    return replace(band, height=max(0, band.height - theirs))


def _yields(claim: ArticleOrder, below: Sequence[ArticleOrder]) -> bool:
    """Whether `claim` gives way to those below it: one with `overflow` first, else the first that may overflow."""
    if claim.gives_way:
        return True
    return claim.overflow is not Overflow.ERROR and not any(other.gives_way for other in below)


def _beginning(claim: ArticleOrder, page: int) -> int:
    """The least that an article has to have of a page: to begin on it; it may pass over a later one."""
    return claim.article.head + MIN_START_LINES if page == claim.pages[0] else 0


def _need(claim: ArticleOrder, page: int, board: Board) -> int | None:
    """The smallest depth on `page` with which an article that is still to come fits its pages; None if none does."""
    bands = {number: board.band(number) for number in claim.pages if board.exists(number)}
    return board.runner.need(claim, page, bands) if page in bands else 0


def _extension(
    claims: Sequence[ArticleOrder], runs: Mapping[str, PlacedArticle], board: Board, extras: Extras
) -> tuple[str, int] | None:
    """The first article that is overset, may jump, and has a page to jump to; and that page."""
    for claim in claims:
        run = runs[claim.article.slug]
        if is_complete(claim.article, run.left) or claim.overflow is not Overflow.JUMP or not run.frames:
            continue
        page = _destination(claim, run, board)
        if page is not None:
            return claim.article.slug, page
    return None


def _destination(claim: ArticleOrder, run: PlacedArticle, board: Board) -> int | None:
    """Where an overset goes: the back page if it holds all of it, else the first free space that does, else any."""
    after = max(claim.pages, default=run.frames[0].page)
    end = board.pages or board.last_page() + 1
    partial = []
    for page in sorted(range(after + 1, end + 1), key=lambda page: page != board.pages):
        if page in run.bands:
            continue
        frame, left = board.runner.go_on(claim, run, board.band(page))
        if frame and is_complete(claim.article, left):
            longer = board.runner.lengthen(claim, run, board.band(page))
            if is_complete(claim.article, longer.left) and longer.comes_further_than(run):
                return page
        if frame:
            partial.append(page)
    for page in sorted(partial):
        if board.runner.lengthen(claim, run, board.band(page)).comes_further_than(run):
            return page
    return None
