"""What makes a plan worse, term by term, on papers of two columns of twenty lines that are ordered
page by page.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from checking.legality import check_legal
from lowdown.layout.costs import total
from lowdown.layout.search.plan import ArticleOrder, make_up
from lowdown.layout.terms import WEIGHTS
from lowdown.model.issue import Overflow
from lowdown.model.plan import Furniture
from making.compositor import page_grid, set_type
from making.surveying import Plan

LINES = 20
FULL = 36
"""Lines of copy that fill a page below a head of two."""


def order(
    slug: str, depth: int, *pages: int, overflow: Overflow = Overflow.JUMP, extra: str = ""
) -> ArticleOrder:
    """An article of `depth` lines of copy below a head of two."""
    copy = "\n\n".join(f"{slug}{number}" for number in range(depth)) + extra
    return ArticleOrder(
        article=set_type(copy, slug=slug, measure=4), pages=pages, overflow=overflow
    )


def headed(order: ArticleOrder, *, span: int) -> ArticleOrder:
    """The same, its head across `span` columns instead of as many as there are."""
    article = replace(order.article, narrow_heads=tuple((narrower, 2) for narrower in (1, 2)))
    return replace(order, article=article, head_span=span)


def plan(*orders: ArticleOrder, pages: int | None = None, columns: int = 2, sheet: int = 1) -> Plan:
    grid = page_grid(columns, LINES, 4)
    makeup = make_up(orders, Furniture(), grid, pages, sheet=sheet)
    made = Plan(makeup=makeup, orders=orders, furniture=Furniture(), grid=grid)
    check_legal(made)
    return made


def counts(made: Plan, term: str) -> list[tuple[float, int | None]]:
    """How many of a term there are, and on which page."""
    return [
        (round(cost.amount / WEIGHTS[term], 2), cost.page)
        for cost in made.makeup.costs
        if cost.term == term
    ]


LEAD = order("l", FULL, 1)
"""A lead that fills page 1."""


def test_lines_that_find_no_room_cost_more_than_anything_else() -> None:
    """Five lines over are worse than five empty pages."""
    over = plan(LEAD, order("a", FULL + 5, 2, overflow=Overflow.ERROR))
    assert counts(over, "overset") == [(5, None)]
    assert total(over.makeup) > total(plan(LEAD, order("a", FULL, 2), pages=7).makeup)


def test_lines_that_are_left_to_the_web_cost_little() -> None:
    """Copy that goes on online by order is not overset, but it would be better printed."""
    made = plan(LEAD, order("a", 50, 2, overflow=Overflow.ONLINE))
    printed = len(made.makeup.of_article("a")[0].line_numbers)
    assert counts(made, "online") == [(50 - printed, None)]
    assert counts(made, "overset") == []
    assert WEIGHTS["online"] < WEIGHTS["overset"] / 100


def test_white_is_counted_in_lines_of_a_column() -> None:
    """Two lines short in one column and two in the other are four lines of white."""
    assert counts(plan(LEAD, order("a", FULL - 4, 2), order("b", FULL, 3)), "white") == [(4, 2)]


def test_white_in_one_place_is_worse_than_the_same_white_in_two() -> None:
    """What is white beyond a tenth of a page is a hole, and counted once more."""
    one = plan(LEAD, order("a", FULL - 8, 2), order("b", FULL, 3), order("c", FULL, 4))
    two = plan(LEAD, order("a", FULL - 4, 2), order("b", FULL - 4, 3), order("c", FULL, 4))
    assert counts(one, "hole") == [(4, 2)]
    assert counts(two, "hole") == []
    assert sum(count for count, _ in counts(one, "white")) == sum(
        count for count, _ in counts(two, "white")
    )


def test_white_on_page_1_is_the_worst() -> None:
    """Page 1 is what everybody sees; the last page may end where the copy does."""
    made = plan(order("l", FULL - 2, 1), order("a", FULL - 2, 2))
    assert (counts(made, "front page"), counts(made, "last page")) == ([(2, 1)], [(2, 2)])
    assert WEIGHTS["front page"] > WEIGHTS["white"] > WEIGHTS["last page"]


def test_a_back_page_that_is_mostly_empty_is_a_page_too_many() -> None:
    """White on the last page is let pass up to a third of it.

    Six lines of copy leave 30, of which 13 are let pass.
    """
    assert counts(plan(LEAD, order("a", 24, 2)), "empty back") == []
    ((beyond, page),) = counts(plan(LEAD, order("a", 6, 2)), "empty back")
    assert (round(beyond), page) == (round(30 - 40 / 3), 2)


@pytest.mark.parametrize(
    ("depth", "pages", "jumps"),
    [(60, (2, 3), []), (50, (2, 4), [(1, 2)]), (120, (2, 3, 6, 7), [(1, 3)])],
)
def test_a_jump_costs_where_a_page_is_skipped(
    depth: int, pages: tuple[int, ...], jumps: list[object]
) -> None:
    """From 2 to 3 a reader has nothing to look for.

    From 2 to 4, or from 3 to 6, there is a jump.
    """
    assert counts(plan(LEAD, order("a", depth, *pages)), "jump") == jumps


def test_from_page_1_overleaf_costs_nothing() -> None:
    """A lead goes on overleaf: that is how newspapers are made."""
    made = plan(order("l", 60, 1, 2))
    assert made.makeup.frames[0].to_page == 2
    assert {"jump", "page turn"}.isdisjoint(cost.term for cost in made.makeup.costs)


def test_a_second_jump_costs_more_than_the_first() -> None:
    """Nobody follows an article to a third place."""
    made = plan(LEAD, order("a", 90, 2, 4, 6))
    assert (counts(made, "jump"), counts(made, "second jump")) == ([(1, 2)], [(1, 4)])
    assert WEIGHTS["second jump"] > 2 * WEIGHTS["jump"]


def test_columns_that_end_unlevel_cost_beyond_a_line() -> None:
    """An article that ends with a picture of seven lines in one column and two lines of copy in the
    other is ragged.
    """
    level = plan(LEAD, order("a", 15, 2), order("b", FULL, 3))
    ragged = plan(LEAD, order("a", 2, 2, extra="\n\n[fig 7]"), order("b", FULL, 3))
    assert counts(level, "ragged") == []
    assert counts(ragged, "ragged") == [(4, 2)]


def test_a_column_of_a_line_or_two_costs_beside_longer_ones() -> None:
    """Two lines beside a picture of seven are a sliver.

    An article of two lines in each column is just short.
    """
    lost = plan(LEAD, order("a", 2, 2, extra="\n\n[fig 7]"), order("b", FULL, 3))
    short = plan(LEAD, order("a", 4, 2), order("b", FULL, 3))
    assert (counts(lost, "sliver"), counts(short, "sliver")) == ([(1, 2)], [])


def test_a_few_lines_on_another_page_cost_by_what_they_are_short() -> None:
    """Four lines over stand two deep at the head of page 3.

    Six lines less than a piece should have.
    """
    assert counts(plan(LEAD, order("a", FULL + 4, 2, 3)), "short take") == [(6, 3)]
    assert counts(plan(LEAD, order("a", FULL + 16, 2, 3)), "short take") == []


def test_a_short_article_is_no_short_take() -> None:
    """An article that stands in one piece may be as short as it is."""
    assert counts(plan(LEAD, order("a", 4, 2)), "short take") == []


def test_an_article_that_begins_low_and_goes_on_elsewhere_costs() -> None:
    """A headline on line 12, two below the middle, opens nothing.

    An item that ends there is at home.
    """
    goes_on = plan(LEAD, order("b", 16, 2), order("a", 46, 2, 3))
    ends = plan(LEAD, order("b", 16, 2), order("a", 10, 2))
    assert counts(goes_on, "low start") == [(2, 2)]
    assert counts(ends, "low start") == []


@pytest.mark.parametrize(
    ("pages", "turned"),
    [((2, 3), []), ((3, 4), [(1, 3)]), ((2, 3, 4), [(1, 3)]), ((3, 4, 5, 6), [(1, 3), (1, 5)])],
)
def test_an_article_is_best_seen_whole(pages: tuple[int, ...], turned: list[object]) -> None:
    """Pages 2 and 3 lie open side by side; from 3 to 4 a leaf is turned."""
    made = plan(LEAD, order("a", FULL + 24 + 40 * (len(pages) - 2), *pages))
    assert made.pages_of("a") == list(pages)
    assert counts(made, "page turn") == turned


@pytest.mark.parametrize(
    ("depth", "span", "wrong"),
    [
        (20, 2, []),
        (20, 0, [(1, 2)]),
        (20, 1, [(1, 2)]),
        (40, 0, []),
        (40, 2, [(1, 2)]),
        (40, 1, [(2, 2)]),
    ],
)
def test_a_head_wants_a_dozen_lines_below_each_of_its_columns(
    depth: int, span: int, wrong: list[tuple[float, int]]
) -> None:
    """On a page of three columns a head spans two over 20 lines, and three over 40."""
    made = plan(order("l", 54, 1), headed(order("a", depth, 2), span=span), columns=3)
    assert counts(made, "head") == wrong


def test_a_head_that_has_no_other_width_costs_nothing() -> None:
    """Where there is no choice there is nothing to be better."""
    assert counts(plan(order("l", 54, 1), order("a", 6, 2), columns=3), "head") == []


def test_each_article_out_of_order_costs_by_those_that_it_has_passed() -> None:
    """A short item that has been moved before two others has passed two."""
    made = plan(LEAD, order("a", FULL, 3), order("b", FULL, 4), order("c", 20), pages=4)
    assert made.pages_of("c") == [2]
    assert sum(count for count, _ in counts(made, "order")) == 2


def test_an_order_that_the_editor_gives_costs_nothing() -> None:
    """Pages that the manifest orders are the editor's will, in whatever order they come."""
    assert counts(plan(LEAD, order("a", FULL, 3), order("b", FULL, 2)), "order") == []


def test_pages_beyond_a_sheet_cost() -> None:
    """Where four pages are printed on a sheet, a paper of 13 pages costs more than one of 12."""
    orders = [order(slug, 30, page) for page, slug in enumerate("labcdefghijk", start=1)]
    twelve, thirteen = plan(*orders, pages=12, sheet=4), plan(*orders, pages=13, sheet=4)
    assert (counts(twelve, "sheet"), counts(thirteen, "sheet")) == ([], [(1, None)])
    assert total(thirteen.makeup) > total(twelve.makeup)
    assert counts(plan(*orders, pages=13), "sheet") == []
