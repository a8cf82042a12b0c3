"""Writes to standard output and standard error. The only module that prints."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, TextIO

from lowdown.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lowdown.output import WrittenFile
    from lowdown.report import Look

ERASE: Final = "\r\x1b[2K"
"""Erases the line that the cursor is on."""


def prepare_streams() -> None:
    """A terminal that cannot show a letter shows its number instead; it never breaks the build."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def say(text: str, stream: TextIO) -> None:
    """Writes lines, or nothing where `text` is empty; a reader who has gone away is no reason to
    fail.

    Raises OutputError where standard output cannot be written. Where standard error cannot, there
    is nobody to hear of it.
    """
    if not text:
        return
    try:
        print(_safe(text.rstrip("\n"), stream), file=stream, flush=True)
    except BrokenPipeError:
        _discard(stream)
    except (OSError, ValueError) as error:
        _discard(stream)
        if stream is sys.stdout:
            message = f"standard output cannot be written: {_reason(error)}"
            raise OutputError(message) from error


def prompt_line(prompt: str) -> str:
    """Writes a prompt and returns the line that is typed after it.

    Raises EOFError where there is no line, and ValueError for one that is no text.
    """
    sys.stdout.flush()
    if sys.stdout.isatty():
        return input(prompt)
    _draw(prompt)
    return input()


def is_obeyed(text: str) -> bool:
    """Whether a terminal would obey a character of `text`, the ends of lines included."""
    return "\n" in text or "\t" in text or _OBEYED.search(text) is not None


def _safe(text: str, stream: TextIO) -> str:
    """`text` with every character shown by its number that the terminal or a log would obey; the
    ends of lines stay, and on a terminal the colours.
    """
    if not _OBEYED.search(text):
        return text
    from lowdown.model import visible

    kept = _KEPT_ON_TERMINALS if stream.isatty() else _KEPT
    parts = kept.split(text)
    return "".join(part if number % 2 else visible(part) for number, part in enumerate(parts))


_OBEYED: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
_KEPT: Final = re.compile(r"([\n\t])")
_KEPT_ON_TERMINALS: Final = re.compile(r"([\n\t]|\x1b\[\d*m)")


def flush_streams() -> None:
    """Writes what a library has left in a stream, where that can be done."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()


def _discard(stream: TextIO) -> None:
    """Has all that a stream still holds or gets go nowhere: whoever flushes it next would fail."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _reason(error: OSError | ValueError) -> str:
    number = error.errno if isinstance(error, OSError) else errno.EBADF
    if number == errno.EBADF:
        return "it is closed"
    if number == errno.ENOSPC:
        return "the disk is full; make room, or write it elsewhere"
    return os.strerror(number or errno.EIO)


def say_locked(lock: WrittenFile | None) -> None:
    """Writes whether a lock file was changed, where one was to be written."""
    if lock:
        say(f"{lock.path} is {'written' if lock.changed else 'up to date'}", sys.stderr)


def look_of(stream: TextIO) -> Look:
    """Colours and the true width on a terminal; a hundred plain characters to the line
    elsewhere.
    """
    from lowdown.report import Look, can_draw

    signs = can_draw(getattr(stream, "encoding", None))
    if not stream.isatty():
        return Look(signs=signs)
    coloured = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Look(colour=coloured, width=shutil.get_terminal_size().columns, signs=signs)


def notice(text: str) -> None:
    """Writes a sentence while a command is at work, on a line of its own."""
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        _draw(ERASE)
    say(f"lowdown: {text}", sys.stderr)


@contextmanager
def progress_line() -> Iterator[Callable[[str], None]]:
    """On a terminal, a line that names the current step and goes when the work is done; else
    nothing.

    Before a step of one of several issues, such as "2 of 40: Setting type", it has a bar.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _step: None
        return
    room = shutil.get_terminal_size().columns - 4
    try:
        yield lambda step: _draw(f"{ERASE}{_with_bar(_safe(step, sys.stderr))[:room]}...")
    finally:
        _draw(ERASE)


_BAR: Final = 20
"""Signs of a full bar."""
_COUNTED: Final = re.compile(r"(\d+) of (\d+): ")


def _with_bar(step: str) -> str:
    """A step, with a bar of what is done before it where it says which of how many it is."""
    counted = _COUNTED.match(step)
    if not counted:
        return step
    done = _BAR * (int(counted[1]) - 1) // int(counted[2])
    return f"[{'#' * done}{'-' * (_BAR - done)}] {step}"


def _draw(text: str) -> None:
    """Writes to the terminal without a new line; one that is gone shows nothing."""
    try:
        print(text, end="", file=sys.stderr, flush=True)
    except (OSError, ValueError):
        _discard(sys.stderr)
