"""A build that is ended or killed at any moment leaves the old output or the new one."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from lowdown.output import repair_output
from making.command import environment, run_in_a_process
from making.issues.writing import issue, paragraphs, publication
from making.killing import Moments, moments_of, run_signalled, state_of
from making.papers import write_publication

BUILD = ("build", "issue-1", "--lock")
FEW, MANY = 4, 40
STATUSES = {
    signal.SIGINT: 130,
    signal.SIGTERM: 143,
    signal.SIGHUP: 143,
    signal.SIGKILL: -signal.SIGKILL,
}
COPY = publication([paragraphs(1, 120), paragraphs(2, 90)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A publication that was built and then corrected, to be built again."""

    folder: Path
    """Where it is; to be copied."""
    moments: Moments
    """The moments of its next build."""
    old: dict[str, str]
    """All its files before that build."""
    new: dict[str, str]
    """All its files afterwards."""

    def copy(self, folder: Path) -> Path:
        """A copy that may be spoiled."""
        shutil.copytree(self.folder, folder)
        return folder


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The publication of every test here."""
    folder = tmp_path_factory.mktemp("killing") / "publication"
    write_publication(folder, COPY)
    assert run_in_a_process(BUILD, folder).returncode == 0
    write_publication(folder, publication([paragraphs(3, 120), paragraphs(2, 90)]))
    built = folder.with_name("built")
    shutil.copytree(folder, built)
    moments = moments_of(BUILD, built)
    return Prepared(folder=folder, moments=moments, old=state_of(folder), new=state_of(built))


@pytest.mark.parametrize("number", STATUSES, ids=lambda number: signal.Signals(number).name)
@pytest.mark.parametrize(
    ("at", "of"),
    [
        *((at, FEW) for at in range(FEW)),
        *(pytest.param(at, MANY, marks=pytest.mark.slow) for at in range(MANY)),
    ],
)
def test_a_build_that_is_ended_leaves_the_old_output_or_the_new_one(
    prepared: Prepared, tmp_path: Path, number: int, at: int, of: int
) -> None:
    """Every file is the old one, or every file is the new one; nothing else is left anywhere, there
    is no traceback, and the exit status is that of the signal. After a kill, the next command sees
    to that.
    """
    folder = prepared.copy(tmp_path / "publication")
    moment = prepared.moments.some(of)[at]
    done = run_signalled(BUILD, folder, number=number, moment=moment)
    assert done.returncode == STATUSES[signal.Signals(number)], done.stderr
    if number == signal.SIGKILL:
        repair_output(folder / "dist", root=folder)
    else:
        assert done.stderr.count("\n") == 1
        assert done.stderr.startswith("Interrupted; ")
    state = state_of(folder)
    assert state in (prepared.old, prepared.new)
    assert ("complete" in done.stderr) <= (state == prepared.new)
    assert not list((tmp_path / "temporary").iterdir())
    assert {path.name for path in tmp_path.iterdir()} == {"publication", "temporary"}


@pytest.mark.parametrize(
    "arguments", [("plan", "issue-1"), ("check", "issue-1", "--no-build"), BUILD]
)
def test_the_next_command_repairs_whichever_it_is(
    prepared: Prepared, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """A build that was killed while its files were put in place is completed."""
    folder = prepared.copy(tmp_path / "publication")
    run_signalled(BUILD, folder, number=signal.SIGKILL, moment=prepared.moments.moved)
    assert len(list(folder.glob(".dist-lowdown-*/journal.json"))) == 1
    assert state_of(folder) not in (prepared.old, prepared.new)
    assert run_in_a_process(arguments, folder).returncode in (0, 1)
    assert state_of(folder) == prepared.new


def test_an_interruption_while_python_imports_is_not_swallowed(
    prepared: Prepared, tmp_path: Path
) -> None:
    """Not even where a library ignores what its callbacks raise."""
    folder = prepared.copy(tmp_path / "publication")
    for moment in (2, 5, 9):
        done = run_signalled(["--version"], folder, number=signal.SIGINT, moment=moment)
        assert (done.returncode, done.stdout) == (130, "")


def test_a_build_under_nohup_outlives_its_terminal(prepared: Prepared, tmp_path: Path) -> None:
    """A signal that was ignored from the start stays ignored."""
    folder = prepared.copy(tmp_path / "publication")
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        done = run_signalled(
            BUILD, folder, number=signal.SIGHUP, moment=prepared.moments.landing - 5
        )
    finally:
        signal.signal(signal.SIGHUP, before)
    assert done.returncode == 0, done.stderr
    assert state_of(folder) == prepared.new


def test_a_check_beside_a_build_sees_one_version(prepared: Prepared, tmp_path: Path) -> None:
    """It finds what a check finds that is alone."""
    folder = prepared.copy(tmp_path / "publication")
    lowdown = str(Path(sys.executable).with_name("lowdown"))
    build, check = (
        subprocess.Popen(
            [lowdown, command, "issue-1"],
            cwd=folder,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for command in ("build", "check")
    )
    found, words = check.communicate()
    build.communicate()
    assert build.returncode == 0
    alone = run_in_a_process(["check", "issue-1"], folder)
    assert (check.returncode, found) == (alone.returncode, alone.stdout), words


TWO = {
    **COPY,
    "issues/issue-1.md": issue("a"),
    "issues/issue-2.md": issue("b").replace("number: 1", "number: 2"),
}


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    """The output has both papers, and its feeds have both issues, each with its PDF."""
    folder = tmp_path / "publication"
    write_publication(folder, TWO)
    lowdown = str(Path(sys.executable).with_name("lowdown"))
    builds = [
        subprocess.Popen(
            [lowdown, "build", name],
            cwd=folder,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for name in ("issue-1", "issue-2")
    ]
    for build in builds:
        _, words = build.communicate()
        assert build.returncode == 0, words
    enclosures = ET.parse(folder / "dist/issues.xml").iterfind("channel/item/enclosure")
    lengths = sorted(int(enclosure.get("length", 0)) for enclosure in enclosures)
    papers = [folder / f"dist/{name}/{name}.pdf" for name in ("issue-1", "issue-2")]
    assert lengths == sorted(paper.stat().st_size for paper in papers)
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []
