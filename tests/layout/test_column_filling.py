"""Fillers, house advertisements at the feet of pages: where they go, when none is printed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checking.drawing import draw
from checking.legality import check_legal
from lowdown.layout.board import BETWEEN, Board
from lowdown.layout.costs import total
from lowdown.layout.fit.fillers import fill_feet
from lowdown.layout.search.plan import ArticleOrder, make_up
from lowdown.layout.terms import WEIGHTS
from lowdown.model.plan import ArticleMetrics, Fit, FitStep, Furniture
from making.compositor import page_grid, set_type
from making.issues.random_copy import furnitures, grids, ordered_copy, orders_of
from making.surveying import Plan


def filler(slug: str, depth: int) -> ArticleMetrics:
    """A house advertisement of `depth` lines in one column, its head of one line included."""
    return set_type(
        "\n\n".join(f"{slug}{number}" for number in range(depth - 1)), slug=slug, measure=4, head=1
    )


def order(depth: int, page: int, slug: str = "a") -> ArticleOrder:
    copy = "\n\n".join(f"{slug}{number}" for number in range(depth))
    return ArticleOrder(article=set_type(copy, slug=slug, measure=4, head=1), pages=(page,))


def plan(*orders: ArticleOrder, lines: int = 14, furniture: Furniture | None = None) -> Plan:
    furniture, grid = furniture or Furniture(), page_grid(columns=1, lines=lines, measure=4)
    return Plan(
        makeup=make_up(orders, furniture, grid), orders=orders, furniture=furniture, grid=grid
    )


def fill_white(before: Plan, *fillers: ArticleMetrics) -> tuple[Plan, tuple[str, ...]]:
    """The paper with its fillers, checked to be legal, and the slugs of those printed."""
    board = Board(grid=before.grid, furniture=before.furniture, pages=before.makeup.pages)
    makeup, used = fill_feet(before.makeup, before.orders, fillers, board)
    printed = [next(one for one in fillers if one.slug == slug) for slug in used]
    orders = [*before.orders, *(ArticleOrder(article=one) for one in printed)]
    fits = (*makeup.fits, *(Fit(article=one.slug) for one in printed))
    check_legal(replace(before, makeup=replace(makeup, fits=fits), orders=orders))
    return replace(before, makeup=makeup, orders=orders), used


def test_a_filler_takes_the_foot_of_a_page() -> None:
    """It stands below the article, with the white of a rule between them."""
    filled, used = fill_white(plan(order(5, 1), order(12, 2, "b")), filler("x", 6))
    assert used == ("x",)
    assert draw(filled, 1) == [
        "=a==",
        "a0",
        "a1",
        "a2",
        "a3",
        "a4",
        "",
        "",
        "=x==",
        "x0",
        "x1",
        "x2",
        "x3",
        "x4",
    ]
    assert [
        (cost.article, cost.amount) for cost in filled.makeup.costs if cost.term == "filler"
    ] == [("x", WEIGHTS["filler"])]


def test_a_filler_is_printed_once() -> None:
    """It is printed once, however many pages have white."""
    before = plan(order(5, 1), order(5, 2, "b"), order(5, 3, "c"), order(12, 4, "d"))
    filled, used = fill_white(before, filler("x", 6))
    assert used == ("x",)
    assert [frame.page for frame in filled.makeup.of_article("x")] == [1]


def test_each_filler_goes_where_the_paper_gains_most_by_it() -> None:
    """The front page first, and of two the one that fills it; the other has the next page."""
    before = plan(order(5, 1), order(7, 2, "b"), order(12, 3, "c"))
    filled, used = fill_white(before, filler("s", 4), filler("l", 6))
    assert used == ("l", "s")
    assert {frame.article: frame.page for frame in filled.makeup.frames} == {
        "a": 1,
        "l": 1,
        "b": 2,
        "s": 2,
        "c": 3,
    }


def test_two_fillers_may_stand_on_one_page() -> None:
    """They stand one below the other."""
    filled, used = fill_white(
        plan(order(4, 1), order(18, 2, "b"), lines=20), filler("x", 5), filler("y", 6)
    )
    assert sorted(used) == ["x", "y"]
    assert [frame.page for frame in filled.makeup.frames] == [1, 1, 1, 2]


@pytest.mark.parametrize("depth", [7, 30])
def test_a_filler_that_has_no_room_is_not_printed(depth: int) -> None:
    """It is left out where a single line is missing, and never printed in part."""
    before = plan(order(5, 1), order(12, 2, "b"))
    filled, used = fill_white(before, filler("x", depth))
    assert used == ()
    assert filled.makeup is before.makeup


def test_a_filler_that_is_worse_than_white_is_not_printed() -> None:
    """Some white above the panel of the last page is no fault."""
    before = plan(order(12, 1), order(9, 2, "b"))
    assert fill_white(before, filler("x", 2))[1] == ()


def test_no_filler_stands_in_the_donation_panel_or_the_contents_box() -> None:
    """Furniture keeps its lines, and the rest of the page stays white."""
    around = Furniture(contents=5, panel=5)
    before = plan(order(6, 1), order(4, 2, "b"), furniture=around)
    assert fill_white(before, filler("x", 5), filler("y", 6))[1] == ()


def test_without_fillers_the_paper_stays_as_it_is() -> None:
    """As where the settings or the issue turn fillers off."""
    before = plan(order(5, 1), order(12, 2, "b"))
    assert fill_white(before)[0].makeup is before.makeup


@settings(max_examples=40)
@given(st.data())
def test_any_paper_gains_by_each_of_its_fillers(data: st.DataObject) -> None:
    """The paper stays legal, nothing else moves, and it costs less with each filler."""
    grid = data.draw(grids())
    orders = orders_of(data.draw(st.lists(ordered_copy(grid), min_size=1, max_size=5)))
    furniture = data.draw(furnitures(grid))
    depths = data.draw(st.lists(st.integers(2, 12), max_size=4))
    fillers = [filler(f"x{number}", depth) for number, depth in enumerate(depths)]
    before = Plan(
        makeup=make_up(orders, furniture, grid), orders=orders, furniture=furniture, grid=grid
    )
    filled, used = fill_white(before, *fillers)
    assert len({*used}) == len(used)
    assert {*before.makeup.frames} <= {*filled.makeup.frames}
    assert total(filled.makeup) < total(before.makeup) if used else filled.makeup == before.makeup
    for slug in used:
        (frame,) = filled.makeup.of_article(slug)
        above = [one for one in filled.makeup.on_page(frame.page) if one.top < frame.top]
        assert not above or frame.top == above[-1].top + above[-1].height + BETWEEN


def test_an_article_that_forbids_a_filler_below_it_has_none() -> None:
    """With `fit: {fillers: false}` the white stays; another page takes the filler."""
    alone = replace(order(5, 1), fixed=frozenset({FitStep.FILLERS}))
    assert fill_white(plan(alone, order(12, 2, "b")), filler("x", 6))[1] == ()
    filled, used = fill_white(plan(alone, order(5, 2, "b"), order(12, 3, "c")), filler("x", 6))
    assert used == ("x",)
    assert [frame.page for frame in filled.makeup.of_article("x")] == [2]
