"""Corrections after a plan was locked: the type of all other articles stays where it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checking.readback import frame_box
from making.issues.writing import article, paragraphs, publication, sentence_words
from making.papers import read_issue_back, write_publication

if TYPE_CHECKING:
    from checking.printed import Word
    from making.command import RunLowdown
    from making.papers import BuiltIssue

LENGTHS = {"a": 600, "b": 500, "c": 200, "d": 150}
PLAN = "issues/issue-1.plan.toml"
FILES = publication([paragraphs(number, words) for number, words in enumerate(LENGTHS.values())])
TITLES = {slug: f"Headline of article {slug} in plain words" for slug in LENGTHS}


def write(folder: Path, slug: str, body: str) -> None:
    """Replaces the copy of an article; its headline stays."""
    (folder / "articles" / f"{slug}.md").write_text(article(TITLES[slug], body), encoding="utf-8")


def body_of(slug: str) -> str:
    number = list(LENGTHS).index(slug)
    return paragraphs(number, LENGTHS[slug])


def type_of(printed: BuiltIssue, *, but: str) -> set[Word]:
    """Every word within the frames of all articles but one, with its place."""
    return {
        word
        for page in printed.plan["pages"]
        for frame in page["frames"]
        if frame["article"] != but
        for word in printed.paper.page(page["number"]).inside(frame_box(frame))
    }


def build(folder: Path, run_lowdown: RunLowdown, *options: str) -> str:
    """Builds the paper; returns what was printed to standard error."""
    done = run_lowdown(["build", "issue-1", *options], folder)
    assert done.returncode == 0, done.stderr
    return done.stderr


def read(folder: Path) -> BuiltIssue:
    """The paper that was built, read back."""
    return read_issue_back(folder, folder / "dist", "issue-1")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_publication(tmp_path, FILES)
    return tmp_path


def test_a_correction_moves_no_type_of_the_others(folder: Path, run_lowdown: RunLowdown) -> None:
    """With 40 words less in one article its own lines move, and no change is reported."""
    assert build(folder, run_lowdown, "--lock") == f"{PLAN} is written\n"
    before = read(folder)
    write(
        folder,
        "b",
        body_of("b").replace("\n\n", f"\n\n{sentence_words(5, 6)} ", 1).rsplit("\n\n", 1)[0],
    )
    build(folder, run_lowdown)
    after = read(folder)
    assert type_of(after, but="b") == type_of(before, but="b")
    assert len(type_of(before, but="b")) > 100
    assert after.paper.pages != before.paper.pages


def test_a_paper_that_was_not_changed_is_the_same_file(
    folder: Path, run_lowdown: RunLowdown
) -> None:
    """A paper planned from scratch and one that follows its lock are the same bytes."""
    paper = folder / "dist/issue-1/issue-1.pdf"
    build(folder, run_lowdown, "--lock")
    free, locked = paper.read_bytes(), (folder / PLAN).read_bytes()
    stderr = build(folder, run_lowdown, "--lock")
    assert (paper.read_bytes(), (folder / PLAN).read_bytes()) == (free, locked)
    assert stderr == f"{PLAN} is up to date\n"


def test_what_has_to_move_is_reported_until_it_is_locked(
    folder: Path, run_lowdown: RunLowdown
) -> None:
    """The change of a much longer article is reported on every build until it is locked."""
    build(folder, run_lowdown, "--lock")
    write(folder, "d", paragraphs(40, 1000))
    stderr = build(folder, run_lowdown)
    assert stderr.startswith("issue-1 differs from its locked plan:\n    ")
    assert "'d' now" in stderr
    stderr = build(folder, run_lowdown, "--lock")
    assert stderr.startswith("The locked plan of issue-1 has changed:\n    ")
    stderr = build(folder, run_lowdown)
    assert stderr == ""


def test_a_broken_plan_stops_the_build(folder: Path, run_lowdown: RunLowdown) -> None:
    """The error has place, cure and status 1; the last good paper stays."""
    build(folder, run_lowdown, "--lock")
    before = (folder / "dist/issue-1/issue-1.pdf").stat().st_mtime_ns
    plan = (folder / PLAN).read_text(encoding="utf-8")
    (folder / PLAN).write_text(plan.replace("columns", "colums"), encoding="utf-8")
    done = run_lowdown(["build", "issue-1"], folder)
    assert done.returncode == 1
    line = plan[: plan.index("\ncolumns")].count("\n") + 2
    assert f"{PLAN}:{line}:1: LD108" in done.stderr
    assert "Did you mean “columns”?" in done.stderr
    assert (folder / "dist/issue-1/issue-1.pdf").stat().st_mtime_ns == before


def test_a_locked_issue_passes_its_check(folder: Path, run_lowdown: RunLowdown) -> None:
    """A new lock needs no new build, and the file of a plan is not taken for an issue."""
    build(folder, run_lowdown, "--lock")
    built = (folder / "dist/issue-1/issue-1.pdf").stat().st_mtime_ns
    done = run_lowdown(["check", "--select", "LD1"], folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("issue-1 (")
    assert (folder / "dist/issue-1/issue-1.pdf").stat().st_mtime_ns == built
