"""A command that goes on for ever, takes all memory or waits for ever is stopped."""

from __future__ import annotations

import select
from collections.abc import Callable
from pathlib import Path

import pytest

from hostile import sandbox
from hostile.case import BUILD
from hostile.sandbox import SandboxError, run_limited
from making.command import Completed


def done(status: int, stdout: str = "") -> Completed:
    """A command that ended."""
    return Completed(args=[], returncode=status, stdout=stdout, stderr="")


def count_for_ever(*_: object) -> Completed:
    number = 0
    while True:
        number += 1


def wait_for_ever(*_: object) -> Completed:
    while True:
        select.select([], [], [])


def take_all_memory(*_: object) -> Completed:
    return done(len(bytearray(10_000_000_000)))


def fail(*_: object) -> Completed:
    raise ValueError


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (count_for_ever, "more than 1 s"),
        (wait_for_ever, "waited for 3 s"),
        (take_all_memory, "exception"),
        (fail, "exception"),
    ],
)
def test_endless_commands_are_stopped(
    command: Callable[..., Completed], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason is the time, the wait, or the exception that the memory ended in."""
    monkeypatch.setattr(sandbox, "SECONDS", 1)
    monkeypatch.setattr(sandbox, "PATIENCE", 3 if command is wait_for_ever else 100)
    monkeypatch.setattr(sandbox, "run_here", command)
    with pytest.raises(SandboxError, match=reason):
        run_limited(BUILD, Path.cwd())


def test_answers_come_back_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """The exit status and all that is printed are those of the command."""
    monkeypatch.setattr(sandbox, "run_here", lambda *_: done(2, "ä" * 1_000_000))
    answer = run_limited(BUILD, Path.cwd())
    assert (answer.returncode, answer.stdout, answer.stderr) == (2, "ä" * 1_000_000, "")
