"""The search for the best plan comes up to a brute force that makes every plan of a small issue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

from checking.brute_force import Best, cheapest
from checking.legality import check_legal
from lowdown.layout.board import MIN_START_LINES
from lowdown.layout.costs import total
from lowdown.layout.search.plan import first_fit, make_up, overset_now
from lowdown.model.plan import Makeup
from making.random_issues import RandomIssue, small_issue
from making.surveying import Plan

ISSUES = 130
"""Issues that are planned in both ways."""
A_PENNY = 0.02
"""Costs are rounded to hundredths one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One issue planned in three ways."""

    number: int
    issue: RandomIssue
    made: Makeup
    first: Makeup
    best: Best

    @property
    def least(self) -> float:
        """What the best plan costs; first fit may do what is no part of the brute force's plans, as jump twice."""
        return min(self.best.cost, total(self.first))


@cache
def compared() -> tuple[Compared, ...]:
    """Every small issue that can be made at all."""
    found = []
    for number in range(ISSUES):
        issue = small_issue(number)
        best = cheapest(
            issue.orders, issue.furniture, issue.grid, issue.pages or 1, least=MIN_START_LINES
        )
        made = make_up(issue.orders, issue.furniture, issue.grid, issue.pages)
        first = first_fit(issue.orders, issue.furniture, issue.grid, issue.pages)
        found.append(Compared(number=number, issue=issue, made=made, first=first, best=best))
    return tuple(found)


def plannable() -> list[Compared]:
    return [one for one in compared() if one.best.plans]


def test_the_search_finds_the_best_plan_of_every_small_issue() -> None:
    """Issues of two to four articles are planned as well as can be."""
    missed = {
        one.number: f"{total(one.made):.2f} instead of {one.least:.2f}"
        for one in plannable()
        if total(one.made) > one.least + A_PENNY
    }
    assert missed == {}


def test_no_plan_is_better_than_the_best() -> None:
    """What the press finds costs no less than the cheapest of all plans: nothing is reckoned too low."""
    assert [one.number for one in plannable() if total(one.made) < one.least - A_PENNY] == []


def test_an_issue_that_has_a_plan_is_never_told_to_be_too_long() -> None:
    """Where all copy can be printed, it is."""
    assert [one.number for one in plannable() if overset_now(one.made)] == []


@pytest.mark.parametrize("articles", [2, 3, 4])
def test_the_comparison_is_one_of_many_plans(articles: int) -> None:
    """Issues of two, three and four articles are among those compared, and have a choice of plans."""
    choices = [one.best.plans for one in plannable() if len(one.issue.orders) == articles]
    assert len(choices) >= 20
    assert max(choices) > 10


@pytest.mark.parametrize(
    "kind", ["panel", "contents", "pictures", "narrow heads", "pins", "online"]
)
def test_the_comparison_has_issues_of_every_kind(kind: str) -> None:
    """Panels, contents boxes, pictures, narrow heads, ordered pages and copy left to the web: each occurs ten times."""
    assert sum(kind in kinds(one.issue) for one in plannable()) >= 10


def kinds(issue: RandomIssue) -> set[str]:
    """What there is in an issue."""
    loose = [order for order in issue.orders if not order.pages]
    occurs = {
        "panel": issue.furniture.panel > 0,
        "contents": issue.furniture.contents > 0,
        "pictures": any(order.article.wide_pictures for order in issue.orders),
        "narrow heads": any(order.article.narrow_heads for order in issue.orders),
        "pins": len(loose) < len(issue.orders),
        "online": any(order.gives_way for order in loose),
    }
    return {kind for kind, there in occurs.items() if there}


def test_the_brute_force_makes_papers_that_can_be_printed() -> None:
    """The best of all plans breaks no rule of make-up, so that it is fair to ask for it."""
    for one in plannable():
        assert one.best.makeup
        issue = one.issue
        check_legal(
            Plan(
                makeup=one.best.makeup,
                orders=issue.orders,
                furniture=issue.furniture,
                grid=issue.grid,
            )
        )
