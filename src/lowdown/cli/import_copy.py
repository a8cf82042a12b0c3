"""`lowdown import`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from lowdown.cli.command import DONE, NOT_MADE, Command, add_project_argument, find_project
from lowdown.cli.terminal import notice, say


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="a document: .docx, .html, .md or .txt",
    )
    parser.add_argument(
        "--force", action="store_true", help="replace articles that have the same name"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would come in, and write nothing"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="how to report it; default: %(default)s",
    )
    add_project_argument(parser)


def _run(options: argparse.Namespace) -> int:
    from lowdown.jobs import ImportOrder, run_import
    from lowdown.report import describe_imports, write_imports_json

    order = ImportOrder(
        root=find_project(options.project),
        files=tuple(Path(name) for name in options.files),
        force=options.force,
        dry_run=options.dry_run,
    )
    result = run_import(order, notice=notice)
    write = write_imports_json if options.format == "json" else describe_imports
    say(write(result), sys.stdout)
    return NOT_MADE if result.failures else DONE


IMPORT: Final = Command(
    name="import",
    summary="Make articles of Word documents, web pages and texts",
    add_arguments=_add_arguments,
    run=_run,
)
