"""A command's parser goes in; it knows the command's arguments afterwards. Imports nothing heavy."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from pathlib import Path
from typing import Final

from lowdown.errors import UsageError

FORMATS: Final = ("text", "json", "github", "sarif", "junit")
"""What findings can be told in."""
PLAN_FORMATS: Final = ("text", "json", "svg")
"""What a plan can be told in."""
FOR_READERS: Final = ("text", "github")
"""The formats that somebody reads, with more than the findings to tell."""


def add_build_arguments(parser: argparse.ArgumentParser) -> None:
    """Those of `lowdown build`."""
    parser.add_argument(
        "issue", metavar="ISSUE", help="the issue's name, such as issue-42 for issues/issue-42.md"
    )
    _add_shared_arguments(parser)
    parser.add_argument(
        "--strict", action="store_true", help="let warnings stop the build as errors do"
    )
    parser.add_argument(
        "--lock",
        action="store_true",
        help="let later builds keep to the plan, in issues/*.plan.toml",
    )


def add_check_arguments(parser: argparse.ArgumentParser) -> None:
    """Those of `lowdown check`."""
    parser.add_argument(
        "issues", metavar="ISSUE", nargs="*", help="an issue's name; default: every issue"
    )
    _add_shared_arguments(parser)
    parser.add_argument(
        "--select", metavar="CODES", type=_codes, help="tell these rules only, such as LD2,LD401"
    )
    parser.add_argument(
        "--ignore", metavar="CODES", type=_codes, help="do not tell these rules, such as LD203,LD3"
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


def add_plan_arguments(parser: argparse.ArgumentParser) -> None:
    """Those of `lowdown plan`."""
    parser.add_argument(
        "issue", metavar="ISSUE", help="the issue's name, such as issue-42 for issues/issue-42.md"
    )
    _add_project_argument(parser)
    parser.add_argument(
        "--format", choices=PLAN_FORMATS, default="text", help="what to write; default: %(default)s"
    )
    parser.add_argument(
        "--what-if",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help="plan it otherwise, without touching a file: pages=8, drop=SLUG, move=SLUG:4-5, overflow=SLUG:online,"
        " lock=off, or auto for pages; may be given several times",
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


def add_explain_arguments(parser: argparse.ArgumentParser) -> None:
    """Those of `lowdown explain`."""
    parser.add_argument(
        "code",
        metavar="CODE",
        nargs="?",
        help="the rule, such as LD203; default: a list of all rules",
    )


def refuse_unknown(word: str, commands: Collection[str]) -> None:
    """An unknown command is told with the one that was probably meant, as UsageError."""
    if word.startswith("-") or word in commands:
        return
    from lowdown.model import nearest

    guess = nearest(word, commands)
    hint = f"did you mean `{guess}`?" if guess else f"the commands are: {', '.join(commands)}"
    message = f"there is no command `{word}`; {hint}"
    raise UsageError(message)


def _add_shared_arguments(parser: argparse.ArgumentParser) -> None:
    _add_project_argument(parser)
    parser.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        help="the output folder; default: dist in the publication",
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="what to write; default: %(default)s"
    )


def _add_project_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--project",
        metavar="DIR",
        type=Path,
        help="the publication; default: found upwards from here",
    )


def _lines(text: str) -> int:
    if not text.isascii() or not text.isdecimal():
        message = f"{text!r} is not a number of lines"
        raise argparse.ArgumentTypeError(message)
    return int(text[:9])


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code for code in text.replace(",", " ").split() if code)
