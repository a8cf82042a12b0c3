"""Closed or full streams, and a current folder that is gone, end in one sentence at most."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
CLOSED = "lowdown: standard output cannot be written: it is closed\n"
FULL = (
    "lowdown: standard output cannot be written: the disk is full; make room, or write it"
    " elsewhere\n"
)


def shell(words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The command in a line of the shell, which says what becomes of its streams."""
    return subprocess.run(
        ["sh", "-c", words.replace("lowdown", f"{sys.executable} -m lowdown", 1)],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ("lowdown --help >/dev/full", 2, FULL),
        ("lowdown --version >/dev/full", 2, FULL),
        ("lowdown build --help >/dev/full", 2, FULL),
        ("lowdown explain >/dev/full", 2, FULL),
        ("lowdown --help >&-", 2, CLOSED),
        ("lowdown explain LD401 >&-", 2, CLOSED),
        ("lowdown explain >&- 2>&-", 2, ""),
        ("lowdown explain >/dev/full 2>/dev/full", 2, ""),
        ("lowdown explain 2>&- >/dev/null", 0, ""),
        ("lowdown explain <&- >/dev/null", 0, ""),
        ("lowdown <&- >&- 2>&-", 2, ""),
        ("lowdown build 2>&-", 2, ""),
        ("lowdown build 2>/dev/full", 2, ""),
        ("lowdown nonsense 2>/dev/full", 2, ""),
        ("lowdown explain | true", 0, ""),
    ],
)
def test_a_stream_that_takes_nothing_is_reported_where_that_can_be_done(
    words: str, status: int, said: str, tmp_path: Path
) -> None:
    """Results that nobody gets are no success; nothing ends in a traceback."""
    done = shell(words, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (status, "", said)


def test_what_is_opened_later_is_not_taken_for_a_closed_stream(tmp_path: Path) -> None:
    """Words for standard error never land in a file of the build."""
    code = (
        "import os, sys; import lowdown.__main__ as main; main._open_closed_streams();"
        "file = open('opened', 'w'); print('words', file=sys.stderr)"
    )
    words = f'{sys.executable} -c "{code}" <&- >&- 2>&-'
    subprocess.run(
        ["sh", "-c", words],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        cwd=tmp_path,
        check=False,
        timeout=60,
    )
    assert (tmp_path / "opened").read_bytes() == b""


@pytest.mark.parametrize(
    ("project", "said"),
    [
        ("", "the current folder does not exist any more; go to another"),
        ("--project ../named", "the current folder does not exist any more"),
        ("--project {here}/named", "lowdown.toml:1"),
        ("--project {here}/named --out x", "No such file or directory"),
    ],
)
def test_a_folder_that_was_removed_is_no_place_to_work_in(
    project: str, said: str, tmp_path: Path
) -> None:
    """One sentence says so, and where the publication is named, it does not matter."""
    (tmp_path / "named").mkdir()
    (tmp_path / "named" / "lowdown.toml").write_text("nonsense", encoding="utf-8")
    (tmp_path / "gone").mkdir()
    words = f"cd gone && rmdir ../gone && lowdown build issue-1 {project.format(here=tmp_path)}"
    done = shell(words, tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"lowdown: {said}")
