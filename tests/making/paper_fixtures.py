"""Papers for the tests of the paper: publications that are built once for all test processes, and read back."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checking.soundness import Proof
from making.papers import Builder, Files, Printer, prove, write_publication

if TYPE_CHECKING:
    from making.command import RunLowdown


@pytest.fixture(scope="session")
def sample_proof(sample_build: Path, sample_dir: Path) -> Proof:
    """The sample issue, read back."""
    return prove(sample_dir, sample_build, "issue-42")


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
    """Return a function that builds a publication once, as `built_issue` does, and reads it back."""
    read: dict[str, Proof] = {}

    def printer(name: str, files: Files) -> Proof:
        if name not in read:
            folder = built_issue(name, files)
            read[name] = prove(folder, folder / "dist", "issue-1")
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
