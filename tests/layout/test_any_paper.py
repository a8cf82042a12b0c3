"""Whatever is ordered, the paper is legal and no line of it is lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from checking.legality import check_legal
from lowdown.layout.search.plan import make_up
from lowdown.model.issue import Overflow
from making.issues.random_copy import furnitures, grids, ordered_copy, orders_of
from making.surveying import Plan


@settings(max_examples=80)
@given(st.data())
def test_any_order_for_as_many_pages_as_it_takes_gives_a_legal_paper(data: st.DataObject) -> None:
    """A paper of as many pages as it takes breaks no rule, and every line is placed or told to be
    left over.
    """
    grid = data.draw(grids())
    orders = orders_of(data.draw(st.lists(ordered_copy(grid), min_size=1, max_size=6)))
    furniture = data.draw(furnitures(grid))
    check_legal(
        Plan(makeup=make_up(orders, furniture, grid), orders=orders, furniture=furniture, grid=grid)
    )


@settings(max_examples=80)
@given(st.data())
def test_any_order_for_a_fixed_number_of_pages_gives_a_legal_paper(data: st.DataObject) -> None:
    """A paper of a fixed number of pages breaks no rule, and every line is placed or told to be
    left over.
    """
    grid = data.draw(grids())
    orders = orders_of(data.draw(st.lists(ordered_copy(grid), min_size=1, max_size=6)))
    furniture = data.draw(furnitures(grid))
    pages = data.draw(st.integers(1, 12))
    plan = Plan(
        makeup=make_up(orders, furniture, grid, pages),
        orders=orders,
        furniture=furniture,
        grid=grid,
    )
    check_legal(plan)
    assert plan.makeup.pages == pages


@settings(max_examples=80)
@given(st.data())
def test_copy_placed_automatically_always_finds_room(data: st.DataObject) -> None:
    """Where the paper may grow and nobody orders pages, every line of every article is printed."""
    grid = data.draw(grids())
    placed = data.draw(st.lists(ordered_copy(grid), min_size=1, max_size=6))
    orders = orders_of([replace(one, overflow=Overflow.JUMP, pages=()) for one in placed])
    makeup = make_up(orders, data.draw(furnitures(grid)), grid)
    for order in orders:
        printed = {
            line for frame in makeup.of_article(order.article.slug) for line in frame.line_numbers
        }
        assert [
            line.text for number, line in enumerate(order.article.lines) if number not in printed
        ] == []


@settings(max_examples=30)
@given(st.data())
def test_the_same_order_gives_the_same_paper(data: st.DataObject) -> None:
    """Two plans of the same issue are the same in every line."""
    grid = data.draw(grids())
    placed = data.draw(st.lists(ordered_copy(grid), min_size=1, max_size=4))
    furniture = data.draw(furnitures(grid))
    assert make_up(orders_of(placed), furniture, grid) == make_up(
        orders_of(placed), furniture, grid
    )
