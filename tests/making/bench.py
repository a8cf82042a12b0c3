"""The sample's paper for the tests of the proof: read once, and spoiled in a folder of its own."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lowdown.desk import read_issue, read_publication
from lowdown.proof.finished import Finished
from lowdown.proof.paper.check import check_paper
from making.issues.writing import paragraphs, picture, publication

if TYPE_CHECKING:
    from lowdown.model.findings import Finding
    from lowdown.model.issue import Issue
    from lowdown.model.publication import Publication
    from making.papers import Builder


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
        return check_paper(
            self.publication, self.issue, Finished(out=self.out, shown="dist")
        ).findings


SMALL = publication(
    [
        paragraphs(1, 700),
        paragraphs(2, 700) + "\n\n![A gradient](pictures/x.jpg)\n\n" + paragraphs(3, 300),
        paragraphs(4, 250) + "\n\n| Place | Beds |\n|---|---:|\n| Calderwick | 44 |\n",
    ],
    "a: pages: [1, 3]",
    "b: pages: [2, 4]",
    "c: pages: 3",
    pages="4",
)
SMALL["pictures/x.jpg"] = picture("JPEG", width=900, height=300)


def read_bench(sample: Path, built: Path, out: Path, name: str = "issue-42") -> PaperBench:
    """A publication, its output folder, and a folder to spoil papers of one of its issues in."""
    publication = read_publication(sample)
    issue = read_issue(publication, name).value
    assert issue is not None
    good = (built / issue.name / f"{issue.name}.pdf").read_bytes()
    (out / issue.name).mkdir(exist_ok=True)
    shutil.copy(built / issue.name / "plan.json", out / issue.name)
    return PaperBench(publication=publication, issue=issue, good=good, out=out)


@pytest.fixture(scope="session")
def paper_bench(
    sample_dir: Path, sample_build: Path, tmp_path_factory: pytest.TempPathFactory
) -> PaperBench:
    """The sample, read once for each test process."""
    return read_bench(sample_dir, sample_build, tmp_path_factory.mktemp("papers"))


@pytest.fixture(scope="session")
def small_bench(built_issue: Builder, tmp_path_factory: pytest.TempPathFactory) -> PaperBench:
    """A paper of four pages with jumps, a picture and a table, read once for each test process."""
    folder = built_issue("small-bench", SMALL)
    return read_bench(folder, folder / "dist", tmp_path_factory.mktemp("papers"), "issue-1")
