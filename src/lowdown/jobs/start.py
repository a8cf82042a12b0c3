"""`lowdown init`: makes a new publication in a folder, without touching what is there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from lowdown.desk import SETTINGS, setting_fault
from lowdown.errors import UsageError
from lowdown.model import shorten
from lowdown.output import ignore_notice, open_output
from lowdown.sources import is_there
from lowdown.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lowdown.starter import Answers


@dataclass(frozen=True, slots=True, kw_only=True)
class InitOrder:
    """What to make."""

    folder: Path
    """The folder, which need not be there yet."""
    answers: Answers
    """What the publication is called, where it is, and how it looks."""
    force: bool = False
    """Whether the folder may have something in it already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InitResult:
    """A new publication."""

    written: tuple[str, ...]
    """The paths of its files, below its folder."""
    kept: tuple[str, ...]
    """Those that were there already, and were left as they are."""


def run_init(order: InitOrder, *, notice: Callable[[str], None] = ignore_notice) -> InitResult:
    """Makes a publication; all of its files, or none.

    Raises UsageError where the folder cannot be one, or an answer cannot be used, and OutputError
    where the files cannot be written. `notice` is called with a sentence where another process is
    waited for.
    """
    from lowdown.starter import start_publication

    _refuse_answers(order.answers)
    files = start_publication(order.answers)
    require_room(order.folder, force=order.force)
    with open_output(order.folder, inside=True, notice=notice) as output:
        require_room(order.folder, force=order.force)
        kept = tuple(path for path in files if os.path.lexists(order.folder / path))
        written = output.write_files(
            {path: data for path, data in files.items() if path not in kept}
        )
    return InitResult(written=tuple(file.path for file in written), kept=kept)


def require_room(folder: Path, *, force: bool) -> None:
    """Raises UsageError where no publication can be made in a folder, or only with `force`."""
    name = shorten(str(folder), _MAX_PATH)
    try:
        entries = sorted(os.listdir(folder))  # noqa: PTH208 - the names are enough
    except FileNotFoundError:
        return
    except NotADirectoryError:
        message = f"{name} is a file, or is below one; name a new folder"
        raise UsageError(message) from None
    if is_there(folder, SETTINGS):
        message = (
            f"{name} is a publication already: it has a {SETTINGS}; `lowdown new article` and"
            " `lowdown new issue` add to it"
        )
        raise UsageError(message)
    found = [entry for entry in entries if entry not in _NOTHING]
    if found and not force:
        shown = shorten(", ".join(found), _MAX_LIST)
        message = (
            f"{name} has something in it already: {shown}; name a new folder, or put the"
            " publication beside what is there with --force, which replaces no file"
        )
        raise UsageError(message)


_NOTHING: Final = frozenset((".git", ".DS_Store", "Thumbs.db", "desktop.ini"))
"""What may be in a folder that an editor calls empty."""
_MAX_PATH: Final = 300
_MAX_LIST: Final = 200
"""Characters that a message shows, at most."""


def _refuse_answers(answers: Answers) -> None:
    """Raises UsageError for the first answer that the settings would refuse."""
    for key, value in (
        ("publication.title", answers.title),
        ("publication.url", answers.url),
        ("publication.language", answers.language),
        ("paper.size", answers.paper),
        ("look.accent", answers.accent),
    ):
        fault = setting_fault(key, value)
        if fault:
            raise UsageError(f"{fault.message}. {fault.cure}")
