"""Makes up a paper as its locked plan says, so that only what was corrected moves.

Every article is poured into the frames that it was locked in. One that no longer fits them grows
into the free lines below, then jumps to free space, while all others stay. One that is new, or
whose pins contradict the plan, takes the space that is left. Where that fails too, the pages are
kept and the lines planned again; in the end, everything is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from lowdown.layout.article_run import ArticleOrder, PlacedArticle
from lowdown.layout.board import Board
from lowdown.layout.costs import price
from lowdown.layout.locked.free_space import PageSpace
from lowdown.layout.search import made_up, overset_now
from lowdown.model import LockedArticle, LockedPlan, Makeup, Overflow

Planner = Callable[[Sequence[ArticleOrder]], Makeup]
"""Plans a paper from scratch; it knows the furniture, the grid and how many pages are ordered."""


def keep_to(
    locked: LockedPlan,
    orders: Sequence[ArticleOrder],
    board: Board,
    plan_again: Planner,
    *,
    sheet: int = 1,
) -> Makeup | None:
    """Returns the paper as `locked` says, as far as it can be followed.

    None where it has to be planned from scratch.

    The manifest's pins win over the plan. `board` is empty; its `pages` are those ordered, None
    where the paper may take as many as it needs. `sheet` is how many pages are printed on one
    sheet.
    """
    makeup = _kept(locked, orders, board, plan_again)
    if makeup is None:
        return None
    filled = replace(board, pages=makeup.pages, frames=list(makeup.frames))
    return replace(makeup, costs=price(makeup.frames, makeup.fits, orders, filled, sheet=sheet))


def _kept(
    locked: LockedPlan, orders: Sequence[ArticleOrder], board: Board, plan_again: Planner
) -> Makeup | None:
    """The paper with the locked frames, or at least with the locked pages.

    None where that loses copy.
    """
    makeup = follow(locked, orders, replace(board, pages=board.pages or locked.pages))
    if makeup:
        return makeup if board.pages else _without_blank_pages(makeup, locked, orders, board)
    held = held_articles(locked, orders, board)
    if not held:
        return None
    again = plan_again(
        [replace(order, pages=_pins(held.get(order.article.slug), order)) for order in orders]
    )
    if board.pages is None and again.pages != locked.pages:
        makeup = follow(locked, orders, replace(board, pages=again.pages))
        if makeup:
            return makeup
    return again if _is_as_ordered(again, orders) else None


def _is_as_ordered(makeup: Makeup, orders: Sequence[ArticleOrder]) -> bool:
    """Whether all copy has room, and every article with pages of its own begins on one of them."""
    begins = (
        (order.pages, makeup.of_article(order.article.slug)) for order in orders if order.pages
    )
    return not overset_now(makeup) and all(
        frames and frames[0].page in pages for pages, frames in begins
    )


def _without_blank_pages(
    makeup: Makeup, locked: LockedPlan, orders: Sequence[ArticleOrder], board: Board
) -> Makeup:
    """The same frames in a paper without the empty pages at its end, if that can be."""
    ended = max(page for article in locked.articles for page in article.pages)
    ends = max(frame.page for frame in makeup.frames)
    for pages in range(ends + locked.pages - ended, makeup.pages):
        shorter = follow(locked, orders, replace(board, pages=pages))
        if shorter and shorter.frames == makeup.frames:
            return shorter
    return makeup


def follow(locked: LockedPlan, orders: Sequence[ArticleOrder], board: Board) -> Makeup | None:
    """Returns the paper with every article in its locked frames that can be there.

    None where another finds no room.

    `board` is empty and has its number of pages. Among the costs is none for the sheets of paper.
    """
    held = held_articles(locked, orders, board)
    if not held:
        return None
    room = PageSpace(board=board)
    orders = [as_locked(order, held.get(order.article.slug)) for order in orders]
    for order in orders:
        if article := held.get(order.article.slug):
            room.settle(order, article)
    for number, order in enumerate(orders):
        slug = order.article.slug
        if slug in room.runs:
            continue
        run = room.place(order, held.get(slug), after=_begins(orders[:number], room.runs))
        if run is None:
            return None
        room.runs[slug] = run
    frames = [frame for run in room.runs.values() for frame in run.frames]
    return made_up(orders, replace(board, frames=frames), room.runs, sheet=1)


def held_articles(
    locked: LockedPlan, orders: Sequence[ArticleOrder], board: Board
) -> dict[str, LockedArticle]:
    """Returns the articles whose place in the plan the manifest does not contradict.

    None if the order is another.
    """
    slugs = [order.article.slug for order in orders]
    known = {article.slug: article for article in locked.articles if article.frames}
    same_grid = (locked.columns, locked.lines) == (board.grid.columns, board.grid.lines)
    same_order = [slug for slug in slugs if slug in known] == [
        slug for slug in known if slug in slugs
    ]
    if slugs[:1] != list(known)[:1] or not same_grid or not same_order:
        return {}
    return {
        order.article.slug: known[order.article.slug]
        for order in orders
        if order.article.slug in known and _agrees(order, known[order.article.slug], board.pages)
    }


def _agrees(order: ArticleOrder, article: LockedArticle, last: int | None) -> bool:
    """Whether an article may stand where it was locked."""
    if last is not None and article.pages[-1] > last:
        return False
    if not order.pages:
        return True
    ordered = article.pages[:1] if order.overflow is Overflow.JUMP else article.pages
    return set(ordered) <= set(order.pages) and order.pages in (article.ordered, article.pages)


def _pins(article: LockedArticle | None, order: ArticleOrder) -> tuple[int, ...]:
    """The pages to plan an article on again: those it was locked on, and those that are ordered."""
    return tuple(sorted({*order.pages, *(article.pages if article else ())}))


def as_locked(order: ArticleOrder, article: LockedArticle | None) -> ArticleOrder:
    """Returns the order with the head as wide as it was locked, if it can still be."""
    spans = dict(order.article.narrow_heads)
    return (
        replace(order, head_span=article.head_span)
        if article and article.head_span in spans
        else order
    )


def _begins(before: Sequence[ArticleOrder], runs: Mapping[str, PlacedArticle]) -> int:
    """The page on which the article before begins; 0 for the lead, which has none before it."""
    placed = [runs[order.article.slug].frames for order in before if order.article.slug in runs]
    return placed[-1][0].page if placed else 0
