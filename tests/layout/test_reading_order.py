"""What the press reads out of a set galley, with extents made by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from lowdown.model.plan import Cut, Line
from lowdown.press.type.furniture import (
    arrange_contents,
    arrange_panel,
    contents_width,
    panel_measure,
)
from lowdown.press.type.lines import SOLID_WHITE, lines_of, repeated_heads
from lowdown.press.weasy import SetLine
from making.compositor import LEADING, break_lines, page_grid, set_type

GRID = page_grid(columns=3, lines=40, measure=60)
C, J, N, X = Cut.COLUMN, Cut.JUMP, Cut.NEVER, Cut.CLOSE


def set_line(
    text: str,
    top: float,
    *,
    height: float = LEADING,
    block: int = 0,
    tags: tuple[str, ...] = ("p",),
    solid: bool = False,
) -> SetLine:
    return SetLine(
        path=(block,),
        top=top,
        bottom=top + height,
        right=0.0,
        block=(block,),
        tags=tags,
        id="",
        text=text,
        solid=solid,
    )


def cuts(copy: str, *, measure: int = 4, hyphens: bool = False) -> list[Cut]:
    return [line.cut for line in set_type(copy, measure=measure, hyphens=hyphens).lines]


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("aaaa", [X]),
        ("aaaa bbbb", [N, X]),
        ("aaaa bbbb cccc", [N, N, X]),
        ("aaaa bbbb cccc dddd", [N, J, N, X]),
        ("aaaa bbbb cccc dddd eeee", [N, J, J, N, X]),
        ("aaaa bbbb ccc:", [N, N, C]),
        ("# aaa\n\nbbbb", [N, X]),
        ("^aaaa bbbb cccc dddd eeee ffff", [N, N, J, J, N, X]),
        ("[fig 3]", [X]),
        ("| h\n| a\n| b\n| c", [N, C, C, X]),
    ],
)
def test_where_the_scissors_may_go(copy: str, expected: list[Cut]) -> None:
    """Widows, orphans, crossheads, drop caps, colons, pictures and tables have their own rules."""
    assert cuts(copy) == expected


def test_a_word_broken_at_a_columns_end_is_not_broken_at_a_jump() -> None:
    """After a hyphen a column may end, but a jump line may not follow."""
    assert cuts("aaaa aaaaaa bbbb cccc dddd", measure=4)[1] == C


def test_print_stops_after_a_whole_block_only() -> None:
    """The items of a list and the paragraphs of a box that is cut may part at a jump.

    Print goes on to their end.
    """
    tags = [("ul", "li"), ("ul", "li"), ("aside", "p"), ("aside", "p"), ("p",)]
    set_lines = [
        set_line("a", LEADING * number, block=number, tags=one) for number, one in enumerate(tags)
    ]
    named = [replace(one, id=one.tags[0]) for one in set_lines]
    assert [line.cut for line in lines_of(named, GRID)] == [J, X, J, X, X]


def test_a_broken_word_is_counted_once() -> None:
    """A word divided between two lines is one word, where it begins."""
    article = set_type("one privatisation two", measure=10, hyphens=True)
    assert [line.text for line in article.lines] == ["one priva-", "tisation", "two"]
    assert [line.words for line in article.lines] == [2, 0, 1]
    assert article.words == 3


def test_heights_and_whites_are_whole_lines() -> None:
    """A block takes up whole lines of the grid, its white included.

    The first line has no white above it.
    """
    lines = lines_of(
        [
            set_line("Crosshead", 20, block=0, tags=("h2",)),
            set_line("", 48, height=50, block=1, tags=("figure",), solid=True),
            set_line("copy", 98 + 14, block=2),
        ],
        GRID,
    )
    assert [line.space for line in lines] == [0, 1, 1]
    assert [line.height for line in lines] == [1, GRID.lines_for(50 + SOLID_WHITE), 1]
    assert [line.drifts for line in lines] == [False, True, False]


def test_half_a_point_is_let_pass() -> None:
    """A rule of half a point does not cost a line."""
    assert lines_of([set_line("a", 0, height=14.4)], GRID)[0].height == 1
    assert lines_of([set_line("a", 0, height=14.6)], GRID)[0].height == 2


def test_rows_of_a_table_keep_their_place_and_their_head() -> None:
    """Rows do not drift; each but those of the head knows the depth of the head that it takes
    along.
    """
    lines = set_type("| h\n| a\n| b\n\nafter\n\n| x\n| y").lines
    assert [line.lead for line in lines] == [0, 1, 1, 0, 0, 1]
    assert not any(line.drifts for line in lines)
    assert lines[4].space == 1


def test_a_row_finds_the_head_to_repeat() -> None:
    """The head that is repeated is that of the row's own table."""
    rows = [
        set_line(text, LEADING * number, block=number, tags=("table", part, "tr"), solid=True)
        for number, (text, part) in enumerate(
            [("h1", "thead"), ("h2", "thead"), ("a", "tbody"), ("b", "tbody")]
        )
    ]
    assert [row.text for row in repeated_heads(rows, 3)] == ["h1", "h2"]
    assert repeated_heads([set_line("p", 0), rows[2], rows[3]], 2) == ()


def test_an_empty_galley_has_no_lines() -> None:
    """No copy, no lines."""
    assert lines_of([], GRID) == ()


def test_the_compositor_breaks_lines_as_late_as_it_can() -> None:
    """The type of these tests: one character, one unit."""
    assert break_lines("a bb ccc dddd", 4) == ["a bb", "ccc", "dddd"]
    assert break_lines("privatisation", 6) == ["priva-", "tisat-", "ion"]


def test_without_entries_there_is_no_contents_box() -> None:
    """A paper of one article has no contents box."""
    assert arrange_contents(14, [], GRID, room=30) is None


def test_the_contents_box_is_one_column_wide_where_that_leaves_room() -> None:
    """Entries stand below each other, below the title."""
    box = arrange_contents(14, [28.0, 14.0, 28.0], GRID, room=30)
    assert box is not None
    assert (box.span, box.depth) == (1, 8)
    assert [top for _, top in box.places([0, 1, 2])] == [21.0, 49.0, 63.0]
    assert [top for _, top in box.places([1, 0, 2])] == [21.0, 35.0, 63.0]
    assert box.width == contents_width(GRID)


def test_a_deep_contents_box_is_made_wider() -> None:
    """Where one column is too deep for page 1, the entries are balanced over more."""
    box = arrange_contents(14, [28.0] * 20, GRID, room=30)
    assert box is not None
    assert box.span == 2
    assert len({left for left, _ in box.places(range(20))}) == 2
    assert box.depth <= 30


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_contents_box_holds_its_entries_in_any_order(order: tuple[int, ...]) -> None:
    """Which article comes first is known once the pages are made up.

    The box has room for every order of them.
    """
    heights = [14.0, 42.0, 28.0, 14.0]
    box = arrange_contents(14, heights, GRID, room=7)
    assert box is not None
    assert box.span > 1
    assert all(left <= (box.span - 1) * box.step + 7 for left, _ in box.places(order))
    bottoms = [
        top + heights[number] for number, (_, top) in zip(order, box.places(order), strict=True)
    ]
    assert max(bottoms) <= box.height - 7


def test_across_all_columns_the_contents_box_is_as_deep_as_it_must_be() -> None:
    """A box that no width makes low enough spans the page."""
    box = arrange_contents(14, [28.0] * 60, GRID, room=10)
    assert box is not None
    assert box.span == 3


@pytest.mark.parametrize("count", [1, 2, 7, 30])
@pytest.mark.parametrize("qr", [0.0, 84.0])
@pytest.mark.parametrize("columns", [1, 3])
def test_the_panel_holds_all_its_copy(count: int, qr: float, columns: int) -> None:
    """Every line of the panel's copy is placed, none below its foot or on its QR code."""
    grid = page_grid(columns=columns, lines=60, measure=100)
    panel = arrange_panel(28.0, [Line(height=1, words=3)] * count, qr, grid)
    assert [line for take in panel.takes for line, _ in take.placed] == list(range(count))
    for take in panel.takes:
        foot = panel.copy_top + take.depth * LEADING
        assert foot <= panel.height
        assert not qr or take.column < columns - 1 or foot <= panel.qr_top + 0.01
    assert panel.height <= (panel.depth - 1) * LEADING
    assert panel_measure(grid) < grid.measure
