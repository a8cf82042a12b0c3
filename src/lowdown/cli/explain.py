"""`lowdown explain`."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from lowdown.cli.command import DONE, Command
from lowdown.cli.terminal import look_of, say

READABLE: Final = 80
"""Characters to a line of prose."""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "code",
        metavar="CODE",
        nargs="?",
        help="the rule, such as LD203; default: a list of all rules",
    )


def _run(options: argparse.Namespace) -> int:
    from lowdown.report import explain, list_rules

    width = min(look_of(sys.stdout).width, READABLE)
    say(
        explain(options.code, width=width) if options.code is not None else list_rules(), sys.stdout
    )
    return DONE


EXPLAIN: Final = Command(
    name="explain",
    summary="Say what a rule means and how to put it right",
    add_arguments=_add_arguments,
    run=_run,
)
