"""The file of a locked plan: what is written is read again, and every fault has its place."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lowdown.desk import issue_names
from lowdown.desk.plan_file import read_plan, write_plan
from lowdown.model.plan import LockedArticle, LockedFrame, LockedPlan, PulledLever, Tracking
from lowdown.outputs import locked_plan_path
from making.publications.desk_copy import as_text, issue_of, lay_out

PLAN = "issues/seven.plan.toml"
SOUND = """\
[paper]
pages = 12
columns = 3
lines = 57

[articles.one]
ordered = [4, 5, 12]
[articles.one.frames]
4 = {top = 0, height = 57, words = 480, ends = "in its own right"}
12 = {top = 20, height = 9, words = 600}

[articles.two.frames]
12 = {top = 0, height = 18, words = 90}
"""

LOCKED = LockedPlan(
    pages=12,
    columns=3,
    lines=57,
    articles=(
        LockedArticle(
            slug="one",
            frames=(
                LockedFrame(page=4, top=0, height=57, words=480, ends="in its own right"),
                LockedFrame(page=12, top=20, height=9, words=600),
            ),
            ordered=(4, 5, 12),
        ),
        LockedArticle(slug="two", frames=(LockedFrame(page=12, top=0, height=18, words=90),)),
    ),
)


def faults(root: Path, text: str | bytes) -> str:
    """The findings about the plan `text`."""
    return as_text(read_plan(lay_out(root, {PLAN: text}), "seven").findings)


def test_the_plan_is_read_with_the_issue(tmp_path: Path) -> None:
    """Where it lies beside the manifest, the issue has it; where it does not, none."""
    read = issue_of(tmp_path, {PLAN: SOUND}).value
    assert read is not None
    assert read.locked == LOCKED
    free = issue_of(tmp_path / "free").value
    assert free is not None
    assert free.locked is None


def test_a_plan_is_no_issue(tmp_path: Path) -> None:
    """The folder of issues has one issue, though two files lie in it."""
    assert issue_names(lay_out(tmp_path, {PLAN: SOUND})) == ("seven",)


def test_the_file_can_be_read_by_an_editor() -> None:
    """A comment explains the file; each frame is a line, with the words that it ends on."""
    lines = write_plan("seven", LOCKED).decode().splitlines()
    assert lines[0].startswith("# The plan of seven, locked")
    assert any(line.startswith("# Delete it, and the paper is planned again.") for line in lines)
    assert '4 = {top = 0, height = 57, words = 480, ends = "in its own right"}' in lines
    assert "ordered = [4, 5, 12]" in lines


PAGES = st.integers(1, 999)
WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=9)


@st.composite
def plans(draw: st.DrawFn) -> LockedPlan:
    """Any plan whose articles have pages to themselves."""
    count = draw(st.integers(1, 4))
    pages = draw(st.lists(PAGES, min_size=count, max_size=12, unique=True))
    articles = [
        _article(draw, f"a-{number}", sorted(pages[number::count])) for number in range(count)
    ]
    return LockedPlan(
        pages=999, columns=draw(st.integers(1, 6)), lines=100, articles=tuple(articles)
    )


def _article(draw: st.DrawFn, slug: str, pages: list[int]) -> LockedArticle:
    frames = tuple(
        LockedFrame(
            page=page,
            top=draw(st.integers(0, 50)),
            height=draw(st.integers(1, 50)),
            words=draw(st.integers(0, 9999)),
            ends=" ".join(draw(st.lists(WORDS, max_size=4))),
        )
        for page in pages
    )
    fit = draw(st.dictionaries(WORDS, st.integers(0, 60), max_size=3))
    return LockedArticle(
        slug=slug,
        frames=frames,
        ordered=tuple(sorted(draw(st.sets(PAGES, max_size=3)))),
        head_span=draw(st.integers(0, 3)),
        online=draw(st.booleans()),
        tracking=Tracking(
            more_lines=draw(st.integers(-9, 9)),
            per_cent=draw(st.sampled_from([-1.0, -0.3, 0.0, 1.0])),
        ),
        fit=tuple(PulledLever(what=what, depth=depth) for what, depth in fit.items()),
    )


@given(plan=plans())
def test_what_is_written_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, plan: LockedPlan
) -> None:
    """Whatever words a frame ends with, the plan is read as it was written."""
    root = tmp_path_factory.mktemp("plan")
    lay_out(root, {locked_plan_path("seven"): write_plan("seven", plan)})
    reading = read_plan(root, "seven")
    assert (reading.value, reading.findings) == (plan, ())


BROKEN = [
    (
        SOUND.replace("top = 20", "tpo = 20"),
        ["10:1: LD108", "\u201ctpo\u201d", "\u201ctop\u201d", "LD109"],
    ),
    (SOUND.replace("columns = 3\n", ""), ["1:2: LD109", "\u201ccolumns\u201d"]),
    (SOUND.replace("ordered", "orderd"), ["7:1: LD108", "Did you mean \u201cordered\u201d?"]),
    (SOUND.replace("480", "-1"), ["9:5: LD110", "whole number"]),
    (SOUND.replace("ordered = [4, 5, 12]", "tracking = 2"), ["7:12: LD110", "from -1 to 1"]),
    (SOUND.replace("ordered = [4, 5, 12]", "more_lines = 0.5"), ["7:14: LD110", "whole number"]),
    (SOUND.replace("ordered = [4, 5, 12]", "more_lines = true"), ["7:14: LD110", "whole number"]),
    (SOUND.replace("480", '"many"'), ["9:5: LD110", "whole number"]),
    (SOUND.replace("12 = {top = 20", "last = {top = 20"), ["\u201clast\u201d is not a page"]),
    (SOUND.replace("[4, 5, 12]", "[5, 4]"), ["7:11: LD123"]),
    (
        SOUND.replace("pages = 12", "pages = 11"),
        ["10:6: LD133", "on page 12 does not stand on the paper"],
    ),
    (
        SOUND.replace("height = 57", "height = 58"),
        ["9:5: LD133", "on page 4 does not stand on the paper"],
    ),
    (SOUND.replace("height = 18", "height = 21"), ["LD133", "stand on the same lines of page 12"]),
    (
        SOUND[: SOUND.index("[articles.two")] + "[articles.two]\nframes = {}\n",
        ["LD133", "\u201ctwo\u201d has no frame"],
    ),
    (SOUND[: SOUND.index("[articles")], ["LD109", "\u201carticles\u201d"]),
    (
        SOUND[: SOUND.index("[articles")] + "[articles]\n",
        ["LD133", "the locked plan has no articles"],
    ),
    (
        SOUND.replace("columns = 3", "<<<<<<< HEAD"),
        ["3:1: LD133", "cannot be read", "delete the file"],
    ),
    (SOUND.replace("columns", "pages"), ["LD133", "cannot be read"]),
    (SOUND + "x = " + "[" * 5000, ["LD133", "cannot be read"]),
    ("", ["LD109", "\u201cpaper\u201d"]),
    (b"\xff\xfe", ["LD102"]),
    (b"# caf\xe9", ["1:6: LD102"]),
]


@pytest.mark.parametrize(("text", "words"), BROKEN)
def test_a_fault_is_reported_with_its_place_and_cure(
    text: str | bytes, words: list[str], tmp_path: Path
) -> None:
    """What is wrong, on which line, and what was meant or what to do."""
    said = faults(tmp_path, text)
    assert said.startswith(PLAN)
    assert [word for word in words if word not in said] == []
    assert "\n    " in said


def test_a_folder_in_its_place_is_reported(tmp_path: Path) -> None:
    """It is no file."""
    root = lay_out(tmp_path)
    (root / PLAN).mkdir()
    assert "LD161" in as_text(read_plan(root, "seven").findings)


def test_a_broken_plan_stops_the_issue(tmp_path: Path) -> None:
    """Nobody is left believing that the plan is kept to."""
    reading = issue_of(tmp_path, {PLAN: "pages"})
    assert reading.value is None
    assert [str(finding.place) for finding in reading.findings] == [f"{PLAN}:1"]


def test_the_file_is_toml(tmp_path: Path) -> None:
    """Any other program may read it."""
    assert (
        tomllib.loads(write_plan("seven", LOCKED).decode())["articles"]["two"]["frames"]["12"][
            "height"
        ]
        == 18
    )
