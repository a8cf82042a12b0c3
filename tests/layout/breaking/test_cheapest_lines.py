"""The lines of a paragraph are the cheapest that there are, whatever its words and measures."""

from __future__ import annotations

from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import example, given, settings

from checking.all_breaks import all_breaks, price
from lowdown.layout.breaking import Costs, cost_of, first_fit, fit_in_lines, total_fit
from making.lettered import BALANCED, GLUE, JUSTIFIED, POINT, RAGGED, Lettered, lettered

KINDS = (JUSTIFIED, RAGGED, BALANCED)
WHOLE = st.integers(1, 8).map(lambda letters: "x" * letters)
DIVIDED = st.lists(st.integers(1, 4), min_size=1, max_size=3).map(
    lambda parts: POINT.join("x" * letters for letters in parts)
)
COMPOUND = st.tuples(WHOLE, WHOLE).map("-".join)
GLUED = st.tuples(WHOLE, WHOLE).map(GLUE.join)


def texts(words: st.SearchStrategy[str], limit: int) -> st.SearchStrategy[str]:
    """Paragraphs of up to that number of words."""
    return st.lists(words, min_size=1, max_size=limit).map(" ".join)


HYPHENS = st.sampled_from((1.0, 0.5, 2.5))
ANY = st.builds(
    lambda text, hyphen: lettered(text, hyphen=hyphen),
    texts(st.one_of(WHOLE, DIVIDED, COMPOUND, GLUED), 40),
    HYPHENS,
)
SHORT = st.one_of(
    texts(WHOLE, 14).map(lettered),
    st.builds(
        lambda text, hyphen: lettered(text, hyphen=hyphen),
        texts(st.one_of(WHOLE, DIVIDED, COMPOUND), 7),
        HYPHENS,
    ),
)
MEASURES = st.lists(st.sampled_from((6.0, 9.0, 12.5, 17.0)), min_size=1, max_size=3)


@pytest.mark.parametrize("costs", KINDS, ids=lambda costs: type(costs).__name__)
@given(copy=SHORT, measures=MEASURES)
@example(copy=lettered("xxxx xxx|x", hyphen=2.5), measures=[9.0])
@settings(max_examples=60)
def test_no_other_lines_are_cheaper(costs: Costs, copy: Lettered, measures: list[float]) -> None:
    """Every other way to break the paragraph costs as much or more, line by line."""
    broken = total_fit(copy.paragraph, measures, costs)
    assert price(copy.paragraph, measures, costs, broken.breaks) == pytest.approx(broken.cost)
    cheapest = min(
        price(copy.paragraph, measures, costs, breaks)
        for breaks in all_breaks(copy.paragraph, measures, costs)
    )
    assert broken.cost == pytest.approx(cheapest)


@pytest.mark.parametrize("costs", KINDS, ids=lambda costs: type(costs).__name__)
@given(copy=SHORT, measures=MEASURES, lines=st.integers(1, 8))
@settings(max_examples=40)
def test_lines_that_are_asked_for_are_had(
    costs: Costs, copy: Lettered, measures: list[float], lines: int
) -> None:
    """A paragraph has the number of lines that is asked for, the cheapest ones, where it can."""
    broken = total_fit(copy.paragraph, measures, costs, lines=lines)
    every = list(all_breaks(copy.paragraph, measures, costs))
    fitting = [breaks for breaks in every if len(breaks) == lines]
    cheapest = min(price(copy.paragraph, measures, costs, breaks) for breaks in fitting or every)
    assert broken.cost == pytest.approx(cheapest)
    if fitting:
        assert len(broken.breaks) == lines


@given(copy=SHORT, measures=MEASURES)
@settings(max_examples=40)
def test_other_lines_cost_what_their_lines_cost(copy: Lettered, measures: list[float]) -> None:
    """What lines cost that were chosen otherwise is the sum of their costs."""
    for number, breaks in enumerate(all_breaks(copy.paragraph, measures, JUSTIFIED)):
        cost = cost_of(copy.paragraph, measures, JUSTIFIED, breaks)
        assert cost == pytest.approx(price(copy.paragraph, measures, JUSTIFIED, breaks))
        if number == 20:
            break


@given(copy=SHORT, measures=MEASURES, lines=st.integers(1, 8))
@settings(max_examples=40)
def test_good_lines_are_had_or_none(copy: Lettered, measures: list[float], lines: int) -> None:
    """Where a number of lines can only be had with one that is too loose, there are none."""
    fitted = fit_in_lines(copy.paragraph, measures, JUSTIFIED, lines)
    broken = total_fit(copy.paragraph, measures, JUSTIFIED, lines=lines)
    if fitted:
        assert len(fitted.breaks) == lines
        assert fitted.cost == pytest.approx(broken.cost)
    else:
        assert len(broken.breaks) != lines or broken.cost >= 100_000


@pytest.mark.parametrize("costs", KINDS, ids=lambda costs: type(costs).__name__)
@given(copy=ANY, measures=MEASURES)
def test_nothing_is_lost(costs: Costs, copy: Lettered, measures: list[float]) -> None:
    """Lines follow one another to the end, and hold every letter once; so do those of first fit."""
    for breaks in (
        total_fit(copy.paragraph, measures, costs).breaks,
        first_fit(copy.paragraph, measures),
    ):
        assert all(one < next_ for one, next_ in pairwise(breaks))
        assert breaks[-1] == len(copy.paragraph.ends) - 1
        plain = "".join(
            line[: len(line) - copy.places[place].hyphen]
            for line, place in zip(copy.lines(breaks), breaks, strict=True)
        )
        assert plain.replace(" ", "") == "".join(x for x in copy.text if x in "x-")


@given(copy=ANY, measures=MEASURES)
@example(copy=lettered("xxxx xxx|x", hyphen=2.5), measures=[9.0])
def test_total_fit_never_costs_more_than_first_fit(copy: Lettered, measures: list[float]) -> None:
    """Lines that are chosen together never cost more than those that are filled one by one."""
    for costs in (JUSTIFIED, RAGGED):
        chosen = total_fit(copy.paragraph, measures, costs).cost
        filled = cost_of(copy.paragraph, measures, costs, first_fit(copy.paragraph, measures))
        assert chosen <= filled + 1e-6


@given(copy=ANY, measures=MEASURES)
def test_no_line_is_too_wide(copy: Lettered, measures: list[float]) -> None:
    """A line is wider than its measure only where it is one piece that cannot be divided."""
    for costs in (JUSTIFIED, RAGGED):
        breaks = total_fit(copy.paragraph, measures, costs).breaks
        for room, (start, end) in zip(
            copy.rooms(breaks, measures), pairwise((-1, *breaks)), strict=True
        ):
            given_by_spaces = sum(costs.spacing(room)) and 0.25 * max(1, room.spaces)
            given_by_letters = 0.015 * 4 * room.letters * (costs is JUSTIFIED)
            fits = room.slack >= -0.1 - given_by_spaces - given_by_letters
            assert fits or end - start == 1


@given(copy=ANY, measures=MEASURES)
@settings(max_examples=20)
def test_lines_are_the_same_each_time(copy: Lettered, measures: list[float]) -> None:
    """The same copy has the same lines, whenever it is set."""
    first = total_fit(copy.paragraph, measures, JUSTIFIED)
    assert total_fit(lettered(copy.text).paragraph, measures, JUSTIFIED) == total_fit(
        lettered(copy.text).paragraph, measures, JUSTIFIED
    )
    assert total_fit(copy.paragraph, tuple(measures), JUSTIFIED) == first
