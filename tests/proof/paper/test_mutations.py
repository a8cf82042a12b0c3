"""Good papers have no findings, and each defect put into one is reported under its code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from defects.paper_defects import PAPER_DEFECTS, PaperDefect
from defects.rebuilding import REBUILDS, rebuild
from defects.table import listed

if TYPE_CHECKING:
    from making.bench import PaperBench
    from making.command import RunLowdown

MIN_DEFECTS = 45
"""Defects of papers that the table must have."""


def test_the_good_papers_are_faultless(paper_bench: PaperBench, small_bench: PaperBench) -> None:
    """A paper that is as it should be has no findings, neither errors nor warnings."""
    for bench in (paper_bench, small_bench):
        assert [str(finding) for finding in bench.prove(bench.good)] == []


@pytest.mark.parametrize(
    "defect", PAPER_DEFECTS, ids=[f"{defect.code} {defect.name}" for defect in PAPER_DEFECTS]
)
def test_each_defect_of_a_paper_is_caught(
    paper_bench: PaperBench, small_bench: PaperBench, defect: PaperDefect
) -> None:
    """Under its own code, whatever else is reported."""
    bench = small_bench if defect.small else paper_bench
    findings = bench.prove(defect.change(bench.good))
    assert defect.code in {finding.code for finding in findings}, [
        str(finding) for finding in findings
    ]
    for finding in findings:
        assert finding.cure.endswith(".")
        assert not finding.message.endswith(".")
        assert "\n" not in finding.message


def test_there_are_enough_defects_and_each_has_a_name_of_its_own() -> None:
    """So that the table in the documentation can be read."""
    assert len({defect.name for defect in PAPER_DEFECTS}) == len(PAPER_DEFECTS) >= MIN_DEFECTS


@pytest.mark.parametrize("build", REBUILDS)
def test_a_paper_that_was_built_from_something_else_is_reported(
    paper_bench: PaperBench, build: str, sample_dir: Path, tmp_path: Path, run_lowdown: RunLowdown
) -> None:
    """Each alteration of the forms or of the sources has its code, compared with the sample."""

    def press(folder: Path) -> None:
        done = run_lowdown(["build", "issue-42"], folder)
        assert done.returncode == 0, done.stderr

    paper = rebuild(sample_dir, tmp_path, REBUILDS[build], press)
    found = {finding.code for finding in paper_bench.prove(paper.read_bytes())}
    assert {alteration.code for alteration in REBUILDS[build]} - found == set()


def test_the_documentation_lists_every_defect() -> None:
    """docs/proof.md lists what is tested here; `python -m defects.table --docs` prints the list."""
    page = (Path(__file__).parents[3] / "docs" / "proof.md").read_text(encoding="utf-8")
    assert page.endswith(f"\n{listed()}\n")
