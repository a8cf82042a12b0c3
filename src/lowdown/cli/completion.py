"""`lowdown --print-completion`: what lets a shell complete commands, options and file names."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any, Final

from lowdown.cli.terminal import say

SHELLS: Final = ("bash", "zsh", "fish")
"""The shells that can be served."""
_PATHS: Final = ("issue", "folder", "project", "out", "files")
"""The arguments that take the name of a file or a folder."""


class PrintCompletion(argparse.Action):
    """Writes the completion of a shell and ends the process, as `--version` does."""

    def __init__(self, option_strings: Sequence[str], dest: str, **details: Any) -> None:
        super().__init__(
            option_strings,
            dest=argparse.SUPPRESS,
            choices=SHELLS,
            default=argparse.SUPPRESS,
            metavar=details.get("metavar"),
            help=details.get("help"),
        )

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        """Writes it; SystemExit ends the process."""
        say(completion_of(parser, values), sys.stdout)
        parser.exit()


def completion_of(parser: argparse.ArgumentParser, shell: str) -> str:
    """Returns the script by which `shell` completes what `parser` reads."""
    import shtab

    _complete_paths(parser, shtab.FILE)
    return str(shtab.complete(parser, shell=shell))


def _complete_paths(parser: argparse.ArgumentParser, paths: object) -> None:
    """Marks each argument of a parser and its commands that takes a path."""
    for action in parser._actions:
        if action.dest in _PATHS:
            action.complete = paths  # type: ignore[attr-defined]
        if isinstance(action.choices, dict):
            for command in action.choices.values():
                _complete_paths(command, paths)
