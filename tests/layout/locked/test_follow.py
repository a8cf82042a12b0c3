"""Following a locked plan: a correction in one article does not move the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import pytest

from checking.legality import check_legal
from lowdown.layout.board import Board
from lowdown.layout.fit.levers import with_levers
from lowdown.layout.locked.diff import plan_changes
from lowdown.layout.locked.follow import follow, keep_to
from lowdown.layout.locked.lock import lock_plan
from lowdown.layout.locked.tighten import tighten
from lowdown.layout.search.plan import ArticleOrder, make_up
from lowdown.model.issue import Overflow
from lowdown.model.plan import FitStep, Furniture, Grid, Lever, LockedPlan
from making.compositor import page_grid, set_type
from making.surveying import Plan

GRID = page_grid(3, 20, 8)
FURNITURE = Furniture(nameplate=4, contents=6, contents_span=1, panel=3)


def order(
    slug: str, depth: int, *pages: int, overflow: Overflow = Overflow.JUMP, first: int = 0
) -> ArticleOrder:
    """An article of `depth` lines of copy below a head of two; words numbered from `first`."""
    copy = "\n\n".join(f"{slug}{number}" for number in range(first, first + depth))
    return ArticleOrder(
        article=set_type(copy, slug=slug, measure=8, head=2), pages=pages, overflow=overflow
    )


SAMPLE: Mapping[str, ArticleOrder] = {
    "lead": order("lead", 120, 1, 2, 3),
    "exits": order("exits", 118, 4, 5, 12),
    "third": order("third", 110, 6, 7),
    "four": order("four", 108, 8, 9),
    "fifth": order("fifth", 200, 10, 11, overflow=Overflow.ONLINE),
    "strike": order("strike", 15, 11),
}
"""The page map of the sample issue; pages 6-9 are nearly full, page 12 has 3 x 8 lines left."""


@dataclass(frozen=True, kw_only=True)
class Planner:
    """Plans papers on one grid, with one set of furniture and number of pages."""

    grid: Grid = GRID
    furniture: Furniture = FURNITURE
    pages: int | None = 12

    def plan(self, orders: Sequence[ArticleOrder]) -> Plan:
        """The paper planned from scratch, without a lock."""
        return self._made(orders, None)

    def kept(self, orders: Sequence[ArticleOrder], locked: LockedPlan) -> Plan:
        """The paper kept to its lock where it can be, else planned from scratch."""
        return self._made(orders, locked)

    def follows(self, orders: Sequence[ArticleOrder], locked: LockedPlan) -> bool:
        """Whether the locked plan can be followed."""
        return follow(locked, orders, self.board(self.pages or locked.pages)) is not None

    def lock(self, plan: Plan) -> LockedPlan:
        return lock_plan(plan.makeup, plan.orders, self.grid)

    def board(self, pages: int | None) -> Board:
        return Board(grid=self.grid, furniture=self.furniture, pages=pages)

    def _made(self, orders: Sequence[ArticleOrder], locked: LockedPlan | None) -> Plan:
        from_scratch = partial(make_up, furniture=self.furniture, grid=self.grid, pages=self.pages)
        following = (
            keep_to(locked, orders, self.board(self.pages), from_scratch) if locked else None
        )
        makeup = following or from_scratch(orders)
        plan = Plan(makeup=makeup, orders=orders, furniture=self.furniture, grid=self.grid)
        check_legal(plan)
        return plan


PLANNER = Planner()
BEFORE = PLANNER.plan(list(SAMPLE.values()))
LOCKED = PLANNER.lock(BEFORE)


def changes(after: Plan, locked: LockedPlan = LOCKED) -> tuple[str, ...]:
    return plan_changes(locked, lock_plan(after.makeup, after.orders, after.grid))


def with_orders(*altered: ArticleOrder) -> list[ArticleOrder]:
    """The orders of the sample, with `altered` in place of those with the same slugs."""
    by_slug = {one.article.slug: one for one in altered}
    return [by_slug.get(slug, one) for slug, one in SAMPLE.items()]


def moved(after: Plan, before: Plan = BEFORE) -> set[str]:
    """The articles of both papers whose lines do not all stand where they stood."""
    slugs = {one.article.slug for one in before.orders} & {one.article.slug for one in after.orders}
    return {
        slug for slug in slugs if before.makeup.of_article(slug) != after.makeup.of_article(slug)
    }


def test_the_same_copy_gives_the_same_paper() -> None:
    """Where nothing was changed, every line stays, and no change is reported."""
    after = PLANNER.kept(list(SAMPLE.values()), LOCKED)
    assert after.makeup == BEFORE.makeup
    assert changes(after) == ()


@pytest.mark.parametrize("slug", SAMPLE)
@pytest.mark.parametrize("more", [-40, -6, -1, 1, 2])
def test_a_correction_moves_no_line_of_the_others(slug: str, more: int) -> None:
    """A few lines more or less in one article leave all others as they are."""
    old = SAMPLE[slug]
    depth = max(8, len(old.article.lines) + more)
    after = PLANNER.kept(with_orders(order(slug, depth, *old.pages, overflow=old.overflow)), LOCKED)
    assert moved(after) <= {slug}


def test_words_of_another_length_move_nothing_else() -> None:
    """All words of an article may be replaced."""
    after = PLANNER.kept(with_orders(order("third", 110, 6, 7, first=500)), LOCKED)
    assert moved(after) == set()
    assert changes(after) == ()


def test_a_shorter_article_leaves_white_at_its_end() -> None:
    """Its frames stay, and nothing moves up into the white."""
    after = PLANNER.kept(with_orders(order("third", 100, 6, 7)), LOCKED)
    assert moved(after) == {"third"}
    assert after.pages_of("third") == [6, 7]
    assert changes(after) == ()


def test_a_longer_article_grows_into_the_lines_below_it() -> None:
    """Its last frame becomes deeper, and nothing jumps."""
    planner = Planner(pages=None, furniture=Furniture())
    orders = [order("l", 54), order("a", 20), order("b", 12)]
    before = planner.plan(orders)
    assert [before.pages_of(slug) for slug in "lab"] == [[1], [2], [2]]
    after = planner.kept([*orders[:2], order("b", 20)], planner.lock(before))
    assert moved(after, before) == {"b"}
    assert after.pages_of("b") == [2]


def test_an_article_above_another_jumps_rather_than_push_it_down() -> None:
    """It takes free space on a later page, and the one below stays where it is."""
    planner = Planner(pages=4, furniture=Furniture())
    orders = [order("l", 54), order("a", 20), order("b", 12)]
    before = planner.plan(orders)
    locked = planner.lock(before)
    after = planner.kept([orders[0], order("a", 40), orders[2]], locked)
    assert moved(after, before) == {"a"}
    assert changes(after, locked) == ("'a' now jumps to 4",)


def test_an_article_that_is_too_long_for_its_pages_jumps_to_the_back_page() -> None:
    """The others stay, and the jump is reported."""
    after = PLANNER.kept(with_orders(order("four", 125, 8, 9)), LOCKED)
    assert moved(after) == {"four"}
    assert changes(after) == ("'four' now jumps to 12",)


def test_a_pin_wins_over_the_lock() -> None:
    """An article with another ordered page goes there; the others stay while there is room."""
    after = PLANNER.kept(with_orders(order("strike", 15, 12)), LOCKED)
    assert after.pages_of("strike") == [12]
    assert moved(after) == {"strike"}
    assert changes(after) == ("'strike' now begins on page 12, was 11",)


def test_a_pin_on_a_full_page_makes_the_others_give_way() -> None:
    """Articles keep their pages as far as they can; their lines are planned from scratch."""
    after = PLANNER.kept(with_orders(order("strike", 15, 9)), LOCKED)
    assert after.pages_of("strike") == [9]
    assert "'strike' now begins on page 9, was 11" in changes(after)
    assert not moved(after) & {"lead", "third"}


def test_a_pin_to_the_locked_page_changes_nothing() -> None:
    """Copying the plan into the manifest, or removing such pins, moves no line."""
    free = [replace(one, pages=()) for one in SAMPLE.values()]
    assert moved(PLANNER.kept(free, LOCKED)) == set()
    locked = Planner(pages=12).lock(PLANNER.kept(free, LOCKED))
    assert moved(PLANNER.kept(list(SAMPLE.values()), locked)) == set()


def test_a_removed_article_leaves_white() -> None:
    """The others stay where they are."""
    after = PLANNER.kept([one for one in SAMPLE.values() if one.article.slug != "third"], LOCKED)
    assert moved(after) == set()
    assert changes(after) == ("'third' is no longer in the paper",)


def test_an_added_article_takes_the_space_that_is_left() -> None:
    """The others stay where they are."""
    orders = list(SAMPLE.values())
    after = PLANNER.kept([*orders[:3], order("short", 8), *orders[3:]], LOCKED)
    assert moved(after) == set()
    assert changes(after) == ("'short' is new and stands on page 12",)


def test_the_paper_grows_where_it_may() -> None:
    """Without an ordered number of pages a longer article gets new ones; nothing else moves."""
    planner = Planner(pages=None)
    before = planner.plan([order("l", 100), order("a", 80), order("b", 50)])
    locked = planner.lock(before)
    after = planner.kept([*before.orders[:2], order("b", 150)], locked)
    assert after.makeup.pages > before.makeup.pages
    assert moved(after, before) == {"b"}
    assert f"the paper now has {after.makeup.pages} pages, was {before.makeup.pages}" in changes(
        after, locked
    )


def test_more_pages_than_were_locked_leave_the_articles_where_they_are() -> None:
    """Only the panel goes to the new last page."""
    after = Planner(pages=14).kept(list(SAMPLE.values()), LOCKED)
    assert moved(after) == set()
    assert changes(after) == ("the paper now has 14 pages, was 12",)


def test_fewer_pages_than_were_locked_move_what_stood_on_the_others() -> None:
    """Articles on the remaining pages stay."""
    orders = [order("l", 54), order("a", 30), order("b", 30), order("c", 6)]
    before = Planner(pages=5, furniture=Furniture()).plan(
        [*orders[:3], replace(orders[3], pages=(5,))]
    )
    after = Planner(pages=4, furniture=Furniture()).kept(
        orders, lock_plan(before.makeup, before.orders, GRID)
    )
    assert moved(after, before) == {"c"}


@pytest.mark.parametrize(
    "orders",
    [
        [SAMPLE["third"], SAMPLE["lead"]],
        [replace(SAMPLE["third"], pages=()), replace(SAMPLE["four"], pages=())],
    ],
)
def test_another_order_or_another_lead_frees_the_plan(orders: list[ArticleOrder]) -> None:
    """An editor who reorders the manifest wants the articles moved."""
    orders = [replace(one, pages=()) for one in orders]
    assert not PLANNER.follows(orders, LOCKED)
    assert PLANNER.kept(orders, LOCKED).makeup == PLANNER.plan(orders).makeup


def test_other_columns_free_the_plan() -> None:
    """A lock counts lines of one grid and means nothing in another."""
    planner = Planner(grid=page_grid(2, 20, 8))
    orders = list(SAMPLE.values())
    assert planner.kept(orders, LOCKED).makeup == planner.plan(orders).makeup


def test_a_deeper_nameplate_takes_lines_from_page_1_only() -> None:
    """The lead begins lower, and the others stay."""
    after = Planner(furniture=replace(FURNITURE, nameplate=6)).kept(list(SAMPLE.values()), LOCKED)
    assert moved(after) == {"lead"}


def test_what_went_online_still_does_in_the_same_frames() -> None:
    """Copy that is added after the place where print stops moves nothing at all."""
    after = PLANNER.kept(with_orders(order("fifth", 260, 10, 11, overflow=Overflow.ONLINE)), LOCKED)
    assert moved(after) == set()


def test_an_article_that_was_cut_no_longer_goes_online() -> None:
    """It is whole in print, and the change is reported."""
    after = PLANNER.kept(with_orders(order("fifth", 60, 10, 11, overflow=Overflow.ONLINE)), LOCKED)
    assert moved(after) == {"fifth"}
    assert "'fifth' is now whole in print" in changes(after)


def test_copy_that_fits_nowhere_is_planned_as_without_a_lock() -> None:
    """Where a paper planned from scratch has no room either, the lock is not used."""
    orders = with_orders(order("lead", 2000, 1, 2, 3))
    assert PLANNER.kept(orders, LOCKED).makeup == PLANNER.plan(orders).makeup


PICTURE = Lever(step=FitStep.PICTURES, depths=(9, 8, 7, 6), lines=(3,), what="the picture x.jpg")
CROSSHEAD = Lever(step=FitStep.CROSSHEADS, depths=(1, 2), lines=(20,), what="the crosshead")


def with_levers_added(depth: int, *pages: int) -> ArticleOrder:
    """Article “four” with a picture that may be cropped, and a crosshead with white to add."""
    copy = [f"four{number}" for number in range(depth)]
    copy[3] = "[fig 9]"
    copy[20] = "# four20"
    article = set_type("\n\n".join(copy), slug="four", measure=8, head=2)
    return ArticleOrder(article=replace(article, levers=(PICTURE, CROSSHEAD)), pages=pages)


def tightened(depth: int, depths: Mapping[int, int]) -> Mapping[int, int]:
    """The levers of “four”, which was locked with 96 lines and now has `depth` lines of copy."""
    locked_orders = with_orders(with_levers_added(96, 8, 9))
    locked = PLANNER.lock(PLANNER.plan(locked_orders))
    orders = with_orders(with_levers_added(depth, 8, 9))
    pulled_orders = [
        replace(one, article=with_levers(one.article, depths))
        if one.article.slug == "four"
        else one
        for one in orders
    ]
    makeup = PLANNER.kept(pulled_orders, locked).makeup
    return tighten(locked, orders, {"four": depths}, PLANNER.board(12), makeup)["four"]


def test_an_article_that_fits_is_left_alone() -> None:
    """Its levers stay, even where another article finds no room and the lock is not used."""
    assert tightened(96, {1: 2}) == {1: 2}
    assert tightened(100, {}) == {}
    orders = with_orders(with_levers_added(96, 8, 9))
    locked = PLANNER.lock(PLANNER.plan(orders))
    assert tighten(locked, orders, {"four": {1: 2}}, PLANNER.board(12), None) == {"four": {1: 2}}


def test_an_article_that_would_jump_is_made_to_fit_first() -> None:
    """Its picture is cropped by no more lines than it must be, down to its limit."""
    cropped = [found[0] for depth in range(96, 116) if (found := tightened(depth, {}))]
    assert cropped[0] >= PICTURE.depths[0] - 2
    assert cropped == sorted(cropped, reverse=True)
    assert cropped[-1] == PICTURE.depths[-1]


def test_white_that_was_added_goes_before_a_picture_is_cropped() -> None:
    """White that was added to fill the page is taken out first."""
    steps = [found for depth in range(96, 116) if (found := tightened(depth, {1: 2})) != {1: 2}]
    assert steps[0] == {}
    assert steps[1][0] < PICTURE.depths[0]


def test_an_article_that_no_lever_makes_fit_keeps_those_that_it_has() -> None:
    """It jumps, and its picture is not cropped in vain."""
    assert tightened(160, {1: 2}) == {1: 2}
