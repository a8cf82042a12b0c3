"""A command's parser goes in; it knows the command's arguments afterwards. Imports nothing heavy."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

FORMATS: Final = ("text", "json", "github", "sarif", "junit")
"""What findings can be told in."""
FOR_READERS: Final = ("text", "github")
"""The formats that somebody reads, with more than the findings to tell."""


def add_build_arguments(parser: argparse.ArgumentParser) -> None:
    """Those of `lowdown build`."""
    parser.add_argument("issue", metavar="ISSUE", help="the issue's name, such as issue-42 for issues/issue-42.md")
    _add_shared_arguments(parser)
    parser.add_argument("--strict", action="store_true", help="let warnings stop the build as errors do")


def add_check_arguments(parser: argparse.ArgumentParser) -> None:
    """Those of `lowdown check`."""
    parser.add_argument("issues", metavar="ISSUE", nargs="*", help="an issue's name; default: every issue")
    _add_shared_arguments(parser)
    parser.add_argument("--select", metavar="CODES", type=_codes, help="tell these rules only, such as LD2,LD401")
    parser.add_argument("--ignore", metavar="CODES", type=_codes, help="do not tell these rules, such as LD203,LD3")
    parser.add_argument(
        "--strict", action=argparse.BooleanOptionalAction, help="let warnings fail the check as errors do"
    )
    parser.add_argument("--lock", action="store_true", help="keep the permanent ids as they are now in lowdown.lock")
    parser.add_argument("--online", action="store_true", help="ask other servers for the pages that are linked to")
    parser.add_argument("--no-build", dest="build", action="store_false", help="prove what is there; build nothing")


def add_explain_arguments(parser: argparse.ArgumentParser) -> None:
    """Those of `lowdown explain`."""
    parser.add_argument("code", metavar="CODE", nargs="?", help="the rule, such as LD203; default: a list of all rules")


def _add_shared_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--project", metavar="DIR", type=Path, help="the publication; default: found upwards from here")
    parser.add_argument("--out", metavar="DIR", type=Path, help="the output folder; default: dist in the publication")
    parser.add_argument("--format", choices=FORMATS, default="text", help="what to write; default: %(default)s")


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code for code in text.replace(",", " ").split() if code)
