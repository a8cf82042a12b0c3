"""The command as a process, `lowdown` or `python -m lowdown`: answers signals, then loads the rest.

Nothing but the standard library's smallest modules is imported before a signal can be answered.
"""

from __future__ import annotations

import os
import signal
import sys

_INTERRUPTED = 130
_TERMINATED = 143
_STATUSES = {"SIGINT": _INTERRUPTED, "SIGTERM": _TERMINATED, "SIGHUP": _TERMINATED}
_ENDING = b"Interrupted; the output is whole.\n"
_ERASE_LINE = b"\r\x1b[2K"


def run() -> None:
    """Runs one command as the whole work of this process, and ends the process."""
    for name in _STATUSES:
        number = getattr(signal, name, None)
        # What is ignored stays ignored, as under `nohup`.
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)
    _open_closed_streams()
    from lowdown.cli import run as run_command

    run_command()


def _end(number: int, _frame: object) -> None:
    """Ends the process at once.

    No exception is raised, which a library might swallow: until files are put into place, and then
    signals wait, there is nothing to be undone but files in the system's temporary folder.
    """
    for name in _STATUSES:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    cache = sys.modules.get("lowdown.cache")
    getattr(cache, "remove_temporary_files", lambda: None)()
    on_terminal = os.isatty(2) and os.environ.get("TERM") != "dumb"
    try:  # noqa: SIM105 - contextlib imports more than all of this
        os.write(2, _ERASE_LINE + _ENDING if on_terminal else _ENDING)
    except OSError:
        pass
    os._exit(_STATUSES[signal.Signals(number).name])


def _open_closed_streams() -> None:
    """Lets writing to a stream that is closed fail, instead of reaching a file that is opened
    later and gets its number.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY)
    for number, name in ((1, "stdout"), (2, "stderr")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, "w", encoding="utf-8", closefd=False))


if __name__ == "__main__":
    run()
