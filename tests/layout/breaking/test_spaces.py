"""Justified lines are as wide as their measure, within limits that keep them readable."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import assume, given

from lowdown.layout.breaking import Room, Spacing
from making.lettered import EM, JUSTIFIED, RAGGED, SPACE, lettered

SLACK = st.floats(-8, 30, allow_nan=False)


def widened(room: Room) -> tuple[float, float]:
    """What a line is wider for its spacing, and how wide each of its spaces is then."""
    word, letter = JUSTIFIED.spacing(room)
    # A space is wider for its own spacing and for that of the letter before it.
    return word * room.spaces + letter * room.letters, SPACE + word + 2 * letter


def room_of(slack: float, spaces: int, letters: int) -> Room:
    return Room(slack, spaces, letters + spaces, 40.0)


@given(slack=SLACK, spaces=st.integers(1, 9), letters=st.integers(10, 60))
def test_a_line_is_exactly_as_wide_as_its_measure(slack: float, spaces: int, letters: int) -> None:
    """Spaces and letters together take what a line lacks, wherever spaces may be so wide."""
    room = room_of(slack, spaces, letters)
    assume(JUSTIFIED.judge(room).cost < 100_000)
    assert widened(room)[0] == pytest.approx(slack)


@given(slack=SLACK, spaces=st.integers(1, 9), letters=st.integers(10, 60))
def test_spaces_keep_their_limits(slack: float, spaces: int, letters: int) -> None:
    """No space is narrower than three quarters of the face's, or wider than three of them.

    In a line that is too wide, it is seven tenths.
    """
    room = room_of(slack, spaces, letters)
    _, space = widened(room)
    narrowest = 0.7 if JUSTIFIED.judge(room).cost >= 1e9 else 0.75
    assert narrowest - 1e-5 <= space / SPACE <= 3 + 1e-9


@given(slack=SLACK, spaces=st.integers(0, 9), letters=st.integers(1, 60))
def test_letters_give_at_most_their_limit(slack: float, spaces: int, letters: int) -> None:
    """No letter gains or loses more than 1.5 % of an em."""
    spacing = JUSTIFIED.spacing(room_of(slack, spaces, letters))
    assert abs(spacing.letter) <= 0.015 * EM + 1e-9


def test_letters_give_first() -> None:
    """Where letters can take all that a line lacks, its spaces are as the face has them."""
    assert widened(room_of(1.2, 4, 30)) == pytest.approx((1.2, SPACE))


def test_glued_words_never_touch() -> None:
    """Words that no line may part stick out, with spaces seven tenths wide."""
    glued = lettered("10~000~000~francs")
    (room,) = glued.rooms((0,), (12.0,))
    assert widened(room)[1] == pytest.approx(0.7)


def test_a_line_with_holes_ends_early() -> None:
    """A line whose spaces would be wider than three has spaces of two, and is not filled."""
    wider, space = widened(room_of(20.0, 2, 12))
    assert space == pytest.approx(2 * SPACE)
    assert wider < 20.0


def test_a_word_alone_is_not_torn_apart() -> None:
    """The letters of a line of one word give no more than those of any other."""
    spacing = JUSTIFIED.spacing(room_of(9.0, 0, 10))
    assert spacing == pytest.approx((0.0, 0.015 * EM))


def test_ragged_lines_have_the_spaces_of_the_face() -> None:
    """Lines that end where their words do are neither widened nor narrowed."""
    assert RAGGED.spacing(room_of(7.0, 3, 20)) == Spacing()


@pytest.mark.parametrize(("slack", "fits"), [(-0.99, True), (-1.01, False), (7.9, True)])
def test_four_spaces_give_one(slack: float, fits: bool) -> None:
    """Four spaces give the width of one before a line counts as too wide to be set."""
    of_one_letter_words = Room(slack, 4, 8, 40.0)  # letters at spaces give nothing
    assert (JUSTIFIED.judge(of_one_letter_words).cost < 1e9) is fits
