"""Runs one command: reads the arguments, calls it, and turns errors into messages and exit
statuses.

Exit status: 0 done; 1 findings, or the build could not be made; 2 bad usage or settings, or the
machine refused to write or to read; 130 interrupted; 143 terminated. Results go to standard
output, progress and diagnostics to standard error. Nothing heavy is imported until a command needs
it.
"""

from __future__ import annotations

import argparse
import atexit
import os
import signal
import sys
from typing import TYPE_CHECKING, Any, Final, NoReturn

from lowdown import __version__
from lowdown.cli.build import BUILD
from lowdown.cli.check import CHECK
from lowdown.cli.command import INTERRUPTED, MISUSED, NOT_MADE, TERMINATED
from lowdown.cli.completion import PrintCompletion
from lowdown.cli.explain import EXPLAIN
from lowdown.cli.import_copy import IMPORT
from lowdown.cli.init import INIT
from lowdown.cli.new import NEW
from lowdown.cli.plan import PLAN
from lowdown.cli.schema import SCHEMA
from lowdown.cli.templates import TEMPLATES
from lowdown.cli.terminal import flush_streams, is_obeyed, prepare_streams, say
from lowdown.errors import Interruption, LowdownError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS: Final = {
    command.name: command
    for command in (INIT, NEW, IMPORT, BUILD, CHECK, PLAN, EXPLAIN, SCHEMA, TEMPLATES)
}
"""Every command, by its name."""


def run() -> NoReturn:
    """Runs one command as the whole work of this process, and ends the process.

    The process ends without taking its objects apart one by one, which would cost a tenth of a
    build.
    """
    try:
        status: str | int | None = main()
    except SystemExit as end:
        status = end.code
    except BaseException:
        sys.excepthook(*sys.exc_info())
        status = NOT_MADE
    atexit._run_exitfuncs()
    flush_streams()
    os._exit(status if isinstance(status, int) else int(status is not None))


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status; argparse's errors and `--help` raise
    SystemExit.
    """
    prepare_streams()
    try:
        return _dispatch(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt as interruption:
        untouched = "the last good output is untouched"
        say(f"Interrupted; {str(interruption) or untouched}.", sys.stderr)
        return _status_of(interruption)
    except Exception as error:
        if os.environ.get("LOWDOWN_TRACEBACK"):
            raise
        say(_internal_error(error), sys.stderr)
        return NOT_MADE


def _status_of(interruption: KeyboardInterrupt) -> int:
    by_signal = isinstance(interruption, Interruption) and interruption.number != signal.SIGINT
    return TERMINATED if by_signal else INTERRUPTED


def _dispatch(argv: list[str]) -> int:
    parser = make_parser()
    if not argv:
        say(parser.format_help(), sys.stderr)
        return MISUSED
    try:
        _refuse_controls(argv)
        _refuse_unknown(argv[0])
        options = parser.parse_args(argv)
        status: int = options.run(options)
    except LowdownError as error:
        say(f"lowdown: {error}", sys.stderr)
        return MISUSED
    except OSError as error:
        from lowdown.output import describe_refusal

        say(f"lowdown: {describe_refusal(error)}", sys.stderr)
        return MISUSED
    return status


_MAX_MESSAGE: Final = 1000
"""Characters of a message about arguments, at most."""


class _Parser(argparse.ArgumentParser):
    """A parser that notices where its help or its errors cannot be written."""

    def error(self, message: str) -> NoReturn:
        """Ends the process with the usage and the message, which may quote thousands of words."""
        from lowdown.model import shorten

        super().error(shorten(message, _MAX_MESSAGE))

    def _print_message(self, message: str, file: Any = None) -> None:
        say(message, file or sys.stderr)


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = _Parser(
        prog="lowdown",
        description="Turns Markdown articles into a newsletter: a paginated PDF and feeds from the"
        " same copy.",
        epilog="`lowdown COMMAND --help` says more about a command.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"lowdown {__version__}")
    parser.add_argument(
        "--print-completion",
        metavar="SHELL",
        action=PrintCompletion,
        help="write what lets a shell complete commands and names: bash, zsh or fish",
    )
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS.values():
        subparser = subparsers.add_parser(
            command.name,
            help=command.summary,
            description=f"{command.summary}.",
            allow_abbrev=False,
        )
        command.add_arguments(subparser)
        subparser.set_defaults(run=command.run)
    return parser


def _refuse_controls(argv: Sequence[str]) -> None:
    """Raises UsageError for an argument that nobody typed: one with a control character in it."""
    for word in argv:
        if is_obeyed(word):
            from lowdown.model import shorten, visible

            shown = shorten(visible(word), _SHOWN)
            message = (
                f"the argument \u201c{shown}\u201d has a control character in it; type it again"
            )
            raise UsageError(message)


_SHOWN: Final = 100
"""Characters of an argument that a message shows, at most."""


def _refuse_unknown(word: str) -> None:
    """Raises UsageError for an unknown command, with the one that was probably meant."""
    if word.startswith("-") or word in COMMANDS:
        return
    from lowdown.model import nearest, shorten

    guess = nearest(word, COMMANDS)
    hint = f"did you mean `{guess}`?" if guess else f"the commands are: {', '.join(COMMANDS)}"
    message = f"there is no command `{shorten(word, _SHOWN)}`; {hint}"
    raise UsageError(message)


def _internal_error(error: Exception) -> str:
    words = " ".join(f"{type(error).__name__}: {error}".split())
    return (
        f"lowdown: internal error: {words}; please report it, with what LOWDOWN_TRACEBACK=1 shows"
    )
