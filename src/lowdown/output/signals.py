"""Lets the signals that end a process wait until files are whole."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lowdown.errors import Interruption

if TYPE_CHECKING:
    from collections.abc import Iterator


class HeldSignals:
    """The signals that have come since they are held."""

    def __init__(self) -> None:
        self.numbers: list[int] = []

    def stop_if_any(self, what: str) -> None:
        """Raises Interruption with the sentence `what` where one has come."""
        if self.numbers:
            raise Interruption(what, number=self.numbers[0])


@contextmanager
def signals_held() -> Iterator[HeldSignals]:
    """Notes signals instead of answering them; one that is ignored stays ignored.

    Only the main thread can do so; in others nothing is held.
    """
    held = HeldSignals()
    before = {}
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                before[number] = signal.signal(
                    number, lambda received, _frame: held.numbers.append(received)
                )
    try:
        yield held
    finally:
        for number, handler in before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)
