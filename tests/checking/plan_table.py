"""Prints the table of plans: what search makes of 200 made-up issues, beside first fit.

    PYTHONPATH=tests .venv/bin/python tests/checking/plan_table.py
    PYTHONPATH=tests .venv/bin/python tests/checking/plan_table.py --issues 40 --first 160

The issues have 3 to 30 articles each. With `--docs` it prints the table of costs that stands in
docs/planning.md, for which nothing needs to be planned.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from checking.legality import faults
from lowdown.layout.costs import total
from lowdown.layout.search.plan import first_fit, make_up
from lowdown.layout.terms import TERMS, WEIGHTS
from lowdown.model.plan import Makeup
from making.issues.random_issues import RandomIssue, large_issue
from making.surveying import Plan

INSIDE = ("white", "front page")
"""The terms that tell how much of the pages before the last is white."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one plan came to."""

    pages: int
    """Pages of the paper."""
    cost: float
    """What the plan costs in all."""
    terms: Mapping[str, float]
    """What each term adds to that."""
    white: float
    """Share of the column lines before the last page, furniture included, that are white."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One issue, planned twice."""

    number: int
    """What it was made up from."""
    articles: int
    """How many it has."""
    search: Account
    """The plan that was searched for."""
    first_fit: Account
    """Every article in the first space that is free."""
    faults: int
    """Rules and orders of the editor's that the plan breaks."""


def costs_listed() -> str:
    """Every term with its weight and the reason, as a table of Markdown."""
    rows = [f"| {term.name} | {term.weight:g} | {term.unit} | {term.reason} |" for term in TERMS]
    return "\n".join(["| term | weight | for each | why |", "|---|---:|---|---|", *rows])


def row(number: int) -> Row:
    """Plan one issue."""
    issue = large_issue(number)
    made = make_up(issue.orders, issue.furniture, issue.grid)
    plan = Plan(makeup=made, orders=issue.orders, furniture=issue.furniture, grid=issue.grid)
    return Row(
        number=number,
        articles=len(issue.orders),
        search=_account(made, issue),
        first_fit=_account(first_fit(issue.orders, issue.furniture, issue.grid), issue),
        faults=sum(1 for _ in faults(plan)),
    )


def _account(made: Makeup, issue: RandomIssue) -> Account:
    terms = {term: sum(cost.amount for cost in made.costs if cost.term == term) for term in WEIGHTS}
    white = sum(terms[term] / WEIGHTS[term] for term in INSIDE)
    inside = max(1, made.pages - 1) * issue.grid.lines * issue.grid.columns
    return Account(pages=made.pages, cost=total(made), terms=terms, white=white / inside)


def table(rows: Sequence[Row]) -> str:
    """All that came of it, first fit beside search."""
    searched, first = [one.search for one in rows], [one.first_fit for one in rows]
    better = sum(one.search.cost < one.first_fit.cost for one in rows)
    worse = sum(one.search.cost > one.first_fit.cost for one in rows)
    articles, faulty = [one.articles for one in rows], sum(one.faults for one in rows)
    lines = [
        f"{len(rows)} issues of {min(articles)} to {max(articles)} articles",
        f"{'':<28}{'search':>12}{'first fit':>12}",
        *(_line(term, _summed(searched, term), _summed(first, term)) for term in WEIGHTS),
        _line("all", sum(a.cost for a in searched), sum(a.cost for a in first)),
        _line("median of an issue", _median(searched), _median(first)),
        _line("best", min(a.cost for a in searched), min(a.cost for a in first)),
        _line("worst", max(a.cost for a in searched), max(a.cost for a in first)),
        _line("pages", sum(a.pages for a in searched), sum(a.pages for a in first)),
        _line("white inside, median %", 100 * _white(searched), 100 * _white(first)),
        f"better than first fit: {better}, worse: {worse}; rules and orders broken: {faulty}",
    ]
    return "\n".join(lines)


def _line(name: str, search: float, first: float) -> str:
    return f"{name:<28}{search:>12.1f}{first:>12.1f}"


def _summed(accounts: Sequence[Account], term: str) -> float:
    return sum(account.terms[term] for account in accounts)


def _median(accounts: Sequence[Account]) -> float:
    return statistics.median(account.cost for account in accounts)


def _white(accounts: Sequence[Account]) -> float:
    return statistics.median(account.white for account in accounts)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--docs", action="store_true", help="the table of costs, for the documentation"
    )
    parser.add_argument("--issues", type=int, default=200, help="how many issues (200)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first of them (0)")
    arguments = parser.parse_args()
    if arguments.docs:
        sys.stdout.write(costs_listed() + "\n")
        return
    with ProcessPoolExecutor() as pool:
        rows = list(pool.map(row, range(arguments.first, arguments.first + arguments.issues)))
    sys.stdout.write(table(rows) + "\n")


if __name__ == "__main__":
    main()
