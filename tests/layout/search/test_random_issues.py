"""Issues of many articles: whatever the search finds is a paper, and better than taking each in its turn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from checking.legality import faults
from lowdown.layout.costs import total
from lowdown.layout.search.plan import first_fit, make_up, overset_now
from lowdown.model.issue import Overflow
from lowdown.model.plan import Makeup
from making.random_issues import RandomIssue, large_issue
from making.surveying import Plan

ISSUES = 30
"""Issues that are made up here; the table of plans makes up 200."""
MOST_ARTICLES = 16
"""Articles of one of them, at the most; in the table there are up to 30."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One issue, by search and by first fit."""

    issue: RandomIssue
    made: Makeup
    first: Makeup


@cache
def planned() -> tuple[Planned, ...]:
    """Every issue of these tests, made up."""
    issues = [large_issue(number, most=MOST_ARTICLES) for number in range(ISSUES)]
    return tuple(
        Planned(
            issue=issue,
            made=make_up(issue.orders, issue.furniture, issue.grid),
            first=first_fit(issue.orders, issue.furniture, issue.grid),
        )
        for issue in issues
    )


def test_every_plan_is_legal() -> None:
    """No rule of make-up is broken, however many articles there are."""
    found = [
        list(
            faults(
                Plan(
                    makeup=one.made,
                    orders=one.issue.orders,
                    furniture=one.issue.furniture,
                    grid=one.issue.grid,
                )
            )
        )
        for one in planned()
    ]
    assert found == [[]] * ISSUES


def test_no_plan_is_worse_than_first_fit() -> None:
    """Looking for a better plan never leads to a worse one, and mostly to a better one."""
    gains = [total(one.first) - total(one.made) for one in planned()]
    assert min(gains) >= 0
    assert sum(gain > 0 for gain in gains) > ISSUES / 2


def test_nothing_finds_no_room() -> None:
    """Where the paper may have as many pages as it takes, all copy is printed that may not go on online."""
    assert [overset_now(one.made) for one in planned()] == [0] * ISSUES


def test_what_the_editor_orders_holds() -> None:
    """An article begins on a page ordered for it, and stands on no other unless it jumps; the search moves none."""
    ordered = 0
    for one in planned():
        for order in one.issue.orders:
            pages = [frame.page for frame in one.made.of_article(order.article.slug)]
            if order.pages:
                ordered += 1
                assert pages[0] in order.pages
            if order.pages and order.overflow is not Overflow.JUMP:
                assert set(pages) <= set(order.pages)
    assert ordered > 10


def test_the_lead_begins_on_page_1() -> None:
    """The first article of the manifest is the lead, in every plan."""
    assert [one.made.of_article("a00")[0].page for one in planned()] == [1] * ISSUES
