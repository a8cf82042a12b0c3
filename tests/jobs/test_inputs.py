"""A build knows by digests what finished work was made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lowdown import program as program_files
from lowdown.jobs import inputs


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program of three files, and its templates."""
    for path in ("source/a.py", "source/deep/er/b.py", "source/words.txt", "set/page.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path)
    monkeypatch.setattr(program_files, "files", lambda _package: tmp_path / "source")
    monkeypatch.setattr(inputs, "builtin_templates", lambda: tmp_path / "set")
    yield tmp_path
    forget()


def forget() -> None:
    """Has the next digest computed again."""
    program_files.program_digest.cache_clear()
    inputs._templates_digest.cache_clear()


def digest() -> str:
    forget()
    return inputs.toolchain_digest()


CHANGES: dict[str, Callable[[Path], object]] = {
    "a changed file": lambda program: (program / "source/a.py").write_text("else"),
    "a changed file far below": lambda program: (program / "source/deep/er/b.py").write_text("c"),
    "a changed template": lambda program: (program / "set/page.html").write_text("else"),
    "another name": lambda program: (program / "source/a.py").rename(program / "source/c.py"),
    "another folder": lambda program: (program / "source/deep").rename(program / "source/deeper"),
    "a file more": lambda program: (program / "source/deep/c.txt").write_text(""),
    "a file less": lambda program: (program / "source/words.txt").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_of_the_program_is_another_digest(
    program: Path, change: Callable[[Path], object]
) -> None:
    """What another program made is made again."""
    before = digest()
    change(program)
    assert digest() != before


def test_byte_code_is_no_change(program: Path) -> None:
    """Python writes it when it likes."""
    before = digest()
    (program / "source/__pycache__").mkdir()
    (program / "source/__pycache__/a.cpython-311.pyc").write_bytes(b"\0")
    assert digest() == before


def test_the_order_in_which_a_folder_is_listed_is_no_change(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It differs from one file system to another."""
    before = digest()
    found = program_files._files_below
    monkeypatch.setattr(
        program_files, "_files_below", lambda *of, **named: reversed([*found(*of, **named)])
    )
    assert digest() == before
