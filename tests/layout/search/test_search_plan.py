"""Planning a whole paper: which pages each article gets."""

from __future__ import annotations

import pytest

from checking.legality import check_legal
from lowdown.layout.board import Board
from lowdown.layout.costs import price
from lowdown.layout.search.plan import ArticleOrder, first_fit, make_up
from lowdown.model.issue import Overflow
from lowdown.model.plan import Furniture
from making.compositor import page_grid, set_type
from making.surveying import Plan

LINES = 20
COLUMNS = 3
JUMP, ONLINE, ERROR = Overflow.JUMP, Overflow.ONLINE, Overflow.ERROR


def order(
    slug: str,
    depth: int,
    *pages: int,
    overflow: Overflow = JUMP,
    explicit: bool = False,
    extra: str = "",
) -> ArticleOrder:
    """An article of `depth` lines of copy below a head of two."""
    copy = "\n\n".join(f"{slug}{number}" for number in range(depth)) + extra
    article = set_type(copy, slug=slug, measure=8, head=2)
    return ArticleOrder(article=article, pages=pages, overflow=overflow, gives_way=explicit)


def plan(
    *orders: ArticleOrder,
    pages: int | None = None,
    furniture: Furniture | None = None,
    columns: int = COLUMNS,
) -> Plan:
    grid, furniture = page_grid(columns, LINES, 8), furniture or Furniture()
    made = Plan(
        makeup=make_up(orders, furniture, grid, pages),
        orders=orders,
        furniture=furniture,
        grid=grid,
    )
    check_legal(made)
    return made


def jumps(made: Plan) -> list[tuple[str, int, int]]:
    return [
        (frame.article, frame.page, frame.to_page) for frame in made.makeup.frames if frame.to_page
    ]


def lines_over(made: Plan) -> dict[str, int]:
    return {fit.article: fit.lines_over for fit in made.makeup.fits if fit.lines_over}


def test_the_page_map_of_the_sample_is_as_ordered() -> None:
    """The lead, a spread that jumps to the back page, spreads, one that goes online, a brief."""
    made = plan(
        order("lead", 120, 1, 2, 3),
        order("exits", 150, 4, 5, 12),
        order("third", 110, 6, 7),
        order("four", 108, 8, 9),
        order("fifth", 200, 10, 11, overflow=ONLINE, explicit=True),
        order("strike", 30, 11),
        pages=12,
        furniture=Furniture(nameplate=4, contents=6, contents_span=1, panel=6),
    )
    assert {
        slug: made.pages_of(slug) for slug in ("lead", "exits", "third", "four", "fifth", "strike")
    } == {
        "lead": [1, 2, 3],
        "exits": [4, 5, 12],
        "third": [6, 7],
        "four": [8, 9],
        "fifth": [10, 11],
        "strike": [11],
    }
    assert jumps(made) == [("lead", 1, 2), ("exits", 5, 12)]
    assert [frame.article for frame in made.makeup.frames if frame.online] == ["fifth"]
    assert set(lines_over(made)) == {"fifth"}


OVERFLOWS = (JUMP, ONLINE, ERROR)


@pytest.mark.parametrize("below", OVERFLOWS)
@pytest.mark.parametrize("above", OVERFLOWS)
def test_each_of_two_that_share_a_page_gets_what_it_needs(above: Overflow, below: Overflow) -> None:
    """Where two articles both fit, neither is cut, whatever their `overflow`."""
    made = plan(
        order("l", 3, 1), order("a", 24, 2, overflow=above), order("b", 15, 2, overflow=below)
    )
    assert lines_over(made) == {}
    assert made.pages_of("a") == made.pages_of("b") == [2]


@pytest.mark.parametrize(
    ("above", "below", "gives_way"),
    [
        ((JUMP, False), (JUMP, False), "a"),
        ((JUMP, False), (ERROR, False), "a"),
        ((JUMP, False), (JUMP, True), "b"),
        ((JUMP, False), (ONLINE, True), "b"),
        ((JUMP, True), (JUMP, False), "a"),
        ((JUMP, True), (ONLINE, True), "a"),
        ((ONLINE, True), (JUMP, False), "a"),
        ((ONLINE, True), (ONLINE, True), "a"),
        ((ONLINE, True), (ERROR, False), "a"),
        ((ERROR, False), (JUMP, False), "b"),
        ((ERROR, False), (JUMP, True), "b"),
        ((ERROR, False), (ONLINE, True), "b"),
        ((ERROR, False), (ERROR, False), "b"),
    ],
)
def test_where_two_do_not_both_fit_the_one_with_overflow_gives_way(
    above: tuple[Overflow, bool], below: tuple[Overflow, bool], gives_way: str
) -> None:
    """The one that the manifest gives an `overflow`.

    Else the upper, unless it may not overflow at all.
    """
    made = plan(
        order("l", 3, 1),
        order("a", 30, 2, overflow=above[0], explicit=above[1]),
        order("b", 30, 2, overflow=below[0], explicit=below[1]),
        pages=4,
    )
    kept = "b" if gives_way == "a" else "a"
    assert made.pages_of(kept) == [2]
    assert kept not in lines_over(made)
    assert len(made.pages_of(gives_way)) > 1 or gives_way in lines_over(made)


def test_one_that_is_too_long_for_its_page_in_any_case_leaves_the_other_its_page() -> None:
    """An article too long even for the whole page leaves the other what it needs."""
    made = plan(order("l", 3, 1), order("a", 24, 2), order("b", 200, 2))
    assert made.pages_of("a") == [2]
    assert made.pages_of("b")[0] == 2
    assert lines_over(made) == {}


def test_an_article_that_runs_into_a_shared_page_ends_above_the_other() -> None:
    """The upper article's last page is as deep as it must be, and the lower one begins below."""
    made = plan(order("l", 3, 1), order("a", 66, 2, 3), order("b", 30, 3))
    upper, lower = made.makeup.on_page(3)
    assert (upper.article, lower.article) == ("a", "b")
    assert lines_over(made) == {}


def test_an_overset_goes_to_the_back_page() -> None:
    """What does not fit is jumped to the back page where it holds all of it."""
    made = plan(order("l", 3, 1), order("a", 80, 2), order("b", 20, 3), pages=6)
    assert made.pages_of("a") == [2, 6]


def test_an_overset_that_the_back_page_does_not_hold_goes_to_the_next_free_space() -> None:
    """Where the back page is too small, the next page that holds the rest is taken."""
    made = plan(
        order("l", 3, 1),
        order("a", 80, 2),
        order("b", 50, 3),
        pages=6,
        furniture=Furniture(panel=15),
    )
    assert made.pages_of("a") == [2, 4]


def test_an_overset_that_no_page_holds_goes_on_through_all_of_them() -> None:
    """A long overset is never stranded on the back page while pages before it are free."""
    made = plan(order("a", 260, 1), pages=6, furniture=Furniture(panel=4))
    assert lines_over(made) == {}
    assert made.pages_of("a")[:3] == [1, 2, 3]


def test_the_line_of_the_jump_line_is_counted() -> None:
    """A tail that fits the back page only without its jump line goes where it fits whole."""
    for depth in range(60, 110):
        made = plan(order("l", 3, 1), order("a", depth, 2), pages=5, furniture=Furniture(panel=6))
        assert lines_over(made) == {}
        assert len(made.pages_of("a")) <= 2


def test_articles_without_pages_follow_one_another() -> None:
    """A bare article begins where there is room below the one before it, or on the next page."""
    made = plan(order("a", 20), order("b", 20), order("c", 20))
    assert [made.pages_of(slug) for slug in "abc"] == [[1], [1], [2]]


def test_articles_without_pages_leave_ordered_pages_alone() -> None:
    """They continue after pages that others have ordered, and their jump lines say so."""
    made = plan(order("a", 100), order("b", 50, 2))
    assert made.pages_of("a") == [1, 3]
    assert made.pages_of("b") == [2]
    assert jumps(made) == [("a", 1, 3)]


def test_a_page_without_room_is_passed_over_and_the_jump_line_names_the_one_used() -> None:
    """Of pages 2, 3 and 5, page 3 is full: the article jumps from 2 to 5."""
    made = plan(order("l", 3, 1), order("full", 50, 3, overflow=ERROR), order("a", 80, 2, 3, 5))
    assert made.pages_of("a") == [2, 5]
    assert jumps(made) == [("a", 2, 5)]


def test_an_ordered_page_that_is_not_needed_stays_free() -> None:
    """An article shorter than its pages leaves the last of them to others."""
    made = plan(order("l", 3, 1), order("a", 30, 2, 3, 5), pages=5)
    assert made.pages_of("a") == [2]
    assert jumps(made) == []
    assert [len(made.makeup.on_page(page)) for page in (3, 4, 5)] == [0, 0, 0]
    assert made.makeup.of_article("a")[0].height == 12


def test_an_article_begins_on_a_page_ordered_for_it_or_not_at_all() -> None:
    """An article whose pages are full is not placed elsewhere; all its lines are over."""
    made = plan(order("l", 3, 1), order("full", 50, 2, overflow=ERROR), order("a", 30, 2), pages=4)
    assert made.pages_of("a") == []
    assert lines_over(made) == {"a": 30}


def test_copy_too_long_is_counted_in_lines_and_words() -> None:
    """With `overflow: error` the fit has the lines and words over, and the first of them."""
    made = plan(order("l", 3, 1), order("a", 60, 2, overflow=ERROR), pages=4)
    fit = made.makeup.fits[1]
    assert (fit.lines_over, fit.words_over, fit.first_words) == (6, 6, "a54 a55")
    assert made.pages_of("a") == [2]


def test_the_last_article_finds_no_room_where_pages_run_out() -> None:
    """In a paper of two pages the last article is the one that finds no room."""
    made = plan(order("a", 60), order("b", 20), order("c", 60), pages=2)
    assert set(lines_over(made)) == {"c"}


def test_an_article_without_pages_jumps_into_free_space_at_the_end() -> None:
    """In a paper of a fixed size, copy without pages goes below an article that has ordered its
    page.
    """
    made = plan(order("l", 54, 1), order("a", 80), order("b", 10, 3), pages=3)
    assert lines_over(made) == {}
    assert made.pages_of("a") == [2, 3]


def test_an_article_without_pages_may_go_on_online() -> None:
    """Where the pages run out, the line that goes online stands at the end of the last of them."""
    made = plan(order("a", 160, overflow=ONLINE, explicit=True), pages=2)
    assert [frame.online for frame in made.makeup.of_article("a")] == [False, True]


@pytest.mark.parametrize("pages", [None, 3])
def test_the_panel_stands_at_the_foot_of_the_last_page(pages: int | None) -> None:
    """The copy stops above the panel, and the paper is a page longer where they do not both fit."""
    made = plan(order("a", 110), pages=pages, furniture=Furniture(panel=12))
    assert made.makeup.pages == 3
    assert lines_over(made) == {}


def test_a_paper_of_one_article_is_a_page() -> None:
    """One short article, nameplate and panel make a paper of one page."""
    made = plan(order("a", 12), furniture=Furniture(nameplate=3, panel=4))
    assert made.makeup.pages == 1


@pytest.mark.parametrize("columns", range(1, 7))
def test_any_number_of_columns(columns: int) -> None:
    """A paper may have one to six columns."""
    made = plan(
        order("a", 120),
        order("b", 50),
        order("c", 9),
        columns=columns,
        furniture=Furniture(contents=4),
    )
    assert lines_over(made) == {}


def test_an_article_without_pages_shares_those_of_one_that_may_stop_for_the_web() -> None:
    """Where no other page is free, an article with `overflow` leaves its last page to it."""
    wanted = (
        order("lead", 100, 1, 2),
        order("long", 200, 3, 4, overflow=ONLINE, explicit=True),
        order("brief", 20),
    )
    made = plan(*wanted, pages=4)
    assert made.pages_of("brief") == [4]
    assert made.pages_of("long") == [3, 4]
    assert set(lines_over(made)) == {"long"}


def test_sixty_articles() -> None:
    """Sixty articles in a row are a paper like any other."""
    made = plan(
        *(order(f"s{number}", 20 + number) for number in range(60)), furniture=Furniture(panel=5)
    )
    assert lines_over(made) == {}


def test_sixty_articles_on_ordered_pages_that_are_too_short() -> None:
    """Sixty articles, two ordered for each page and too long for it, jump until all are printed."""
    made = plan(
        *(order(f"s{number}", 20 if number % 2 else 60, 2 + number // 2) for number in range(60))
    )
    assert lines_over(made) == {}


def test_twenty_thousand_words() -> None:
    """One article ordered for page 1 may be as long as a book."""
    grid = page_grid(3, 57, 36)
    orders = [ArticleOrder(article=set_type("words and words, " * 6_667, measure=36), pages=(1,))]
    made = Plan(
        makeup=make_up(orders, Furniture(), grid), orders=orders, furniture=Furniture(), grid=grid
    )
    check_legal(made)
    assert lines_over(made) == {}
    assert made.pages_of("a") == list(range(1, made.makeup.pages + 1))


def test_a_page_that_is_added_for_the_donation_panel_has_its_costs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The plan to beat is compared by what all of its pages cost, the last one too."""
    monkeypatch.setattr("lowdown.layout.search.plan.MAX_EXTRA_PAGES", 0)
    orders, grid = [order("a", 30)], page_grid(COLUMNS, LINES, 8)
    furniture = Furniture(panel=6)
    made = first_fit(orders, furniture, grid)
    board = Board(grid=grid, furniture=furniture, pages=2)
    assert made.pages == 2
    assert made.costs == price(made.frames, made.fits, orders, board)
    assert 2 in {cost.page for cost in made.costs}
