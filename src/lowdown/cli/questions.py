"""Asks an editor at the terminal, one question on a line, with a default."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from lowdown.cli.terminal import is_obeyed, prompt_line, say
from lowdown.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable


def can_ask() -> bool:
    """Whether somebody sits at the terminal who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(question: str, *, default: str, fault_of: Callable[[str], str | None]) -> str:
    """Returns the answer to a question, or the default where only Enter is pressed.

    `fault_of` returns what is wrong with an answer, as a sentence, or None; the question is then
    asked again. Raises UsageError where the answers end.
    """
    with suppress(ImportError):
        import readline  # noqa: F401 - from now on a line can be edited with the arrow keys
    while True:
        try:
            answer = prompt_line(f"{question} [{default}]: ").strip() or default
        except (EOFError, ValueError):
            say("", sys.stderr)
            raise UsageError("the answers ended before the questions; nothing was made") from None
        fault = _CONTROL if is_obeyed(answer) else fault_of(answer)
        if fault is None:
            return answer
        say(f"  {fault}", sys.stderr)


_CONTROL = "There is a control character in it; type it again."
