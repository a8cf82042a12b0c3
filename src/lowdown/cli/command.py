"""A command of the command line: its name, arguments and exit statuses. Imports nothing heavy."""

from __future__ import annotations

import argparse
import datetime
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from lowdown.errors import UsageError
from lowdown.values import dataclass

DONE: Final = 0
"""The exit status of a command that did what it was asked to."""
NOT_MADE: Final = 1
"""That of one that found something wrong, or could not be done."""
MISUSED: Final = 2
"""That of bad usage or settings, or of a machine that refuses to write or to read."""
INTERRUPTED: Final = 130
"""That of a command that was interrupted."""
TERMINATED: Final = 143
"""That of a command that was asked to end, or whose terminal was closed."""

FORMATS: Final = ("text", "json", "github", "sarif", "junit")
"""The formats that findings can be reported in."""
FOR_READERS: Final = ("text", "github")
"""The formats that somebody reads, who wants to know more than the findings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command."""

    name: str
    """The word that calls it."""
    summary: str
    """What it does, in a line of help without a full stop."""
    add_arguments: Callable[[argparse.ArgumentParser], None]
    """Adds its arguments to its parser."""
    run: Callable[[argparse.Namespace], int]
    """Runs it and returns its exit status."""


def add_issue_argument(parser: argparse.ArgumentParser) -> None:
    """Adds the name of one issue."""
    parser.add_argument(
        "issue",
        metavar="ISSUE",
        help="the issue's name or file, such as issue-42 or issues/issue-42.md",
    )


def add_project_argument(parser: argparse.ArgumentParser) -> None:
    """Adds the publication's folder."""
    parser.add_argument(
        "--project",
        metavar="DIR",
        type=folder_argument,
        help="the publication; default: found upwards from here",
    )


def add_output_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the output folder and the format of the findings."""
    parser.add_argument(
        "--out",
        metavar="DIR",
        type=folder_argument,
        help="the output folder; default: dist in the publication",
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="what to write; default: %(default)s"
    )


def add_date_argument(parser: argparse.ArgumentParser, words: str) -> None:
    """Adds a day."""
    parser.add_argument("--date", metavar="DAY", type=_day, help=words)


def _day(text: str) -> datetime.date:
    """The day that an argument names."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is not a day; write year, month and day, such as 2026-05-08"
        raise argparse.ArgumentTypeError(message) from None


def find_project(named: Path | None) -> Path:
    """The publication's folder: the one that is named, or the nearest upwards from here.

    Raises UsageError where that is no publication.
    """
    from lowdown.desk import find_publication

    if named is None or not named.is_absolute():
        _refuse_lost_folder()
    if named is not None and not _is_publication(named):
        raise UsageError(_no_publication(named))
    return find_publication(named if named is not None else Path.cwd())


def _is_publication(folder: Path) -> bool:
    return os.path.lexists(folder / "lowdown.toml")


def _no_publication(folder: Path) -> str:
    """Why a folder is no publication, and what to do."""
    from lowdown.model import shorten

    name = shorten(str(folder), _MAX_PATH)
    if os.path.isfile(folder):  # noqa: PTH113 - pathlib fails where a path is too long
        return f"{name} is a file; name the folder that lowdown.toml is in"
    if not os.path.isdir(folder):  # noqa: PTH112 - as above
        return f"{name} is not a publication: there is no such folder"
    if not os.access(folder, os.R_OK | os.X_OK):
        return f"{name} cannot be read; give yourself the right to read it"
    return f"{name} is not a publication: it has no lowdown.toml"


_MAX_PATH: Final = 300
"""Characters of a path that a message shows, at most."""


def folder_argument(text: str) -> Path:
    """The folder that an argument names."""
    if not text:
        raise argparse.ArgumentTypeError("the name of a folder is missing")
    return Path(text)


def _refuse_lost_folder() -> None:
    """Raises UsageError where the current folder has been removed."""
    try:
        Path.cwd()
    except OSError:
        message = (
            "the current folder does not exist any more; go to another, or name the publication"
            " by its full path with --project"
        )
        raise UsageError(message) from None
