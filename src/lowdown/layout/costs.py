"""A made-up paper in, what is worse about it than it might be out: one table of terms, each with its weight.

The unit is a column line of white: one line of one column, empty in the middle of the paper, costs 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lowdown.layout.article_run import ArticleOrder
from lowdown.layout.board import BETWEEN, Board
from lowdown.layout.frame_metrics import HEAD_LINES, FrameMetrics, measure_frame
from lowdown.model import Cost, Fit, Frame, Grid, Makeup, Overflow

EMPTY = 1 / 3
"""Share of the last page's column lines beyond which its white is too much."""
HOLE = 0.1
"""Share of a page's column lines beyond which its white is a hole."""
SHORT_TAKE = 8
"""Lines below which a piece of an article that is in several pieces is short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing that makes a plan worse."""

    name: str
    """What it is called."""
    weight: float
    """What one of it costs, in column lines of white."""
    unit: str
    """What one of it is."""
    reason: str
    """Why it costs so much."""


TERMS = (
    Term(
        name="overset",
        weight=1000.0,
        unit="line of copy that finds no room",
        reason="A paper that loses copy cannot be printed: any plan that prints it all is better.",
    ),
    Term(
        name="online",
        weight=0.75,
        unit="line of copy that is left to the web, where the manifest allows it",
        reason="It is still read, on the web: a little better than a page that is printed for a few lines' sake.",
    ),
    Term(
        name="white",
        weight=1.0,
        unit="column line empty on an inside page",
        reason="The unit of all the others: paper paid for and not used.",
    ),
    Term(
        name="hole",
        weight=2.0,
        unit="column line of white beyond a tenth of a page",
        reason="White that the eye takes for a mistake: one hole is worse than the same white on several pages.",
    ),
    Term(
        name="front page",
        weight=4.0,
        unit="column line empty on page 1",
        reason="The page that everybody sees, in the shop, on the mat and on the screen.",
    ),
    Term(
        name="last page",
        weight=0.25,
        unit="column line empty on the last page",
        reason="Copy ends where it ends; some white above the panel hurts nobody much.",
    ),
    Term(
        name="empty back",
        weight=0.75,
        unit="column line of the last page's white beyond a third of its space",
        reason="A back page with nothing on it but the panel is a page too many.",
    ),
    Term(
        name="jump",
        weight=24.0,
        unit="jump, the one from page 1 overleaf left out",
        reason="Readers lose their place and many do not turn the page: worth avoiding for half a column's foot.",
    ),
    Term(
        name="second jump",
        weight=80.0,
        unit="jump of an article after its first",
        reason="Nobody follows an article to a third place.",
    ),
    Term(
        name="ragged",
        weight=1.0,
        unit="line, beyond the first, by which a column ends above the others, or above the picture at its foot",
        reason="Columns that end level look finished; a line's difference is let pass, as copy can't always be halved.",
    ),
    Term(
        name="short take",
        weight=5.0,
        unit=f"line by which a piece of an article is less than {SHORT_TAKE} lines deep",
        reason="A few lines at the head of a page look left over, and are.",
    ),
    Term(
        name="sliver",
        weight=6.0,
        unit="column of one or two lines, beside longer ones or below a picture",
        reason="A line alone below a picture is lost, and nobody reads on from it.",
    ),
    Term(
        name="low start",
        weight=0.5,
        unit="line below the middle of the page at which an article begins that goes on elsewhere",
        reason="A headline at the foot opens nothing; a short item that ends there is at home.",
    ),
    Term(
        name="page turn",
        weight=12.0,
        unit="leaf turned in the middle of an article, the one from page 1 left out",
        reason="An article on one spread is seen whole.",
    ),
    Term(
        name="head",
        weight=6.0,
        unit="column by which a head spans too much or too little",
        reason=f"A head wants some {HEAD_LINES} lines below each of its columns, and its copy under one roof.",
    ),
    Term(
        name="order",
        weight=6.0,
        unit="pair of articles that stand in another order than the manifest's",
        reason="The editor's order is an order; a short item may step aside to fill a foot.",
    ),
    Term(
        name="sheet",
        weight=60.0,
        unit="page beyond a multiple of `[paper] sheet`",
        reason="Paper is printed on whole sheets: pages beyond one are paid for and stay blank.",
    ),
    Term(
        name="fit",
        weight=0.3,
        unit="column line by which the fit ladder makes an article longer or shorter",
        reason="What the editor wrote stands, unless a change of it fills more white than it moves.",
    ),
    Term(
        name="filler",
        weight=5.0,
        unit="house advertisement at a page's foot",
        reason="Better than white, worse than copy.",
    ),
)
"""Every term of a plan's cost."""
WEIGHTS = {term.name: term.weight for term in TERMS}


Found = tuple[str, float, int | None]
"""A term, how many of it there are, and the page."""


def price(
    frames: Sequence[Frame],
    fits: Sequence[Fit],
    orders: Sequence[ArticleOrder],
    board: Board,
    *,
    sheet: int = 1,
) -> tuple[Cost, ...]:
    """All that a plan costs; `board` has its pages, `sheet` how many of them are printed on one sheet."""
    by_slug: dict[str, list[FrameMetrics]] = {order.article.slug: [] for order in orders}
    articles = {order.article.slug: order.article for order in orders}
    for frame in sorted(frames, key=lambda frame: (frame.page, frame.top)):
        by_slug[frame.article].append(measure_frame(articles[frame.article], frame, board.grid))
    costs = []
    for order, fit in zip(orders, fits, strict=True):
        stretches = by_slug[order.article.slug]
        for term, count, page in (
            *_fit_found(fit, order),
            *article_found(order, stretches, board.grid),
        ):
            costs.append(_cost(term, count, order.article.slug, page))
    costs += _price_order([(order, by_slug[order.article.slug]) for order in orders])
    everything = [stretch for stretches in by_slug.values() for stretch in stretches]
    pages = board.pages or board.last_page()
    for page in range(1, pages + 1):
        white = white_of(page, [stretch for stretch in everything if stretch.page == page], board)
        costs += [
            _cost(term, count, None, page) for term, count, _ in page_found(page, white, board)
        ]
    if pages % sheet:
        costs.append(_cost("sheet", pages % sheet))
    return tuple(costs)


def total(makeup: Makeup) -> float:
    """What a plan costs in all."""
    return sum(cost.amount for cost in makeup.costs)


def article_found(
    order: ArticleOrder, stretches: Sequence[FrameMetrics], grid: Grid
) -> list[Found]:
    """What one article's way through the paper costs, by its stretches in order."""
    if not stretches:
        return []
    first = stretches[0]
    found: list[Found] = []
    if first.head_span != first.right_span and order.article.narrow_heads:
        found.append(("head", abs(first.head_span - first.right_span), first.page))
    inside = [stretch for stretch in stretches if stretch.page > 1]
    found += [
        ("ragged", stretch.ragged - 1, stretch.page) for stretch in inside if stretch.ragged > 1
    ]
    found += [("sliver", stretch.slivers, stretch.page) for stretch in stretches if stretch.slivers]
    if len(stretches) == 1:
        return found
    middle = grid.lines // 2
    if first.page > 1 and first.top > middle:
        found.append(("low start", first.top - middle, first.page))
    parted = [(before.page, after.page) for before, after in pairwise(stretches) if before.jumps]
    jumps = [page for page, landing in parted if (page, landing) != (1, 2)]
    found += [("second jump" if number else "jump", 1, page) for number, page in enumerate(jumps)]
    short = [stretch for stretch in stretches if stretch.deepest < SHORT_TAKE]
    found += [("short take", SHORT_TAKE - stretch.deepest, stretch.page) for stretch in short]
    return found + [
        ("page turn", 1, before.page)
        for before, after in pairwise(stretches)
        if _turns(before, after)
    ]


def _turns(before: FrameMetrics, after: FrameMetrics) -> bool:
    """Whether a leaf is turned between two stretches that follow each other, elsewhere than after page 1."""
    return after.page == before.page + 1 and before.page % 2 == 1 and before.page > 1


def page_found(page: int, white: int, board: Board) -> list[Found]:
    """What `white` column lines of white on one page cost."""
    if white <= 0:
        return []
    if page == board.pages:
        beyond = white - EMPTY * board.area(board.band_from(page, board.head(page)))
        return [("last page", white, page), *([("empty back", beyond, page)] if beyond > 0 else [])]
    if page == 1:
        return [("front page", white, page)]
    beyond = white - HOLE * board.grid.lines * board.grid.columns
    return [("white", white, page), *([("hole", beyond, page)] if beyond > 0 else [])]


def weigh(found: Sequence[Found]) -> float:
    """What has been found costs so much."""
    return sum(WEIGHTS[term] * count for term, count, _ in found)


def white_of(page: int, stretches: Sequence[FrameMetrics], board: Board) -> int:
    """Column lines of a page that nothing stands on; the rules between its articles are something."""
    rules = max(0, len(stretches) - 1) * BETWEEN * board.grid.columns
    used = sum(stretch.area for stretch in stretches)
    return board.area(board.band_from(page, board.head(page))) - used - rules


def out_of_order(
    first: tuple[ArticleOrder, FrameMetrics], second: tuple[ArticleOrder, FrameMetrics]
) -> bool:
    """Whether the manifest's first of two articles begins after its second, though no pages were ordered for one."""
    pinned = bool(first[0].pages and second[0].pages)
    return not pinned and (first[1].page, first[1].top) > (second[1].page, second[1].top)


def _fit_found(fit: Fit, order: ArticleOrder) -> list[Found]:
    term = "online" if order.overflow is Overflow.ONLINE else "overset"
    return [(term, fit.lines_over, None)] if fit.lines_over else []


def _price_order(placed: Sequence[tuple[ArticleOrder, Sequence[FrameMetrics]]]) -> Iterator[Cost]:
    """One cost for each article that stands before articles that the manifest has before it."""
    for number, (order, stretches) in enumerate(placed):
        wrong = sum(
            1
            for other, others in placed[:number]
            if stretches and others and out_of_order((other, others[0]), (order, stretches[0]))
        )
        if wrong:
            yield _cost("order", wrong, order.article.slug, stretches[0].page)


def _cost(term: str, count: float, article: str | None = None, page: int | None = None) -> Cost:
    return Cost(term=term, amount=round(count * WEIGHTS[term], 2), article=article, page=page)
