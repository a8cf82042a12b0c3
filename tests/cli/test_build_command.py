"""The whole command on a tiny publication, as an editor calls it: a process, a folder, files."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lowdown.outputs import FEED_FORMATS, RECORD

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    PublicationFactory = Callable[[Mapping[str, str]], Path]
    Completed = subprocess.CompletedProcess[str]
    RunLowdown = Callable[[Sequence[str], Path], Completed]

ISSUE = {
    "issues/issue-1.md": """\
        ---
        number: 1
        date: 2026-05-01
        articles: [beds, waits]
        ---
        Dear reader.
        """,
    "articles/beds.md": """\
        ---
        title: "Beds lost"
        author: "A Writer"
        section: news
        ---
        One ward in five has gone. See [the waits](waits.md).[^1]

        [^1]: Count them.
        """,
    "articles/waits.md": """\
        ---
        title: "Waits"
        ---
        Eighteen weeks.
        """,
}
NO_TITLE = "---\nstandfirst: x\n---\nCopy.\n"


@pytest.fixture
def folder(publication_dir: PublicationFactory) -> Path:
    return publication_dir(ISSUE)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_build_makes_everything_for_subscribers(folder: Path, run_installed: RunLowdown) -> None:
    """The paper, its plan, the site and the feeds; a table on standard output, nothing on standard
    error.
    """
    done = run_installed(["build", "issue-1"], folder)
    assert (done.returncode, done.stderr) == (0, "")
    made = contents(folder / "dist")
    folders = ("", "sections/news/", "authors/a-writer/")
    feeds = {f"{folder}{name}" for folder in folders for name in FEED_FORMATS}
    wanted = {"issue-1/issue-1.pdf", "issue-1/plan.json", "issues.xml", *feeds}
    assert wanted <= set(made)
    assert made["issue-1/issue-1.pdf"].startswith(b"%PDF-")
    assert json.loads(made["issue-1/plan.json"])["issue"] == "issue-1"
    assert "dist/issue-1/issue-1.pdf" in done.stdout


def test_the_same_copy_gives_the_same_bytes_in_any_folder(
    publication_dir: PublicationFactory, run_installed: RunLowdown, tmp_path: Path
) -> None:
    """No path of the machine is in any file."""
    folder = publication_dir(ISSUE)
    elsewhere = folder.rename(tmp_path / "elsewhere")
    run_installed(["build", "issue-1", "--out", "first"], elsewhere)
    folder = publication_dir(ISSUE)
    run_installed(["build", "issue-1"], folder)
    assert contents(folder / "dist") == contents(elsewhere / "first") != {}
    assert not [
        path for path, data in contents(folder / "dist").items() if str(tmp_path).encode() in data
    ]


def test_the_same_build_again_writes_nothing(folder: Path, run_installed: RunLowdown) -> None:
    """Files that have not changed stay the files they are."""
    run_installed(["build", "issue-1"], folder)
    before = {path: path.stat().st_ino for path in (folder / "dist").rglob("*.*")}
    run_installed(["build", "issue-1"], folder)
    assert {path: path.stat().st_ino for path in (folder / "dist").rglob("*.*")} == before != {}


def test_json_tells_what_was_made(folder: Path, run_installed: RunLowdown) -> None:
    """One document, with the true sizes and the number of pages."""
    done = run_installed(["build", "issue-1", "--format", "json"], folder)
    document = json.loads(done.stdout)
    assert (document["ok"], document["issue"], document["findings"]) == (True, "issue-1", [])
    files = {file["path"]: file for file in document["files"]}
    assert {path: file["bytes"] for path, file in files.items()} == {
        f"dist/{path}": len(data)
        for path, data in contents(folder / "dist").items()
        if path != RECORD
    }
    assert files["dist/issue-1/issue-1.pdf"]["pages"] >= 1


def test_a_build_that_fails_leaves_the_last_good_output(
    folder: Path, run_installed: RunLowdown
) -> None:
    """The fault is reported with its place; what subscribers have is as it was."""
    run_installed(["build", "issue-1"], folder)
    before = contents(folder / "dist")
    (folder / "articles" / "waits.md").write_text(NO_TITLE, encoding="utf-8")
    done = run_installed(["build", "issue-1"], folder)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "articles/waits.md" in done.stderr
    assert "1 error\n" in done.stderr
    assert contents(folder / "dist") == before != {}


def test_a_mistyped_issue_is_told(folder: Path, run_installed: RunLowdown) -> None:
    """Did you mean, and status 2."""
    done = run_installed(["build", "isue-1"], folder)
    assert done.returncode == 2
    assert "issue-1" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_output_folder_that_is_a_file_is_told(folder: Path, run_installed: RunLowdown) -> None:
    """In one line with a cure, and status 2."""
    (folder / "dist").write_bytes(b"mine")
    done = run_installed(["build", "issue-1"], folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("lowdown: ")
    assert (folder / "dist").read_bytes() == b"mine"


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interruption_leaves_nothing_behind(
    folder: Path, number: signal.Signals, status: int
) -> None:
    """Its status and one line, in the middle of the work: as soon as a terminal shows a step."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "lowdown", "build", "issue-1"]
    environment = {**os.environ, "TERM": "xterm"}
    # A shell's background job ignores interruptions, and what it starts would too.
    listen = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env=environment,
        preexec_fn=listen,
    )
    told = os.read(ours, 1000)
    process.send_signal(number)
    assert process.wait(timeout=60) == status
    told += os.read(ours, 10_000)
    os.close(ours)
    os.close(theirs)
    assert told.endswith(b"Interrupted; the output is whole.\r\n")
    assert b"Traceback" not in told
    assert {path.name for path in folder.iterdir()} == {"articles", "issues", "lowdown.toml"}
