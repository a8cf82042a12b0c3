"""Articles and the editor's orders in, every article in the first space that is free out.

Articles are taken in the manifest's order, which is also their order from the top of a page that they share. An
article with pages of its own runs through them; one without starts in the next free space. Copy that does not fit
and may jump gets one more page, and the whole plan is made again: that is arithmetic, and costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lowdown.layout.article_run import ArticleOrder, PlacedArticle
from lowdown.layout.board import BETWEEN, MIN_START_LINES, Board
from lowdown.layout.frame import Band, is_complete, start
from lowdown.model import Overflow

MAX_PAGES = 400
"""Pages of one paper, at the most: what no newsletter reaches, so that every search ends."""
MAX_ROUNDS = 200
"""Plans made for one paper, at the most: each gives one article one more page to jump to, or the paper one more."""


Extras = Mapping[str, tuple[int, ...]]
"""Pages that articles jump to beyond those ordered for them, by slug."""


def place_all(
    orders: Sequence[ArticleOrder], empty: Board
) -> tuple[Board, dict[str, PlacedArticle]]:
    """Place the articles in their order, each in the first space that is free.

    That is done again and again, giving each time one overset article one more page, until nothing more can be placed.
    """
    extras: dict[str, tuple[int, ...]] = {}
    for _ in range(MAX_ROUNDS):
        board = replace(empty, frames=[])
        runs = _lay(orders, board, extras)
        extension = _extension(orders, runs, board, extras)
        if extension is None:
            break
        slug, page = extension
        extras[slug] = tuple(sorted((*extras.get(slug, ()), page)))
    return board, runs


def _lay(orders: Sequence[ArticleOrder], board: Board, extras: Extras) -> dict[str, PlacedArticle]:
    """Place every article once, in order."""
    runs: dict[str, PlacedArticle] = {}
    cursor = 1
    for position, order in enumerate(orders):
        later = orders[position + 1 :]
        pages = order.pages or _open_pages(order, cursor, board, later)
        through = sorted({*pages, *extras.get(order.article.slug, ())})
        run = _run(
            order, through, board, [(other, other.article.slug in extras) for other in later]
        )
        board.frames.extend(run.frames)
        runs[order.article.slug] = run
        if not order.pages:
            cursor = run.frames[-1].page if run.frames else cursor
        elif not later or not later[0].pages:
            cursor = max(cursor, order.pages[0])
    return runs


def _open_pages(
    order: ArticleOrder, cursor: int, board: Board, later: Sequence[ArticleOrder]
) -> tuple[int, ...]:
    """Pages from `cursor` on with room that nobody else has ordered; the last of them may be pages still to come."""
    taken = {page for other in later for page in other.pages}
    last = board.pages or min(
        MAX_PAGES, max(board.last_page(), cursor, *taken, 1) + _most_pages(order, board)
    )
    free = [page for page in range(cursor, last + 1) if page not in taken]
    while free and board.band(free[0]).height < order.article.head + MIN_START_LINES:
        free.pop(0)
    return tuple(free)


def _most_pages(order: ArticleOrder, board: Board) -> int:
    """More pages than the article can ever fill."""
    depth = order.article.head + sum(line.height + line.space for line in order.article.lines)
    depth += sum(
        wide_picture.height * wide_picture.span for wide_picture in order.article.wide_pictures
    )
    return 2 + 2 * len(order.article.wide_pictures) + 2 * depth // max(1, board.grid.lines)


def _run(
    order: ArticleOrder,
    pages: Sequence[int],
    board: Board,
    later: Sequence[tuple[ArticleOrder, bool]],
) -> PlacedArticle:
    """Run one article through `pages`, leaving room for those that share them; it begins on a page ordered for it."""
    bands = {page: board.band(page) for page in pages if board.exists(page)}
    for page in bands:
        bands[page] = _shared(order, page, bands, board, later)
    run = board.runner.run(order, bands)
    if order.pages and run.frames and run.frames[0].page not in order.pages:
        return PlacedArticle(frames=(), left=start(order.article), bands=bands)
    return run


def _shared(
    order: ArticleOrder,
    page: int,
    bands: Mapping[int, Band],
    board: Board,
    later: Sequence[tuple[ArticleOrder, bool]],
) -> Band:
    """The part of a page that `order` may use: all that those below it do not need, or all that it needs itself.

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
    if not _yields(order, below):
        own = board.runner.need(order, page, bands)
        begun = sum(BETWEEN + beginning for _, beginning in needs)
        return replace(band, height=max(own or 0, band.height - (begun if own is None else theirs)))
    return replace(band, height=max(0, band.height - theirs))


def _yields(order: ArticleOrder, below: Sequence[ArticleOrder]) -> bool:
    """Whether `order` gives way to those below it: one with `overflow` first, else the first that may overflow."""
    if order.gives_way:
        return True
    return order.overflow is not Overflow.ERROR and not any(other.gives_way for other in below)


def _beginning(order: ArticleOrder, page: int) -> int:
    """The least that an article has to have of a page: to begin on it; it may pass over a later one."""
    return order.article.head + MIN_START_LINES if page == order.pages[0] else 0


def _need(order: ArticleOrder, page: int, board: Board) -> int | None:
    """The smallest depth on `page` with which an article that is still to come fits its pages; None if none does."""
    bands = {number: board.band(number) for number in order.pages if board.exists(number)}
    return board.runner.need(order, page, bands) if page in bands else 0


def _extension(
    orders: Sequence[ArticleOrder], runs: Mapping[str, PlacedArticle], board: Board, extras: Extras
) -> tuple[str, int] | None:
    """The first article that is overset, may jump, and has a page to jump to; and that page."""
    for order in orders:
        run = runs[order.article.slug]
        if (
            is_complete(order.article, run.left)
            or order.overflow is not Overflow.JUMP
            or not run.frames
        ):
            continue
        page = _destination(order, run, board)
        if page is not None:
            return order.article.slug, page
    return None


def _destination(order: ArticleOrder, run: PlacedArticle, board: Board) -> int | None:
    """Where an overset goes: the back page if it holds all of it, else the first free space that does, else any."""
    after = max(order.pages, default=run.frames[0].page)
    end = board.pages or board.last_page() + 1
    partial = []
    for page in sorted(range(after + 1, end + 1), key=lambda page: page != board.pages):
        if page in run.bands:
            continue
        frame, left = board.runner.go_on(order, run, board.band(page))
        if frame and is_complete(order.article, left):
            longer = board.runner.lengthen(order, run, board.band(page))
            if is_complete(order.article, longer.left) and longer.comes_further_than(run):
                return page
        if frame:
            partial.append(page)
    for page in sorted(partial):
        if board.runner.lengthen(order, run, board.band(page)).comes_further_than(run):
            return page
    return None
