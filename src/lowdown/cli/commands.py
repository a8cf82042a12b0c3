"""Arguments go in; words on the terminal and an exit status come out. The only module that prints.

Exit status: 0 done; 1 findings, or the build could not be made; 2 bad usage or settings; 130 interrupted. Results go
to standard output, progress and diagnostics to standard error. Nothing heavy is imported until a command needs it.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from lowdown import __version__
from lowdown.cli.arguments import (
    FOR_READERS,
    add_build_arguments,
    add_check_arguments,
    add_explain_arguments,
    add_plan_arguments,
    refuse_unknown,
)
from lowdown.cli.interruption import terminations_interrupt
from lowdown.errors import LowdownError, SettingsError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lowdown.jobs import BuildOrder, BuildResult, CheckOrder, CheckResult, PlanOrder, PlanResult
    from lowdown.output import Landed
    from lowdown.report import Look

DONE: Final = 0
NOT_MADE: Final = 1
MISUSED: Final = 2
INTERRUPTED: Final = 130
READABLE: Final = 80
"""Characters to a line of prose."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status; argparse's own errors and `--help` raise SystemExit."""
    _prepare_streams()
    try:
        with terminations_interrupt():
            return _dispatch(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt as interruption:
        _say(
            f"Interrupted; {str(interruption) or 'the last good output is untouched'}.", sys.stderr
        )
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("LOWDOWN_TRACEBACK"):
            raise
        _say(_internal_error(error), sys.stderr)
        return NOT_MADE


def _dispatch(argv: list[str]) -> int:
    parser = _make_parser()
    if not argv:
        _say(parser.format_help(), sys.stderr)
        return MISUSED
    try:
        refuse_unknown(argv[0], COMMANDS)
        options = parser.parse_args(argv)
        status: int = options.call(options)
    except (UsageError, SettingsError) as error:
        _say(f"lowdown: {error}", sys.stderr)
        return MISUSED
    except LowdownError as error:
        _say(f"lowdown: {error}", sys.stderr)
        return NOT_MADE
    return status


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lowdown",
        description="Turns Markdown articles into a newsletter: a paginated PDF and feeds from the same copy.",
        epilog="`lowdown COMMAND --help` says more about a command.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"lowdown {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, (summary, add_arguments, call) in COMMANDS.items():
        command = commands.add_parser(
            name, help=summary, description=f"{summary}.", allow_abbrev=False
        )
        add_arguments(command)
        command.set_defaults(call=call)
    return parser


def _build(options: argparse.Namespace) -> int:
    """Builds everything for subscribers."""
    started = time.perf_counter()
    gc.disable()  # setting type makes millions of objects that live to the end; looking for garbage costs a tenth
    from lowdown.jobs import BuildOrder, run_build

    root = _find_project(options.project)
    out = options.out or root / "dist"
    order = BuildOrder(
        root=root, issue=options.issue, out=out, strict=options.strict, lock=options.lock
    )
    with _progress_line() as progress:
        made = run_build(order, progress=progress)
    _report_build(made, order, options.format, time.perf_counter() - started)
    return DONE if made.ok else NOT_MADE


def _check(options: argparse.Namespace) -> int:
    """Proves what is finished."""
    from lowdown.jobs import CheckOrder, run_check

    root = _find_project(options.project)
    order = CheckOrder(
        root=root,
        issues=tuple(options.issues),
        out=options.out or root / "dist",
        build=options.build,
        strict=options.strict,
        select=options.select,
        ignore=options.ignore,
        online=options.online,
        lock=options.lock,
    )
    with _progress_line() as progress:
        made = run_check(order, progress=progress)
    _report_lock(made.lock)
    _report_check(made, order, options.format)
    return DONE if made.ok else NOT_MADE


def _plan(options: argparse.Namespace) -> int:
    """Tells where everything would stand."""
    gc.disable()  # as for a build
    from lowdown.jobs import PlanOrder, run_plan

    order = PlanOrder(
        root=_find_project(options.project),
        issue=options.issue,
        what_if=tuple(options.what_if),
        max_over=options.max_over,
        lock=options.lock,
    )
    with _progress_line() as progress:
        made = run_plan(order, progress=progress)
    _report_plan(made, order, options.format)
    return DONE if made.ok else NOT_MADE


def _explain(options: argparse.Namespace) -> int:
    """Says what a rule means."""
    from lowdown.report import explain, list_rules

    width = min(_look(sys.stdout).width, READABLE)
    _say(explain(options.code, width=width) if options.code else list_rules(), sys.stdout)
    return DONE


COMMANDS: Final[
    dict[
        str,
        tuple[str, Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]],
    ]
] = {
    "build": ("Build everything for subscribers", add_build_arguments, _build),
    "check": ("Prove what is finished", add_check_arguments, _check),
    "plan": ("Show where everything would stand, and what to cut", add_plan_arguments, _plan),
    "explain": ("Say what a rule means and how to put it right", add_explain_arguments, _explain),
}
"""Each command's name: what it does, its arguments, and the function that does it."""


def _find_project(named: Path | None) -> Path:
    """The publication's folder; one that is named has to be one itself."""
    from lowdown.desk import find_publication

    if named is not None and not (named / "lowdown.toml").is_file():
        message = f"{named} is not a publication: it has no lowdown.toml"
        raise UsageError(message)
    return find_publication(named if named is not None else Path.cwd())


def _report_build(made: BuildResult, order: BuildOrder, form: str, seconds: float) -> None:
    from lowdown import report as reporting

    report = reporting.report_build(made, order)
    if form == "json":
        _say(reporting.write_build_json(made, order), sys.stdout)
    elif form in reporting.WRITERS:
        _say(reporting.WRITERS[form](report), sys.stdout)
    elif made.findings:
        _say(reporting.describe_findings(report, _look(sys.stderr)), sys.stderr)
    if form != "json":
        _say(
            reporting.describe_plan_changes(
                order.issue, made.plan_changes, locked=made.lock is not None
            ),
            sys.stderr,
        )
    _report_lock(made.lock)
    if not made.ok and form in FOR_READERS:
        _say("Nothing was made; the last good output is untouched.", sys.stderr)
    elif form in FOR_READERS:
        _say(reporting.describe_files(made, order, seconds=seconds), sys.stdout)


def _report_lock(lock: Landed | None) -> None:
    if lock:
        _say(f"{lock.path} is {'written' if lock.changed else 'up to date'}", sys.stderr)


def _report_check(made: CheckResult, order: CheckOrder, form: str) -> None:
    from lowdown import report as reporting

    report = reporting.report_check(made, order)
    if form == "json":
        _say(reporting.write_check_json(made), sys.stdout)
    elif form in reporting.WRITERS:
        _say(reporting.WRITERS[form](report), sys.stdout)
    elif made.findings:
        _say(reporting.describe_findings(report, _look(sys.stdout)), sys.stdout)
    for name, changes in made.plan_changes.items() if form != "json" else ():
        _say(reporting.describe_plan_changes(name, changes, locked=False), sys.stderr)
    if form in FOR_READERS and not made.findings:
        _say(reporting.describe_check(made), sys.stdout)


def _report_plan(made: PlanResult, order: PlanOrder, form: str) -> None:
    from lowdown import report as reporting

    if form == "json":
        _say(reporting.write_plan_json(made, order), sys.stdout)
        return
    if made.findings:
        _say(
            reporting.describe_findings(reporting.report_plan(made, order), _look(sys.stderr)),
            sys.stderr,
        )
    _say(
        reporting.describe_plan_changes(
            order.issue, made.plan_changes, locked=made.lock is not None
        ),
        sys.stderr,
    )
    _report_lock(made.lock)
    if made.report is None:
        _say("There is no plan until the errors are put right.", sys.stderr)
    elif form == "svg":
        _say(reporting.write_plan_svg(made), sys.stdout)
    else:
        _say(reporting.describe_plan(made, _look(sys.stdout)), sys.stdout)


def _prepare_streams() -> None:
    """A terminal that cannot show a letter shows its number instead; it never breaks the build."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def _say(text: str, stream: TextIO) -> None:
    """Writes a line or several, or nothing of nothing; a reader who has gone away is no reason to fail."""
    if not text:
        return
    try:
        print(text.rstrip("\n"), file=stream, flush=True)
    except BrokenPipeError:
        # The interpreter flushes the stream once more when it ends, and would complain then.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _look(stream: TextIO) -> Look:
    """Colours and the true width on a terminal; a hundred plain characters to the line anywhere else."""
    from lowdown.report import Look, can_draw

    signs = can_draw(getattr(stream, "encoding", None))
    if not stream.isatty():
        return Look(signs=signs)
    coloured = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Look(colour=coloured, width=shutil.get_terminal_size().columns, signs=signs)


@contextmanager
def _progress_line() -> Iterator[Callable[[str], None]]:
    """On a terminal, one line that names the step under way and goes when the work is done; on a pipe, nothing."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _step: None
        return
    width = shutil.get_terminal_size().columns - 1
    erase = "\r\x1b[2K"
    try:
        yield lambda step: print(
            f"{erase}{step[: width - 3]}...", end="", file=sys.stderr, flush=True
        )
    finally:
        print(erase, end="", file=sys.stderr, flush=True)


def _internal_error(error: Exception) -> str:
    told = " ".join(f"{type(error).__name__}: {error}".split())
    return f"lowdown: internal error: {told}; please report it, with what LOWDOWN_TRACEBACK=1 shows"
