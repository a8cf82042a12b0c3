"""Filling columns with finished lines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from lowdown.layout import pouring
from lowdown.layout.column import Demand, Slot, fill, is_poured, lines_left
from lowdown.layout.pouring import Break, pour, pour_level, pour_to_break
from lowdown.model.plan import Cut, Line, Remainder, Take
from making.compositor import set_type

TEN = "\n\n".join(f"word{number}" for number in range(10))


def lines_of(copy: str, *, hyphens: bool = False) -> tuple[Line, ...]:
    return set_type(copy, measure=6, hyphens=hyphens).lines


def slots(*heights: int) -> list[Slot]:
    return [Slot(column=column, top=0, height=height) for column, height in enumerate(heights)]


def shown(lines: tuple[Line, ...], takes: tuple[Take, ...]) -> list[str]:
    """Each take as the words in it."""
    return [" ".join(lines[index].text for index, _ in take.placed) for take in takes]


def poured(copy: str, *heights: int) -> list[str]:
    lines = lines_of(copy)
    return shown(lines, pour(lines, Remainder(), slots(*heights))[0])


def test_a_column_takes_as_many_lines_as_it_holds() -> None:
    """A column is filled to its foot, and the next goes on."""
    assert poured("a\n\nb\n\nc\n\nd\n\ne", 2, 2, 2) == ["a b", "c d", "e"]


def test_what_is_left_over_is_a_value() -> None:
    """The overset is every line that found no room, in order."""
    lines = lines_of("a\n\nb\n\nc\n\nd\n\ne")
    _, left = pour(lines, Remainder(), slots(2, 1))
    assert [line.text for line in lines_left(lines, left)] == ["d", "e"]
    assert not is_poured(lines, left)


def test_no_paragraph_leaves_one_line_alone() -> None:
    """Neither the first nor the last line of a paragraph stands alone in a column."""
    assert poured("one\n\naaaa bbbb cccc dddd", 2, 4) == ["one", "aaaa bbbb cccc dddd"]
    assert poured("aaaa bbbb cccc dddd", 3, 4) == ["aaaa bbbb", "cccc dddd"]
    assert poured("aaaa bbbb cccc", 2, 2, 3) == ["aaaa bbbb cccc"]


def test_a_crosshead_stays_with_its_copy() -> None:
    """A crosshead never ends a column, and loses the white above it at the head of one."""
    lines = lines_of("one\n\n# Two\n\nthree")
    takes, _ = pour(lines, Remainder(), slots(3, 3))
    assert shown(lines, takes) == ["one", "Two three"]
    assert takes[1].placed == ((1, 0), (2, 1))
    assert pour(lines, Remainder(), slots(4))[0][0].placed == ((0, 0), (1, 2), (2, 3))


def test_a_picture_that_does_not_fit_drifts_to_the_next_columns_head() -> None:
    """The copy goes on where a picture does not fit.

    The picture stands at the head of the next column.
    """
    assert poured("a\n\n[fig 4]\n\nb\n\nc\n\nd", 3, 6) == ["a b c", "[fig 4] d"]


def test_pictures_that_drift_keep_their_order() -> None:
    """A small picture does not overtake a large one that waits."""
    assert poured("a\n\n[fig 4]\n\n[fig 1]\n\nb\n\nc", 3, 6) == ["a b c", "[fig 4] [fig 1]"]


def test_a_picture_may_stand_in_a_column_by_itself() -> None:
    """Where a picture leaves no room for copy, the copy begins in the next column."""
    assert poured("[fig 4]\n\naaaa bbbb cccc", 5, 3) == ["[fig 4]", "aaaa bbbb cccc"]


def test_a_table_repeats_its_head() -> None:
    """A table cut in two has its head above both halves, with room kept for it."""
    lines = lines_of("| head\n| r1\n| r2\n| r3\n| r4")
    takes, _ = pour(lines, Remainder(), slots(3, 3))
    assert shown(lines, takes) == ["head r1 r2", "r3 r4"]
    assert takes[1].placed == ((3, 1), (4, 2))
    assert takes[1].depth == 3


def test_nothing_comes_between_the_halves_of_a_table() -> None:
    """A picture that drifts waits until the table is at its end, so that rows never stand without
    their head.
    """
    lines = lines_of("[fig 3]\n\n| head\n| r1\n| r2\n| r3")
    takes, _ = pour(lines, Remainder(line=4, waiting=(0,)), slots(3, 3))
    assert shown(lines, takes) == ["r3", "[fig 3]"] or shown(lines, takes)[0].startswith("r")
    assert takes[0].placed[0][1] == 1


def test_a_jump_never_breaks_a_word() -> None:
    """A line that ends in a hyphen may end a column, but no jump line follows it."""
    lines = lines_of("aaa bbbbbbbb cc dd ee ffff gggg hhhh", hyphens=True)
    assert lines[1].text.endswith("-") or lines[0].text.endswith("-")
    for height in range(2, 7):
        take, left = fill(lines, Remainder(), slots(height)[0], Demand(cut=Cut.JUMP))
        assert not take.placed or not lines[left.line - 1].text.endswith("-")


def test_a_jump_does_not_follow_a_colon() -> None:
    """A paragraph that announces what follows may end a column, but no jump line follows it."""
    lines = lines_of("one\n\nso:\n\nthree")
    assert [line.cut for line in lines] == [Cut.CLOSE, Cut.COLUMN, Cut.CLOSE]


def test_five_lines_stand_on_either_side_of_a_jump() -> None:
    """The jump line comes as late as it leaves five lines for the other side, and not before five
    on this one.
    """
    lines = lines_of(TEN)
    last = Break(Demand(cut=Cut.JUMP, min_lines=5, min_rest=5), reserve=1)
    takes, left = pour_to_break(lines, Remainder(), slots(20), last=last)
    assert (len(takes[0].placed), left.line) == (5, 5)
    assert pour_to_break(lines, Remainder(), slots(5), last=last)[0] == ()
    assert pour_to_break(lines[:9], Remainder(), slots(20), last=last)[0] == ()


def test_a_jump_line_stands_in_the_last_column_that_can_end() -> None:
    """A column too short for five lines and a jump line stays empty."""
    lines = lines_of("\n\n".join(f"w{number}" for number in range(30)))
    last = Break(Demand(cut=Cut.JUMP, min_lines=5, min_rest=5), reserve=1)
    takes, _ = pour_to_break(lines, Remainder(), slots(8, 8, 5), last=last)
    assert [take.column for take in takes] == [0, 1]
    assert takes[1].depth == 7


def test_a_take_is_empty_where_a_column_cannot_end() -> None:
    """Where no end is legal, nothing is taken and the work is what it was."""
    lines = lines_of("# Head\n\naaaa bbbb cccc")
    take, left = fill(lines, Remainder(), Slot(column=0, top=0, height=2))
    assert (take.placed, take.depth, left) == ((), 0, Remainder())


def test_five_lines_after_a_jump_come_before_a_picture_that_waits() -> None:
    """Where a waiting picture leaves no room for five lines after a jump, the copy goes first."""
    lines = lines_of("[fig 6]\n\n" + TEN)
    takes, left = pour(lines, Remainder(line=1, waiting=(0,)), slots(7, 9), Demand(min_lines=5))
    assert shown(lines, takes)[0] == "word0 word1 word2 word3 word4 word5 word6"
    assert takes[1].placed[0] == (0, 0)
    assert is_poured(lines, left)


def test_a_tail_of_pictures_may_end_an_article() -> None:
    """Pictures that are still waiting when the copy is at its end are placed, even after a jump."""
    lines = lines_of("a\n\n[fig 6]")
    takes, left = pour(lines, Remainder(line=2, waiting=(1,)), slots(7), Demand(min_lines=5))
    assert shown(lines, takes) == ["[fig 6]"]
    assert is_poured(lines, left)


def test_columns_end_level() -> None:
    """Where copy ends, its columns differ by as little as its cuts allow."""
    lines = lines_of(TEN)
    takes, _ = pour_level(lines, Remainder(), slots(9, 9, 9))
    assert sorted(take.depth for take in takes) == [3, 3, 4]


def test_where_columns_would_all_end_is_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """While the best level is sought, column by column, the same even share is not computed again.

    A single column ends where its copy ends, or below its foot.
    """
    asked: list[tuple[int, int]] = []

    def noted(columns: Sequence[Slot], depth: int) -> int:
        asked.append((len(columns), depth))
        return even_bottom(columns, depth)

    even_bottom = pouring._even_bottom
    monkeypatch.setattr(pouring, "_even_bottom", noted)
    together = "\n\n".join(["# word", TEN, "# word", TEN, "word " * 9])
    takes, _ = pour_level(lines_of(together), Remainder(), slots(30, 30, 30))
    assert len(takes) == 3
    assert len(asked) > 3
    assert sorted(asked) == sorted({*asked})
    for depth in range(12):
        counted = next((line for line in range(10) if line >= depth), 10)
        assert even_bottom([Slot(column=0, top=0, height=9)], depth) == counted


def test_copy_that_does_not_end_is_not_levelled() -> None:
    """Where copy goes on, columns are filled to the foot."""
    takes, _ = pour_level(lines_of(TEN), Remainder(), slots(3, 3))
    assert [take.depth for take in takes] == [3, 3]


def test_nothing_to_pour_gives_nothing() -> None:
    """An article that is at its end has no takes."""
    assert pour_level((), Remainder(), slots(3)) == ((), Remainder())
