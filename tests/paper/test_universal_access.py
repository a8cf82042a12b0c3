"""Validates every paper that the tests build with an independent validator of PDF/UA-1."""

from __future__ import annotations

from pathlib import Path

import pytest

from making.issues.corpus import MADE_UP, SMALL
from making.papers import Printer
from verapdf import validate


@pytest.mark.verapdf
@pytest.mark.xdist_group("verapdf")
def test_every_paper_is_accessible(sample_build: Path, print_issue: Printer) -> None:
    """Every paper complies with PDF/UA-1, whatever its columns, copy, pictures and languages, with
    no check failed.
    """
    papers = [print_issue(name).paper.path for name in (*SMALL, *MADE_UP)]
    reports = validate([sample_build / "issue-42" / "issue-42.pdf", *papers])
    assert len(reports) == len(papers) + 1
    assert all(report.checks > 100 for report in reports)
    assert not [str(report) for report in reports if not report.compliant]
