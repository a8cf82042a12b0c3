"""`lowdown plan`."""

from __future__ import annotations

import argparse
import gc
import sys
from typing import TYPE_CHECKING, Final

from lowdown.cli.command import (
    DONE,
    NOT_MADE,
    Command,
    add_issue_argument,
    add_project_argument,
    find_project,
)
from lowdown.cli.issue_argument import issue_named
from lowdown.cli.terminal import look_of, notice, progress_line, say, say_locked

if TYPE_CHECKING:
    from lowdown.jobs import PlanOrder, PlanResult

FORMATS: Final = ("text", "json", "svg")
"""The formats that a plan can be written in."""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_issue_argument(parser)
    add_project_argument(parser)
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="what to write; default: %(default)s"
    )
    parser.add_argument(
        "--what-if",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help="plan it otherwise, without touching a file: pages=8, drop=SLUG, move=SLUG:4-5,"
        " overflow=SLUG:online, lock=off, or auto for pages; may be given several times",
    )
    parser.add_argument(
        "--max-over",
        metavar="LINES",
        type=_lines,
        help="fail only where an article is too long by more lines than that",
    )
    parser.add_argument(
        "--lock", action="store_true", help="let builds keep to the plan, in issues/*.plan.toml"
    )


def _lines(text: str) -> int:
    if not text.isascii() or not text.isdecimal():
        message = f"{text!r} is not a number of lines"
        raise argparse.ArgumentTypeError(message)
    return int(text[:9])


def _run(options: argparse.Namespace) -> int:
    gc.disable()  # as for a build
    from lowdown.jobs import PlanOrder, run_plan

    root = find_project(options.project)
    order = PlanOrder(
        root=root,
        issue=issue_named(options.issue, root),
        what_if=tuple(options.what_if),
        max_over=options.max_over,
        lock=options.lock,
    )
    with progress_line() as progress:
        made = run_plan(order, progress=progress, notice=notice)
    _report(made, order, options.format)
    return DONE if made.ok else NOT_MADE


def _report(made: PlanResult, order: PlanOrder, form: str) -> None:
    from lowdown import report as reports

    if form == "json":
        say(reports.write_plan_json(made, order), sys.stdout)
        return
    if made.findings:
        report = reports.report_plan(made, order)
        say(reports.describe_findings(report, look_of(sys.stderr)), sys.stderr)
    locked = made.lock is not None
    say(reports.describe_plan_changes(order.issue, made.plan_changes, locked=locked), sys.stderr)
    say_locked(made.lock)
    if made.report is None:
        say("There is no plan until the errors are put right.", sys.stderr)
    elif form == "svg":
        say(reports.write_plan_svg(made), sys.stdout)
    else:
        say(reports.describe_plan(made, look_of(sys.stdout)), sys.stdout)


PLAN: Final = Command(
    name="plan",
    summary="Show where everything would stand, and what to cut",
    add_arguments=_add_arguments,
    run=_run,
)
