"""Runs the `lowdown` command in a process of its own, or in the test's own process.

A call in the test's own process saves the second and more that Python and the libraries need to
start. It has what a process has: a working folder, an environment, streams and an exit status.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

Completed = subprocess.CompletedProcess[str]
RunLowdown = Callable[[Sequence[str], Path], Completed]
SECONDS = 300
"""How long a process may take."""
KEPT = ("PATH", "HOME", "TMPDIR", "XDG_CACHE_HOME")
"""The environment that the command needs; it is given no more than that, and a locale."""


def environment() -> dict[str, str]:
    """The environment of every command that a test runs."""
    return {name: os.environ[name] for name in KEPT if name in os.environ} | {"LC_ALL": "C.UTF-8"}


def run_in_a_process(arguments: Sequence[str], cwd: Path) -> Completed:
    """The installed command, run in a folder."""
    return subprocess.run(
        [str(Path(sys.executable).with_name("lowdown")), *arguments],
        cwd=cwd,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )


def run_here(arguments: Sequence[str], cwd: Path) -> Completed:
    """The command's `main`, called in a folder, in this process."""
    from lowdown.cli import main

    with pytest.MonkeyPatch.context() as patch, _streams(patch) as (stdout, stderr):
        patch.setattr(os, "environ", os.environ.copy())
        for name in set(os.environ) - set(KEPT):
            patch.delenv(name)
        patch.setenv("LC_ALL", "C.UTF-8")
        patch.chdir(cwd)
        patch.setattr(sys, "argv", ["lowdown", *arguments])
        try:
            status = main(list(arguments))
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(end.code is not None)
    return Completed(
        args=["lowdown", *arguments],
        returncode=status,
        stdout=_written(stdout),
        stderr=_written(stderr),
    )


@contextlib.contextmanager
def _streams(patch: pytest.MonkeyPatch) -> Iterator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    """Standard output and standard error in memory, and an empty standard input."""
    stdout, stderr = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with open(os.devnull, encoding="utf-8") as stdin:  # noqa: PTH123 - a device, not a file
        patch.setattr(sys, "stdin", stdin)
        patch.setattr(sys, "stdout", stdout)
        patch.setattr(sys, "stderr", stderr)
        yield stdout, stderr


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
