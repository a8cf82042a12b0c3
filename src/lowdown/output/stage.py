"""The temporary folder from which new files are moved into place, and its journal.

New files are written to it, numbered, and the old ones get a second name in it. The journal says
where each file goes, and which old files go for good. It is written last, in one step: a stage with
a journal is complete, and may be landed by whoever finds it; a stage without one has touched
nothing.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from contextlib import suppress
from dataclasses import field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lowdown.errors import OutputError
from lowdown.output import disk
from lowdown.output.wording import TEMPORARY
from lowdown.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_NOT_THERE: Final = (errno.EACCES, errno.EPERM, errno.EROFS)
"""Why a stage may not be beside the output, although it may be in it."""
_JOURNAL: Final = "journal.json"
_VERSION: Final = 2


class StuckError(OutputError):
    """Files could be neither replaced nor put back; the journal is still needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One file on its way."""

    number: int
    """Its number in the stage."""
    target: Path
    """Where it goes, or what is removed, as an absolute path."""
    removes: bool = False
    """Whether nothing is to be at the target afterwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage on the disk."""

    folder: Path
    """Its folder."""

    def new(self, move: Move) -> Path:
        """Where the new file is until it is moved."""
        return self.folder / f"{move.number}.new"

    def old(self, move: Move) -> Path:
        """Where the old file is kept, if there was one."""
        return self.folder / f"{move.number}.old"

    def beside(self, move: Move) -> Path:
        """Where the new file is copied first when its target is on another file system."""
        return move.target.with_name(f"{self.folder.name}-{move.number}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What has been done so far, so that it can be taken back."""

    moved: list[Move] = field(default_factory=list)
    """The files that have been moved."""
    folders: list[Path] = field(default_factory=list)
    """The folders that have been made, outermost first."""


def make_stage(out: Path, *, inside: bool = False) -> Stage:
    """Makes a stage beside the output folder; in it, where nobody may write beside it, where it is
    a file system or a mount of its own, or with `inside`.
    """
    out = Path(os.path.realpath(out))
    prefix = f".{out.name}{TEMPORARY}"
    if not inside and out.parent.stat().st_dev == out.stat().st_dev:
        try:
            folder = disk.make_temporary_folder(out.parent, prefix=prefix)
        except OSError as error:
            if error.errno not in _NOT_THERE:
                raise
        else:
            if _can_move(folder, out):
                return Stage(folder=folder)
            disk.remove_folder(folder)
    return Stage(folder=disk.make_temporary_folder(out, prefix=prefix))


def _can_move(folder: Path, out: Path) -> bool:
    """Whether files can be moved from `folder` into `out`, which a mount may prevent even on one
    file system.
    """
    within = out / folder.name
    try:
        disk.rename(folder, within)
    except OSError as error:
        if disk.is_crossing(error):
            return False
        with suppress(OSError):
            disk.remove_folder(folder)
        raise
    disk.rename(within, folder)
    return True


def find_stages(out: Path) -> list[Stage]:
    """The stages of an output folder, beside it and in it."""
    out = Path(os.path.realpath(out))
    found = []
    for place in (out.parent, out):
        with suppress(OSError), os.scandir(place) as entries:
            found += [
                Path(entry.path)
                for entry in entries
                if entry.name.startswith(f".{out.name}{TEMPORARY}")
                and entry.is_dir(follow_symlinks=False)
            ]
    return [Stage(folder=folder) for folder in sorted(found)]


def commit(stage: Stage, moves: Sequence[Move]) -> None:
    """Writes the journal, when all that it names is safely on the disk."""
    disk.sync_all([stage.new(move) for move in moves if not move.removes])
    # Relative paths stay true where the whole publication is moved, or mounted elsewhere.
    entries = [
        {
            "number": move.number,
            "target": os.path.relpath(move.target, stage.folder),
            "removes": move.removes,
        }
        for move in moves
    ]
    draft = stage.folder / "journal.new"
    disk.write(draft, json.dumps({"version": _VERSION, "moves": entries}).encode())
    disk.sync(draft)
    disk.rename(draft, stage.folder / _JOURNAL)
    disk.sync(stage.folder)


def read_journal(stage: Stage) -> list[Move] | None:
    """The moves of a complete stage; None where it is not complete, or was not written by
    Lowdown.
    """
    try:
        journal: Any = json.loads(disk.read(stage.folder / _JOURNAL))
        if journal["version"] != _VERSION:
            return None
        moves = [
            Move(
                number=int(entry["number"]),
                target=Path(os.path.normpath(stage.folder / str(entry["target"]))),
                removes=bool(entry["removes"]),
            )
            for entry in journal["moves"]
        ]
    except FileNotFoundError:
        return None
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return moves


def land(stage: Stage, moves: Iterable[Move], progress: Progress) -> None:
    """Moves files into place, and removes those that go for good, in their order; what has been
    done already is passed over.

    Each new file gets the time at which it is moved, so that a file that is moved before another is
    never newer.
    """
    for move in moves:
        if move.removes:
            if _is_file(move.target):
                disk.remove(move.target)
                progress.moved.append(move)
        elif _is_file(new := stage.new(move)):
            make_folders(move.target.parent, progress.folders)
            disk.touch(new)
            _move(new, move.target, partial(stage.beside, move))
            progress.moved.append(move)


def remove_empty_folders(moves: Iterable[Move], out: Path) -> None:
    """Removes the folders below `out` that are empty because the last file in them was removed."""
    out = Path(os.path.realpath(out))
    for folder in sorted({move.target.parent for move in moves if move.removes}, reverse=True):
        with suppress(OSError):  # something else is in it, or it has been removed
            while folder != out and folder.is_relative_to(out):
                disk.remove_folder(folder)
                folder = folder.parent


def take_back(stage: Stage, progress: Progress) -> None:
    """Puts the old files back and removes those that were not there before.

    New files return to the stage first: killed at any moment, the journal can still be completed.
    Raises StuckError, with the stage as it is, where that fails.
    """
    stuck = 0
    for move in reversed(progress.moved):
        try:
            if not move.removes:
                new = stage.new(move)
                _move(move.target, new, partial(new.with_suffix, ".part"))
            if os.path.lexists(stage.old(move)):
                _move(stage.old(move), move.target, partial(stage.beside, move))
            elif os.path.lexists(move.target):  # it was copied, and its removal failed
                disk.remove(move.target)
        except OSError:
            stuck += 1
    if stuck:
        message = (
            f"{stuck} files could be neither replaced nor put back from {stage.folder}; see to the"
            " disk, then run `lowdown build` again: it completes this build first"
        )
        raise StuckError(message)


def clear(stage: Stage) -> None:
    """Removes a stage, its journal first; what cannot be removed stays."""
    disk.remove_if_there(stage.folder / _JOURNAL)
    with suppress(OSError):
        for file in sorted(stage.folder.iterdir()):
            disk.remove_if_there(file)
        disk.remove_folder(stage.folder)


def make_folders(folder: Path, made: list[Path]) -> None:
    """Makes a folder and those that it is in; adds each of them to `made`."""
    missing = []
    while not os.path.isdir(folder):  # noqa: PTH112 - there are thousands
        missing.append(folder)
        folder = folder.parent
    for missed in reversed(missing):
        disk.make_folder(missed)
        made.append(missed)


def _move(source: Path, target: Path, beside_of: Callable[[], Path]) -> None:
    """Moves a file in one step, by way of a copy at the path that `beside_of` returns where the
    target is on another file system.
    """
    try:
        disk.rename(source, target)
    except OSError as error:
        if not disk.is_crossing(error):
            raise
        beside = beside_of()
        try:
            disk.copy(source, beside)
            disk.sync(beside)
            disk.rename(beside, target)
        except OSError:
            disk.remove_if_there(beside)
            raise
        disk.remove_if_there(source)


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return False
