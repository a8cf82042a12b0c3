"""Runs commands in a child of this process that has a limit of time and of memory for each.

The child is a fork, so that the libraries need not be loaded again, and it runs one command after
another, since each fork of a large process costs as much as a small command. A command that goes on
for ever or takes all memory ends the child, not the tests; the next command has a new one.
"""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import sys
import time
import traceback
import warnings
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from hostile.case import READ
from making.command import Completed, run_here

SECONDS: Final = 10
"""Processor time that a command may take, in seconds."""
MEMORY: Final = 1_000_000_000
"""Bytes of memory that a command may take."""
PATIENCE: Final = 150
"""Seconds on the clock after which a command is taken for one that waits for ever."""


class SandboxError(Exception):
    """The command did not end by itself; the text is the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Child:
    """A process that runs commands."""

    number: int
    """Its process id."""
    orders: int
    """The end of a pipe that commands are written to."""
    answers: int
    """The end of a pipe that answers are read from."""


class Sandbox:
    """Runs commands in a child, until the block ends."""

    def __init__(self) -> None:
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        """Starts nothing before the first command."""
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        """Ends the child."""
        self._end()

    def run(self, arguments: tuple[str, ...], folder: Path) -> Completed:
        """Runs `lowdown` with `arguments` in `folder`.

        Raises SandboxError where it does not end within the limits.
        """
        child = self._child = self._child or _start_child()
        order = json.dumps({"arguments": arguments, "folder": str(folder)}) + "\n"
        os.write(child.orders, order.encode())
        answer = _read_line(child.answers)
        if not answer:
            raise SandboxError(_reason(self._end()))
        return Completed(args=["lowdown", *arguments], **json.loads(answer))

    def _end(self) -> int:
        """Ends the child, if there is one, and returns its status."""
        child, self._child = self._child, None
        if child is None:
            return 0
        os.close(child.orders)
        os.close(child.answers)
        with suppress(ProcessLookupError):
            os.kill(child.number, signal.SIGKILL)
        return os.waitpid(child.number, 0)[1]


def _start_child() -> _Child:
    reading_orders, orders = os.pipe()
    answers, writing_answers = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # forks of processes with threads
        number = os.fork()
    if not number:
        os.close(orders)
        os.close(answers)
        _be_child(reading_orders, writing_answers)
    os.close(reading_orders)
    os.close(writing_answers)
    return _Child(number=number, orders=orders, answers=answers)


def _be_child(orders: int, answers: int) -> None:
    """Runs commands and writes an answer to each; never returns."""
    lines = os.fdopen(orders, encoding="utf-8")
    pipe = os.fdopen(answers, "w", encoding="utf-8")
    try:
        for line in lines:
            _set_limits()
            print(json.dumps(_answer(json.loads(line))), file=pipe, flush=True)
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(0)


def _answer(order: dict[str, Any]) -> dict[str, Any]:
    arguments, folder = tuple(order["arguments"]), Path(order["folder"])
    done = (read_here if arguments == READ else run_here)(arguments, folder)
    return {"returncode": done.returncode, "stdout": done.stdout, "stderr": done.stderr}


def _set_limits() -> None:
    """Sets the limits of a command, from what the process has taken before it."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _limit(resource.RLIMIT_CPU, int(time.process_time()) + 1 + SECONDS)
    pages = Path("/proc/self/statm")
    if pages.exists():
        used = int(pages.read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
        _limit(resource.RLIMIT_AS, used + MEMORY)


def _limit(kind: int, amount: int) -> None:
    """Sets a limit that the next command may have another of."""
    resource.setrlimit(kind, (amount, resource.getrlimit(kind)[1]))


def _read_line(pipe: int) -> bytes:
    """The line that the child writes; nothing where it ends before, or takes too long."""
    end = time.monotonic() + PATIENCE
    parts: list[bytes] = []
    while True:
        ready, _, _ = select.select([pipe], [], [], max(end - time.monotonic(), 0))
        part = os.read(pipe, 1 << 16) if ready else b""
        if not part:
            return b""
        parts.append(part)
        if part.endswith(b"\n"):
            return b"".join(parts)


def _reason(status: int) -> str:
    if not os.WIFSIGNALED(status):
        return "the command ended with an exception; see the captured output"
    number = os.WTERMSIG(status)
    if number == signal.SIGXCPU:
        return f"the command took more than {SECONDS} s of processor time"
    if number == signal.SIGKILL:
        return f"the command waited for {PATIENCE} s, or took all memory"
    return f"the command was ended by {signal.Signals(number).name}"


def read_here(arguments: tuple[str, ...], folder: Path) -> Completed:
    """Reads the publication in `folder` and its issue; the findings are what it prints."""
    from lowdown.desk import read_issue, read_publication
    from lowdown.errors import LowdownError

    status, report = 0, ""
    try:
        outcome = read_issue(read_publication(folder), arguments[1])
    except LowdownError as error:
        status, report = 2, f"lowdown: {error}"
    else:
        status = int(outcome.value is None)
        report = "\n".join(f"{finding}\n    {finding.cure}" for finding in outcome.findings)
    return Completed(args=list(arguments), returncode=status, stdout="", stderr=report)
