"""The plan and the paper agree: what `lowdown plan` reports stands in the finished PDF where it is reported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from checking.collating import JUMPS
from checking.plan_places import misplaced
from making.issues.made_up import SEEDS, made_up
from making.issues.small_papers import CASES

if TYPE_CHECKING:
    from making.command import RunLowdown
    from making.papers import Files, Printer

ISSUES: dict[str, Files] = {
    **{f"made-up-{seed}": made_up(seed) for seed in SEEDS},
    **{
        name: CASES[name]
        for name in ("shared-online", "shared-below", "online-with-table", "pictures", "far-jump")
        if name in CASES
    },
}
"""Issues, by the name under which they are built once for all test processes."""
WORDS = {**JUMPS, "panel": "Please give what you can"}


def plan_of(folder: Path, run_lowdown: RunLowdown) -> dict[str, Any]:
    """What `lowdown plan issue-1 --format json` reports."""
    done = run_lowdown(["plan", "issue-1", "--format", "json"], folder)
    plan: dict[str, Any] = json.loads(done.stdout)["plan"]
    return plan


@pytest.mark.parametrize("name", ISSUES)
def test_what_the_plan_reports_stands_there_in_the_paper(
    name: str, print_issue: Printer, paper_folder: Path, run_lowdown: RunLowdown
) -> None:
    """Every jump line, online line, panel and wide picture stands in the rectangle that is reported for it."""
    print_issue(name, ISSUES[name])
    folder = paper_folder / f"paper-{name}"
    pdf = folder / "dist" / "issue-1" / "issue-1.pdf"
    assert misplaced(plan_of(folder, run_lowdown), pdf, WORDS) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("shared-online", "online-line"),
        ("far-jump", "to-line"),
        ("far-jump", "from-line"),
        ("pictures", "picture"),
    ],
)
def test_what_stands_a_line_lower_than_reported_is_noticed(
    name: str, kind: str, print_issue: Printer, paper_folder: Path, run_lowdown: RunLowdown
) -> None:
    """The comparison reads what stands in the rectangle and not beside it: one line of the grid is enough."""
    print_issue(name, CASES[name])
    folder = paper_folder / f"paper-{name}"
    plan = plan_of(folder, run_lowdown)
    moved = [patch for page in plan["pages"] for patch in page["patches"] if patch["kind"] == kind]
    for patch in moved:
        left, top, width, height = patch["box"]
        patch["box"] = [left, top + height / patch["height"], width, height]
    pdf = folder / "dist" / "issue-1" / "issue-1.pdf"
    assert moved
    assert len(misplaced(plan, pdf, WORDS)) == len(moved)
