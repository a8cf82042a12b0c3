"""No two issues of a volume have the same number."""

from __future__ import annotations

import pytest

from lowdown.desk import NumberedIssue, check_numbers
from lowdown.model import IssueNumber, Location, Volume


def numbered(name: str) -> NumberedIssue:
    """An issue of the name `number` or `volume.number`."""
    volume, _, number = name.rpartition(".")
    parsed = IssueNumber.parse(number)
    assert parsed
    return NumberedIssue(
        name=name,
        number=parsed,
        volume=Volume.parse(volume) if volume else None,
        place=Location(path=f"issues/{name}.md", line=2, column=9),
    )


def found(names: str, checked: str) -> list[str]:
    issues = [numbered(name) for name in names.split()]
    return [str(finding) for finding in check_numbers(issues, checked=checked.split())]


@pytest.mark.parametrize(
    ("names", "checked", "said"),
    [
        (
            "7 07 8",
            "07",
            "issues/07.md:2:9: LD188 this issue is number 7, and issues/7.md has the same number",
        ),
        (
            "III.7 3.07",
            "III.7",
            (
                "issues/III.7.md:2:9: LD188 this issue is number 7 of volume III, and"
                " issues/3.07.md has the same number"
            ),
        ),
        (
            "15 15-16 16",
            "16",
            (
                "issues/16.md:2:9: LD188 this issue is number 16, and issues/15-16.md has number"
                " 15\u201316, which has one in common with it"
            ),
        ),
    ],
)
def test_the_finding_names_both_manifests(names: str, checked: str, said: str) -> None:
    """It stands at the number of the issue that is built or checked."""
    (finding,) = found(names, checked)
    assert finding.startswith(said)


@pytest.mark.parametrize("names", ["7 8 9", "1.7 2.7 7", "7 7a 7b 8-9"])
def test_issues_with_numbers_of_their_own(names: str) -> None:
    """An extra has one, and numbers begin again in each volume."""
    assert found(names, names) == []


def test_a_long_double_issue_is_compared_with_all_that_it_overlaps() -> None:
    """Each of the issues that are checked is reported, once."""
    names = "1 10-20 12 13a 19-30 40"
    assert [said.partition(":")[0] for said in found(names, names)] == [
        "issues/10-20.md",
        "issues/12.md",
        "issues/19-30.md",
    ]
