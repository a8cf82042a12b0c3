"""A command that goes on for ever, takes all memory or waits for ever is stopped."""

from __future__ import annotations

import select
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hostile import sandbox
from hostile.case import BUILD, READ
from hostile.sandbox import Sandbox, SandboxError
from making.command import Completed


def done(status: int, stdout: str = "") -> Completed:
    """A command that ended."""
    return Completed(args=[], returncode=status, stdout=stdout, stderr="")


def count_for_ever(*_: object) -> Completed:
    number = 0
    while True:
        number += 1


def count_for_a_while(*_: object) -> Completed:
    end = time.process_time() + 0.8
    while time.process_time() < end:
        pass
    return done(0)


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
    """The reason is the time, the wait, or the exception that the memory ended in.

    The next command runs all the same.
    """
    monkeypatch.setattr(sandbox, "SECONDS", 1)
    monkeypatch.setattr(sandbox, "PATIENCE", 3 if command is wait_for_ever else 100)
    monkeypatch.setattr(sandbox, "run_here", command)
    monkeypatch.setattr(sandbox, "read_here", lambda *_: done(0, "read"))
    with Sandbox() as limited:
        with pytest.raises(SandboxError, match=reason):
            limited.run(BUILD, Path.cwd())
        assert limited.run(READ, Path.cwd()).stdout == "read"


def test_answers_come_back_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """The exit status and all that is printed are those of the command."""
    monkeypatch.setattr(sandbox, "run_here", lambda *_: done(2, "ä" * 1_000_000))
    with Sandbox() as limited:
        for _ in range(2):
            answer = limited.run(BUILD, Path.cwd())
            assert (answer.returncode, answer.stdout, answer.stderr) == (2, "ä" * 1_000_000, "")


def test_each_command_has_the_whole_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """What those before it took is not counted."""
    monkeypatch.setattr(sandbox, "SECONDS", 1)
    monkeypatch.setattr(sandbox, "run_here", count_for_a_while)
    with Sandbox() as limited:
        assert [limited.run(BUILD, Path.cwd()).returncode for _ in range(3)] == [0] * 3
