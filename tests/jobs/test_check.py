"""The order of a check: what is read, what is built first, and what is proved. The paper is a sheet
of plain text.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from lowdown.errors import SettingsError, UsageError
from lowdown.jobs.check import CheckOrder, run_check
from making.stand_ins import (
    ISSUES,
    NO_TITLE,
    Press,
    Proofs,
    age,
    alter,
    check,
    fault,
    stand_in_press,
    stand_in_proofs,
)

PublicationFactory = Callable[[Mapping[str, str]], Path]

BOTH = ["issue-1", "issue-2"]


@pytest.fixture
def folder(publication_dir: PublicationFactory) -> Path:
    folder = publication_dir({**ISSUES, "templates/own/page.html": "x", "pictures/a.svg": "x"})
    age(folder)
    return folder


@pytest.fixture(autouse=True)
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    return stand_in_press(monkeypatch)


@pytest.fixture(autouse=True)
def proofs(monkeypatch: pytest.MonkeyPatch) -> Proofs:
    return stand_in_proofs(monkeypatch)


def test_every_issue_is_built_and_proved(folder: Path, press: Press, proofs: Proofs) -> None:
    """Each paper, the feeds once, and the copy of all of them once."""
    made = check(folder)
    assert (made.ok, made.issues, made.findings, made.unproved) == (True, tuple(BOTH), (), ())
    assert (press.printed, proofs.papers) == (BOTH, BOTH)
    assert (proofs.feeds, proofs.copies) == ([BOTH], [BOTH])
    assert made.pages == {"issue-1": 1, "issue-2": 1}


def test_issues_that_are_named_are_checked_once_each(
    folder: Path, press: Press, proofs: Proofs
) -> None:
    """And no others."""
    made = check(folder, "issue-2", "issue-2")
    assert made.issues == ("issue-2",)
    assert (press.printed, proofs.papers, proofs.copies) == (
        ["issue-2"],
        ["issue-2"],
        [["issue-2"]],
    )


def test_steps_are_told_in_their_order(folder: Path) -> None:
    """The editor sees what is under way."""
    steps: list[str] = []
    run_check(
        CheckOrder(root=folder, issues=("issue-1",), out=folder / "dist"), progress=steps.append
    )
    assert steps[:2] == ["Reading the settings", "Reading issue-1"]
    assert steps[-4:] == [
        "Proving the paper of issue-1",
        "Proving the feeds",
        "Proving the site",
        "Proving the copy",
    ]


def test_what_is_up_to_date_is_not_built_again(folder: Path, press: Press, proofs: Proofs) -> None:
    """A second check proves what the first has built."""
    check(folder)
    press.printed.clear()
    check(folder)
    assert press.printed == []
    assert proofs.papers == [*BOTH, *BOTH]


@pytest.mark.parametrize(
    "source",
    ["lowdown.toml", "articles/beds.md", "issues/issue-1.md", "templates/own/page.html"],
)
def test_a_changed_source_makes_a_paper_out_of_date(
    folder: Path, press: Press, source: str
) -> None:
    """Settings, copy, manifests and templates."""
    check(folder)
    press.printed.clear()
    alter(folder, source)
    check(folder, "issue-1")
    assert press.printed == ["issue-1"]


@pytest.mark.parametrize(
    "source",
    ["lowdown.toml", "articles/beds.md", "issues/issue-2.md", "pictures/a.svg", "articles"],
)
def test_a_newer_source_without_a_change_prints_nothing(
    folder: Path, press: Press, source: str
) -> None:
    """What has been saved again, or belongs to another issue, has the output looked at, and no
    paper made; then it is up to date.
    """
    check(folder)
    press.printed.clear()
    age(folder, paths={source: 10})
    before = (folder / "dist/issue-1/issue-1.pdf").stat().st_mtime_ns
    check(folder, "issue-1")
    assert press.printed == []
    assert (folder / "dist/issue-1/issue-1.pdf").stat().st_mtime_ns > before


def test_a_source_from_the_future_keeps_no_feed_from_being_proved(
    folder: Path, press: Press, proofs: Proofs
) -> None:
    """A file that a camera or an archive has dated in 2099 makes every check build, and no more."""
    os.utime(folder / "articles/beds.md", (4_070_908_800, 4_070_908_800))
    assert check(folder).findings == ()
    assert press.printed == BOTH
    assert proofs.feeds == [BOTH]


def test_a_new_version_of_the_program_makes_a_paper_out_of_date(
    folder: Path, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its code and the built-in templates are sources too."""
    check(folder)
    press.printed.clear()
    monkeypatch.setattr("lowdown.jobs.inputs.toolchain_digest", lambda: "another")
    age(folder, paths={"lowdown.toml": 10})
    check(folder, "issue-1")
    assert press.printed == ["issue-1"]


@pytest.mark.parametrize(
    "output",
    [
        *("issue-1/issue-1.pdf", "issue-1/plan.json"),
        *("feed.xml", "atom.xml", "feed.json", "issues.xml"),
    ],
)
def test_what_is_missing_is_built(folder: Path, press: Press, output: str) -> None:
    """The paper and its plan, or one of the publication's feeds."""
    check(folder)
    press.printed.clear()
    (folder / "dist" / output).unlink()
    check(folder)
    assert press.printed == (["issue-1"] if output.startswith("issue-1/") else [])
    assert (folder / "dist" / output).is_file()


@pytest.mark.parametrize(
    ("manifest", "settings", "frames"),
    [("pages: 2", "", [1, 0]), ("title: One", "", [1, 0, 1]), ("title: One", "sheet = 2", [1])],
)
def test_pages_that_stay_empty_are_told_again(
    publication_dir: PublicationFactory,
    press: Press,
    manifest: str,
    settings: str,
    frames: list[int],
) -> None:
    """Only a build warns of them and of sheets that are not filled: what it found is reported
    again.
    """
    press.pages[:] = [
        {"number": number, "frames": [{}] * count} for number, count in enumerate(frames, 1)
    ]
    press.findings.append(fault("LD410", "issues/issue-1.md"))
    typed = ISSUES["issues/issue-1.md"].replace("number: 1", f"number: 1\n{manifest}")
    folder = publication_dir(
        {
            **ISSUES,
            "issues/issue-1.md": typed,
            "lowdown.toml": f"[publication]\ntitle = 'T'\nurl = 'https://t.example/'\n[paper]\n{settings}\n",
        }
    )
    age(folder)
    first = check(folder, "issue-1")
    assert [finding.code for finding in first.findings] == ["LD410"]
    assert check(folder, "issue-1") == first
    assert press.printed == ["issue-1"]


@pytest.mark.parametrize("plan", ["", "[]", '{"pages": 3}', '{"pages": [3]}', "\\", "{}"])
def test_a_plan_that_cannot_be_read_changes_nothing(folder: Path, plan: str) -> None:
    """It is the paper that is proved, and whose pages are counted."""
    check(folder)
    (folder / "dist/issue-1/plan.json").write_text(plan, encoding="utf-8")
    assert check(folder, "issue-1").pages == {"issue-1": 1}


def test_without_building_nothing_is_written(folder: Path, press: Press, proofs: Proofs) -> None:
    """What is there is proved, or found missing."""
    check(folder, build=False)
    assert press.printed == []
    assert not (folder / "dist").exists()
    assert (proofs.papers, proofs.feeds) == (BOTH, [[]])


def test_an_issue_with_errors_is_told_and_not_proved(
    publication_dir: PublicationFactory, press: Press, proofs: Proofs
) -> None:
    """The others are; the feeds leave it out, which goes without saying."""
    made = check(publication_dir({**ISSUES, **NO_TITLE}))
    assert [finding.place.path for finding in made.findings] == ["articles/beds.md"]
    assert (made.ok, made.unproved) == (False, ("issue-1",))
    assert (press.printed, proofs.papers) == (["issue-2"], ["issue-2"])
    assert (proofs.feeds, proofs.copies) == ([["issue-2"]], [["issue-2"]])


def test_another_issue_that_cannot_be_read_is_a_warning(
    publication_dir: PublicationFactory,
) -> None:
    """The feeds leave it out, and nothing else says so."""
    made = check(publication_dir({**ISSUES, **NO_TITLE}), "issue-2")
    assert [(finding.code, finding.place.path) for finding in made.findings] == [
        ("LD502", "issues/issue-1.md")
    ]
    assert made.ok


def test_a_paper_that_cannot_be_made_is_not_proved(
    folder: Path, press: Press, proofs: Proofs
) -> None:
    """Nor are the feeds, which wait for it."""
    press.findings.append(fault("LD401", "issues/issue-1.md", 4))
    made = check(folder, "issue-1")
    assert made.findings == tuple(press.findings)
    assert (made.ok, made.unproved, proofs.papers, proofs.feeds) == (False, ("issue-1",), [], [])
    assert proofs.copies == [["issue-1"]]


def test_warnings_do_not_keep_a_paper_from_being_made(
    folder: Path, press: Press, proofs: Proofs
) -> None:
    """A strict check too has it proved first."""
    press.findings.append(fault("LD410", "issues/issue-1.md"))
    made = check(folder, "issue-1", strict=True)
    assert (made.ok, made.unproved, proofs.papers) == (False, (), ["issue-1"])


def test_feeds_are_held_against_the_issues_that_are_published(folder: Path, proofs: Proofs) -> None:
    """An issue in preparation is not among them."""
    check(folder, "issue-1")
    assert proofs.feeds == [["issue-1"]]


@pytest.mark.parametrize(
    ("out", "shown"), [("dist", "dist"), ("../site", "../site"), ("site/a", "site/a")]
)
def test_the_output_is_called_by_its_way_from_the_publication(
    folder: Path, proofs: Proofs, out: str, shown: str
) -> None:
    """No finding has a path of the machine in it."""
    check(folder, out=folder / out)
    assert proofs.shown == {shown}


def test_a_publication_without_issues_is_clean(
    publication_dir: PublicationFactory, proofs: Proofs
) -> None:
    """There is nothing to prove yet."""
    made = check(publication_dir({}))
    assert (made.ok, made.issues, proofs.papers) == (True, (), [])


def test_a_mistyped_issue_is_a_usage_error(folder: Path) -> None:
    """With the one that was meant."""
    with pytest.raises(UsageError, match="issue-1"):
        check(folder, "isue-1")


def test_unusable_settings_are_told(publication_dir: PublicationFactory) -> None:
    """Without settings there is no publication."""
    with pytest.raises(SettingsError):
        check(publication_dir({"lowdown.toml": "[publication]\n"}))
