"""The JSON of a plan: every key of it is explained, and says what the paper is like."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from lowdown.jobs.plan import PlanOrder, PlanResult
from lowdown.model.findings import Finding, Location
from lowdown.model.plan import Action, Change, Cost, FitStep, PatchKind, Remedy, TermReport
from lowdown.report import write_plan_json
from making.planned import run, sample

FINDING = Finding(
    code="LD410",
    place=Location(path="issues/issue-1.md", line=3),
    message="so many",
    cure="Drop one.",
)


def everything() -> PlanResult:
    """A plan with something under every key."""
    made = sample()
    lead, *others = made.articles
    change = Change(
        article="lead-of-all", step=FitStep.PICTURES, lines=-3, what="the picture pictures/x.jpg"
    )
    remedies = (
        Remedy(action=Action.CUT, lines=6, words=34),
        Remedy(action=Action.SHRINK, lines=6, picture="pictures/x.jpg", depth_now=82, depth=62),
    )
    costs = (Cost(term="white", amount=2.005, page=3), Cost(term="white", amount=1))
    report = replace(
        made,
        articles=(
            replace(lead, changes=(change,), remedies=remedies, words_per_line=5.7081),
            *others,
        ),
        fillers=(
            Change(
                article="join-us", step=FitStep.FILLERS, lines=12, what="the house advertisement"
            ),
        ),
        terms=(TermReport(name="white", unit="column line", costs=costs),),
    )
    return run(report, findings=(FINDING,), ordered=made, what_if=("pages=6",))


def document(made: PlanResult) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(
        write_plan_json(made, PlanOrder(root=Path(), issue="issue-1"))
    )
    return read


def keys_of(value: object) -> set[str]:
    if isinstance(value, list):
        return {key for item in value for key in keys_of(item)}
    if isinstance(value, dict):
        return set(value) | {key for item in value.values() for key in keys_of(item)}
    return set()


def test_the_page_on_planning_explains_every_key(sample_dir: Path) -> None:
    """Every key, every kind of patch, every remedy and every what-if stands there as it is
    written.
    """
    explained = set(
        re.findall("`([^`\n]*)`", (sample_dir / "docs/planning.md").read_text(encoding="utf-8"))
    )
    assert keys_of(document(everything())) - explained == set()
    assert {kind.value for kind in PatchKind} - explained == set()
    assert {action.value for action in Action} - explained == set()


def test_a_plan_is_told_in_values() -> None:
    """Numbers are numbers, what there is not is null, and shares and costs have the decimals that
    they are good for.
    """
    plan = document(everything())["plan"]
    lead = plan["articles"][0]
    assert lead["changes"] == [
        {"rung": "pictures", "lines": -3, "what": "the picture pictures/x.jpg"}
    ]
    assert lead["remedies"][0] == {
        "action": "cut",
        "lines": 6,
        "words": 34,
        "words_besides": None,
        "picture": None,
        "depth_now": None,
        "depth": None,
        "page": None,
    }
    assert lead["words_per_line"] == 5.71
    assert plan["jumps"] == [
        {"article": "lead-of-all", "from": 1, "to": 2},
        {"article": "chief-exits", "from": 4, "to": 6},
    ]
    assert plan["cost"]["total"] == 3.0
    assert plan["cost"]["terms"][0]["costs"][1] == {"amount": 1, "article": None, "page": None}
    assert plan["filled"] == 0.7208
    assert plan["free_lines"] == sum(page["free_lines"] for page in plan["pages"])


def test_findings_and_differences_are_in_the_document() -> None:
    """A program needs nothing else."""
    made = document(everything())
    assert made["ok"] is True
    assert made["findings"][0]["code"] == "LD410"
    assert made["what_if"] == ["pages=6"]
    assert any("it costs 3" in difference for difference in made["differences"])


def test_without_a_plan_there_are_still_findings() -> None:
    """The plan is null."""
    made = document(PlanResult(findings=(FINDING,)))
    assert (made["ok"], made["plan"], made["differences"]) == (False, None, [])
