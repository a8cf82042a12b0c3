"""Validates every paper that the tests build with an independent validator of PDF/UA-1."""

from __future__ import annotations

from pathlib import Path

import pytest

from making.issues.corpus import MADE_UP, SMALL
from making.papers import Printer
from verapdf import validate

MORE = MADE_UP[8:]
"""Papers with nothing in them that those before have not."""

pytestmark = [pytest.mark.verapdf, pytest.mark.xdist_group("verapdf")]


def assert_accessible(papers: list[Path]) -> None:
    """Each paper complies, after a good number of checks."""
    reports = validate(papers)
    assert len(reports) == len(papers)
    assert all(report.checks > 100 for report in reports)
    assert not [str(report) for report in reports if not report.compliant]


def test_every_kind_of_paper_is_accessible(sample_build: Path, print_issue: Printer) -> None:
    """Papers comply with PDF/UA-1, whatever their columns, copy, pictures and languages, with no
    check failed.
    """
    papers = [print_issue(name).paper.path for name in (*SMALL, *MADE_UP) if name not in MORE]
    assert_accessible([sample_build / "issue-42" / "issue-42.pdf", *papers])


@pytest.mark.slow
def test_every_other_paper_is_accessible(print_issue: Printer) -> None:
    """And so do all the others that the tests build."""
    assert_accessible([print_issue(name).paper.path for name in MORE])
