"""The fit ladder, climbed on made-up papers.

What is changed so that the copy fits, in which order, and how far.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checking.drawing import draw
from checking.legality import check_legal
from lowdown.layout.board import Board
from lowdown.layout.costs import total
from lowdown.layout.fit.ladder import (
    MAX_TRACKED,
    WORTH_TRACKING,
    Fitted,
    apply_fit_ladder,
    fit_changes,
)
from lowdown.layout.fit.levers import with_levers
from lowdown.layout.fit.relayout import Relayout
from lowdown.layout.search.plan import ArticleOrder, make_up, overset_now
from lowdown.model.issue import Overflow
from lowdown.model.plan import ArticleMetrics, FitStep, Furniture, Makeup, Tracking
from making.compositor import page_grid, set_type
from making.issues.random_copy import furnitures, grids, ordered_copy, orders_of
from making.surveying import Plan

ERROR, ONLINE = Overflow.ERROR, Overflow.ONLINE


@dataclass(slots=True)
class Tracker:
    """Sets articles closer by leaving out their last lines, `lines` at most, and notes what it was
    asked for.
    """

    lines: int = 0
    asked: list[tuple[str, int]] = field(default_factory=list)

    def __call__(self, article: ArticleMetrics, more: int) -> ArticleMetrics:
        self.asked.append((article.slug, more))
        fewer = min(self.lines, -more)
        kept = len(article.lines) - fewer
        tracking = Tracking(more_lines=-fewer)
        return replace(article, lines=article.lines[:kept], tracking=tracking)


def lines_of(slug: str, depth: int) -> str:
    """Copy of `depth` lines, each a paragraph."""
    return "\n\n".join(f"{slug}{number}" for number in range(depth))


def order(
    copy: str, *pages: int, slug: str = "a", overflow: Overflow = ERROR, head: int = 1
) -> ArticleOrder:
    return ArticleOrder(
        article=set_type(copy, slug=slug, measure=4, head=head), pages=pages, overflow=overflow
    )


def plan(
    *orders: ArticleOrder, columns: int = 1, lines: int = 10, pages: int | None = None
) -> Plan:
    grid = page_grid(columns=columns, lines=lines, measure=4)
    return Plan(
        makeup=make_up(orders, Furniture(), grid, pages),
        orders=orders,
        furniture=Furniture(),
        grid=grid,
    )


def fit(
    before: Plan, track: Callable[[ArticleMetrics, int], ArticleMetrics] | None = None
) -> Fitted:
    """Climb the ladder; `track` may set an article with lines more or fewer."""
    return climb_from(before, Fitted(makeup=before.makeup), track)


def climb_from(
    before: Plan,
    fitted: Fitted,
    track: Callable[[ArticleMetrics, int], ArticleMetrics] | None = None,
) -> Fitted:
    board = Board(grid=before.grid, furniture=before.furniture, pages=before.makeup.pages)
    return apply_fit_ladder(fitted, before.orders, board, set_again=track)


def as_fitted(before: Plan, fitted: Fitted) -> Plan:
    """The paper that came of it, and its articles as they stand in it."""
    orders = []
    for one in before.orders:
        article = fitted.tracked.get(one.article.slug, one.article)
        orders.append(
            replace(one, article=with_levers(article, fitted.depths.get(one.article.slug, {})))
        )
    made = replace(before, makeup=fitted.makeup, orders=orders)
    check_legal(made)
    return made


def steps(before: Plan, fitted: Fitted) -> list[FitStep]:
    return [change.step for change in fit_changes(fitted, before.orders, before.grid.columns)]


@settings(max_examples=60)
@given(st.data())
def test_any_paper_gains_by_the_ladder_or_stays_as_it_is(data: st.DataObject) -> None:
    """It is legal, never dearer, loses no more copy than before, and climbing again changes
    nothing.
    """
    grid = data.draw(grids())
    orders = orders_of(
        data.draw(st.lists(ordered_copy(grid, adjustable=True), min_size=1, max_size=5))
    )
    furniture = data.draw(furnitures(grid))
    made = make_up(orders, furniture, grid, data.draw(st.none() | st.integers(1, 9)))
    before = Plan(makeup=made, orders=orders, furniture=furniture, grid=grid)
    fitted = fit(before)
    as_fitted(before, fitted)
    assert fitted.makeup == made if not fitted.depths else total(fitted.makeup) < total(made)
    assert overset_now(fitted.makeup) <= overset_now(made)
    assert climb_from(before, fitted) == fitted


@settings(max_examples=40)
@given(st.data())
def test_only_what_a_lever_leaves_out_is_not_printed(data: st.DataObject) -> None:
    """Every other line is on the pages or told to be left over, and no lever is pulled beyond its
    limits.
    """
    grid = data.draw(grids())
    orders = orders_of(
        data.draw(st.lists(ordered_copy(grid, adjustable=True), min_size=1, max_size=4))
    )
    before = Plan(
        makeup=make_up(orders, Furniture(), grid), orders=orders, furniture=Furniture(), grid=grid
    )
    fitted = fit(before)
    for one in as_fitted(before, fitted).orders:
        article, depths = before.article(one.article.slug), fitted.depths.get(one.article.slug, {})
        assert all(depth in article.levers[index].depths[1:] for index, depth in depths.items())
        gone = {line for index in depths for line in gone_with(article, index)}
        assert [line.text for line in one.article.lines] == [
            line.text for number, line in enumerate(article.lines) if number not in gone
        ]


def gone_with(article: ArticleMetrics, index: int) -> tuple[int, ...]:
    lever = article.levers[index]
    return lever.lines if lever.leaves_out else ()


def test_optional_copy_is_left_out_where_the_article_is_too_long() -> None:
    """What stood below it moves up, and the article is whole on its page."""
    before = plan(order("a0\n\na1\n\n? o0\n\n? o1\n\n" + lines_of("b", 7), 1))
    assert [fit.lines_over for fit in before.makeup.fits] == [2]
    fitted = fit(before)
    after = as_fitted(before, fitted)
    assert draw(before, 1) == ["=a==", "a0", "a1", "o0", "o1", "b0", "b1", "b2", "b3", "b4"]
    assert draw(after, 1) == ["=a==", "a0", "a1", "b0", "b1", "b2", "b3", "b4", "b5", "b6"]
    (change,) = fit_changes(fitted, before.orders, 1)
    assert (change.article, change.step, change.lines, change.what) == (
        "a",
        FitStep.OPTIONAL,
        -2,
        "optional copy 3",
    )


OPTIONAL = "? o0\n\n? o1\n\n"
PICTURE = "[fig 4 2-4]\n\n"
PULL_QUOTE = "[pull 2 ?]\n\n"
CROSSHEAD = "#+ c\n\n"


@pytest.mark.parametrize(
    ("copy", "first"),
    [
        (CROSSHEAD + PULL_QUOTE + PICTURE + OPTIONAL, FitStep.OPTIONAL),
        (CROSSHEAD + PULL_QUOTE + PICTURE, FitStep.PICTURES),
        (CROSSHEAD + PULL_QUOTE, FitStep.PULLQUOTES),
    ],
)
def test_what_goes_first_is_optional_copy_then_pictures_then_pull_quotes(
    copy: str, first: FitStep
) -> None:
    """Each of them would be enough.

    Only the first that the article has is touched, wherever it stands in the copy.
    """
    copy = f"a0\n\n{copy}z0\n\nz1"
    depth = 1 + sum(line.height + line.space for line in set_type(copy, measure=4).lines)
    before = plan(order(copy, 1), lines=depth - 2)
    assert overset_now(before.makeup) > 0
    fitted = fit(before)
    as_fitted(before, fitted)
    assert overset_now(fitted.makeup) == 0
    assert steps(before, fitted) == [first]


@pytest.mark.parametrize(
    ("copy", "first"), [(CROSSHEAD + PICTURE, FitStep.PICTURES), (CROSSHEAD, FitStep.CROSSHEADS)]
)
def test_white_is_filled_by_a_picture_before_white_is_added_above_a_crosshead(
    copy: str, first: FitStep
) -> None:
    """One line is missing on page 1, and the second article is ordered to page 2."""
    copy = f"a0\n\n{copy.replace('4 2-4', '4 2-5')}z0\n\nz1"
    depth = 1 + sum(line.height + line.space for line in set_type(copy, measure=4).lines)
    before = plan(order(copy, 1), order("b0", 2, slug="b"), lines=depth + 1)
    fitted = fit(before)
    after = as_fitted(before, fitted)
    assert steps(before, fitted) == [first]
    assert draw(before, 1)[-1] == ""
    assert draw(after, 1)[-1] == "z1"


def test_a_page_is_filled_by_letting_a_picture_grow() -> None:
    """By the lines that are white, and by no more."""
    before = plan(order("a0\n\n[fig 2 2-9]\n\na1\n\na2", 1), order("b0", 2, slug="b"))
    after = as_fitted(before, fit(before))
    assert draw(before, 1) == ["=a==", "a0", "[fig", "[fig", "a1", "a2", "", "", "", ""]
    assert draw(after, 1) == [
        "=a==",
        "a0",
        "[fig",
        "[fig",
        "[fig",
        "[fig",
        "[fig",
        "[fig",
        "a1",
        "a2",
    ]


def test_a_picture_across_columns_is_cropped_for_twice_its_lines() -> None:
    """Each line less of a picture two columns wide makes room for two lines of copy."""
    wide = plan(order(f"a0\n\n[span 2 5 2-5]\n\n{lines_of('b', 11)}", 1), columns=2)
    fitted = fit(wide)
    assert overset_now(wide.makeup) == 4
    assert overset_now(as_fitted(wide, fitted).makeup) == 0
    assert [change.lines for change in fit_changes(fitted, wide.orders, 2)] == [-4]


@pytest.mark.parametrize("least", [2, 3, 4])
def test_no_picture_is_cropped_beyond_its_limits(least: int) -> None:
    """What is left over then is still told."""
    before = plan(order(f"a0\n\n[fig 5 {least}-9]\n\n{lines_of('b', 9)}", 1))
    fitted = fit(before)
    assert fitted.depths == {"a": {0: least}}
    assert overset_now(before.makeup) - overset_now(as_fitted(before, fitted).makeup) == 5 - least


def test_what_fits_is_left_as_the_editor_wrote_it() -> None:
    """A page that is full, and a last page whose white is no fault, are not worth a change."""
    copy = "a0\n\n? o0\n\n[fig 2 1-5]\n\n[pull 2 ?]\n\n#+ c\n\na1"
    before = plan(order(copy, 1), order("b0\n\n[fig 2 1-5]\n\nb1\n\nb2\n\nb3", 2, slug="b"))
    fitted = fit(before)
    assert fitted.depths == {}
    assert fitted.makeup is before.makeup


def test_what_another_article_s_change_has_made_needless_is_undone() -> None:
    """The upper article's optional copy comes back once the one below it has become short enough by
    itself.
    """
    upper = order(f"a0\n\n{OPTIONAL}a1", 1)
    before = plan(
        upper, order(f"b0\n\n{OPTIONAL}{OPTIONAL}b1\n\nb2", 1, slug="b"), lines=12, pages=1
    )
    assert [fit.lines_over for fit in before.makeup.fits] == [0, 3]
    fitted = fit(before)
    as_fitted(before, fitted)
    assert overset_now(fitted.makeup) == 0
    assert fitted.depths == {"b": {0: 0}}


def test_no_change_is_tried_twice_in_one_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one article is changed, the others are tried in that paper once and no more."""
    tried: list[tuple[Makeup, list[tuple[object, ...]]]] = []
    runs = Relayout.runs

    def noted(self: Relayout, orders: Sequence[ArticleOrder]) -> object:
        tried.append((self.makeup, [order.article.key for order in orders]))
        return runs(self, orders)

    monkeypatch.setattr(Relayout, "runs", noted)
    before = plan(
        order(f"a0\n\n[fig 3 2-4]\n\n{lines_of('a', 7)}", 1),
        order(f"b0\n\n[fig 3 3-5]\n\n{lines_of('b', 3)}", 2, slug="b"),
        order(f"c0\n\n? c1\n\n{lines_of('d', 3)}", 3, slug="c"),
    )
    fitted = fit(before)
    assert fitted.depths
    assert len(tried) > 5
    assert not [
        keys
        for number, (makeup, keys) in enumerate(tried)
        if any(makeup is other and keys == others for other, others in tried[:number])
    ]


def test_an_article_that_goes_on_online_is_left_alone() -> None:
    """The web has the rest: nothing of it is left out in print, and its picture is not cropped."""
    copy = f"a0\n\n[fig 3 1-6]\n\n? o0\n\n{lines_of('b', 20)}"
    before = plan(order(copy, 1, overflow=ONLINE), lines=12)
    assert before.makeup.frames[-1].online
    tracker = Tracker()
    fitted = fit(before, tracker)
    assert (fitted.makeup, fitted.depths, tracker.asked) == (before.makeup, {}, [])


def test_two_articles_at_the_most_are_set_closer_the_first_that_are_too_long() -> None:
    """Setting again takes longer than all the rest; white elsewhere is not worth it then."""
    long = [order(lines_of(slug, 11), page, slug=slug) for page, slug in enumerate("abc", 1)]
    before = plan(*long, pages=4)
    tracker = Tracker(lines=2)
    fitted = fit(before, tracker)
    as_fitted(before, fitted)
    assert tracker.asked == [("a", -2), ("b", -2)]
    assert len(tracker.asked) == MAX_TRACKED
    assert [*fitted.tracked] == ["a", "b"]
    assert [fit.lines_over for fit in fitted.makeup.fits] == [0, 0, 2]
    assert climb_from(before, fitted, tracker) == fitted


def test_what_a_lever_makes_fit_is_not_set_again() -> None:
    """Type is set closer only where leaving out and cropping are not enough."""
    before = plan(order(OPTIONAL + lines_of("a", 9), 1), order(lines_of("b", 10), 2, slug="b"))
    tracker = Tracker(lines=1)
    fitted = fit(before, tracker)
    assert tracker.asked == [("b", -1)]
    assert (steps(before, fitted), [*fitted.tracked]) == ([FitStep.OPTIONAL], ["b"])


def test_type_that_is_set_closer_to_no_gain_stays_as_it_was() -> None:
    """Where tracking saves no line, the article is printed as it was set first."""
    before = plan(order(lines_of("a", 11), 1))
    tracker = Tracker(lines=0)
    fitted = fit(before, tracker)
    assert tracker.asked == [("a", -2)]
    assert (fitted.makeup, fitted.tracked) == (before.makeup, {})


def test_an_article_that_is_still_too_long_is_set_once_more() -> None:
    """It is then asked for the lines that are still over, beside those that are gone."""
    before = plan(order(lines_of("a", 11), 1))
    asked = list[int]()

    def track(article: ArticleMetrics, more: int) -> ArticleMetrics:
        asked.append(more)
        closer = replace(article, lines=article.lines[: more + 1])
        return replace(closer, tracking=Tracking(more_lines=more))

    fitted = fit(before, track)
    assert asked == [-2, -3]
    assert overset_now(before.makeup) == 2
    assert overset_now(as_fitted(before, fitted).makeup) == 0


def test_an_article_that_cannot_get_shorter_still_is_not_set_once_more() -> None:
    """It has given all the lines that it has, and what is over is reported."""
    before = plan(order(lines_of("a", 11), 1))
    tracker = Tracker(lines=1)
    fitted = fit(before, tracker)
    assert tracker.asked == [("a", -2)]
    assert overset_now(as_fitted(before, fitted).makeup) == 1


def test_an_article_may_refuse_to_be_set_closer() -> None:
    """`fit: {tracking: false}` in its header holds."""
    before = plan(replace(order(lines_of("a", 11), 1), fixed=frozenset({FitStep.TRACKING})))
    tracker = Tracker(lines=2)
    assert fit(before, tracker).makeup == before.makeup
    assert tracker.asked == []


def test_a_long_article_that_leaves_white_is_set_wider() -> None:
    """Some lines are missing to fill its second page, and another article has the third."""
    before = plan(
        order(lines_of("a", 394 - WORTH_TRACKING), 1, 2),
        order("b0", 3, slug="b"),
        columns=2,
        lines=100,
    )
    asked = list[int]()

    def track(article: ArticleMetrics, more: int) -> ArticleMetrics:
        asked.append(more)
        wider = set_type(lines_of("a", 394), slug="a", measure=4, head=1)
        return replace(wider, tracking=Tracking(more_lines=more))

    fitted = fit(before, track)
    as_fitted(before, fitted)
    assert asked == [WORTH_TRACKING]
    assert [*fitted.tracked] == ["a"]
    assert total(fitted.makeup) < total(before.makeup)
