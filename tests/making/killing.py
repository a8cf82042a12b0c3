"""Runs the true command as a process that gets a signal at a moment that is the same every time.

A moment is the number of an event of Python's audit hooks: an import, a file that is opened, moved
or removed, a call of the system. So a test does not depend on how fast the machine is.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from making.command import SECONDS, environment

_DRIVER = """\
import atexit, json, os, signal, sys
from lowdown.__main__ import run

# A shell's background job ignores interruptions, and what it starts would too.
signal.signal(signal.SIGINT, signal.default_int_handler)
number, moment = int(sys.argv[1]), int(sys.argv[2])
sys.argv = ["lowdown", *sys.argv[3:]]
seen, landing, moved = 0, 0, 0

def count(event, arguments):
    global seen, landing, moved
    seen += 1
    if event == "tempfile.mkdtemp":
        landing = seen
    if event == "os.rename" and os.path.basename(str(arguments[0])) == "0.new":
        moved = seen + 1
    if seen == moment:
        os.kill(os.getpid(), number)

def report():
    if not moment:
        os.write(2, json.dumps({"landing": landing, "moved": moved, "last": seen}).encode())

atexit.register(report)
sys.addaudithook(count)
run()
"""

Completed = subprocess.CompletedProcess[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """The moments of a command."""

    landing: int
    """The one at which it begins to write."""
    moved: int
    """The one after its first file was moved into place."""
    last: int
    """The last one."""

    def some(self, count: int) -> list[int]:
        """Moments from the first to the last; half of them while files are written."""
        before, after = count - count // 2, count // 2
        return [
            *(1 + (self.landing - 1) * n // before for n in range(before)),
            *(self.landing + (self.last - self.landing) * n // (after - 1) for n in range(after)),
        ]


def run_signalled(
    arguments: Sequence[str], cwd: Path, *, number: int = 0, moment: int = 0
) -> Completed:
    """The command in a folder; it sends itself the signal `number` at that moment.

    Its folder for temporary files is `temporary` beside `cwd`.
    """
    temporary = cwd.parent / "temporary"
    temporary.mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-c", _DRIVER, str(number), str(moment), *arguments],
        cwd=cwd,
        # Without a cache: what one run keeps would change the moments of the next.
        env={**environment(), "TMPDIR": str(temporary), "XDG_CACHE_HOME": os.devnull},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )


def moments_of(arguments: Sequence[str], cwd: Path) -> Moments:
    """The moments of a command that goes well."""
    done = run_signalled(arguments, cwd)
    assert done.returncode == 0, done.stderr
    return Moments(**json.loads(done.stderr[done.stderr.rindex("{") :]))


def state_of(folder: Path) -> dict[str, str]:
    """What stands in a folder: every path, with the hash of a file."""
    found = {}
    for top, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(top, name)
            found[path.relative_to(folder).as_posix()] = (
                hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
            )
    return found
