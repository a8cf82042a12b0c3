"""Relayout: places articles that have become longer or shorter again, on the pages they had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from checking.drawing import draw
from checking.legality import check_legal
from lowdown.layout.article_run import FrameCache
from lowdown.layout.board import Board
from lowdown.layout.fit.levers import with_levers
from lowdown.layout.fit.relayout import Relayout
from lowdown.layout.frame import Band, MadeFrame
from lowdown.layout.search.plan import ArticleOrder, made_up, make_up
from lowdown.model.issue import Overflow
from lowdown.model.plan import Furniture, Remainder, Tracking
from making.compositor import page_grid, set_type
from making.issues.random_copy import furnitures, grids, ordered_copy, orders_of
from making.surveying import Plan


def order(slug: str, depth: int, *pages: int, overflow: Overflow = Overflow.JUMP) -> ArticleOrder:
    """An article of `depth` paragraphs of a line each, below a head of one line."""
    copy = "\n\n".join(f"{slug}{number}" for number in range(depth))
    article = set_type(copy, slug=slug, measure=4, head=1)
    # No two settings of an article have the same key.
    return ArticleOrder(
        article=replace(article, tracking=Tracking(more_lines=depth)),
        pages=pages,
        overflow=overflow,
    )


def plan(*orders: ArticleOrder, lines: int = 8) -> Plan:
    """The paper with two columns of `lines` lines on a page."""
    grid = page_grid(columns=2, lines=lines, measure=4)
    return Plan(
        makeup=make_up(orders, Furniture(), grid), orders=orders, furniture=Furniture(), grid=grid
    )


class NotingCache(FrameCache):
    """Makes frames, and notes the pages that each is made for."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[int] = []

    def step(
        self,
        order: ArticleOrder,
        remainder: Remainder,
        band: Band,
        *,
        previous: int | None,
        following: int | None,
    ) -> MadeFrame | None:
        self.pages.append(band.page)
        return super().step(order, remainder, band, previous=previous, following=following)


def relaid(before: Plan, orders: Sequence[ArticleOrder]) -> Plan | None:
    """The same paper with the articles of `orders`; None where they do not fit its pages."""
    board = Board(grid=before.grid, furniture=before.furniture, pages=before.makeup.pages)
    runs = Relayout(makeup=before.makeup, orders=before.orders, board=board).runs(orders)
    if runs is None:
        return None
    frames = [frame for run in runs.values() for frame in run.frames]
    return replace(
        before, orders=orders, makeup=made_up(orders, replace(board, frames=frames), runs, 1)
    )


@settings(max_examples=80)
@given(st.data())
def test_a_paper_of_the_same_articles_is_the_same_paper(data: st.DataObject) -> None:
    """Where nothing has become longer or shorter, no line moves, whatever was ordered."""
    grid = data.draw(grids())
    orders = orders_of(data.draw(st.lists(ordered_copy(grid), min_size=1, max_size=6)))
    furniture = data.draw(furnitures(grid))
    made = make_up(orders, furniture, grid, data.draw(st.none() | st.integers(1, 12)))
    again = relaid(Plan(makeup=made, orders=orders, furniture=furniture, grid=grid), orders)
    assert again is not None
    assert again.makeup == made


@settings(max_examples=80)
@given(st.data())
def test_whatever_becomes_longer_or_shorter_the_paper_is_legal(data: st.DataObject) -> None:
    """With the levers at any depths, the relaid paper breaks no rule of make-up."""
    grid = data.draw(grids())
    orders = orders_of(
        data.draw(st.lists(ordered_copy(grid, adjustable=True), min_size=1, max_size=6))
    )
    furniture = data.draw(furnitures(grid))
    made = make_up(orders, furniture, grid, data.draw(st.none() | st.integers(1, 12)))
    changed = []
    for one in orders:
        depths = {
            index: data.draw(st.sampled_from(lever.depths))
            for index, lever in enumerate(one.article.levers)
        }
        changed.append(replace(one, article=with_levers(one.article, depths)))
    again = relaid(Plan(makeup=made, orders=orders, furniture=furniture, grid=grid), changed)
    if again:
        check_legal(again)


@settings(max_examples=80)
@given(st.data())
def test_what_is_laid_out_once_stands_as_if_it_were_laid_out_again(data: st.DataObject) -> None:
    """One article after another is changed in the same paper, and each paper is as it would be with
    every page filled from scratch.
    """
    grid = data.draw(grids())
    orders = orders_of(
        data.draw(st.lists(ordered_copy(grid, adjustable=True), min_size=2, max_size=6))
    )
    furniture = data.draw(furnitures(grid))
    made = make_up(orders, furniture, grid, data.draw(st.none() | st.integers(1, 12)))
    board = Board(grid=grid, furniture=furniture, pages=made.pages)
    once = Relayout(makeup=made, orders=orders, board=board)
    for position, one in enumerate(orders):
        depths = {
            index: data.draw(st.sampled_from(lever.depths))
            for index, lever in enumerate(one.article.levers)
        }
        changed = list(orders)
        changed[position] = replace(one, article=with_levers(one.article, depths))
        scratch = Relayout(makeup=made, orders=changed, board=board)
        assert once.runs(changed) == scratch.runs(changed)


def test_only_the_pages_of_a_changed_article_are_filled_again() -> None:
    """Those before stand, and those after where every other article comes there as before."""
    orders = [order("a", 36, 1, 2), order("b", 30, 2, 3), order("c", 10, 4), order("d", 40, 5, 6)]
    before = plan(*orders, lines=14)
    cache = NotingCache()
    board = Board(grid=before.grid, furniture=Furniture(), pages=before.makeup.pages, cache=cache)
    relayout = Relayout(makeup=before.makeup, orders=orders, board=board)
    assert relayout.runs(orders) is not None
    assert sorted({*cache.pages}) == [1, 2, 3, 4, 5, 6]
    for position, depth, pages in ((2, 9, {4}), (1, 29, {2, 3}), (3, 39, {5, 6})):
        cache.pages.clear()
        one = orders[position]
        shorter = replace(order(one.article.slug, depth), pages=one.pages)
        changed = [*orders[:position], shorter, *orders[position + 1 :]]
        assert relayout.runs(changed) is not None
        assert {*cache.pages} == pages


def test_what_stands_below_a_shorter_article_moves_up() -> None:
    """The white is left at the foot of the page."""
    before = plan(order("a", 6, 1), order("b", 2, 1))
    again = relaid(before, [order("a", 4, 1), order("b", 2, 1)])
    assert again is not None
    assert draw(before, 1) == [
        "=a==|=a==",
        "a0  |a3",
        "a1  |a4",
        "a2  |a5",
        "    |",
        "    |",
        "=b==|=b==",
        "b0  |b1",
    ]
    assert draw(again, 1) == [
        "=a==|=a==",
        "a0  |a2",
        "a1  |a3",
        "    |",
        "    |",
        "=b==|=b==",
        "b0  |b1",
        "    |",
    ]


def test_a_longer_article_takes_no_line_that_the_one_below_it_needs() -> None:
    """Its lines that find no room are counted as over."""
    before = plan(order("a", 6, 1, overflow=Overflow.ERROR), order("b", 2, 1))
    again = relaid(before, [order("a", 9, 1, overflow=Overflow.ERROR), order("b", 2, 1)])
    assert again is not None
    check_legal(again)
    assert draw(again, 1) == draw(before, 1)
    assert [fit.lines_over for fit in again.makeup.fits] == [3, 0]


def test_a_shorter_article_leaves_a_page_and_its_jump_line_goes() -> None:
    """An article that fits page 1 again has no line that names page 2."""
    before = plan(order("a", 20, 1, 2))
    again = relaid(before, [order("a", 12, 1, 2)])
    assert again is not None
    check_legal(again)
    assert before.pages_of("a") == [1, 2]
    assert (again.pages_of("a"), again.makeup.frames[0].to_page) == ([1], None)


def test_an_article_that_leaves_a_page_leaves_its_lines_to_the_one_above() -> None:
    """No lines are reserved for an article that no longer reaches the page."""
    above, below = order("a", 40, 2, 3), order("b", 30, 1, 2)
    before = plan(above, below, lines=14)
    again = relaid(before, [above, order("b", 20, 1, 2)])
    assert again is not None
    check_legal(again)
    assert (before.pages_of("b"), again.pages_of("b")) == ([1, 2], [1])
    first = [len(made.makeup.of_article("a")[0].line_numbers) for made in (before, again)]
    assert first == [8, 26]


def test_an_article_that_goes_on_online_from_its_first_page_stays_there() -> None:
    """A change in the article beside it does not move it."""
    online = order("a", 30, 1, overflow=Overflow.ONLINE)
    before = plan(online, order("b", 20, 2, 3))
    again = relaid(before, [online, order("b", 12, 2, 3)])
    assert again is not None
    check_legal(again)
    assert again.makeup.of_article("a") == before.makeup.of_article("a")


def test_no_article_loses_the_page_on_which_it_begins() -> None:
    """Where the one below it would need the whole page, there is no relaid paper."""
    before = plan(order("a", 4, 1), order("b", 4, 1))
    assert before.pages_of("a") == before.pages_of("b") == [1]
    assert relaid(before, [order("a", 4, 1), order("b", 13, 1)]) is None
