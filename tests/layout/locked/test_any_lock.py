"""Any locked plan and any change: the paper is legal, and articles that did not change stay."""

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
from making.issues.random_copy import OrderedCopy, furnitures, grids, ordered_copy, orders_of
from making.issues.random_issues import RandomIssue, small_issue
from making.surveying import Plan

THIRTY_EXAMPLES = settings(max_examples=30)


@dataclass(frozen=True, kw_only=True)
class LockedPaper:
    """A paper that could be printed, and its lock."""

    placed: Sequence[OrderedCopy]
    grid: Grid
    furniture: Furniture
    pages: int | None
    makeup: Makeup
    plan: LockedPlan

    def kept(self, orders: Sequence[ArticleOrder], pages: int | None) -> Makeup:
        """The paper of `orders`, kept to the lock as far as it can be; always legal."""
        from_scratch = partial(make_up, furniture=self.furniture, grid=self.grid, pages=pages)
        board = Board(grid=self.grid, furniture=self.furniture, pages=pages)
        makeup = keep_to(self.plan, orders, board, from_scratch) or from_scratch(orders)
        check_legal(Plan(makeup=makeup, orders=orders, furniture=self.furniture, grid=self.grid))
        return makeup

    def followed(self, orders: Sequence[ArticleOrder]) -> Makeup | None:
        """The paper with every article that did not change in its frames.

        None if that cannot be.
        """
        return follow(
            self.plan,
            orders,
            Board(grid=self.grid, furniture=self.furniture, pages=self.plan.pages),
        )


@st.composite
def locked_papers(draw: st.DrawFn) -> LockedPaper:
    """A strategy for locked papers in which all copy found room."""
    grid = draw(grids())
    placed = draw(st.lists(ordered_copy(grid), min_size=1, max_size=4))
    orders = orders_of(placed)
    furniture = draw(furnitures(grid))
    pages = draw(st.sampled_from([None, None, 4, 12]))
    makeup = make_up(orders, furniture, grid, pages)
    online = {frame.article for frame in makeup.frames if frame.online}
    assume(not any(fit.lines_over for fit in makeup.fits if fit.article not in online))
    plan = lock_plan(makeup, orders, grid)
    return LockedPaper(
        placed=placed, grid=grid, furniture=furniture, pages=pages, makeup=makeup, plan=plan
    )


@THIRTY_EXAMPLES
@given(locked_papers())
def test_a_paper_that_was_not_changed_is_the_same_to_the_line(locked: LockedPaper) -> None:
    """Following a lock gives the paper that was locked."""
    assert locked.kept(orders_of(locked.placed), locked.pages) == locked.makeup


@THIRTY_EXAMPLES
@given(locked_papers(), st.data())
def test_a_correction_moves_no_line_of_the_others(locked: LockedPaper, data: st.DataObject) -> None:
    """After any change of one article the others keep their frames, if the lock can be followed."""
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
    orders = orders_of(corrected)
    locked.kept(orders, locked.pages)
    followed = locked.followed(orders)
    for other, order in enumerate(orders):
        if followed and other != number:
            slug = order.article.slug
            assert followed.of_article(slug) == locked.makeup.of_article(slug)


@THIRTY_EXAMPLES
@given(locked_papers(), st.data())
def test_any_change_of_the_manifest_gives_a_legal_paper(
    locked: LockedPaper, data: st.DataObject
) -> None:
    """After any change of articles, their order, pins or pages, no rule of make-up is broken."""
    placed = list(locked.placed)
    change = data.draw(st.sampled_from(["add", "remove", "move", "reverse"]))
    if change == "add":
        placed.insert(data.draw(st.integers(1, len(placed))), data.draw(ordered_copy(locked.grid)))
    elif change == "remove" and len(placed) > 1:
        placed.pop(data.draw(st.integers(0, len(placed) - 1)))
    elif change == "move":
        number = data.draw(st.integers(0, len(placed) - 1))
        placed[number] = replace(placed[number], pages=data.draw(ordered_copy(locked.grid)).pages)
    else:
        placed.reverse()
    pages = data.draw(st.sampled_from([locked.pages, None, 3, 5, 12]))
    kept = locked.kept(orders_of(placed), pages)
    assert pages is None or kept.pages == pages
    assert [fit.article for fit in kept.fits] == [order.article.slug for order in orders_of(placed)]


def with_levers_added(order: ArticleOrder) -> ArticleOrder:
    """The order with three lines that may have a line more of white above them."""
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


def follows_fitted_paper(issue: RandomIssue) -> bool | None:
    """Whether a fitted paper is the same when it follows its own lock; None where it loses copy."""
    orders = [with_levers_added(order) for order in issue.orders]
    makeup = make_up(orders, issue.furniture, issue.grid, issue.pages)
    board = Board(grid=issue.grid, furniture=issue.furniture, pages=makeup.pages)
    fitted = apply_fit_ladder(Fitted(makeup=makeup), orders, board)
    if overset_now(fitted.makeup):
        return None
    as_fitted = [
        replace(
            order, article=with_levers(order.article, fitted.depths.get(order.article.slug, {}))
        )
        for order in orders
    ]
    followed = follow(lock_plan(fitted.makeup, as_fitted, issue.grid), as_fitted, board)
    return followed is not None and followed.frames == fitted.makeup.frames


def test_a_paper_whose_copy_was_made_to_fit_is_the_same_to_the_line() -> None:
    """Narrower heads, and white that was added to fill the pages, are kept with the frames."""
    kept = [follows_fitted_paper(small_issue(number)) for number in range(20)]
    assert False not in kept
    assert kept.count(True) >= 15
