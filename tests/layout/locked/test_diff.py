"""The sentences that describe to an editor how a plan has changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lowdown.layout.locked.diff import plan_changes
from lowdown.layout.locked.lock import lock_plan
from lowdown.layout.search.plan import ArticleOrder, make_up
from lowdown.model.plan import (
    Furniture,
    LockedArticle,
    LockedFrame,
    LockedPlan,
    PulledLever,
    Tracking,
)
from lowdown.model.plan.copyfit import USUAL
from making.compositor import page_grid, set_type
from making.surveying import Plan

GRID = page_grid(3, 20, 8)


CLOSER, WIDER = Tracking(more_lines=-2), Tracking(more_lines=1)
ALL_CLOSER = Tracking(per_cent=-0.5)


def with_fit(tracking: Tracking = USUAL, **depths: int) -> LockedArticle:
    """An article on page 4 with these changes that made its copy fit."""
    fit = tuple(PulledLever(what=f"the {what}", depth=depth) for what, depth in depths.items())
    return replace(article("x", 4), tracking=tracking, fit=fit)


def article(
    slug: str, *frames: int | tuple[int, int, str], online: bool = False, top: int = 0
) -> LockedArticle:
    """An article in `frames`.

    A frame is its page, or its page, the words printed by its end, and the last of those.
    """
    described = [
        (frame, 100 * frame, f"end of {frame}") if isinstance(frame, int) else frame
        for frame in frames
    ]
    return LockedArticle(
        slug=slug,
        frames=tuple(
            LockedFrame(page=page, top=top, height=9, words=words, ends=ends)
            for page, words, ends in described
        ),
        online=online,
    )


def paper(*articles: LockedArticle, pages: int = 12, columns: int = 3) -> LockedPlan:
    return LockedPlan(pages=pages, columns=columns, lines=20, articles=articles)


CHANGES = [
    (article("x", 4, 5, 12), article("x", 4, 5, 11), "'x' now jumps to 11, was 12"),
    (article("x", 4, 5), article("x", 4, 5, 12), "'x' now jumps to 12"),
    (article("x", 4, 5, 12), article("x", 4, 5), "'x' no longer jumps to 12"),
    (article("x", 4, 8, 12), article("x", 4, 8, 10), "'x' now jumps to 8 and 10, was 8 and 12"),
    (article("x", 11), article("x", 10), "'x' now begins on page 10, was 11"),
    (article("x", 4, 5), article("x", 6, 7), "'x' now begins on page 6, was 4"),
    (article("x", 4, 5), article("x", 4, 5, 6), "'x' now stands on pages 4-6, was 4-5"),
    (article("x", 4, 5), article("x", 4), "'x' now stands on page 4, was 4-5"),
    (article("x", 4), article("x"), "'x' now finds no room, was on page 4"),
    (article("x"), article("x", 4, 9), "'x' now finds room on pages 4 and 9"),
    (article("x", 4), article("x", 4, online=True), "'x' now goes on online, from page 4"),
    (article("x", 4, online=True), article("x", 4), "'x' is now whole in print"),
    (article("x", 4), article("x", 4, top=3), "'x' now begins 3 lines lower on page 4"),
    (article("x", 4, top=1), article("x", 4), "'x' now begins 1 line higher on page 4"),
    (article("x", 4, 5, 6, top=1), article("x", 5, 6), "'x' now begins on page 5, was 4"),
    (
        article("x", (4, 480, "of it"), 5),
        article("x", (4, 446, "at a"), 5),
        "'x' stops 34 words sooner on page 4",
    ),
    (with_fit(), with_fit(photo=12), "the photo in 'x' now takes 12 lines"),
    (with_fit(photo=14), with_fit(photo=12), "the photo in 'x' now takes 12 lines, was 14"),
    (with_fit(), with_fit(quote=0), "the quote in 'x' is now left out"),
    (with_fit(quote=0), with_fit(quote=1), "the quote in 'x' now takes 1 line"),
    (with_fit(quote=0), with_fit(), "the quote in 'x' is no longer changed to fit"),
    (with_fit(), with_fit(CLOSER), "'x' is now set with 2 paragraphs closer"),
    (with_fit(CLOSER), with_fit(WIDER), "'x' is now set with 1 paragraph wider"),
    (with_fit(), with_fit(ALL_CLOSER), "'x' is now set with its type 0.5 per cent closer"),
    (with_fit(WIDER), with_fit(), "'x' is now set as wide as usual"),
    (
        article("x", (4, 480, "of it"), 5),
        article("x", (4, 514, "at a"), 5),
        "'x' stops 34 words later on page 4",
    ),
]


@pytest.mark.parametrize(("before", "after", "reported"), CHANGES)
def test_a_change_is_reported_in_words(
    before: LockedArticle, after: LockedArticle, reported: str
) -> None:
    """The sentence names the article, what it is now, and what it was."""
    assert plan_changes(paper(before), paper(after)) == (reported,)


def test_the_paper_comes_first_and_then_the_articles_in_order() -> None:
    """Pages, columns, articles that are gone, new articles, then changed ones."""
    before = paper(article("a", 1), article("b", 2), article("c", 3))
    after = paper(article("d", 1), article("c", 4), article("a", 1), pages=14, columns=1)
    assert plan_changes(before, after) == (
        "the paper now has 14 pages, was 12",
        "the pages now have 1 column, was 3",
        "'b' is no longer in the paper",
        "'d' is new and stands on page 1",
        "'c' now begins on page 4, was 3",
    )


def test_only_the_head_of_an_article_begins_it() -> None:
    """An article that moves down on a later page “stands” lower there, it does not “begin”."""
    first, second = article("x", 4, 5).frames
    moved = replace(article("x", 4, 5), frames=(first, replace(second, top=2)))
    assert plan_changes(paper(article("x", 4, 5)), paper(moved)) == (
        "'x' now stands 2 lines lower on page 5",
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (article("x", 4, 5, 12), article("x", 4, 5, 12)),
        (with_fit(ALL_CLOSER, photo=12), with_fit(ALL_CLOSER, photo=12)),
        (article("x", (4, 480, "the same words"), 5), article("x", (4, 520, "the same words"), 5)),
        (article("x", (4, 480, "of it"), 5), article("x", (4, 486, "at a"), 5)),
        (article("x", (4, 480, "of it")), article("x", (4, 400, "at a"))),
        (article("x"), article("x")),
    ],
)
def test_what_nobody_would_see_is_not_reported(before: LockedArticle, after: LockedArticle) -> None:
    """Nothing, words added above a cut at the same words, a cut that moves by a line."""
    assert plan_changes(paper(before), paper(after)) == ()


def test_a_plan_is_locked_by_pages_lines_and_words() -> None:
    """Each frame records how many words are printed by its end, and the last of them."""
    copy = "\n\n".join(f"a{number}" for number in range(80))
    orders = [
        ArticleOrder(article=set_type("Begun.", slug="l", measure=8), pages=(1,)),
        ArticleOrder(article=set_type(copy)),
    ]
    plan = Plan(
        makeup=make_up(orders, Furniture(), GRID, 2),
        orders=orders,
        furniture=Furniture(),
        grid=GRID,
    )
    locked = lock_plan(plan.makeup, orders, GRID)
    assert (locked.pages, locked.columns, locked.lines) == (2, 3, 20)
    lead, other = locked.articles
    assert (lead.slug, lead.ordered, lead.pages) == ("l", (1,), (1,))
    assert [frame.words for frame in other.frames][-1] == 80
    for locked_frame, frame in zip(other.frames, plan.makeup.of_article("a"), strict=True):
        last = max(frame.line_numbers)
        assert locked_frame.ends == " ".join(f"a{number}" for number in range(last - 4, last + 1))
        assert (locked_frame.top, locked_frame.height) == (frame.top, frame.height)
        assert locked_frame.words == last + 1
