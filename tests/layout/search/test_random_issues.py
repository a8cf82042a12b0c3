"""Issues of many articles: every plan is legal, and no worse than first fit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

from checking.legality import faults
from lowdown.layout.costs import total
from lowdown.layout.search.plan import first_fit, make_up, overset_now
from lowdown.model.issue import Overflow
from lowdown.model.plan import Makeup
from making.issues.random_issues import RandomIssue, large_issue
from making.surveying import Plan

pytestmark = pytest.mark.xdist_group("random-issues")
"""The issues are planned once, in one process."""

ISSUES = 30
"""How many issues are planned here; the table of plans has 200."""
MAX_ARTICLES = 16
"""At most this many articles in an issue; in the table there are up to 30."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One issue, planned by the search and by first fit."""

    issue: RandomIssue
    planned: Makeup
    by_first_fit: Makeup


@cache
def planned_issues() -> tuple[Planned, ...]:
    """Every issue of these tests, planned in both ways."""
    issues = [large_issue(number, max_articles=MAX_ARTICLES) for number in range(ISSUES)]
    return tuple(
        Planned(
            issue=issue,
            planned=make_up(issue.orders, issue.furniture, issue.grid),
            by_first_fit=first_fit(issue.orders, issue.furniture, issue.grid),
        )
        for issue in issues
    )


def test_every_plan_is_legal() -> None:
    """No rule of make-up is broken, however many articles there are."""
    found = [
        list(
            faults(
                Plan(
                    makeup=one.planned,
                    orders=one.issue.orders,
                    furniture=one.issue.furniture,
                    grid=one.issue.grid,
                )
            )
        )
        for one in planned_issues()
    ]
    assert found == [[]] * ISSUES


def test_no_plan_is_worse_than_first_fit() -> None:
    """The search never costs more than first fit, and costs less for most issues."""
    gains = [total(one.by_first_fit) - total(one.planned) for one in planned_issues()]
    assert min(gains) >= 0
    assert sum(gain > 0 for gain in gains) > ISSUES / 2


def test_all_copy_finds_room() -> None:
    """With as many pages as it takes, all copy is printed that may not go on online."""
    assert [overset_now(one.planned) for one in planned_issues()] == [0] * ISSUES


def test_ordered_pages_are_respected() -> None:
    """An article begins on a page ordered for it, and is on no other unless it jumps."""
    ordered = 0
    for one in planned_issues():
        for order in one.issue.orders:
            pages = [frame.page for frame in one.planned.of_article(order.article.slug)]
            if order.pages:
                ordered += 1
                assert pages[0] in order.pages
            if order.pages and order.overflow is not Overflow.JUMP:
                assert set(pages) <= set(order.pages)
    assert ordered > 10


def test_the_lead_begins_on_page_1() -> None:
    """The first article of the manifest is the lead, in every plan."""
    assert [one.planned.of_article("a00")[0].page for one in planned_issues()] == [1] * ISSUES
