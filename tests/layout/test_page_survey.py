"""The survey of a page in a plan report: every cell of the grid belongs to one thing."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from lowdown.layout.search.plan import ArticleOrder, make_up
from lowdown.makeup.survey import survey_page
from lowdown.model.issue import Overflow
from lowdown.model.plan import Frame, Furniture, Makeup, PageReport, PatchKind
from making.compositor import page_grid, set_type
from making.issues.random_copy import furnitures, grids, ordered_copy, orders_of
from making.surveying import Plan, survey

Cell = tuple[int, int, int]


def reported(plan: Plan) -> list[PageReport]:
    measures = {order.article.slug: order.article for order in plan.orders}
    numbers = range(1, plan.makeup.pages + 1)
    return [
        survey_page(number, plan.makeup, measures, furniture=plan.furniture, grid=plan.grid)
        for number in numbers
    ]


def cells(pages: list[PageReport], *, white: bool) -> Counter[Cell]:
    return Counter(
        (page.number, column, line)
        for page in pages
        for patch in page.patches
        if (patch.kind is PatchKind.WHITE) is white
        for column in range(patch.column, patch.column + patch.span)
        for line in range(patch.top, patch.top + patch.height)
    )


def planned(
    *orders: ArticleOrder, furniture: Furniture, pages: int | None = None, lines: int = 20
) -> Plan:
    grid = page_grid(3, lines, 8)
    makeup = make_up(orders, furniture, grid, pages)
    return Plan(makeup=makeup, orders=orders, furniture=furniture, grid=grid)


def order(slug: str, depth: int, *pages: int, overflow: Overflow = Overflow.JUMP) -> ArticleOrder:
    copy = "\n\n".join(f"{slug}{number}" for number in range(depth))
    return ArticleOrder(
        article=set_type(copy, slug=slug, measure=8, head=2), pages=pages, overflow=overflow
    )


@settings(max_examples=60)
@given(st.data())
def test_every_cell_of_a_page_is_reported_once(data: st.DataObject) -> None:
    """A cell is white or belongs to one patch, and all that is printed lies in patches."""
    grid = data.draw(grids())
    orders = orders_of(data.draw(st.lists(ordered_copy(grid), min_size=1, max_size=5)))
    furniture = data.draw(furnitures(grid))
    plan = Plan(
        makeup=make_up(orders, furniture, grid), orders=orders, furniture=furniture, grid=grid
    )
    pages = reported(plan)
    taken, white = cells(pages, white=False), cells(pages, white=True)
    every = {
        (page, column, line)
        for page in range(1, plan.makeup.pages + 1)
        for column in range(grid.columns)
        for line in range(grid.lines)
    }
    assert taken + white == Counter(every)
    shown = {cell for thing in survey(plan) for cell in thing.cells()}
    assert shown <= set(taken)


def test_a_page_has_its_free_lines_and_the_article_that_can_use_them() -> None:
    """Two articles share a page: what heads, rule and copy leave is free below the second."""
    plan = planned(order("a", 12, 1), order("b", 22, 1), furniture=Furniture())
    (page,) = reported(plan)
    kinds = {patch.kind for patch in page.patches}
    heads, rule, copy = 2 * 2 * 3, 2 * 3, 12 + 22
    assert PatchKind.RULE in kinds
    assert page.free_lines == 20 * 3 - heads - rule - copy
    assert page.free_below("a") == 0
    assert page.free_below("b") == page.free_lines


def test_jump_lines_are_reported_with_the_pages_that_they_name() -> None:
    """The line on page 1 names page 2, and the line on page 2 names page 1."""
    plan = planned(order("a", 70, 1, 2), furniture=Furniture(nameplate=3))
    named = {
        (page.number, patch.kind): patch.page
        for page in reported(plan)
        for patch in page.patches
        if patch.page
    }
    assert named == {(1, PatchKind.TO_LINE): 2, (2, PatchKind.FROM_LINE): 1}


def test_a_filler_is_reported_as_one_patch() -> None:
    """A frame whose article is not in the issue is a house advertisement."""
    article = order("a", 5, 1).article
    frames = (
        Frame(article="a", page=1, top=0, height=7),
        Frame(article="advertisement", page=1, top=9, height=11),
    )
    makeup = Makeup(pages=1, frames=frames, fits=())
    page = survey_page(1, makeup, {"a": article}, furniture=Furniture(), grid=page_grid(3, 20, 8))
    filler = next(patch for patch in page.patches if patch.kind is PatchKind.FILLER)
    assert (filler.article, filler.top, filler.height, filler.span) == ("advertisement", 9, 11, 3)


def test_the_white_below_a_filler_belongs_to_the_article_above_it() -> None:
    """Nobody adds words to a house advertisement, so the article above gets the free lines."""
    frames = (
        Frame(article="a", page=1, top=0, height=7),
        Frame(article="advertisement", page=1, top=9, height=4),
    )
    makeup = Makeup(pages=1, frames=frames, fits=())
    measures = {"a": order("a", 5, 1).article}
    page = survey_page(1, makeup, measures, furniture=Furniture(), grid=page_grid(3, 20, 8))
    assert {
        patch.article for patch in page.patches if patch.kind is PatchKind.WHITE and patch.top >= 13
    } == {"a"}
