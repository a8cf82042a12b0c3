"""Locking a plan: who reads it, who writes it, and what editors read about it. The paper here is a
sheet of plain text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import lowdown.jobs
from lowdown.cli import main
from lowdown.desk import read_issue, read_publication, write_plan
from lowdown.jobs.build import BuildOrder, BuildResult, run_build
from lowdown.jobs.check import CheckOrder, CheckResult
from lowdown.model.edition import Edition
from lowdown.model.findings import Finding
from lowdown.model.issue import Issue
from lowdown.model.plan import LockedArticle, LockedFrame, LockedPlan
from lowdown.model.publication import Publication
from lowdown.output import WrittenFile
from lowdown.report import describe_plan_changes
from making.stand_ins import (
    ISSUES,
    Printed,
    age,
    alter,
    check,
    fault,
    stand_in_press,
    stand_in_proofs,
    use_press,
)

PublicationFactory = Callable[[Mapping[str, str]], Path]

PLAN = LockedPlan(
    pages=2,
    columns=3,
    lines=57,
    articles=(
        LockedArticle(
            slug="beds", frames=(LockedFrame(page=1, top=9, height=20, words=5, ends="ward in"),)
        ),
    ),
)
CHANGES = ("'stevens' now jumps to 12, was 11", "'strike' now begins on page 10, was 11")
MADE = (WrittenFile(path="issue-1/issue-1.pdf", size=9, changed=True),)
WRITTEN = WrittenFile(path="issues/issue-1.plan.toml", size=9, changed=True)


@pytest.fixture
def folder(publication_dir: PublicationFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A publication, which is the current folder."""
    folder = publication_dir(ISSUES)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[LockedPlan | None]:
    """The locked plans that the press was given; it always makes the same plan and always finds the
    same changes.
    """
    plans: list[LockedPlan | None] = []

    def print_paper(
        _publication: Publication, issue: Issue, *, progress: Callable[[str], None], cache: object
    ) -> Printed:
        assert cache
        progress("Printing")
        plans.append(issue.locked)
        files = {f"{issue.name}/{issue.name}.pdf": b"paper", f"{issue.name}/plan.json": b"{}"}
        findings: tuple[Finding, ...] = (
            (fault("LD410", "issues/issue-1.md"),) if issue.name == "issue-2" else ()
        )
        return Printed(
            edition=Edition(files=files),
            findings=findings,
            lock=PLAN,
            plan_changes=CHANGES if issue.locked else (),
        )

    use_press(monkeypatch, print_paper)
    return plans


def build(
    folder: Path, issue: str = "issue-1", *, lock: bool = False, strict: bool = False
) -> BuildResult:
    order = BuildOrder(root=folder, issue=issue, out=folder / "dist", lock=lock, strict=strict)
    return run_build(order, progress=lambda _step: None)


def test_a_plan_that_was_locked_is_kept_to(folder: Path, seen: list[LockedPlan | None]) -> None:
    """The next build gets the plan that the last one wrote."""
    assert build(folder, lock=True).locks
    build(folder)
    assert seen == [None]  # the paper of that plan is there already
    alter(folder, "articles/beds.md")
    build(folder)
    assert seen == [None, PLAN]


def test_only_a_build_that_is_asked_to_locks(folder: Path, seen: list[LockedPlan | None]) -> None:
    """Without the order the folder of issues stays as it is."""
    made = build(folder)
    assert (made.ok, made.locks, seen) == (True, (), [None])
    assert not list((folder / "issues").glob("*.toml"))


@pytest.mark.usefixtures("seen")
def test_a_build_that_fails_locks_nothing(folder: Path) -> None:
    """What was locked before stays locked."""
    made = build(folder, "issue-2", lock=True, strict=True)
    assert (made.ok, made.locks) == (False, ())
    assert not list((folder / "issues").glob("*.toml"))
    build(folder, "issue-2", lock=True)
    assert [file.name for file in (folder / "issues").glob("*.toml")] == ["issue-2.plan.toml"]


@pytest.mark.usefixtures("seen")
def test_the_same_plan_is_written_once(folder: Path) -> None:
    """The file is left alone where it is right, so that it does not count as changed."""
    assert [
        lock.changed
        for made in (build(folder, lock=True), build(folder, lock=True))
        for lock in made.locks
    ] == [
        True,
        False,
    ]


@pytest.mark.usefixtures("seen")
def test_a_lock_does_not_make_its_own_paper_out_of_date(folder: Path) -> None:
    """The plan is older than what was built from it."""
    age(folder)
    build(folder, lock=True)
    written = (folder / "dist/issue-1/issue-1.pdf").stat().st_mtime_ns
    assert (folder / "issues/issue-1.plan.toml").stat().st_mtime_ns <= written
    assert (folder / "issues").stat().st_mtime_ns <= written


def test_a_newer_plan_makes_a_paper_out_of_date(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan that was taken back or edited is built before it is proved."""
    press = stand_in_press(monkeypatch)
    stand_in_proofs(monkeypatch)
    plan = folder / "issues/issue-1.plan.toml"
    publication = read_publication(folder)
    plan.write_bytes(write_plan("issue-1", PLAN))
    assert read_issue(publication, "issue-1").value is not None
    age(folder)
    check(folder)
    press.printed.clear()
    check(folder)
    assert press.printed == []
    alter(folder, "issues/issue-1.plan.toml")
    check(folder, "issue-1")
    assert press.printed == ["issue-1"]


@pytest.mark.usefixtures("seen")
def test_a_check_that_builds_reports_the_changes_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By issue; what is built without a lock has none."""
    stand_in_proofs(monkeypatch)
    build(folder, lock=True)
    alter(folder, "articles/beds.md")
    made = check(folder, "issue-1", "issue-2")
    assert made.plan_changes == {"issue-1": CHANGES}
    assert made.ok


def settle(monkeypatch: pytest.MonkeyPatch, made: BuildResult) -> list[BuildOrder]:
    """Lets the next builds come to `made`; returns the orders that they are given."""
    orders: list[BuildOrder] = []

    def run_press(
        order: BuildOrder, *, progress: Callable[[str], None], notice: Callable[[str], None]
    ) -> BuildResult:
        progress("Reading")
        orders.append(order)
        return made

    monkeypatch.setattr(lowdown.jobs, "run_build", run_press)
    return orders


def test_the_command_says_what_is_different(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard error, with what to do; changes are no fault, even where warnings are."""
    orders = settle(monkeypatch, BuildResult(files=MADE, plan_changes={"issue-1": CHANGES}))
    assert main(["build", "issue-1", "--strict"]) == 0
    assert orders == [BuildOrder(root=folder, issue="issue-1", out=folder / "dist", strict=True)]
    out, err = capsys.readouterr()
    assert "jumps" not in out
    assert err == (
        "issue-1 differs from its locked plan:\n"
        "    'stevens' now jumps to 12, was 11\n"
        "    'strike' now begins on page 10, was 11\n"
        "Keep it so with `lowdown build issue-1 --lock`, or shorten what has moved until it fits"
        " again.\n"
    )


def test_the_command_says_that_the_plan_is_locked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what is different in it, and nothing more to do."""
    orders = settle(
        monkeypatch,
        BuildResult(files=MADE, plan_changes={"issue-1": CHANGES[:1]}, locks=(WRITTEN,)),
    )
    assert main(["build", "issue-1", "--lock"]) == 0
    assert orders == [BuildOrder(root=folder, issue="issue-1", out=folder / "dist", lock=True)]
    assert capsys.readouterr().err == (
        "The locked plan of issue-1 has changed:\n"
        "    'stevens' now jumps to 12, was 11\n"
        "issues/issue-1.plan.toml is written\n"
    )


@pytest.mark.usefixtures("folder")
def test_without_changes_there_are_no_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is reported of a plan that was kept to."""
    settle(monkeypatch, BuildResult(files=MADE))
    assert main(["build", "issue-1"]) == 0
    assert capsys.readouterr().err == ""
    assert describe_plan_changes("issue-1", (), locked=True) == ""


@pytest.mark.usefixtures("folder")
def test_machines_get_the_changes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the document of a build, and by issue in that of a check."""
    settle(monkeypatch, BuildResult(files=MADE, plan_changes={"issue-1": CHANGES}))
    main(["build", "issue-1", "--format", "json"])
    out, err = capsys.readouterr()
    assert (json.loads(out)["news"], err) == (list(CHANGES), "")

    def run_check(
        _order: CheckOrder, *, progress: Callable[[str], None], notice: Callable[[str], None]
    ) -> CheckResult:
        progress("Proving")
        return CheckResult(issues=("issue-1",), plan_changes={"issue-1": CHANGES})

    monkeypatch.setattr(lowdown.jobs, "run_check", run_check)
    main(["check", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["news"] == {"issue-1": list(CHANGES)}
    main(["check"])
    assert capsys.readouterr().err.startswith(
        "issue-1 differs from its locked plan:\n    'stevens'"
    )
