"""A locked plan is kept to: a correction in one article does not move the others."""

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
    """An article of `depth` lines of copy below a head of two; its words are numbered from `first`."""
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
"""The page map of the sample issue; 6-9 are all but full, page 12 has eight lines of three columns left."""


@dataclass(frozen=True, kw_only=True)
class Press:
    """What plans a paper of these measures."""

    grid: Grid = GRID
    furniture: Furniture = FURNITURE
    pages: int | None = 12

    def plan(self, orders: Sequence[ArticleOrder]) -> Plan:
        """The paper planned afresh."""
        return self._made(orders, None)

    def again(self, orders: Sequence[ArticleOrder], locked: LockedPlan) -> Plan:
        """The paper planned as it was locked."""
        return self._made(orders, locked)

    def follows(self, orders: Sequence[ArticleOrder], locked: LockedPlan) -> bool:
        """Whether every article that may stay in its frames can."""
        return follow(locked, orders, self.board(self.pages or locked.pages)) is not None

    def lock(self, plan: Plan) -> LockedPlan:
        return lock_plan(plan.makeup, plan.orders, self.grid)

    def board(self, pages: int | None) -> Board:
        return Board(grid=self.grid, furniture=self.furniture, pages=pages)

    def _made(self, orders: Sequence[ArticleOrder], locked: LockedPlan | None) -> Plan:
        afresh = partial(make_up, furniture=self.furniture, grid=self.grid, pages=self.pages)
        kept = keep_to(locked, orders, self.board(self.pages), afresh) if locked else None
        makeup = kept or afresh(orders)
        plan = Plan(makeup=makeup, orders=orders, furniture=self.furniture, grid=self.grid)
        check_legal(plan)
        return plan


PRESS = Press()
BEFORE = PRESS.plan(list(SAMPLE.values()))
LOCKED = PRESS.lock(BEFORE)


def told(after: Plan, locked: LockedPlan = LOCKED) -> tuple[str, ...]:
    return plan_changes(locked, lock_plan(after.makeup, after.orders, after.grid))


def with_claims(*altered: ArticleOrder) -> list[ArticleOrder]:
    """The sample with these articles in place of its own of the same names."""
    by_slug = {one.article.slug: one for one in altered}
    return [by_slug.get(slug, one) for slug, one in SAMPLE.items()]


def moved(after: Plan, before: Plan = BEFORE) -> set[str]:
    """The articles of both papers whose lines do not all stand where they stood."""
    slugs = {one.article.slug for one in before.orders} & {one.article.slug for one in after.orders}
    return {
        slug for slug in slugs if before.makeup.of_article(slug) != after.makeup.of_article(slug)
    }


def test_the_same_copy_gives_the_same_paper() -> None:
    """Where nothing was changed, every line stands where it stood, and there is no news."""
    after = PRESS.again(list(SAMPLE.values()), LOCKED)
    assert after.makeup == BEFORE.makeup
    assert told(after) == ()


@pytest.mark.parametrize("slug", SAMPLE)
@pytest.mark.parametrize("more", [-40, -6, -1, 1, 2])
def test_a_correction_moves_no_line_of_the_others(slug: str, more: int) -> None:
    """A few lines more or less in one article leave all others as they are."""
    old = SAMPLE[slug]
    depth = max(8, len(old.article.lines) + more)
    after = PRESS.again(with_claims(order(slug, depth, *old.pages, overflow=old.overflow)), LOCKED)
    assert moved(after) <= {slug}


def test_words_of_another_length_move_nothing_else() -> None:
    """The words may all be others."""
    after = PRESS.again(with_claims(order("third", 110, 6, 7, first=500)), LOCKED)
    assert moved(after) == set()
    assert told(after) == ()


def test_a_shorter_article_leaves_white_at_its_end() -> None:
    """Its frames stay, and nothing moves up into the white."""
    after = PRESS.again(with_claims(order("third", 100, 6, 7)), LOCKED)
    assert moved(after) == {"third"}
    assert after.pages_of("third") == [6, 7]
    assert told(after) == ()


def test_a_longer_article_grows_into_the_lines_below_it() -> None:
    """The last frame becomes deeper, and nothing jumps."""
    press = Press(pages=None, furniture=Furniture())
    orders = [order("l", 54), order("a", 20), order("b", 12)]
    before = press.plan(orders)
    assert [before.pages_of(slug) for slug in "lab"] == [[1], [2], [2]]
    after = press.again([*orders[:2], order("b", 20)], press.lock(before))
    assert moved(after, before) == {"b"}
    assert after.pages_of("b") == [2]


def test_an_article_above_another_jumps_rather_than_push_it_down() -> None:
    """Free space is taken further back, and the one below stays where it is."""
    press = Press(pages=4, furniture=Furniture())
    orders = [order("l", 54), order("a", 20), order("b", 12)]
    before = press.plan(orders)
    locked = press.lock(before)
    after = press.again([orders[0], order("a", 40), orders[2]], locked)
    assert moved(after, before) == {"a"}
    assert told(after, locked) == ("'a' now jumps to 4",)


def test_an_article_that_is_too_long_for_its_pages_jumps_to_the_back_page() -> None:
    """The others stay, and the jump is told."""
    after = PRESS.again(with_claims(order("four", 125, 8, 9)), LOCKED)
    assert moved(after) == {"four"}
    assert told(after) == ("'four' now jumps to 12",)


def test_a_pin_wins_over_the_lock() -> None:
    """An article that is ordered elsewhere stands there, and the others stay where there is room."""
    after = PRESS.again(with_claims(order("strike", 15, 12)), LOCKED)
    assert after.pages_of("strike") == [12]
    assert moved(after) == {"strike"}
    assert told(after) == ("'strike' now begins on page 12, was 11",)


def test_a_pin_on_a_full_page_makes_the_others_give_way() -> None:
    """The pages are kept as far as they can be; the lines are planned afresh."""
    after = PRESS.again(with_claims(order("strike", 15, 9)), LOCKED)
    assert after.pages_of("strike") == [9]
    assert "'strike' now begins on page 9, was 11" in told(after)
    assert not moved(after) & {"lead", "third"}


def test_a_pin_that_says_what_is_locked_changes_nothing() -> None:
    """An editor may write the plan into the manifest, or take out what was pinned."""
    free = [replace(one, pages=()) for one in SAMPLE.values()]
    assert moved(PRESS.again(free, LOCKED)) == set()
    locked = Press(pages=12).lock(PRESS.again(free, LOCKED))
    assert moved(PRESS.again(list(SAMPLE.values()), locked)) == set()


def test_an_article_that_is_taken_out_leaves_a_hole() -> None:
    """The others stay."""
    after = PRESS.again([one for one in SAMPLE.values() if one.article.slug != "third"], LOCKED)
    assert moved(after) == set()
    assert told(after) == ("'third' is no longer in the paper",)


def test_an_article_that_is_put_in_takes_the_space_that_is_left() -> None:
    """The others stay; where they leave no room they keep their pages at least."""
    orders = list(SAMPLE.values())
    after = PRESS.again([*orders[:3], order("short", 8), *orders[3:]], LOCKED)
    assert moved(after) == set()
    assert told(after) == ("'short' is new and stands on page 12",)


def test_the_paper_grows_where_it_may() -> None:
    """An article that finds no room in the pages that there are gets more; nothing else moves."""
    press = Press(pages=None)
    before = press.plan([order("l", 100), order("a", 80), order("b", 50)])
    locked = press.lock(before)
    after = press.again([*before.orders[:2], order("b", 150)], locked)
    assert after.makeup.pages > before.makeup.pages
    assert moved(after, before) == {"b"}
    assert f"the paper now has {after.makeup.pages} pages, was {before.makeup.pages}" in told(
        after, locked
    )


def test_more_pages_than_were_locked_leave_the_articles_where_they_are() -> None:
    """Only the panel goes to the new last page."""
    after = Press(pages=14).again(list(SAMPLE.values()), LOCKED)
    assert moved(after) == set()
    assert told(after) == ("the paper now has 14 pages, was 12",)


def test_fewer_pages_than_were_locked_move_what_stood_on_the_others() -> None:
    """Those that stand on the pages that are left stay."""
    orders = [order("l", 54), order("a", 30), order("b", 30), order("c", 6)]
    before = Press(pages=5, furniture=Furniture()).plan(
        [*orders[:3], replace(orders[3], pages=(5,))]
    )
    after = Press(pages=4, furniture=Furniture()).again(
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
    """An editor who moves articles about wants them moved."""
    orders = [replace(one, pages=()) for one in orders]
    assert not PRESS.follows(orders, LOCKED)
    assert PRESS.again(orders, LOCKED).makeup == PRESS.plan(orders).makeup


def test_other_columns_free_the_plan() -> None:
    """Lines are counted in a grid; in another they mean nothing."""
    press = Press(grid=page_grid(2, 20, 8))
    orders = list(SAMPLE.values())
    assert press.again(orders, LOCKED).makeup == press.plan(orders).makeup


def test_a_deeper_nameplate_takes_lines_from_page_1_only() -> None:
    """The lead gives way below it, and the others stay."""
    after = Press(furniture=replace(FURNITURE, nameplate=6)).again(list(SAMPLE.values()), LOCKED)
    assert moved(after) == {"lead"}


def test_what_went_online_still_does_in_the_same_frames() -> None:
    """Copy that is added behind the place where print stops moves nothing at all."""
    after = PRESS.again(with_claims(order("fifth", 260, 10, 11, overflow=Overflow.ONLINE)), LOCKED)
    assert moved(after) == set()


def test_what_goes_online_no_longer_has_to() -> None:
    """An article cut to its pages is whole in print, and that is told."""
    after = PRESS.again(with_claims(order("fifth", 60, 10, 11, overflow=Overflow.ONLINE)), LOCKED)
    assert moved(after) == {"fifth"}
    assert "'fifth' is now whole in print" in told(after)


def test_copy_that_fits_nowhere_is_told_as_without_a_lock() -> None:
    """Where even a paper planned afresh has no room, its findings are those of the copy."""
    orders = with_claims(order("lead", 2000, 1, 2, 3))
    assert PRESS.again(orders, LOCKED).makeup == PRESS.plan(orders).makeup


PICTURE = Lever(step=FitStep.PICTURES, depths=(9, 8, 7, 6), lines=(3,), what="the picture x.jpg")
CROSSHEAD = Lever(step=FitStep.CROSSHEADS, depths=(1, 2), lines=(20,), what="the crosshead")


def that_pulls(depth: int, *pages: int) -> ArticleOrder:
    """An article with a picture that may be cropped, and a crosshead that may have more white above it."""
    copy = [f"four{number}" for number in range(depth)]
    copy[3] = "[fig 9]"
    copy[20] = "# four20"
    article = set_type("\n\n".join(copy), slug="four", measure=8, head=2)
    return ArticleOrder(article=replace(article, levers=(PICTURE, CROSSHEAD)), pages=pages)


def tightened(depth: int, depths: Mapping[int, int]) -> Mapping[int, int]:
    """The levers of the article on pages 8 and 9, locked with 96 lines, when it has `depth` lines of copy."""
    locked_claims = with_claims(that_pulls(96, 8, 9))
    locked = PRESS.lock(PRESS.plan(locked_claims))
    orders = with_claims(that_pulls(depth, 8, 9))
    pulled_claims = [
        replace(one, article=with_levers(one.article, depths))
        if one.article.slug == "four"
        else one
        for one in orders
    ]
    makeup = PRESS.again(pulled_claims, locked).makeup
    return tighten(locked, orders, {"four": depths}, PRESS.board(12), makeup)["four"]


def test_an_article_that_fits_is_left_alone() -> None:
    """Nothing is changed in it, even where another finds no room and the plan cannot be kept to."""
    assert tightened(96, {1: 2}) == {1: 2}
    assert tightened(100, {}) == {}
    orders = with_claims(that_pulls(96, 8, 9))
    locked = PRESS.lock(PRESS.plan(orders))
    assert tighten(locked, orders, {"four": {1: 2}}, PRESS.board(12), None) == {"four": {1: 2}}


def test_an_article_that_would_jump_is_made_to_fit_first() -> None:
    """Its picture is cropped, by no more than it has to be, up to its limit."""
    cropped = [found[0] for depth in range(96, 116) if (found := tightened(depth, {}))]
    assert cropped[0] >= PICTURE.depths[0] - 2
    assert cropped == sorted(cropped, reverse=True)
    assert cropped[-1] == PICTURE.depths[-1]


def test_white_that_was_added_goes_before_a_picture_is_cropped() -> None:
    """What was made longer to fill the page is as it was set again."""
    steps = [found for depth in range(96, 116) if (found := tightened(depth, {1: 2})) != {1: 2}]
    assert steps[0] == {}
    assert steps[1][0] < PICTURE.depths[0]


def test_an_article_that_no_lever_makes_fit_keeps_those_that_it_has() -> None:
    """It jumps, and nothing is cropped in vain."""
    assert tightened(160, {1: 2}) == {1: 2}
