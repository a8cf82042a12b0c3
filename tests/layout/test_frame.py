"""One article on one page, drawn."""

from __future__ import annotations

from checking.drawing import draw
from checking.legality import check_legal
from lowdown.layout.search.plan import ArticleOrder, make_up
from lowdown.model.issue import Overflow
from lowdown.model.plan import Furniture
from making.compositor import page_grid, set_type
from making.surveying import Plan


def words(count: int, letter: str = "w") -> str:
    """A paragraph for each word, so that every line may be cut anywhere."""
    return "\n\n".join(f"{letter}{number}" for number in range(count))


def plan(
    *copies: str,
    columns: int = 3,
    lines: int = 10,
    furniture: Furniture | None = None,
    pages: int | None = None,
    wanted: dict[str, tuple[int, ...]] | None = None,
    overflow: dict[str, Overflow] | None = None,
) -> Plan:
    """A paper of articles a, b, c, with heads of one line and columns four letters wide."""
    grid, furniture = page_grid(columns, lines, 4), furniture or Furniture()
    orders = [
        ArticleOrder(
            article=set_type(copy, slug=slug, measure=4, head=1),
            pages=(wanted or {}).get(slug, ()),
            overflow=(overflow or {}).get(slug, Overflow.JUMP),
            gives_way=slug in (overflow or {}) and (overflow or {})[slug] is not Overflow.ERROR,
        )
        for slug, copy in zip("abcdef", copies, strict=False)
    ]
    made = Plan(
        makeup=make_up(orders, furniture, grid, pages),
        orders=orders,
        furniture=furniture,
        grid=grid,
    )
    check_legal(made)
    return made


def page(made: Plan, number: int) -> list[str]:
    return [row.replace(" ", ".") for row in draw(made, number) if row.strip(" |")]


def test_columns_are_balanced_where_an_article_ends() -> None:
    """An article that ends on its page is no deeper than it needs, and its columns end level."""
    assert page(plan(words(7)), 1) == [
        "=a==|=a==|=a==",
        "w0..|w3..|w5",
        "w1..|w4..|w6",
        "w2..|....|",
    ]


def test_a_jump_has_two_lines_that_name_each_others_page() -> None:
    """The line "continued" stands right after the last words, its twin above the first ones
    overleaf.
    """
    made = plan(words(34))
    assert page(made, 1) == [
        "=a==|=a==|=a==",
        "w0..|w9..|w18",
        "w1..|w10.|w19",
        "w2..|w11.|w20",
        "w3..|w12.|w21",
        "w4..|w13.|w22",
        "w5..|w14.|w23",
        "w6..|w15.|w24",
        "w7..|w16.|w25",
        "w8..|w17.|>2",
    ]
    assert page(made, 2)[:2] == ["-a--|-a--|-a--", "<1..|w31.|"]


def test_no_jump_line_stands_between_pages_that_follow_each_other() -> None:
    """A run-on from page 2 to page 3 has neither jump line nor jump head."""
    made = plan(words(40), wanted={"a": (2, 3)})
    assert page(made, 2)[-1] == "w8..|w17.|w26"
    assert page(made, 3)[0] == "w27.|w32.|w36"


def test_a_contents_box_takes_the_foot_of_its_columns_only() -> None:
    """The box stands at the foot on the right; the copy stops above it and goes on beside it."""
    made = plan(words(60), lines=12, furniture=Furniture(nameplate=1, contents=3, contents_span=1))
    drawn = draw(made, 1)
    assert drawn[0] == "~~~~|~~~~|~~~~"
    assert [row.split("|")[2] for row in drawn[8:]] == [">2", "%%%%", "%%%%", "%%%%"]
    assert drawn[11].startswith("w9  |w19")


def test_a_short_lead_is_balanced_high_above_the_contents_box() -> None:
    """A lead that ends on page 1 leaves the box at the foot, and the next article goes on between
    the two.
    """
    made = plan(words(9), words(6, "b"), lines=16, furniture=Furniture(contents=3, contents_span=1))
    assert page(made, 1) == [
        "=a==|=a==|=a==",
        "w0..|w3..|w6",
        "w1..|w4..|w7",
        "w2..|w5..|w8",
        "=b==|=b==|=b==",
        "b0..|b2..|b4",
        "b1..|b3..|b5",
        "....|....|%%%%",
        "....|....|%%%%",
        "....|....|%%%%",
    ]
    assert {frame.page for frame in made.makeup.frames} == {1}


def test_no_head_runs_into_the_contents_box() -> None:
    """An article whose head would stand on the box begins overleaf."""
    made = plan(
        words(30), words(30, "b"), lines=20, furniture=Furniture(contents=9, contents_span=2)
    )
    assert made.pages_of("b")[0] == 2


def test_the_first_picture_stands_at_the_top_right_and_the_second_at_the_foot_left() -> None:
    """Pictures that span columns stand at top and foot, and the copy runs round them."""
    made = plan("a0\n\n[span 2 2]\n\n[span 2 3]\n\n" + words(16), wanted={"a": (2,)})
    drawn = draw(made, 2)
    assert drawn[1] == "a0  |####|####"
    assert drawn[made.makeup.frames[0].height - 1].startswith("####|####|")


def test_pictures_change_sides_beside_a_contents_box() -> None:
    """On page 1 a picture at the foot of the copy never stands on the contents box."""
    plan(
        "a0\n\n[span 2 2]\n\n[span 2 3]\n\n" + words(60),
        furniture=Furniture(contents=3, contents_span=2),
    )


def test_a_picture_named_by_the_last_words_is_printed() -> None:
    """A picture after the last paragraph stands on the page where the article ends."""
    made = plan(words(6) + "\n\n[span 2 3]")
    assert sum("####" in row for row in draw(made, 1)) == 3


def test_a_short_article_has_room_for_all_its_pictures() -> None:
    """Where the copy ends, more than two pictures may stand on a page."""
    made = plan(words(6) + "\n\n[span 1 2]\n\n[span 1 2]\n\n[span 1 2]")
    assert len(made.makeup.frames[0].wide_pictures) == 3


def test_copy_is_held_back_for_a_picture_still_to_come() -> None:
    """A picture never stands on a page without copy: some of the copy waits for it."""
    made = plan(words(12) + "\n\n[span 3 8]", wanted={"a": (2, 3)})
    second = made.makeup.of_article("a")[1]
    assert second.wide_pictures
    assert second.takes


def test_a_tail_of_one_picture_is_printed_on_the_next_page() -> None:
    """A picture in the column that found no room is placed on the page after, alone if need be."""
    made = plan(words(9) + "\n\n[fig 10]", columns=1, wanted={"a": (2, 3)})
    assert page(made, 3)[0].startswith("[fig")


def test_an_article_that_goes_on_online_says_so_after_its_last_words() -> None:
    """Print stops at the end of a paragraph, and two lines below name the address."""
    made = plan(words(60), wanted={"a": (2,)}, overflow={"a": Overflow.ONLINE})
    assert page(made, 2)[-3:] == ["w6..|w15.|w24", "w7..|w16.|@@@@", "w8..|w17.|@@@@"]


def go_online(copy: str, *pages: int, lines: int = 10) -> Plan:
    """An article that goes on online from the last of its pages, in columns of four letters."""
    return plan(copy, lines=lines, wanted={"a": pages}, overflow={"a": Overflow.ONLINE})


def last_text(made: Plan) -> str:
    return made.article("a").lines[made.makeup.of_article("a")[-1].line_numbers[-1]].text


def test_print_stops_at_the_end_of_a_paragraph_only() -> None:
    """Paragraphs of four lines.

    The last column ends with one of them, although it has room for more lines.
    """
    made = go_online(
        "\n\n".join(f"a{number:03} b{number:03} c{number:03} d{number:03}" for number in range(20)),
        2,
    )
    assert last_text(made).startswith("d")


def test_print_stops_neither_after_a_crosshead_nor_after_words_that_announce_what_follows() -> None:
    """Room for 25 lines, but the 24th says what comes next and the 23rd is a crosshead's.

    Print stops before.
    """
    made = go_online(f"{words(22)}\n\n# Head\n\nsay:\n\n{words(30, 'x')}", 2)
    assert last_text(made) == "w21"


def test_an_article_stops_a_frame_before_one_that_holds_no_paragraph_s_end() -> None:
    """Page 3 cannot hold the end of the long paragraph that begins there.

    Print stops at the foot of page 2.
    """
    made = go_online(f"{words(27)}\n\n" + " ".join(f"z{number:03}" for number in range(90)), 2, 3)
    assert made.pages_of("a") == [2]
    assert last_text(made) == "w24"


def test_an_article_that_has_no_place_to_stop_is_not_printed() -> None:
    """One paragraph longer than all its pages is never cut within."""
    made = go_online(" ".join(f"z{number:03}" for number in range(90)), 2, 3)
    assert made.pages_of("a") == []


def test_an_article_that_goes_online_is_no_deeper_than_its_copy_needs() -> None:
    """Where a long paragraph follows that does not fit, the columns above it end level."""
    made = go_online(
        f"{words(13)}\n\n" + " ".join(f"z{number:03}" for number in range(90)), 2, lines=20
    )
    assert page(made, 2) == [
        "=a==|=a==|=a==",
        "w0..|w5..|w10",
        "w1..|w6..|w11",
        "w2..|w7..|w12",
        "w3..|w8..|@@@@",
        "w4..|w9..|@@@@",
    ]
