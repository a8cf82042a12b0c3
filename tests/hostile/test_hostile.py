"""Every hostile input of the corpus is answered with a finding, in time, and damages nothing."""

from __future__ import annotations

import hashlib
import importlib
import os
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import hostile.cases
from hostile.case import BUILD, GOOD, Case
from hostile.sandbox import Sandbox
from making.command import Completed, run_here

MAX_REPORT: Final = 200_000
"""Characters that a command prints, at most."""
CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def corpus() -> dict[str, Case]:
    """Every case, by its kind and name."""
    found: dict[str, Case] = {}
    for module in pkgutil.iter_modules(hostile.cases.__path__):
        for case in importlib.import_module(f"hostile.cases.{module.name}").CASES:
            name = f"{module.name}-{case.name}"
            assert name not in found, f"two cases are called {name}"
            found[name] = case
    return found


CORPUS: Final = corpus()


def write_files(folder: Path, case: Case) -> None:
    """Writes the good publication, spoiled by `case`."""
    for name, content in {**GOOD, **case.files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    case.prepare(folder)


def sums(top: Path) -> dict[str, str]:
    """What is in a folder: the path of every entry, and the hash of every ordinary file."""
    found = {}
    for folder, folders, files in os.walk(top):
        for name in (*folders, *files):
            path = Path(folder, name)
            ordinary = path.is_file() and not path.is_symlink() and os.access(path, os.R_OK)
            content = hashlib.sha256(path.read_bytes()).hexdigest() if ordinary else ""
            found[path.relative_to(top).as_posix()] = content
    return found


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """Runs the commands of all cases; everything that a build needs is loaded before."""
    folder = tmp_path_factory.mktemp("good")
    write_files(folder, Case(name="good"))
    done = run_here(BUILD, folder)
    assert done.returncode == 0, done.stderr
    with Sandbox() as sandbox:
        yield sandbox


@pytest.mark.parametrize("name", CORPUS)
def test_hostile_input_is_answered(sandbox: Sandbox, name: str, tmp_path: Path) -> None:
    """Hostile input ends in the expected findings, and leaves everything else as it was."""
    case = CORPUS[name]
    folder = tmp_path / "publication"
    write_files(folder, case)
    before = sums(tmp_path)
    done = sandbox.run(case.command, folder)
    assert_sane(done)
    assert done.returncode == case.status, done.stderr
    assert kept(sums(tmp_path), done) == kept(before, done), "files were written or changed"
    assert_findings(case, done)


def kept(files: dict[str, str], done: Completed) -> dict[str, str]:
    """Those of `files` that the command may not change."""
    if done.returncode:
        return files
    return {
        path: digest for path, digest in files.items() if not path.startswith("publication/dist")
    }


def assert_sane(done: Completed) -> None:
    """What is printed is no traceback, short, and safe for a terminal."""
    report = done.stdout + done.stderr
    assert done.returncode in (0, 1, 2), report
    assert "Traceback" not in report, report
    assert "internal error" not in report, report
    assert len(report) <= MAX_REPORT, f"{len(report)} characters are printed"
    assert not CONTROL.search(report), ascii(report)


def assert_findings(case: Case, done: Completed) -> None:
    """The findings of `case` are reported, with its place and its words."""
    report = done.stdout + done.stderr
    for code in case.codes:
        assert re.search(rf"^(lowdown: )?\S.*: {code} ", report, re.MULTILINE), report
    if case.place:
        code = case.codes[0] if case.codes else ""
        place = rf"^(lowdown: )?{re.escape(case.place)}(:\d+)*: {code}"
        assert re.search(place, report, re.MULTILINE), report
    assert not case.hides or case.hides not in report
    for words in case.says:
        assert words in report, f"“{words}” is not in: {report}"
