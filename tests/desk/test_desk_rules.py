"""Every rule of the desk finds files that break it, and passes files that do not."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from rule_cases import CASES, Case
from rule_cases.case import ART, ISSUE, TOML, Files

from lowdown.desk import read_issue, read_publication
from lowdown.errors import SettingsError
from lowdown.model.rules import RULES, Severity
from making.publications.desk_copy import (
    DRAWING,
    MANIFEST,
    as_text,
    issue_of,
    lay_out,
    refuse_to_open,
)


def outcome(root: Path, files: Files) -> str:
    """Every finding about the publication."""
    try:
        return as_text(issue_of(root, files).findings)
    except SettingsError as error:
        return str(error)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.place}")
def test_a_broken_rule_is_reported_with_its_place_and_its_cure(case: Case, tmp_path: Path) -> None:
    """The one fault is reported, with its place and its cure."""
    lines = outcome(tmp_path, case.broken).split("\n")
    assert lines[0].startswith(f"{case.place}: {case.code} "), lines
    assert lines[0].endswith(f" [{RULES[case.code].name}]")
    assert lines[1].strip().endswith((".", "?"))
    assert len(lines) == 2, "there is more than one finding"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.place}")
def test_copy_that_keeps_the_rule_has_no_finding(case: Case, tmp_path: Path) -> None:
    """Files with the fault put right have no finding."""
    assert outcome(tmp_path, case.clean) == ""


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.place.split(":")[0] != TOML], ids=lambda case: case.code
)
def test_only_what_cannot_be_published_stops_the_issue(case: Case, tmp_path: Path) -> None:
    """A warning leaves the issue readable; an error does not."""
    reading = issue_of(tmp_path, case.broken)
    weights = {finding.severity for finding in reading.findings}
    assert weights == {Severity.WARNING if case.warns else Severity.ERROR}
    assert (reading.value is not None) == case.warns


APART = {"LD101", "LD159", "LD160", "LD161", "LD162", "LD163", "LD167"}
"""Rules that need more than files to be broken, or very many of them."""


def test_every_rule_of_the_desk_has_a_case() -> None:
    """The table has every code of the desk; what is no readable file has tests of its own."""
    elsewhere = {
        "LD130",
        "LD131",
        "LD132",
        "LD251",
        "LD254",
        *("LD188", "LD189", "LD195"),
        *(f"LD{number}" for number in (*range(174, 180), *range(225, 230), *range(307, 312))),
    }
    desk = {code for code in RULES if code[2] in "123"} - elsewhere
    assert {case.code for case in CASES} | APART == desk


def test_a_file_that_cannot_be_read_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Settings that the system refuses to open."""
    root = lay_out(tmp_path)
    refuse_to_open(monkeypatch, root / TOML, errno.EACCES)
    with pytest.raises(SettingsError, match=r"lowdown.toml: LD101 .*\[file-unreadable\]"):
        read_publication(root)


def test_all_faults_of_all_files_are_reported_at_once(tmp_path: Path) -> None:
    """An editor sees every fault of the issue in one go, by file and line."""
    files = {
        ISSUE: MANIFEST.replace("number: 7", "numbr: 7").replace(
            "  - one", "  - one\n  - two\n  - three"
        ),
        ART: "---\ntitle: One\ndate: never\n---\n::: bax\n[a]()\n",
        "articles/two.md": "---\n---\n![](pictures/none.jpg)\n",
        "pictures/x.svg": DRAWING,
    }
    publication = read_publication(lay_out(tmp_path, files))
    findings = read_issue(publication, "seven").findings
    assert [f"{finding.place}: {finding.code}" for finding in findings][:2] == [
        f"{ART}:3:7: LD111",
        f"{ART}:5:1: LD202",
    ]
    assert {finding.place.path for finding in findings} == {ART, "articles/two.md", ISSUE}
