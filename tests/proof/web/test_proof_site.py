"""The proof of the site: a good site passes, and each fault is reported under its own code."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from defects.site_defects import SITE_DEFECTS, SiteDefect
from lowdown.desk import read_issue, read_publication
from lowdown.model.rules import RULES
from lowdown.proof.finished import Finished
from lowdown.proof.web.check import check_site
from making.sites import RECORD, record, site_files, write_site, write_sources

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lowdown.model.findings import Finding
    from lowdown.model.issue import Issue
    from lowdown.model.publication import Publication


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A publication, and its site, to spoil copies of."""

    publication: Publication
    issue: Issue
    files: Mapping[str, bytes]

    def prove(self, files: Mapping[str, bytes], out: Path) -> tuple[Finding, ...]:
        """The findings in a site of these files."""
        write_site(out, files)
        return check_site(self.publication, (self.issue,), Finished(out=out, shown="dist"))


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """The site of `making/sites.py`."""
    root = tmp_path_factory.mktemp("lamp")
    write_sources(root)
    publication = read_publication(root)
    issue = read_issue(publication, "issue-1").value
    assert issue
    return Bench(publication=publication, issue=issue, files=site_files())


def test_a_good_site_is_faultless(bench: Bench, tmp_path: Path) -> None:
    """A site written by hand has nothing that the proof would complain of."""
    assert bench.prove(bench.files, tmp_path) == ()


@pytest.mark.parametrize(
    "defect", SITE_DEFECTS, ids=[f"{defect.code} {defect.name}" for defect in SITE_DEFECTS]
)
def test_each_defect_is_reported_under_its_code(
    bench: Bench, tmp_path: Path, defect: SiteDefect
) -> None:
    """And under no other but what follows from it; the finding says where and what to do."""
    files = dict(bench.files)
    defect.change(files)
    if defect.code != "LD704":
        files[RECORD] = record({path: data for path, data in files.items() if path != RECORD})
    findings = bench.prove(files, tmp_path)
    reported = {finding.code for finding in findings}
    assert defect.code in reported, [str(finding) for finding in findings]
    assert reported <= {defect.code, *defect.also}, [str(finding) for finding in findings]
    own = [finding for finding in findings if finding.code == defect.code]
    assert str(own[0].place).startswith(defect.place or "dist/")
    for finding in findings:
        assert finding.cure.endswith(".")
        assert not finding.message.endswith(".")
        assert "\n" not in finding.message


def test_every_code_of_the_site_has_a_defect() -> None:
    """No rule of the finished site is without a site that breaks it."""
    built = {code for code in RULES if code.startswith("LD7")} - {"LD705"}
    assert {defect.code for defect in SITE_DEFECTS} == built


def test_defects_have_names_of_their_own() -> None:
    """So that a mutation run can tell them apart."""
    names = [(defect.code, defect.name) for defect in SITE_DEFECTS]
    assert len(set(names)) == len(names)
