"""The proof of the copy across issues: names, sections, addresses and ids."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from lowdown.proof.copy.check import check_copy
from lowdown.proof.copy.lock_file import write_lock
from lowdown.proof.copy.names import same_person, same_section
from making.publications.manuscripts import (
    ART,
    LOCK,
    TWO,
    authors,
    copy_findings,
    head,
    lock,
    manifest,
    read,
    two_issues,
)

PEOPLE = [
    ("Ann Lee", "Dan Lee"),
    ("Jon Smith", "John Smith"),
    ("Maria Evans", "Marie Evans"),
    ("Francis Green", "Frances Green"),
    ("Christine Hall", "Christina Hall"),
    ("Paul Robinson", "Paula Robinson"),
    ("Stephen Marsh", "Steven Marsh"),
    ("Robert Quillan", "Roberta Quillan"),
    ("Ana Fernandez", "Ana Hernandez"),
    ("Ann Lee", "Ann Lees"),
    ("A. Writer", "B. Writer"),
    ("J. Harrington", "John Harrington"),
    ("Ann Harrington", "Ann Marie Harrington"),
    ("Robert Quillan", "Rupert Quillen"),
    ("???", "!!!"),
]


@pytest.mark.parametrize(("one", "other"), PEOPLE)
def test_two_people_with_names_alike_stay_two(one: str, other: str) -> None:
    """Two names that may be two people are not taken for one misspelled name."""
    assert not same_person(one, other)
    assert not same_person(other, one)


MISPRINTS = [
    ("Ann Lee", "ann lee"),
    ("Ann-Marie O\u2019Neill", "Ann Marie ONeill"),
    ("J. Smith", "J Smith"),
    ("José Núñez", "Jose Nunez"),
    ("Robert Quillan", "Robert Quilan"),
    ("Robert Quillan", "Robert Quillna"),
    ("Philip Green", "Phillip Green"),
    ("Bernadette Kossow", "Bernardette Kossow"),
    ("Eve Wolstenholme", "Eve Wolstanholm"),
    ("Jan Müller", "Jan Mueller"),
]


@pytest.mark.parametrize(("one", "other"), MISPRINTS)
def test_one_name_in_two_spellings_is_recognised(one: str, other: str) -> None:
    """Names that differ by a typing mistake, accents or capitals are one person's."""
    assert same_person(one, other)
    assert same_person(other, one)


def test_sections_that_are_alike_stay_two() -> None:
    """Misspelled sections are recognised; sections that differ on purpose are not."""
    apart = [
        ("east", "west"),
        ("south-eastern", "south-western"),
        ("region-1", "region-2"),
        ("new", "news"),
    ]
    misspelled = [
        ("analysis", "analyses"),
        ("opinion", "opinions"),
        ("e-mail", "email"),
        ("comment", "coment"),
    ]
    assert not [pair for pair in apart if same_section(*pair)]
    assert not [pair for pair in misspelled if not same_section(*pair)]


def test_the_rarer_spelling_is_reported(tmp_path: Path) -> None:
    """The cure has the other spelling; of two that are as frequent, the later one is reported."""
    (rare,) = copy_findings(tmp_path, authors("Eva Harringtn", "Eva Harrington", "Eva Harrington"))
    assert (rare.place.path, rare.message) == (
        ART,
        "the author “Eva Harringtn” is “Eva Harrington” elsewhere",
    )
    assert "Eva Harrington" in rare.cure
    (later,) = copy_findings(tmp_path, authors("Eva Harrington", "Eva Harringtn"))
    assert later.place.path == TWO


def test_names_of_old_issues_are_left_alone_unless_the_new_one_has_them(tmp_path: Path) -> None:
    """Issues are compared with all others; a finding is only reported for a checked issue."""
    files = {
        **two_issues(
            "title: x\nauthor: [Eva Harrington, Eva Harringtn]", "title: x\nauthor: Ann Lee"
        ),
        **head("title: x\nauthor: Eva Harrington", "loose"),
    }
    assert copy_findings(tmp_path, files, names=("seven",)) == ()
    assert [
        str(finding.place) for finding in copy_findings(tmp_path, names=("six",), files=files)
    ] == [f"{ART}:3:26"]


def test_articles_that_cannot_be_read_are_skipped(tmp_path: Path) -> None:
    """A fault in another article does not keep the rest from being compared."""
    files = {
        **authors("Eva Harrington", "Eva Harringtn"),
        "articles/broken.md": b"\xff\xfe",
        "issues/x.md": "---\n",
    }
    assert [finding.code for finding in copy_findings(tmp_path, files)] == ["LD131"]


def test_an_address_that_the_desk_reports_is_not_reported_again(tmp_path: Path) -> None:
    """The desk reports two articles of one issue; one article in two issues is no fault."""
    same = "title: x\nonline: https://a.org/x"
    files = {
        **manifest("one", name="six", number=6),
        **manifest("one", "two"),
        **head(same),
        **head(same, "two"),
    }
    publication, issues = read(tmp_path, files)
    assert [issue.name for issue in issues] == ["six"]
    assert check_copy(publication, issues) == ()
    assert copy_findings(tmp_path, {**files, **manifest("one")}) == ()


def test_an_address_is_reported_in_the_issue_that_is_checked(tmp_path: Path) -> None:
    """Whichever of two issues is checked, the finding is in its manifest."""
    same = "title: x\nonline: https://a.org/x"
    for name in ("six", "seven"):
        found = copy_findings(tmp_path, two_issues(same, same), names=(name,))
        assert [str(finding.place) for finding in found] == [f"issues/{name}.md:5:5"]


def test_ids_that_changed_places_are_errors(tmp_path: Path) -> None:
    """Two articles must not swap ids; a renamed article may keep its old id."""
    files = {
        **manifest("one", "two"),
        **head("title: x\nid: urn:x:b"),
        **head("title: x\nid: urn:x:a", "two"),
    }
    swapped = copy_findings(tmp_path, {**files, **lock('one = "urn:x:a"', 'two = "urn:x:b"')})
    assert [(finding.code, finding.place.path) for finding in swapped] == [
        ("LD130", ART),
        ("LD130", TWO),
    ]
    assert 'id: "urn:x:a"' in swapped[0].cure
    assert copy_findings(tmp_path, {**files, **lock('one = "urn:x:a"')}) == ()


def test_the_lock_is_written_from_what_is_published(tmp_path: Path) -> None:
    """It has every published article, sorted, without drafts, and has no finding itself."""
    files = {
        **manifest("two", "one", "three"),
        **head("title: x\nid: urn:x:a", "two"),
        **head("title: x\ndraft: true", "three"),
        **head("title: x", "loose"),
    }
    publication, _ = read(tmp_path, files)
    written = write_lock(publication)
    assert written == write_lock(publication)
    assert list(tomllib.loads(written.decode())["articles"].items()) == [
        ("one", "urn:lowdown:test.example:one"),
        ("two", "urn:x:a"),
    ]
    assert copy_findings(tmp_path, {**files, LOCK: written}) == ()
