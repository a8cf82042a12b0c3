"""Runs a command in a child of this process that has a limit of time and of memory.

The child is a fork, so that the libraries need not be loaded again. A command that goes on for ever
or takes all memory ends its child, not the tests.
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
from pathlib import Path
from typing import Final

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


def run_limited(arguments: tuple[str, ...], folder: Path) -> Completed:
    """Runs `lowdown` with `arguments` in `folder`.

    Raises SandboxError where it does not end within the limits.
    """
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # forks of processes with threads
        child = os.fork()
    if not child:
        os.close(reading)
        _be_child(arguments, folder, writing)
    os.close(writing)
    try:
        answer = _read_all(reading)
    finally:
        os.close(reading)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    if not answer:
        raise SandboxError(_reason(status))
    return Completed(args=["lowdown", *arguments], **json.loads(answer))


def _be_child(arguments: tuple[str, ...], folder: Path, writing: int) -> None:
    """Runs the command and writes its answer; never returns."""
    try:
        _set_limits()
        done = (read_here if arguments == READ else run_here)(arguments, folder)
        answer = {"returncode": done.returncode, "stdout": done.stdout, "stderr": done.stderr}
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            json.dump(answer, pipe)
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(0)


def _set_limits() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    pages = Path("/proc/self/statm")
    if pages.exists():
        used = int(pages.read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
        resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))


def _read_all(pipe: int) -> bytes:
    """What the child writes; nothing where it takes too long."""
    end = time.monotonic() + PATIENCE
    parts: list[bytes] = []
    while True:
        ready, _, _ = select.select([pipe], [], [], max(end - time.monotonic(), 0))
        part = os.read(pipe, 1 << 16) if ready else b""
        if not ready:
            return b""
        if not part:
            return b"".join(parts)
        parts.append(part)


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
