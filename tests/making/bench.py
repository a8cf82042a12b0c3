"""The sample's paper for the tests of the proof: read once, and spoiled in a folder of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lowdown.desk import read_issue, read_publication
from lowdown.proof.finished import Finished
from lowdown.proof.paper.check import prove_paper

if TYPE_CHECKING:
    from lowdown.model.finding import Finding
    from lowdown.model.issue import Issue
    from lowdown.model.publication import Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperBench:
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
        return prove_paper(
            self.publication, self.issue, Finished(out=self.out, shown="dist")
        ).findings


def read_bench(sample: Path, built: Path, out: Path) -> PaperBench:
    """The sample publication, its output folder, and a folder to spoil papers in."""
    publication = read_publication(sample)
    issue = read_issue(publication, "issue-42").value
    assert issue is not None
    good = (built / issue.name / f"{issue.name}.pdf").read_bytes()
    return PaperBench(publication=publication, issue=issue, good=good, out=out)


@pytest.fixture(scope="session")
def paper_bench(
    sample_dir: Path, sample_build: Path, tmp_path_factory: pytest.TempPathFactory
) -> PaperBench:
    """The sample, read once for each test process."""
    return read_bench(sample_dir, sample_build, tmp_path_factory.mktemp("papers"))
