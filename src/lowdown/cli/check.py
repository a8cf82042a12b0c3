"""`lowdown check`."""

from __future__ import annotations

import argparse
import sys
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
    from lowdown.jobs import CheckOrder, CheckResult


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "issues", metavar="ISSUE", nargs="*", help="an issue's name or file; default: every issue"
    )
    add_project_argument(parser)
    add_output_arguments(parser)
    parser.add_argument(
        "--select",
        metavar="CODES",
        type=_codes,
        help="report these rules only, such as LD2,LD401",
    )
    parser.add_argument(
        "--ignore",
        metavar="CODES",
        type=_codes,
        help="do not report these rules, such as LD203,LD3",
    )
    parser.add_argument(
        "--strict",
        action=argparse.BooleanOptionalAction,
        help="let warnings fail the check as errors do",
    )
    parser.add_argument(
        "--lock", action="store_true", help="keep the permanent ids as they are now in lowdown.lock"
    )
    parser.add_argument(
        "--online", action="store_true", help="ask other servers for the pages that are linked to"
    )
    parser.add_argument(
        "--no-build", dest="build", action="store_false", help="prove what is there; build nothing"
    )


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code for code in text.replace(",", " ").split() if code)


def _run(options: argparse.Namespace) -> int:
    from lowdown.jobs import CheckOrder, run_check

    root = find_project(options.project)
    order = CheckOrder(
        root=root,
        issues=tuple(issue_named(issue, root) for issue in options.issues),
        out=options.out or root / "dist",
        build=options.build,
        strict=options.strict,
        select=options.select,
        ignore=options.ignore,
        online=options.online,
        lock=options.lock,
    )
    with progress_line() as progress:
        made = run_check(order, progress=progress, notice=notice)
    say_locked(made.lock)
    _report(made, order, options.format)
    return DONE if made.ok else NOT_MADE


def _report(made: CheckResult, order: CheckOrder, form: str) -> None:
    from lowdown import report as reports

    if form == "json":
        say(reports.write_check_json(made), sys.stdout)
        return
    report = reports.report_check(made, order)
    if form in reports.WRITERS:
        say(reports.WRITERS[form](report), sys.stdout)
    elif made.findings:
        say(reports.describe_findings(report, look_of(sys.stdout)), sys.stdout)
    for issue, changes in made.plan_changes.items():
        say(reports.describe_plan_changes(issue, changes, locked=False), sys.stderr)
    if form in FOR_READERS and not made.findings:
        say(reports.describe_check(made), sys.stdout)


CHECK: Final = Command(
    name="check", summary="Prove what is finished", add_arguments=_add_arguments, run=_run
)
