"""Lets one process at a time write an output folder, while none reads it.

The lock is on the folder itself, by `flock`: no file is left behind, and it goes with the process
that holds it. Where the disk has no such locks, the work goes on without.
"""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lowdown.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Notice = Callable[[str], None]

try:
    import fcntl
except ImportError:  # Windows has no such locks
    fcntl = None  # type: ignore[assignment]

MAX_WAIT: Final = 30.0
"""Seconds that a process waits for others."""
_QUIET: Final = 0.5
"""Seconds that it waits without a word."""
_PAUSE: Final = 0.02
"""Seconds between two attempts."""


def ignore_notice(text: str) -> None:
    """Says nothing."""
    del text


@contextmanager
def locked(out: Path, *, shared: bool = False, notice: Notice = ignore_notice) -> Iterator[None]:
    """Holds the lock of the output folder `out`; `shared` is for readers.

    While `out` does not exist, the lock is that of the nearest folder above it. `notice` is called
    with a sentence where others make this process wait. Raises OutputError where they do so for
    more than 30 seconds.
    """
    handle = _lock(out, shared=shared, notice=notice)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


class _BusyError(Exception):
    """Somebody else holds the lock."""


def _lock(out: Path, *, shared: bool, notice: Notice) -> int | None:
    """The handle that holds the lock; None where there are no locks."""
    wait = _Wait(out, notice)
    while True:
        try:
            return _lock_now(_nearest(out), out, shared=shared)
        except _BusyError:
            wait.pause()


def _lock_now(folder: Path, out: Path, *, shared: bool) -> int | None:
    try:
        handle = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:  # removed in this moment
        raise _BusyError from None
    except OSError:
        return None
    try:
        if fcntl is not None:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        # Whoever held the lock may have removed the folder, or made one nearer to the output.
        if not _is_at(handle, _nearest(out)):
            raise _BusyError
    except BlockingIOError:
        os.close(handle)
        raise _BusyError from None
    except OSError:  # the disk has no locks
        os.close(handle)
        return None
    except BaseException:
        os.close(handle)
        raise
    return handle


def _nearest(out: Path) -> Path:
    """The output folder, or the nearest one above it that exists."""
    folder = Path(os.path.realpath(out))
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    return folder


def _is_at(handle: int, folder: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), folder.stat())
    except OSError:
        return False


class _Wait:
    """Counts the time that a process waits."""

    def __init__(self, out: Path, notice: Notice) -> None:
        self._out = out
        self._notice = notice
        self._started = time.monotonic()
        self._said = False

    def pause(self) -> None:
        """Waits a moment; raises OutputError where that has been too many."""
        waited = time.monotonic() - self._started
        if waited > MAX_WAIT:
            message = (
                f"another lowdown has been at work in {self._out} for {MAX_WAIT:.0f} seconds; wait"
                " until it has finished, or end it, and try again"
            )
            raise OutputError(message)
        if waited > _QUIET and not self._said:
            self._said = True
            self._notice(f"another lowdown is writing or checking {self._out}; waiting")
        time.sleep(_PAUSE)
