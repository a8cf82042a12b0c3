"""The tests' own reader finds what is wrong with a paper, or with the plan given for it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from defects import type_changes as type_
from making.papers import Printer, read_issue_back

NAME = "shared-jump"
"""A paper of four pages: the first article jumps from 1 to 2, the other two share page 3."""
LINE = "imaging would been nurse three"

pytestmark = pytest.mark.xdist_group(f"paper-{NAME}")

PAPERS: dict[str, tuple[type_.Change, str]] = {
    "a word altered": (type_.says(2, "independent", "dependent"), "a: “dependentansw"),
    "a line removed": (type_.lacks(2, LINE), "a: “"),
    "a line printed twice": (type_.prints_again(2, LINE, down=30), "a: “"),
    "a line in another place": (type_.puts(2, LINE, 291, 343), "before the copy that it follows"),
    "a line three points to the right": (type_.shifts(2, LINE, right=4), "begins 3.0 points"),
    "a line three points to the left": (type_.shifts(2, LINE, right=-4), "begins 3.0 points"),
    "no line above copy that continues": (
        type_.lacks(2, "...continued from page 1"),
        "a: lines “from” are due",
    ),
    "a jump line removed": (type_.lacks(1, "continued on page 2..."), "a: lines “to” are due"),
    "a headline altered": (type_.says(3, "Headline", "Headlines"), "b: its head is not what"),
    "a rule in the margin": (type_.draws(3, b"0 g 9 300 9 90 re f"), "page 3 is painted outside"),
    "a word in the margin": (type_.puts(3, "ficit.", 5, 268), "page 3 is painted"),
    "copy in the folio": (type_.puts(3, "ficit.", 400, 1084), "the folio"),
}
"""What is done to the paper, and what is reported then."""
PLANS: dict[str, tuple[Callable[[Any], object], str]] = {
    "a page less": (lambda plan: plan["pages"].pop(), "the plan has pages [1, 2, 3], the paper 4"),
    "no jump": (lambda plan: plan["jumps"].clear(), "a: the plan has the jumps []"),
    "another jump": (lambda plan: plan["jumps"][0].update(to=3), "a: the plan has the jumps"),
    "another part": (lambda plan: frame(plan, 2).update(part=3), "a: its parts are"),
    "too many words": (lambda plan: frame(plan, 2).update(words=900), "a: the plan counts"),
    "another article": (lambda plan: frame(plan, 2).update(article="b"), "a: print stops before"),
    "another frame": (lambda plan: frame(plan, 2).update(box=[43, 9, 9, 9]), "a: print stops"),
    "another page in the contents box": (
        lambda plan: plan["contents"][0].update(pages="p4"),
        "the contents box",
    ),
}
"""What is done to the plan, and what is reported then."""


def frame(plan: Any, number: int) -> Any:
    """The first frame of a page of the plan."""
    return plan["pages"][number - 1]["frames"][0]


@pytest.mark.parametrize("name", PAPERS)
def test_a_spoiled_paper_is_noticed(print_issue: Printer, tmp_path: Path, name: str) -> None:
    """Words, jump lines, edges of columns and ink are compared."""
    change, fault = PAPERS[name]
    printed = print_issue(NAME)
    shutil.copytree(printed.out, tmp_path / "dist")
    path = tmp_path / "dist" / "issue-1" / "issue-1.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path)
    faults = read_issue_back(printed.root, tmp_path / "dist", "issue-1").faults()
    assert [one for one in faults if fault in one], faults


@pytest.mark.parametrize("name", PLANS)
def test_a_wrong_plan_is_noticed(print_issue: Printer, tmp_path: Path, name: str) -> None:
    """The plan's pages, frames, jumps, words and contents box are compared with the paper."""
    change, fault = PLANS[name]
    printed = print_issue(NAME)
    shutil.copytree(printed.out, tmp_path / "dist")
    path = tmp_path / "dist" / "issue-1" / "plan.json"
    plan = json.loads(path.read_text(encoding="utf-8"))
    change(plan)
    path.write_text(json.dumps(plan), encoding="utf-8")
    faults = read_issue_back(printed.root, tmp_path / "dist", "issue-1").faults()
    assert [one for one in faults if fault in one], faults
