"""The proof of the site: a good site passes, and each fault is reported under its own code."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defects.site_defects import SITE_DEFECTS, SiteDefect
from lowdown.desk import read_issue, read_publication
from lowdown.model.rules import RULES
from lowdown.model.website import Web
from lowdown.proof.finished import Finished
from lowdown.proof.web.check import check_site
from making.sites import BATHS, HOME, RECORD, record, site_files, write_site, write_sources

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
    """No rule of the finished site is without a site that breaks it; two rules are of builds."""
    built = {code for code in RULES if code.startswith("LD7")} - {"LD705", "LD750"}
    assert {defect.code for defect in SITE_DEFECTS} == built


def test_defects_have_names_of_their_own() -> None:
    """So that a mutation run can tell them apart."""
    names = [(defect.code, defect.name) for defect in SITE_DEFECTS]
    assert len(set(names)) == len(names)


def test_no_site_is_no_fault(bench: Bench, tmp_path: Path) -> None:
    """Where none has been built, as after `lowdown build --only paper`."""
    papers = {path: data for path, data in bench.files.items() if path.startswith("issue-1/issue")}
    assert bench.prove(papers, tmp_path) == ()


def test_a_site_that_is_not_wanted_is_not_proved(bench: Bench, tmp_path: Path) -> None:
    """What lies in the output folder from before does not matter."""
    unwanted = dataclasses.replace(bench.publication, web=Web(enabled=False))
    files = {**bench.files, HOME: b"old"}
    assert dataclasses.replace(bench, publication=unwanted).prove(files, tmp_path) == ()


def test_a_fault_of_every_page_is_one_finding(bench: Bench, tmp_path: Path) -> None:
    """An editor needs to know of a dead link in the navigation once."""
    files = {
        path: data.replace(b"subscribe/index.html", b"subscribed/index.html")
        for path, data in bench.files.items()
        if path != RECORD
    }
    [found] = [finding for finding in bench.prove(files, tmp_path) if finding.code == "LD710"]
    assert found.message.endswith("which is not there; the same is true of 6 other pages")


def test_many_differences_from_the_copy_are_counted(bench: Bench, tmp_path: Path) -> None:
    """The page of another article in an article's place has more than anybody wants to read."""
    files = {**bench.files, BATHS: bench.files[BATHS].replace(b' id="p', b' id="q')}
    found = [finding for finding in bench.prove(files, tmp_path) if finding.code == "LD720"]
    assert len(found) == 4
    assert "in 3 further places" in found[-1].message


@given(data=st.data())
def test_any_change_within_a_page_is_survived(
    bench: Bench, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Bytes overwritten anywhere in any file may be harmless or not, but are read to the end."""
    out = tmp_path_factory.getbasetemp() / "overwritten"
    path = data.draw(st.sampled_from(sorted(bench.files)))
    good = bench.files[path]
    start = data.draw(st.integers(min_value=0, max_value=len(good) - 1))
    odd = data.draw(st.binary(min_size=1, max_size=8) | st.sampled_from([b"<", b'"', b"\0", b">{"]))
    bench.prove({**bench.files, path: good[:start] + odd + good[start + len(odd) :]}, out)
