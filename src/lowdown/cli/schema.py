"""`lowdown schema`."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from lowdown.cli.command import DONE, Command
from lowdown.cli.terminal import say

KINDS: Final = ("article", "issue", "publication")
"""The kinds of files that have a schema."""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "kind",
        choices=KINDS,
        help="the header of an article, the manifest of an issue, or lowdown.toml",
    )


def _run(options: argparse.Namespace) -> int:
    from lowdown.desk import schema_file

    say(schema_file(options.kind).decode(), sys.stdout)
    return DONE


SCHEMA: Final = Command(
    name="schema",
    summary="Write the JSON Schema of a file, by which editors complete keys",
    add_arguments=_add_arguments,
    run=_run,
)
"""`lowdown schema`."""
