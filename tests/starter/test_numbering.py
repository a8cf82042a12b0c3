"""The number and the volume of the next issue follow those of the issues before it."""

from __future__ import annotations

import datetime

import pytest

from lowdown.model import IssueNumber, Volume
from lowdown.starter import Numbered, first_name, next_name, next_numbered

ISSUES = [
    # issues before, as volume/number@date; the date of the next; its volume/number
    ("", "2026-12-04", "/1"),
    ("/42@2026-05-08", "2026-06-05", "/43"),
    ("/15-16@2026-05-08", "2026-06-05", "/17"),
    ("/7@2026-05-08 /7a@2026-05-09", "2026-06-05", "/8"),
    ("3/42@2026-05-08", "2026-06-05", "3/43"),
    # the volume of a year
    ("2/20@2025-11-07 2/21@2025-12-05 3/22@2026-01-02", "2026-02-06", "3/23"),
    ("2/21@2025-12-05 3/22@2026-01-02 3/23@2026-12-04", "2027-01-01", "4/24"),
    ("II/12@2025-12-05 III/1@2026-01-02 III/12@2026-12-04", "2027-01-01", "IV/1"),
    ("ii/12@2025-12-05 iii/13@2026-01-02", "2027-01-01", "iv/14"),
    # volumes of as many issues
    ("1/1@2026-01-02 1/2@2026-02-06 2/3@2026-03-06", "2026-04-03", "2/4"),
    ("1/1@2026-01-02 1/2@2026-02-06 2/3@2026-03-06 2/4@2026-04-03", "2026-05-01", "3/5"),
    ("VIII/1@2026-01-02 VIII/2@2026-02-06 IX/1@2026-03-06 IX/2@2026-04-03", "2026-05-01", "X/1"),
    ("MMMCMXCVIII/1@2026-01-02 MMMCMXCIX/2@2026-02-06", "2026-03-06", "4000/3"),
]


def numbered(words: str) -> Numbered:
    """An issue, from its volume, number and date."""
    place, _, date = words.partition("@")
    volume, _, number = place.partition("/")
    parsed = IssueNumber.parse(number)
    assert parsed is not None
    return Numbered(
        date=datetime.date.fromisoformat(date), number=parsed, volume=Volume.parse(volume)
    )


@pytest.mark.parametrize(("before", "date", "following"), ISSUES)
def test_numbers_are_continued(before: str, date: str, following: str) -> None:
    """Behind a range or an extra too; volumes rise as they have risen."""
    issues = [numbered(words) for words in before.split()]
    found = next_numbered(issues, datetime.date.fromisoformat(date))
    assert f"{found.volume or ''}/{found.number.plain}" == following


NAMES = [
    ("issue-42", "/42@2026-05-08", "/43@2026-06-05", "issue-43"),
    ("issue-007", "/7@2026-05-08", "/8@2026-06-05", "issue-008"),
    ("voice-15-16", "/15-16@2026-05-08", "/17@2026-06-05", "voice-17"),
    ("issue-7a", "/7a@2026-05-08", "/8@2026-06-05", "issue-8"),
    ("2026-05", "/3@2026-05-08", "/4@2026-06-05", "2026-06"),
    ("voice-2026-05-08", "/8@2026-05-08", "/9@2026-06-05", "voice-2026-06-05"),
    ("one", "/1@2026-05-08", "/2@2026-06-05", "issue-2"),
    ("issue-142", "/42@2026-05-08", "/43@2026-06-05", "issue-43"),
]


@pytest.mark.parametrize(("last_name", "last", "issue", "name"), NAMES)
def test_the_file_is_named_like_the_last_one(
    last_name: str, last: str, issue: str, name: str
) -> None:
    """Its number or its date counts on."""
    assert next_name(last_name, numbered(last), numbered(issue)) == name


def test_the_first_issue_has_a_name() -> None:
    """Made from its number."""
    assert first_name(numbered("/15-16@2026-05-08")) == "issue-15-16"
