"""`lowdown build`."""

from __future__ import annotations

import argparse
import gc
import sys
import time
from typing import TYPE_CHECKING, Final

from lowdown.cli.command import (
    DONE,
    FOR_READERS,
    NOT_MADE,
    Command,
    add_output_arguments,
    add_project_argument,
    find_project,
)
from lowdown.cli.issue_argument import issue_named
from lowdown.cli.terminal import look_of, notice, progress_line, say, say_locked

if TYPE_CHECKING:
    from lowdown.jobs import BuildOrder, BuildResult


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "issue", metavar="ISSUE", nargs="?", help="an issue's name or file; default: every issue"
    )
    add_project_argument(parser)
    add_output_arguments(parser)
    parser.add_argument(
        "--only",
        metavar="EDITIONS",
        type=_editions,
        action="extend",
        help="make these only: paper, web, feeds",
    )
    parser.add_argument(
        "--strict", action="store_true", help="let warnings stop the build as errors do"
    )
    parser.add_argument(
        "--lock",
        action="store_true",
        help="let later builds keep to the plan, in issues/*.plan.toml",
    )


def _editions(text: str) -> list[str]:
    """The editions that an argument names."""
    names = [name for name in text.replace(",", " ").split() if name]
    unknown = [name for name in names if name not in _EDITIONS]
    if unknown or not names:
        message = f"there is no edition {unknown[0]!r}" if unknown else "name an edition"
        raise argparse.ArgumentTypeError(f"{message}; available: {', '.join(_EDITIONS)}")
    return names


_EDITIONS: Final = ("paper", "web", "feeds")
"""What can be built; the same as in `jobs/`, which is not imported for `--help`."""


def _run(options: argparse.Namespace) -> int:
    started = time.perf_counter()
    # Setting type makes millions of objects that live to the end: garbage collection costs a tenth.
    gc.disable()
    from lowdown.jobs import EDITIONS, BuildOrder, run_build

    root = find_project(options.project)
    order = BuildOrder(
        root=root,
        issue=options.issue and issue_named(options.issue, root),
        out=options.out or root / "dist",
        only=frozenset(options.only or EDITIONS),
        strict=options.strict,
        lock=options.lock,
    )
    with progress_line() as progress:
        made = run_build(order, progress=progress, notice=notice)
    _report_findings(made, order, options.format)
    for lock in made.locks:
        say_locked(lock)
    if options.format in FOR_READERS:
        _report_files(made, order, seconds=time.perf_counter() - started)
    return DONE if made.ok else NOT_MADE


def _report_findings(made: BuildResult, order: BuildOrder, form: str) -> None:
    from lowdown import report as reports

    if form == "json":
        say(reports.write_build_json(made, order), sys.stdout)
        return
    report = reports.report_build(made, order)
    if form in reports.WRITERS:
        say(reports.WRITERS[form](report), sys.stdout)
    elif made.findings:
        say(reports.describe_findings(report, look_of(sys.stderr)), sys.stderr)
    for issue, changes in made.plan_changes.items():
        say(reports.describe_plan_changes(issue, changes, locked=bool(made.locks)), sys.stderr)


def _report_files(made: BuildResult, order: BuildOrder, *, seconds: float) -> None:
    from lowdown.report import describe_files

    if made.ok:
        say(describe_files(made, order, seconds=seconds), sys.stdout)
    else:
        say("Nothing was made; the last good output is untouched.", sys.stderr)


BUILD: Final = Command(
    name="build",
    summary="Build everything for subscribers",
    add_arguments=_add_arguments,
    run=_run,
)
