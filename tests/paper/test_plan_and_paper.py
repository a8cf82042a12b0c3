"""The plan and the paper agree.

What `lowdown plan` reports stands in the finished PDF where it is reported.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from checking.plan_places import misplaced
from checking.readback import JUMPS
from making.issues.corpus import MADE_UP

if TYPE_CHECKING:
    from making.command import RunLowdown
    from making.papers import Printer

ISSUES = (
    *MADE_UP,
    *("shared-online", "shared-below", "online-with-table", "pictures", "far-jump"),
)
"""Papers, by the names under which they are built once for all test processes."""


def in_group(name: str, *values: Any) -> Any:
    """A paper by its name; all tests of it run in the same process."""
    mark = pytest.mark.xdist_group(f"paper-{name}")
    return pytest.param(name, *values, marks=mark, id="-".join((name, *values)))


WORDS = {**JUMPS, "panel": "Please give what you can"}


def plan_of(folder: Path, run_lowdown: RunLowdown) -> dict[str, Any]:
    """What `lowdown plan issue-1 --format json` reports."""
    done = run_lowdown(["plan", "issue-1", "--format", "json"], folder)
    plan: dict[str, Any] = json.loads(done.stdout)["plan"]
    return plan


@pytest.mark.parametrize("name", [in_group(name) for name in ISSUES])
def test_what_the_plan_reports_stands_there_in_the_paper(
    name: str, print_issue: Printer, run_lowdown: RunLowdown
) -> None:
    """Every jump line, online line, panel and wide picture stands in the rectangle that is reported
    for it.
    """
    printed = print_issue(name)
    assert misplaced(plan_of(printed.root, run_lowdown), printed.paper.path, WORDS) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        in_group("shared-online", "online-line"),
        in_group("far-jump", "to-line"),
        in_group("far-jump", "from-line"),
        in_group("pictures", "picture"),
    ],
)
def test_what_stands_a_line_lower_than_reported_is_noticed(
    name: str, kind: str, print_issue: Printer, run_lowdown: RunLowdown
) -> None:
    """The comparison reads what stands in the rectangle and not beside it.

    One line of the grid is enough.
    """
    printed = print_issue(name)
    plan = plan_of(printed.root, run_lowdown)
    moved = [patch for page in plan["pages"] for patch in page["patches"] if patch["kind"] == kind]
    for patch in moved:
        left, top, width, height = patch["box"]
        patch["box"] = [left, top + height / patch["height"], width, height]
    assert moved
    assert len(misplaced(plan, printed.paper.path, WORDS)) == len(moved)
