"""The beam search finds plans as good as a brute force that tries every plan of an issue."""

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
from making.issues.random_issues import RandomIssue, small_issue
from making.surveying import Plan

ISSUES = 130
"""How many issues are planned in both ways."""
ROUNDING = 0.02
"""Largest difference by rounding: each cost is rounded to hundredths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One issue planned in three ways."""

    number: int
    issue: RandomIssue
    made: Makeup
    first: Makeup
    best: Best

    @property
    def lowest_cost(self) -> float:
        """What the best plan costs; first fit may jump twice, which the brute force never does."""
        return min(self.best.cost, total(self.first))


@cache
def compared() -> tuple[Compared, ...]:
    """Every small issue, planned in the three ways."""
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
    """The issues that have a plan in which all copy fits."""
    return [one for one in compared() if one.best.plans]


def test_the_search_finds_the_best_plan_of_every_small_issue() -> None:
    """The search never costs more than the best of all plans."""
    missed = {
        one.number: f"{total(one.made):.2f} instead of {one.lowest_cost:.2f}"
        for one in plannable()
        if total(one.made) > one.lowest_cost + ROUNDING
    }
    assert missed == {}


def test_no_plan_is_better_than_the_best() -> None:
    """The search never costs less than the best of all plans: no cost is estimated too low."""
    assert [one.number for one in plannable() if total(one.made) < one.lowest_cost - ROUNDING] == []


def test_an_issue_that_has_a_plan_is_never_called_too_long() -> None:
    """Where some plan prints all copy, the search prints all of it too."""
    assert [one.number for one in plannable() if overset_now(one.made)] == []


@pytest.mark.parametrize("articles", [2, 3, 4])
def test_the_comparison_is_one_of_many_plans(articles: int) -> None:
    """At least 20 issues of each size are compared, some with more than ten plans."""
    choices = [one.best.plans for one in plannable() if len(one.issue.orders) == articles]
    assert len(choices) >= 20
    assert max(choices) > 10


@pytest.mark.parametrize(
    "kind", ["panel", "contents", "pictures", "narrow heads", "pins", "online"]
)
def test_the_comparison_has_issues_of_every_kind(kind: str) -> None:
    """Each kind of furniture, picture, head and order occurs in at least ten issues."""
    assert sum(kind in kinds(one.issue) for one in plannable()) >= 10


def kinds(issue: RandomIssue) -> set[str]:
    """The kinds of furniture, pictures, heads and orders that occur in an issue."""
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
    """The best plan that it finds breaks no rule of make-up."""
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
