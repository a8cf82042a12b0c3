"""What is printed cannot write on a terminal, nor give a command to a CI service."""

from __future__ import annotations

import io

import pytest

from lowdown.cli.terminal import is_obeyed, say
from lowdown.model import visible


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("a\r\nb\x00", r"a\r\nb\x00"),
        ("x\x9b31m", r"x\x9b31m"),
        ("a\u202eb\u2066", r"a\u202eb\u2066"),
        ("\udcff", r"\udcff"),
        ("fünf – „漢“ \u200d e\u0301", "fünf – „漢“ \u200d e\u0301"),
    ],
)
def test_what_would_be_obeyed_is_shown_by_its_number(text: str, shown: str) -> None:
    """Letters, accents and joiners stay as they are."""
    assert visible(text) == shown


def test_only_a_terminal_gets_colours() -> None:
    """Those of the program; a file or a log gets no control character at all."""
    text = "\x1b[31mLD203\x1b[0m bad\x1b]0;x\x07\n\tnext"
    terminal, log = Terminal(), io.StringIO()
    say(text, terminal)
    say(text, log)
    assert terminal.getvalue() == "\x1b[31mLD203\x1b[0m bad\\x1b]0;x\\x07\n\tnext\n"
    assert log.getvalue() == "\\x1b[31mLD203\\x1b[0m bad\\x1b]0;x\\x07\n\tnext\n"


def test_an_argument_has_no_line_ends() -> None:
    """An argument is one line; so is a message that repeats it."""
    assert is_obeyed("x\n::error::y")
    assert not is_obeyed("issue-42 – „ä“")
