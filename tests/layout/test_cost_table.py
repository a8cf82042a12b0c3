"""The table of costs is documented as it is."""

from __future__ import annotations

from pathlib import Path

from checking.plan_table import Account, Row, costs_listed, table
from lowdown.layout.terms import TERMS, WEIGHTS

PAGE = Path(__file__).parents[2] / "docs" / "planning.md"


def test_the_page_has_the_table_that_the_press_judges_by() -> None:
    """Every term, weight and reason stands in docs/planning.md, as `plan_table.py --docs` prints
    them.
    """
    assert costs_listed() in PAGE.read_text(encoding="utf-8")


def test_every_term_has_a_name_of_its_own_and_costs_something() -> None:
    """No two terms have one name, and none is there for nothing."""
    assert len(WEIGHTS) == len(TERMS)
    assert min(WEIGHTS.values()) > 0


def test_every_reason_is_a_sentence() -> None:
    """The reasons can be read by themselves."""
    assert [
        term.name for term in TERMS if not (term.reason.endswith(".") and term.reason[0].isupper())
    ] == []
    assert [term.name for term in TERMS if term.unit.endswith(".")] == []


def test_the_table_of_plans_sets_search_beside_first_fit() -> None:
    """Sums by term, medians and extremes stand side by side, and what is worse than first fit is
    counted.
    """
    none = dict.fromkeys(WEIGHTS, 0.0)
    good = Account(pages=4, cost=30.0, terms={**none, "white": 30.0}, white=0.05)
    bad = Account(pages=5, cost=70.0, terms={**none, "jump": 48.0, "white": 22.0}, white=0.1)
    rows = [
        Row(number=0, articles=3, search=good, first_fit=bad, faults=0),
        Row(number=1, articles=9, search=bad, first_fit=good, faults=2),
        Row(number=2, articles=5, search=good, first_fit=bad, faults=0),
    ]
    lines = [" ".join(line.split()) for line in table(rows).splitlines()]
    assert lines[0] == "3 issues of 3 to 9 articles"
    assert "jump 48.0 96.0" in lines
    assert "all 130.0 170.0" in lines
    assert "median of an issue 30.0 70.0" in lines
    assert lines[-1] == "better than first fit: 2, worse: 1; rules and orders broken: 2"
