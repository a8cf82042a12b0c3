"""Paragraphs set in a number of lines that is asked for, against all ways to break them."""

from __future__ import annotations

from itertools import accumulate, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lowdown.layout.breaking import (
    JustifiedCosts,
    Paragraph,
    cost_of,
    fit_in_lines,
    total_fit,
)

SPACE, LETTER, MEASURE = 0.25, 0.5, 6.0
COSTS = JustifiedCosts(space=SPACE, em=1.0)
TOO_DEAR = 1e5
"""What no paragraph of good lines costs."""


def paragraph_of(lengths: list[int]) -> Paragraph:
    """A paragraph of words with these numbers of letters, all equally wide; none is divided."""
    count = len(lengths)
    letters = [*accumulate(lengths)]
    none, zeros = (0,) * count, (0.0,) * count
    return Paragraph(
        ends=tuple(LETTER * letters[i] + SPACE * i for i in range(count)),
        starts=tuple(LETTER * letters[i] + SPACE * (i + 1) for i in range(count)),
        spaces_to=tuple(range(count)),
        spaces_from=tuple(range(1, count + 1)),
        letters_to=tuple(letters[i] + i for i in range(count)),
        letters_from=tuple(letters[i] + i + 1 for i in range(count)),
        hyphens=zeros,
        divided=(False,) * count,
        penalties=tuple(map(float, none)),
        right_hangs=zeros,
        left_hangs=zeros,
    )


def cheapest(paragraph: Paragraph, lines: int) -> float | None:
    """What the best of all ways to break a paragraph into lines costs, without a bad line."""
    final = len(paragraph.ends) - 1
    ways = [(*inner, final) for inner in combinations(range(final), lines - 1)]
    good = [way for way in ways if all_good(paragraph, way)]
    return min((cost_of(paragraph, [MEASURE], COSTS, way) for way in good), default=None)


def all_good(paragraph: Paragraph, breaks: tuple[int, ...]) -> bool:
    """Whether no line is too loose or too wide."""
    starts = (-1, *breaks[:-1])
    rooms = [paragraph.room(a, b, MEASURE) for a, b in zip(starts, breaks, strict=True)]
    judged = [*map(COSTS.judge, rooms[:-1]), COSTS.judge_last(rooms[-1])]
    return all(judgement.cost < TOO_DEAR for judgement in judged)


@settings(max_examples=150)
@given(st.lists(st.integers(1, 7), min_size=1, max_size=11), st.integers(1, 8))
def test_it_is_the_best_of_all_ways(lengths: list[int], lines: int) -> None:
    """It has the number of lines that is asked for, or there is no good way to have it."""
    paragraph = paragraph_of(lengths)
    found = fit_in_lines(paragraph, [MEASURE], COSTS, lines)
    best = cheapest(paragraph, lines)
    assert (found and found.cost) == (best and pytest.approx(best))
    assert found is None or len(found.breaks) == lines


@settings(max_examples=50)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=30))
def test_in_its_own_number_of_lines_it_is_the_same(lengths: list[int]) -> None:
    """A paragraph that is good has the same breaks when its own number of lines is asked for."""
    paragraph = paragraph_of(lengths)
    own = total_fit(paragraph, [MEASURE], COSTS)
    found = fit_in_lines(paragraph, [MEASURE], COSTS, len(own.breaks))
    if own.cost < TOO_DEAR:
        assert found is not None
        assert found.breaks == own.breaks
        assert found.cost == pytest.approx(own.cost)


@pytest.mark.parametrize("lines", [-1, 0, 1, 9])
def test_there_is_none_in_a_number_of_lines_that_cannot_be(lines: int) -> None:
    """Neither without a line, nor squeezed into one, nor with fewer words than lines."""
    assert fit_in_lines(paragraph_of([4] * 8), [MEASURE], COSTS, lines) is None
