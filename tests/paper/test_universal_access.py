"""Every paper that the tests of the paper build, as an independent validator of PDF/UA-1 sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from making.issues.made_up import SEEDS, made_up
from making.issues.small_papers import CASES
from making.papers import Printer
from verapdf import validate


@pytest.mark.verapdf
@pytest.mark.xdist_group("verapdf")
def test_every_paper_is_accessible(
    sample_build: Path, print_issue: Printer, paper_folder: Path
) -> None:
    """Every paper complies with PDF/UA-1, whatever its columns, copy, pictures and languages, with no check failed."""
    issues = {**CASES, **{f"made-up-{seed}": made_up(seed) for seed in SEEDS}}
    for name, files in issues.items():
        print_issue(name, files)
    papers = [
        paper_folder / f"paper-{name}" / "dist" / "issue-1" / "issue-1.pdf" for name in issues
    ]
    reports = validate([sample_build / "issue-42" / "issue-42.pdf", *papers])
    assert len(reports) == len(issues) + 1
    assert all(report.checks > 100 for report in reports)
    assert not [str(report) for report in reports if not report.compliant]
