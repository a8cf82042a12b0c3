"""Relaxing orders: the smallest change with which a paper that was impossible can be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checking.legality import check_legal
from lowdown.layout.board import Board
from lowdown.layout.fit.ladder import Fitted, apply_fit_ladder
from lowdown.layout.fit.levers import with_levers
from lowdown.layout.fit.relax import Relaxation, is_made, relax
from lowdown.layout.search.plan import ArticleOrder, make_up
from lowdown.model.issue import Overflow
from lowdown.model.plan import Furniture, Grid, Makeup
from making.compositor import page_grid, set_type
from making.issues.random_copy import grids, ordered_copy, orders_of
from making.surveying import Plan

GRID = page_grid(columns=2, lines=20, measure=4)
JUMP, ONLINE, ERROR = Overflow.JUMP, Overflow.ONLINE, Overflow.ERROR


def order(
    slug: str, depth: int, *pages: int, overflow: Overflow = JUMP, extra: str = ""
) -> ArticleOrder:
    copy = "\n\n".join(f"{slug}{number}" for number in range(depth)) + extra
    return ArticleOrder(
        article=set_type(copy, slug=slug, measure=4, head=2), pages=pages, overflow=overflow
    )


def relax_orders(*orders: ArticleOrder, pages: int | None = None) -> Relaxation | None:
    """The relaxed orders for a paper that cannot be made as it is ordered."""
    made = make_up(orders, Furniture(), GRID, pages)
    assert not is_made(apply_ladder(orders, made, GRID)[0])
    return relax(orders, Board(grid=GRID, furniture=Furniture(), pages=pages), made)


def apply_ladder(
    orders: Sequence[ArticleOrder], made: Makeup, grid: Grid
) -> tuple[Makeup, list[ArticleOrder]]:
    """The paper after all steps of the fit ladder, and its articles as they are printed in it."""
    found = apply_fit_ladder(
        Fitted(makeup=made), orders, Board(grid=grid, furniture=Furniture(), pages=made.pages)
    )
    as_fitted = [
        replace(one, article=with_levers(one.article, found.depths.get(one.article.slug, {})))
        for one in orders
    ]
    return found.makeup, as_fitted


def with_relaxed_orders(orders: Sequence[ArticleOrder], found: Relaxation) -> list[ArticleOrder]:
    """The articles with the relaxed orders, as an editor would write them."""
    ordered = []
    for one in orders:
        if one.article.slug in found.freed:
            one = replace(one, pages=())
        if one.article.slug in found.online:
            one = replace(one, overflow=ONLINE, gives_way=True)
        ordered.append(one)
    return ordered


def check_made(
    orders: Sequence[ArticleOrder], found: Relaxation, pages: int | None, grid: Grid = GRID
) -> None:
    """Fail unless exactly these orders give a legal paper in which all copy fits."""
    given = with_relaxed_orders(orders, found)
    made = make_up(given, Furniture(), grid, found.makeup.pages if found.repaged else pages)
    made, as_fitted = apply_ladder(given, made, grid)
    assert is_made(made)
    check_legal(Plan(makeup=made, orders=as_fitted, furniture=Furniture(), grid=grid))


def test_of_two_articles_ordered_to_one_page_one_is_placed_freely() -> None:
    """Each would fill the page; the second of them loses its order and goes to page 3."""
    orders = [
        order("a", 30, 1),
        order("b", 34, 2, overflow=ERROR),
        order("c", 34, 2, overflow=ERROR),
    ]
    found = relax_orders(*orders, pages=3)
    assert found is not None
    assert (found.freed, found.online, found.repaged) == (("c",), (), False)
    assert [frame.page for frame in found.makeup.of_article("c")] == [3]
    check_made(orders, found, 3)


def test_copy_for_twenty_pages_ordered_on_eight_needs_more_pages() -> None:
    """The paper grows to as many as the copy takes; no other order is changed."""
    orders = [order("abcdefghij"[number], 70) for number in range(10)]
    found = relax_orders(*orders, pages=8)
    assert found is not None
    assert (found.freed, found.repaged) == ((), True)
    assert 18 <= found.makeup.pages <= 22
    check_made(orders, found, 8)


def test_an_article_that_is_a_little_too_long_is_freed_before_the_paper_grows() -> None:
    """Page 3 has room for all of it, so that the number of pages stays."""
    orders = [order("a", 30, 1), order("b", 50, 2, overflow=ERROR)]
    found = relax_orders(*orders, pages=4)
    assert found is not None
    assert (found.freed, found.repaged) == (("b",), False)
    check_made(orders, found, 4)


def test_where_every_page_is_full_an_article_goes_on_online() -> None:
    """It has no ordered pages to give up: more pages, or its end online, are all that helps."""
    orders = [order("a", 30, 1), order("b", 70, overflow=ERROR)]
    found = relax_orders(*orders, pages=2)
    assert found is not None
    assert found.repaged or found.online == ("b",)
    check_made(orders, found, 2)


def test_an_article_with_a_picture_that_fits_on_no_page_may_go_on_online() -> None:
    """Print stops above the picture; neither other pages nor more of them would help."""
    orders = [order("a", 30, 1), order("b", 4, 2, extra="\n\n[fig 25]\n\nend")]
    found = relax_orders(*orders, pages=4)
    assert found is not None
    assert (found.freed, found.online, found.repaged) == ((), ("b",), False)
    check_made(orders, found, 4)


@pytest.mark.parametrize("pages", [None, 4])
def test_an_article_that_begins_on_no_page_cannot_be_helped(pages: int | None) -> None:
    """Its head alone is deeper than a page, so that there are no relaxed orders."""
    tall = order("b", 4, 2)
    orders = [order("a", 30, 1), replace(tall, article=replace(tall.article, head=25))]
    assert relax_orders(*orders, pages=pages) is None


@pytest.mark.parametrize("pages", [None, 2])
def test_the_fit_ladder_is_taken_into_account(pages: int | None) -> None:
    """Freed from page 1, an article fits page 2 without its optional copy."""
    long = order(
        "b",
        20,
        1,
        overflow=ERROR,
        extra="\n\n? o0\n\n? o1\n\n? o2\n\n" + "\n\n".join(f"e{n}" for n in range(15)),
    )
    orders = [order("a", 36, 1, overflow=ERROR), long]
    found = relax_orders(*orders, pages=pages)
    assert found is not None
    assert found.freed == ("b",)
    check_made(orders, found, pages)


@settings(max_examples=40)
@given(st.data())
def test_relaxed_orders_give_a_paper(data: st.DataObject) -> None:
    """Whatever `relax` proposes for an impossible paper can be made when it is ordered."""
    grid = data.draw(grids())
    orders = orders_of(data.draw(st.lists(ordered_copy(grid, last_page=5), min_size=1, max_size=4)))
    pages = data.draw(st.none() | st.integers(1, 5))
    made = make_up(orders, Furniture(), grid, pages)
    found = (
        relax(orders, Board(grid=grid, furniture=Furniture(), pages=pages), made)
        if not is_made(made)
        else None
    )
    if found:
        assert is_made(found.makeup)
        check_made(orders, found, pages, grid)


def test_a_new_number_of_pages_is_one_of_whole_sheets() -> None:
    """Where four pages are printed on one sheet, eight are proposed to an issue that needs five."""
    orders = [order("a", 180, 1)]
    made = make_up(orders, Furniture(), GRID, 2, sheet=4)
    found = relax(orders, Board(grid=GRID, furniture=Furniture(), pages=2), made, sheet=4)
    assert found is not None
    assert found.repaged
    assert found.makeup.pages == 8
    assert relax(orders, Board(grid=GRID, furniture=Furniture(), pages=2), made) == replace(
        found, makeup=make_up(orders, Furniture(), GRID, None)
    )
