"""Papers for the tests: publications that are built once for all test processes, and read back."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from making.issues.corpus import files_of
from making.papers import (
    Builder,
    BuiltIssue,
    Files,
    Printer,
    read_issue_back,
    write_publication,
)

if TYPE_CHECKING:
    from making.command import RunLowdown


@pytest.fixture(scope="session")
def printed_sample(sample_build: Path, sample_dir: Path) -> BuiltIssue:
    """The sample issue, read back."""
    return read_issue_back(sample_dir, sample_build, "issue-42")


@pytest.fixture(scope="session")
def paper_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the publications of all test processes are written to."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def built_issue(paper_folder: Path, run_lowdown: RunLowdown) -> Builder:
    """Return a function that builds issue-1 of a publication once for all test processes.

    The publication has a name of its own; its folder is returned. Read it only.
    """

    def build(name: str, files: Files) -> Path:
        folder = paper_folder / f"paper-{name}"
        try:
            folder.mkdir()
        except FileExistsError:
            _wait_for(folder / "log.txt")
        else:
            write_publication(folder, files)
            done = run_lowdown(["build", "issue-1"], folder)
            (folder / "log.part").write_text(
                f"{done.returncode}\n{done.stdout}{done.stderr}", encoding="utf-8"
            )
            (folder / "log.part").rename(folder / "log.txt")
        log = (folder / "log.txt").read_text(encoding="utf-8")
        if not log.startswith("0\n"):
            pytest.fail(f"lowdown build in {folder}: exit status {log}", pytrace=False)
        return folder

    return build


@pytest.fixture(scope="session")
def print_issue(built_issue: Builder) -> Printer:
    """Return a function that builds a paper of the corpus once, by its name, and reads it back."""
    read: dict[str, BuiltIssue] = {}

    def printer(name: str) -> BuiltIssue:
        if name not in read:
            folder = built_issue(name, files_of(name))
            read[name] = read_issue_back(folder, folder / "dist", "issue-1")
        return read[name]

    return printer


def _wait_for(log: Path) -> None:
    patience = time.monotonic() + 120
    while not log.exists():
        if time.monotonic() > patience:
            pytest.fail(
                "another test process began to build the same paper and did not finish",
                pytrace=False,
            )
        time.sleep(0.1)
