"""By how much each lever makes an article longer or shorter, and which are pulled to come by so
many lines.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lowdown.layout.fit.levers import adjust_to, gain, is_changed, with_levers
from lowdown.model.plan import ArticleMetrics, FitStep, Lever
from making.compositor import set_type
from making.issues.random_copy import MEASURE, adjustable_blocks

COLUMNS = 3
COPY = """\
Copy that is always printed.

? Out with it now.

[fig 6 3-8]

[span 2 5 3-6]

[pull 2 ?]

#+ Crosshead

Copy.
"""
SET = set_type(COPY)
OPTIONAL, PICTURE, SPANNER, QUOTE, CROSSHEAD = range(5)


def changed(depths: dict[int, int]) -> int:
    return sum(
        gain(SET, index, depth, COLUMNS)
        for index, depth in depths.items()
        if is_changed(SET, index, depth)
    )


@pytest.mark.parametrize(
    ("index", "depth", "lines"),
    [
        (OPTIONAL, 0, -2),
        (PICTURE, 8, 2),
        (PICTURE, 3, -3),
        (SPANNER, 3, -4),
        (QUOTE, 0, -2),
        (CROSSHEAD, 2, 1),
    ],
)
def test_a_lever_s_gain_is_told_in_column_lines(index: int, depth: int, lines: int) -> None:
    """A picture two columns wide counts twice."""
    assert gain(SET, index, depth, COLUMNS) == lines
    spanned = [
        picture.height * picture.span
        for picture in (*with_levers(SET, {index: depth}).wide_pictures, *SET.wide_pictures)
    ]
    galley = with_levers(SET, {index: depth}).galley.depth_from(0) - SET.galley.depth_from(0)
    assert galley + spanned[0] - spanned[1] == lines


def test_a_head_is_as_wide_as_the_page() -> None:
    """A lead picture that is cropped by a line gives a line to every column."""
    article = replace(
        SET, head=9, levers=(Lever(step=FitStep.PICTURES, depths=(9, 8, 7), head=True),)
    )
    assert gain(article, 0, 7, COLUMNS) == -2 * COLUMNS
    assert with_levers(article, {0: 7}).head == 7


@pytest.mark.parametrize(
    ("target", "depths"),
    [
        (-2, {OPTIONAL: 0}),
        (-5, {OPTIONAL: 0, PICTURE: 3}),
        (-7, {OPTIONAL: 0, PICTURE: 3, SPANNER: 4}),
        (-1, {PICTURE: 5}),
        (1, {PICTURE: 7}),
        (2, {PICTURE: 8}),
        (5, {PICTURE: 8, SPANNER: 6, CROSSHEAD: 2}),
        (99, {PICTURE: 8, SPANNER: 6, CROSSHEAD: 2}),
        (-99, {OPTIONAL: 0, PICTURE: 3, SPANNER: 3, QUOTE: 0}),
        (0, {}),
    ],
)
def test_levers_are_pulled_in_the_order_of_the_ladder(target: int, depths: dict[int, int]) -> None:
    """Each as far as the way still is; none further than it may go."""
    assert adjust_to(SET, {}, target, COLUMNS) == depths


def test_what_is_pulled_already_stays_where_it_is() -> None:
    """The rest of the way is left to the other levers."""
    assert adjust_to(SET, {PICTURE: 5}, -2, COLUMNS) == {PICTURE: 5, OPTIONAL: 0}
    assert adjust_to(SET, {OPTIONAL: 0}, -2, COLUMNS) == {OPTIONAL: 0, PICTURE: 4}


def test_where_no_lever_is_small_enough_the_least_of_the_others_goes() -> None:
    """An article that must become a line shorter loses two rather than none."""
    article = set_type(
        "Copy.\n\n? Four lines of it, which is too much by far.\n\n[pull 2 ?]\n\nThe end."
    )
    assert adjust_to(article, {}, -1, COLUMNS) == {1: 0}
    assert adjust_to(article, {}, 1, COLUMNS) == {}


@st.composite
def articles(draw: st.DrawFn) -> ArticleMetrics:
    copy = draw(st.lists(adjustable_blocks(columns=COLUMNS, lines=30), max_size=10))
    return set_type("\n\n".join(["Somebody said so.", *copy]), measure=MEASURE)


@settings(max_examples=150)
@given(articles(), st.integers(-60, 60))
def test_any_article_comes_as_near_as_its_levers_let_it(
    article: ArticleMetrics, target: int
) -> None:
    """It never becomes longer than was asked for, and no lever that would still fit the rest of the
    way is left.
    """
    depths = adjust_to(article, {}, target, COLUMNS)
    assert all(depth in article.levers[index].depths[1:] for index, depth in depths.items())
    rest = target - sum(gain(article, index, depth, COLUMNS) for index, depth in depths.items())
    assert rest >= 0 if target >= 0 else rest > target or not depths
    for index, lever in enumerate(article.levers):
        steps = [
            gain(article, index, depth, COLUMNS)
            for depth in lever.depths[1:]
            if index not in depths
        ]
        assert not any(0 < step <= rest if target > 0 else rest <= step < 0 for step in steps)


@settings(max_examples=100)
@given(articles())
def test_what_is_not_pulled_is_the_very_article(article: ArticleMetrics) -> None:
    """Levers at their usual depths change nothing."""
    assert (
        with_levers(article, {index: lever.depths[0] for index, lever in enumerate(article.levers)})
        is article
    )


def test_the_white_of_what_follows_is_kept_where_two_things_in_a_row_are_left_out() -> None:
    """Below optional copy and a pull quote, both left out, a crosshead has its line of white and no
    less.
    """
    article = set_type("Copy.\n\n? Out with it.\n\n[pull 2 ?]\n\n#+ Crosshead\n\nCopy.\n")
    shorter = with_levers(article, {0: 0, 1: 0})
    opened = with_levers(article, {0: 0, 1: 0, 2: 2})
    crossheads = [made.lines[-2] for made in (article, shorter, opened)]
    assert [line.text for line in crossheads] == ["Crosshead"] * 3
    assert [line.space for line in crossheads] == [1, 1, 2]
