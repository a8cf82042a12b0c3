"""First fit: places every article in the first space that is free.

Articles are taken in the manifest's order, which is also their order from the top of a page that
they share. An article with pages of its own runs through them; one without starts in the next free
space. Copy that does not fit and may jump gets one more page, and the whole plan is made again:
that is arithmetic, and costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from lowdown.layout.article_run import ArticleOrder, PlacedArticle
from lowdown.layout.board import BETWEEN, MIN_START_LINES, Board
from lowdown.layout.frame import Band, is_complete, start
from lowdown.model import Overflow

MAX_PAGES = 400
"""Maximum pages of one paper: more than any newsletter has, so that every search ends."""
MAX_ROUNDS = 200
"""Maximum plans made for one paper: each gives one article one more page to jump to."""


Extras = Mapping[str, tuple[int, ...]]
"""Pages that articles jump to beyond those ordered for them, by slug."""


class PlacedPaper(NamedTuple):
    """A paper with its articles placed."""

    board: Board
    """The pages, with everything that stands on them."""
    runs: dict[str, PlacedArticle]
    """The articles, by slug."""


class _Extension(NamedTuple):
    """One more page for an article to jump to."""

    slug: str
    page: int


def place_all(orders: Sequence[ArticleOrder], empty: Board) -> PlacedPaper:
    """Places the articles in their order, each in the first space that is free.

    That is repeated, each time with one more page for one overset article, until nothing more can
    be placed.
    """
    extras: dict[str, tuple[int, ...]] = {}
    for _ in range(MAX_ROUNDS):
        board = replace(empty, frames=[])
        runs = _place(orders, board, extras)
        extension = _extension(orders, runs, board, extras)
        if extension is None:
            break
        pages = (*extras.get(extension.slug, ()), extension.page)
        extras[extension.slug] = tuple(sorted(pages))
    return PlacedPaper(board, runs)


def _place(
    orders: Sequence[ArticleOrder], board: Board, extras: Extras
) -> dict[str, PlacedArticle]:
    """Places every article once, in order."""
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
    """Pages from `cursor` on with room that are not ordered for a later article.

    Some may be still to come.
    """
    taken = {page for other in later for page in other.pages}
    last = board.pages or min(
        MAX_PAGES, max(board.last_page(), cursor, *taken, 1) + _max_pages(order, board)
    )
    free = [page for page in range(cursor, last + 1) if page not in taken]
    while free and board.band(free[0]).height < order.article.head + MIN_START_LINES:
        free.pop(0)
    return tuple(free)


def _max_pages(order: ArticleOrder, board: Board) -> int:
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
    """Runs one article through `pages`, leaving room for those that share them.

    It begins on a page ordered for it.

    `later` are the articles after it, each with whether it jumps beyond its pages.
    """
    bands = {page: board.band(page) for page in pages if board.exists(page)}
    for page in bands:
        bands[page] = _shared(order, page, bands, board, later)
    run = board.cache.run(order, bands)
    if order.pages and run.frames and run.frames[0].page not in order.pages:
        return PlacedArticle(frames=(), remainder=start(order.article), bands=bands)
    return run


def _shared(
    order: ArticleOrder,
    page: int,
    bands: Mapping[int, Band],
    board: Board,
    later: Sequence[tuple[ArticleOrder, bool]],
) -> Band:
    """The part of a page that `order` may use.

    All that those below it do not need, or all that it needs itself.

    One below that jumps beyond its pages, or does not fit them even alone, overflows anyway: it
    gets room to begin.
    """
    band = bands[page]
    below = [other for other, _ in later if page in other.pages]
    if not below:
        return band
    needed = begun = 0
    for other, jumps in later:
        if page in other.pages:
            beginning = _beginning(other, page)
            need = None if jumps else _need(other, page, board)
            begun += BETWEEN + beginning
            needed += BETWEEN + (beginning if need is None else need)
    if _gives_way(order, below):
        return replace(band, height=max(0, band.height - needed))
    own = board.cache.need(order, page, bands)
    if own is None:
        return replace(band, height=max(0, band.height - begun))
    return replace(band, height=max(own, band.height - needed))


def _gives_way(order: ArticleOrder, below: Sequence[ArticleOrder]) -> bool:
    """Whether `order` gives way to those below it.

    One with `overflow` first, else the first that may overflow.
    """
    if order.gives_way:
        return True
    return order.overflow is not Overflow.ERROR and not any(other.gives_way for other in below)


def _beginning(order: ArticleOrder, page: int) -> int:
    """Lines of a page that an article must have at least: enough to begin on it.

    A later page it may pass over.
    """
    return order.article.head + MIN_START_LINES if page == order.pages[0] else 0


def _need(order: ArticleOrder, page: int, board: Board) -> int | None:
    """The smallest depth on `page` with which a later article fits its pages.

    None where it does not fit them.
    """
    bands = {number: board.band(number) for number in order.pages if board.exists(number)}
    return board.cache.need(order, page, bands) if page in bands else 0


def _extension(
    orders: Sequence[ArticleOrder], runs: Mapping[str, PlacedArticle], board: Board, extras: Extras
) -> _Extension | None:
    """Finds the first article that is overset, may jump, and has a page to jump to."""
    for order in orders:
        run = runs[order.article.slug]
        if order.overflow is not Overflow.JUMP or not run.frames:
            continue
        if is_complete(order.article, run.remainder):
            continue
        page = _destination(order, run, board)
        if page is not None:
            return _Extension(order.article.slug, page)
    return None


def _destination(order: ArticleOrder, run: PlacedArticle, board: Board) -> int | None:
    """The page that an overset goes to.

    The back page if it holds all of it, else the first that does, else any.
    """
    after = max(order.pages, default=run.frames[0].page)
    end = board.pages or board.last_page() + 1
    pages = [page for page in range(after + 1, end + 1) if page not in run.bands]
    partial = []
    for page in sorted(pages, key=lambda page: page != board.pages):
        made = board.cache.go_on(order, run, board.band(page))
        if made is None:
            continue
        partial.append(page)
        if is_complete(order.article, made.remainder) and _ends(order, run, board, page):
            return page
    for page in sorted(partial):
        if board.cache.lengthen(order, run, board.band(page)).comes_further_than(run):
            return page
    return None


def _ends(order: ArticleOrder, run: PlacedArticle, board: Board, page: int) -> bool:
    """Whether an article comes to its end when it may jump to `page` too."""
    longer = board.cache.lengthen(order, run, board.band(page))
    return is_complete(order.article, longer.remainder) and longer.comes_further_than(run)
