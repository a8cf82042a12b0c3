"""Set articles and the editor's orders in, the made-up paper out: the best of the plans that were tried.

Articles with pages of their own run through them: the editor's orders always hold. For the others the best way through
the paper is searched for; what comes of taking each in turn into the first free space is the plan to beat.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lowdown.layout.board import BETWEEN, Board
from lowdown.layout.costs import WEIGHTS, page_found, price, total, weigh
from lowdown.layout.laying import place_all
from lowdown.layout.pouring import lines_left
from lowdown.layout.routing import Router
from lowdown.layout.running import ArticleOrder, PlacedArticle, FrameCache
from lowdown.layout.searching import Search
from lowdown.model.issue import Overflow
from lowdown.model.measure import Grid
from lowdown.model.pages import Fit, Furniture, Makeup

__all__ = ["ArticleOrder", "first_fit", "make_up", "overset_now"]

FULLEST = 0.985
"""Share of its column lines that a paper fills at the most, pages with fewer lines free being out of reach."""
MAX_EXTRA_PAGES = 8
"""Pages tried, at the most, beyond those that the copy needs, to make room for the donation panel."""


def make_up(
    claims: Sequence[ArticleOrder], furniture: Furniture, grid: Grid, pages: int | None = None, *, sheet: int = 1
) -> Makeup:
    """Decide where every line of the paper stands.

    `pages` fixes the number of pages, of which `sheet` are printed on one sheet. Copy that found no room is told in
    `Makeup.fits`, where `lines_over` is not 0 and the article does not go on online.
    """
    plan = first_fit(claims, furniture, grid, pages, sheet=sheet)
    if all(claim.pages for claim in claims):
        return plan
    plan = _searched(claims, furniture, grid, plan, pages=pages, sheet=sheet)
    homeless = [claim for claim in claims if not claim.pages and not plan.of_article(claim.article.slug)]
    for page in _shareable(claims) if homeless else ():
        squeezed = [replace(claim, pages=(page,)) if claim is homeless[0] else claim for claim in claims]
        other = make_up(squeezed, furniture, grid, pages, sheet=sheet)
        plan = min(plan, other, key=total)
    return plan


def _shareable(claims: Sequence[ArticleOrder]) -> list[int]:
    """The pages ordered for articles that give way to others, the last first."""
    return sorted({page for claim in claims if claim.gives_way for page in claim.pages}, reverse=True)


def _searched(
    claims: Sequence[ArticleOrder], furniture: Furniture, grid: Grid, plan: Makeup, *, pages: int | None, sheet: int
) -> Makeup:
    """The best plan found, on as many pages as are ordered or on those that are worth a search; `plan` if none is."""
    router = Router(grid=grid, runner=FrameCache())
    for count in [pages] if pages else _page_counts(claims, furniture, grid, plan):
        board = Board(grid=grid, furniture=furniture, pages=count, runner=router.runner)
        if _least_cost(claims, board) >= total(plan):
            continue
        found = _search(claims, board, router, sheet=sheet, ceiling=total(plan))
        if found is None and pages and overset_now(plan):
            found = _search(claims, board, router, sheet=sheet, ceiling=total(plan), jumps=2)
        if found and total(found) < total(plan):
            plan = found
            if not overset(plan) and not plan.pages % sheet:
                break
    return plan


def first_fit(
    claims: Sequence[ArticleOrder], furniture: Furniture, grid: Grid, pages: int | None = None, *, sheet: int = 1
) -> Makeup:
    """Every article in the first space that is free: the plan to beat."""
    if pages is not None:
        return _laid(claims, Board(grid=grid, furniture=furniture, pages=pages), sheet)
    open_ended = Board(grid=grid, furniture=replace(furniture, panel=0), pages=None)
    plan = _laid(claims, open_ended, sheet)
    for count in range(plan.pages, plan.pages + MAX_EXTRA_PAGES):
        closed = _laid(claims, replace(open_ended, furniture=furniture, pages=count), sheet)
        if overset_now(closed) <= overset_now(plan):
            return closed
    return replace(plan, pages=plan.pages + 1)


def overset_now(plan: Makeup) -> int:
    """Lines of copy that found no room anywhere in the plan, and may not go on online."""
    online = {frame.article for frame in plan.frames if frame.online}
    return sum(fit.lines_over for fit in plan.fits if fit.article not in online)


def overset(plan: Makeup) -> int:
    """Lines of copy that are not printed."""
    return sum(fit.lines_over for fit in plan.fits)


def _laid(claims: Sequence[ArticleOrder], board: Board, sheet: int) -> Makeup:
    board, runs = place_all(claims, board)
    return made_up(claims, board, runs, sheet)


def _search(
    claims: Sequence[ArticleOrder], board: Board, router: Router, *, sheet: int, ceiling: float, jumps: int = 1
) -> Makeup | None:
    """The best plan that was found on the pages of `board`, around the articles that the editor has placed."""
    pinned = [(position, claim) for position, claim in enumerate(claims) if claim.pages]
    if pinned and not claims[0].pages and any(1 in claim.pages for _, claim in pinned):
        return None
    board, runs = place_all([claim for _, claim in pinned], board)
    fixed = {position: runs[claim.article.slug] for position, claim in pinned}
    found = Search(claims=claims, board=board, fixed=fixed, ceiling=ceiling, router=router, jumps=jumps).best()
    if found is None:
        return None
    placed = {claims[position].article.slug: run for position, run in found.items()}
    frames = [frame for run in found.values() for frame in run.frames]
    return made_up(claims, replace(board, frames=frames), placed, sheet)


def _page_counts(claims: Sequence[ArticleOrder], furniture: Furniture, grid: Grid, plan: Makeup) -> Sequence[int]:
    """Numbers of pages that are worth a search: from the fewest that could hold the copy to those of `plan`."""
    area = sum(_area(claim, grid) for claim in claims)
    ordered = max((max(claim.pages) for claim in claims if claim.pages), default=1)
    around = (furniture.nameplate + furniture.panel) * grid.columns + furniture.contents * furniture.contents_span
    least = max(ordered, -int(-(area + around) // (grid.lines * grid.columns * FULLEST)))
    if any(claim.overflow is Overflow.ONLINE for claim in claims):
        least = max(ordered, least - 1)
    least = min(least, plan.pages)
    return range(least, min(plan.pages, least + MAX_EXTRA_PAGES) + 1)


def _least_cost(claims: Sequence[ArticleOrder], board: Board) -> float:
    """What a plan on so many pages costs at the least: as much of its white as there is room for on the last page.

    Copy that may go on online is reckoned as printed: it costs more where it is not, up to the white that it would be.
    """
    pages = range(1, (board.pages or 1) + 1)
    areas = [board.area(board.band_from(page, board.head(page))) for page in pages]
    rules = (len(claims) - 1) * BETWEEN * board.grid.columns
    white = max(0, sum(areas) - rules - sum(_area(claim, board.grid) for claim in claims))
    last = min(areas[-1], white)
    return weigh(page_found(len(areas), last, board)) + (white - last) * WEIGHTS["white"]


def _area(claim: ArticleOrder, grid: Grid) -> int:
    """Column lines that an article fills at the least."""
    article = claim.article
    pictures = sum(spanner.span * spanner.height for spanner in article.spanners)
    heads = [article.head * grid.columns, *(span * depth for span, depth in article.narrow_heads)]
    return article.galley.depth_from(0) + pictures + min(heads)


def made_up(claims: Sequence[ArticleOrder], board: Board, runs: Mapping[str, PlacedArticle], sheet: int) -> Makeup:
    """The paper with these frames on `board`, judged and priced; `runs` by slug."""
    fits = tuple(_fit(claim, runs[claim.article.slug], board) for claim in claims)
    return Makeup(
        pages=board.pages or board.last_page(),
        frames=tuple(sorted(board.frames, key=lambda frame: (frame.page, frame.top))),
        fits=fits,
        costs=price(board.frames, fits, claims, board, sheet=sheet),
    )


def _fit(claim: ArticleOrder, run: PlacedArticle, board: Board) -> Fit:
    left = lines_left(claim.article.lines, run.left)
    over = sum(line.height for line in left) + sum(
        claim.article.spanners[index].height * claim.article.spanners[index].span for index in run.left.spanners
    )
    return Fit(
        article=claim.article.slug,
        lines_over=over,
        words_over=sum(line.words for line in left),
        lines_under=0 if over else sum(board.free_lines(page) for page in claim.pages if board.exists(page)),
        first_words=" ".join(line.text for line in left[:2]),
    )
