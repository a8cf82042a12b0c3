"""Whatever was locked and whatever is changed, the paper is legal and what was not changed stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checking.legality import check_legal
from lowdown.layout.board import Board
from lowdown.layout.fit.ladder import Fitted, apply_fit_ladder
from lowdown.layout.fit.levers import with_levers
from lowdown.layout.locked.follow import follow, keep_to
from lowdown.layout.locked.lock import lock_plan
from lowdown.layout.search.plan import ArticleOrder, make_up, overset_now
from lowdown.model.plan import FitStep, Furniture, Grid, Lever, LockedPlan, Makeup
from making.random_copy import Order, claims_of, furnitures, grids, wanted
from making.random_issues import RandomIssue, small_issue
from making.surveying import Plan

SOME = settings(max_examples=30)


@dataclass(frozen=True, kw_only=True)
class Locked:
    """A paper that could be printed, and its lock."""

    placed: Sequence[Order]
    grid: Grid
    furniture: Furniture
    pages: int | None
    makeup: Makeup
    plan: LockedPlan

    def again(self, orders: Sequence[ArticleOrder], pages: int | None) -> Makeup:
        """The paper with other claims, kept to the lock; always legal."""
        afresh = partial(make_up, furniture=self.furniture, grid=self.grid, pages=pages)
        board = Board(grid=self.grid, furniture=self.furniture, pages=pages)
        makeup = keep_to(self.plan, orders, board, afresh) or afresh(orders)
        check_legal(Plan(makeup=makeup, orders=orders, furniture=self.furniture, grid=self.grid))
        return makeup

    def followed(self, orders: Sequence[ArticleOrder]) -> Makeup | None:
        """The paper with every article in its frames but those that were changed, if that can be."""
        return follow(
            self.plan,
            orders,
            Board(grid=self.grid, furniture=self.furniture, pages=self.plan.pages),
        )


@st.composite
def locks(draw: st.DrawFn) -> Locked:
    """Any paper in which all copy found room."""
    grid = draw(grids())
    placed = draw(st.lists(wanted(grid), min_size=1, max_size=4))
    orders = claims_of(placed)
    furniture = draw(furnitures(grid))
    pages = draw(st.sampled_from([None, None, 4, 12]))
    makeup = make_up(orders, furniture, grid, pages)
    online = {frame.article for frame in makeup.frames if frame.online}
    assume(not any(fit.lines_over for fit in makeup.fits if fit.article not in online))
    plan = lock_plan(makeup, orders, grid)
    return Locked(
        placed=placed, grid=grid, furniture=furniture, pages=pages, makeup=makeup, plan=plan
    )


@SOME
@given(locks())
def test_a_paper_that_was_not_changed_is_the_same_to_the_line(locked: Locked) -> None:
    """Following a lock gives the paper that was locked."""
    assert locked.again(claims_of(locked.placed), locked.pages) == locked.makeup


@SOME
@given(locks(), st.data())
def test_a_correction_moves_no_line_of_the_others(locked: Locked, data: st.DataObject) -> None:
    """Whatever is written into one article, the frames of the others stay, or the lock cannot be followed."""
    number = data.draw(st.integers(0, len(locked.placed) - 1))
    words = data.draw(st.integers(-25, 25))
    corrected = list(locked.placed)
    copy = corrected[number].copy
    longer = (
        f"{copy}\n\n{' '.join(['more'] * words)}"
        if words > 0
        else " ".join(copy.split(" ")[: words - 1])
    )
    corrected[number] = replace(corrected[number], copy=longer or "Somebody said so.")
    orders = claims_of(corrected)
    locked.again(orders, locked.pages)
    followed = locked.followed(orders)
    for other, order in enumerate(orders):
        if followed and other != number:
            slug = order.article.slug
            assert followed.of_article(slug) == locked.makeup.of_article(slug)


@SOME
@given(locks(), st.data())
def test_any_change_of_the_manifest_gives_a_legal_paper(
    locked: Locked, data: st.DataObject
) -> None:
    """Articles put in, taken out or moved, other pins, other numbers of pages: pins hold, and no rule is broken."""
    placed = list(locked.placed)
    change = data.draw(st.sampled_from(["put in", "taken out", "moved", "other order"]))
    if change == "put in":
        placed.insert(data.draw(st.integers(1, len(placed))), data.draw(wanted(locked.grid)))
    elif change == "taken out" and len(placed) > 1:
        placed.pop(data.draw(st.integers(0, len(placed) - 1)))
    elif change == "moved":
        number = data.draw(st.integers(0, len(placed) - 1))
        placed[number] = replace(placed[number], pages=data.draw(wanted(locked.grid)).pages)
    else:
        placed.reverse()
    pages = data.draw(st.sampled_from([locked.pages, None, 3, 5, 12]))
    again = locked.again(claims_of(placed), pages)
    assert pages is None or again.pages == pages
    assert [fit.article for fit in again.fits] == [
        order.article.slug for order in claims_of(placed)
    ]


def that_pulls(order: ArticleOrder) -> ArticleOrder:
    """The claim with three lines that may have a line more of white above them."""
    lines = order.article.lines
    levers = tuple(
        Lever(
            step=FitStep.CROSSHEADS,
            depths=(lines[at].space, lines[at].space + 1),
            lines=(at,),
            what=f"line {at}",
        )
        for at in sorted({1, len(lines) // 2, len(lines) - 1} - {0})
    )
    return replace(order, article=replace(order.article, levers=levers))


def is_locked_as_fitted(issue: RandomIssue) -> bool | None:
    """Whether a paper whose copy was made to fit comes out the same when it is kept to; None where it loses copy."""
    orders = [that_pulls(order) for order in issue.orders]
    makeup = make_up(orders, issue.furniture, issue.grid, issue.pages)
    board = Board(grid=issue.grid, furniture=issue.furniture, pages=makeup.pages)
    fitted = apply_fit_ladder(Fitted(makeup=makeup), orders, board)
    if overset_now(fitted.makeup):
        return None
    standing = [
        replace(
            order, article=with_levers(order.article, fitted.depths.get(order.article.slug, {}))
        )
        for order in orders
    ]
    followed = follow(lock_plan(fitted.makeup, standing, issue.grid), standing, board)
    return followed is not None and followed.frames == fitted.makeup.frames


def test_a_paper_whose_copy_was_made_to_fit_is_the_same_to_the_line() -> None:
    """Heads that span fewer columns, and white that was added to fill the pages, are kept with the frames."""
    kept = [is_locked_as_fitted(small_issue(number)) for number in range(20)]
    assert False not in kept
    assert kept.count(True) >= 15
