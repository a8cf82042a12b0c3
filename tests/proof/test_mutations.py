"""The proof is proved: the sample has no fault, and whatever is done to it is told under the code that it should be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lowdown.desk import read_issue, read_publication
from lowdown.proof.finished import Finished
from lowdown.proof.papers import prove_paper
from proof.paper_defects import PAPER_DEFECTS, PaperDefect

if TYPE_CHECKING:
    from lowdown.model.finding import Finding
    from lowdown.model.issue import Issue
    from lowdown.model.publication import Publication

LEAST = 45
"""Defects of papers that the table must have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The sample, and a folder to spoil copies of its paper in."""

    publication: Publication
    issue: Issue
    good: bytes
    out: Path

    def prove(self, data: bytes) -> tuple[Finding, ...]:
        """What is found in a paper."""
        paper = self.out / self.issue.name / f"{self.issue.name}.pdf"
        paper.parent.mkdir(exist_ok=True)
        paper.write_bytes(data)
        return prove_paper(self.publication, self.issue, Finished(out=self.out, shown="dist"))


@pytest.fixture(scope="session")
def bench(sample_dir: Path, sample_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """The sample, read once."""
    publication = read_publication(sample_dir)
    issue = read_issue(publication, "issue-42").value
    assert issue is not None
    good = (sample_build / "issue-42" / "issue-42.pdf").read_bytes()
    return Bench(publication=publication, issue=issue, good=good, out=tmp_path_factory.mktemp("papers"))


def test_the_sample_s_paper_is_faultless(bench: Bench) -> None:
    """Nothing is told of a paper that is as it should be, errors or warnings."""
    assert [str(finding) for finding in bench.prove(bench.good)] == []


@pytest.mark.parametrize("defect", PAPER_DEFECTS, ids=[f"{defect.code} {defect.name}" for defect in PAPER_DEFECTS])
def test_each_defect_of_a_paper_is_caught(bench: Bench, defect: PaperDefect) -> None:
    """Under its own code, whatever else is told."""
    findings = bench.prove(defect.change(bench.good))
    assert defect.code in {finding.code for finding in findings}, [str(finding) for finding in findings]
    for finding in findings:
        assert finding.cure.endswith(".")
        assert not finding.message.endswith(".")
        assert "\n" not in finding.message


def test_there_are_enough_defects_and_each_has_a_name_of_its_own() -> None:
    """So that the table in the documentation can be read."""
    assert len({defect.name for defect in PAPER_DEFECTS}) == len(PAPER_DEFECTS) >= LEAST
