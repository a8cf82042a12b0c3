"""The proof is proved: the sample has no fault, and whatever is done to it is told under the code that it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from proof.paper_defects import PAPER_DEFECTS, PaperDefect

if TYPE_CHECKING:
    from proof.conftest import PaperBench

LEAST = 45
"""Defects of papers that the table must have."""


def test_the_sample_s_paper_is_faultless(paper_bench: PaperBench) -> None:
    """Nothing is told of a paper that is as it should be, errors or warnings."""
    assert [str(finding) for finding in paper_bench.prove(paper_bench.good)] == []


@pytest.mark.parametrize("defect", PAPER_DEFECTS, ids=[f"{defect.code} {defect.name}" for defect in PAPER_DEFECTS])
def test_each_defect_of_a_paper_is_caught(paper_bench: PaperBench, defect: PaperDefect) -> None:
    """Under its own code, whatever else is told."""
    findings = paper_bench.prove(defect.change(paper_bench.good))
    assert defect.code in {finding.code for finding in findings}, [str(finding) for finding in findings]
    for finding in findings:
        assert finding.cure.endswith(".")
        assert not finding.message.endswith(".")
        assert "\n" not in finding.message


def test_there_are_enough_defects_and_each_has_a_name_of_its_own() -> None:
    """So that the table in the documentation can be read."""
    assert len({defect.name for defect in PAPER_DEFECTS}) == len(PAPER_DEFECTS) >= LEAST
