"""What the search does with articles that nobody ordered pages for, drawn."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from checking.drawing import draw
from checking.legality import check_legal
from lowdown.layout.search.plan import ArticleOrder, make_up
from lowdown.model.plan import Furniture
from making.compositor import page_grid, set_type
from making.surveying import Plan

TESTS = Path(__file__).parents[2]


def order(
    slug: str, depth: int, *pages: int, head: int = 2, narrow: tuple[tuple[int, int], ...] = ()
) -> ArticleOrder:
    """An article of `depth` lines of copy."""
    copy = "\n\n".join(f"{slug}{number}" for number in range(depth))
    article = set_type(copy, slug=slug, measure=3, head=head)
    return ArticleOrder(article=replace(article, narrow_heads=narrow), pages=pages)


def plan(
    *orders: ArticleOrder,
    pages: int | None = None,
    columns: int = 2,
    lines: int = 14,
    sheet: int = 1,
) -> Plan:
    """The paper, its columns three letters wide."""
    grid = page_grid(columns, lines, 3)
    makeup = make_up(orders, Furniture(), grid, pages, sheet=sheet)
    made = Plan(makeup=makeup, orders=orders, furniture=Furniture(), grid=grid)
    check_legal(made)
    return made


def drawn(made: Plan, *pages: int) -> list[str]:
    """Pages side by side."""
    width = (int(made.grid.measure) + 1) * made.grid.columns - 1
    rows = zip(*(draw(made, page) for page in pages), strict=True)
    return ["  ".join(row.ljust(width) for row in across).rstrip() for across in rows]


def stands(made: Plan) -> dict[str, list[int]]:
    return {order.article.slug: made.pages_of(order.article.slug) for order in made.orders}


def test_an_article_that_fits_a_spread_is_not_started_on_a_right_hand_page() -> None:
    """Of an item, an article of two pages and another item, the last comes before the spread.

    Nothing is white.
    """
    made = plan(order("l", 24), order("b", 24), order("a", 50, head=1), order("c", 24))
    assert stands(made) == {"l": [1], "b": [2], "c": [3], "a": [4, 5]}
    assert drawn(made, 4, 5) == [
        "=a=|=a=  a26|a38",
        "a0 |a13  a27|a39",
        "a1 |a14  a28|a40",
        "a2 |a15  a29|a41",
        "a3 |a16  a30|a42",
        "a4 |a17  a31|a43",
        "a5 |a18  a32|a44",
        "a6 |a19  a33|a45",
        "a7 |a20  a34|a46",
        "a8 |a21  a35|a47",
        "a9 |a22  a36|a48",
        "a10|a23  a37|a49",
        "a11|a24     |",
        "a12|a25     |",
    ]


def test_a_short_item_fills_the_foot_of_a_page_rather_than_opening_the_next() -> None:
    """A page's item and two short ones come to two pages.

    The short ones share one, in whatever order they come.
    """
    made = plan(order("l", 24), order("a", 6, head=1), order("b", 24), order("c", 12, head=1))
    assert drawn(made, 2, 3) == [
        "=b=|=b=  =a=|=a=",
        "=b=|=b=  a0 |a3",
        "b0 |b12  a1 |a4",
        "b1 |b13  a2 |a5",
        "b2 |b14     |",
        "b3 |b15     |",
        "b4 |b16  =c=|=c=",
        "b5 |b17  c0 |c6",
        "b6 |b18  c1 |c7",
        "b7 |b19  c2 |c8",
        "b8 |b20  c3 |c9",
        "b9 |b21  c4 |c10",
        "b10|b22  c5 |c11",
        "b11|b23     |",
    ]


FULL = 36
"""Lines of copy that fill two columns of twenty lines below a head of two."""


@pytest.mark.parametrize(("depth", "landing"), [(FULL, 5), (10, 4)])
def test_an_overset_goes_to_the_back_page_or_to_a_hole_before_it(depth: int, landing: int) -> None:
    """Page 3 is full: 14 lines go to the foot of page 4 if there is room, else to the head of the
    back page.
    """
    made = plan(
        order("l", FULL, 1),
        order("a", 50),
        order("b", FULL, 3),
        order("c", depth, 4),
        order("d", 8),
        pages=5,
        lines=20,
    )
    assert stands(made)["a"] == [2, landing]
    assert made.makeup.of_article("a")[0].to_page == landing


@pytest.mark.parametrize(("pages", "through"), [(6, [2, 4, 6]), (9, [2, 6, 7])])
def test_a_second_jump_is_taken_only_where_nothing_else_is_left(
    pages: int, through: list[int]
) -> None:
    """With pages 3 and 5 full, copy for three pages jumps twice in a paper of six.

    In one of nine it jumps once.
    """
    made = plan(
        order("l", FULL, 1),
        order("a", 90),
        order("x", FULL, 3),
        order("y", FULL, 5),
        pages=pages,
        lines=20,
    )
    assert stands(made)["a"] == through


def test_a_head_does_not_span_three_columns_over_a_dozen_lines() -> None:
    """Where the article has a narrower head, it stands over two columns, and the third begins
    beside it.
    """
    made = plan(
        order("l", 45),
        order("a", 12, head=1, narrow=((2, 2),)),
        order("b", 40, head=1, narrow=((2, 2),)),
        columns=3,
        lines=17,
    )
    assert drawn(made, 2) == [
        "=a=|=a=|a7",
        "=a=|=a=|a8",
        "a0 |a4 |a9",
        "a1 |a5 |a10",
        "a2 |a6 |a11",
        "a3 |   |",
        "   |   |",
        "   |   |",
        "=b=|=b=|b14",
        "=b=|=b=|b15",
        "b0 |b7 |b16",
        "b1 |b8 |b17",
        "b2 |b9 |b18",
        "b3 |b10|b19",
        "b4 |b11|b20",
        "b5 |b12|b21",
        "b6 |b13|b22",
    ]


def test_a_lead_goes_on_overleaf() -> None:
    """What page 1 does not hold stands at the head of page 2, and nothing comes between."""
    made = plan(order("l", 40), order("a", 24), order("b", 6, head=1))
    assert made.makeup.on_page(1)[0].to_page == 2
    assert made.makeup.on_page(2)[0].article == "l"
    assert made.makeup.on_page(2)[0].top == 0


SCRIPT = """
from making.issues.random_issues import large_issue
from lowdown.layout.search.plan import make_up
issues = [large_issue(number, max_articles=8) for number in range(6)]
print([make_up(issue.orders, issue.furniture, issue.grid) for issue in issues])
"""


def test_the_same_copy_gives_the_same_plan_whatever_the_hashes_are() -> None:
    """Two processes that hash words differently plan the same papers, to the last line."""
    plans = {seed: _planned_with(seed) for seed in ("1", "2")}
    assert plans["1"] == plans["2"]
    assert plans["1"].count("Makeup(") == 6


def _planned_with(seed: str) -> str:
    path = str(TESTS)
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
    command = [sys.executable, "-c", SCRIPT]
    return subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True
    ).stdout
