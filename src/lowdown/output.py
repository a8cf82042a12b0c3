"""Writes finished files to the output folder: all of them, or none.

The only module that writes outputs, in three steps:

1. *Stage*: everything new or changed is written to a temporary folder on the output's own file
   system, and what it will replace is kept beside it. Whatever goes wrong here has touched nothing.
2. *Swap*: file after file is moved into place. An interruption waits until that is done; a failure
   is taken back.
3. *Tidy*: the temporary folder goes, whatever happened.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import tempfile
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from lowdown.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_CURES: Final = {
    errno.EACCES: "give yourself the right to write there, or name another folder with --out",
    errno.EPERM: "give yourself the right to write there, or name another folder with --out",
    errno.EROFS: "that disk is read-only; name another folder with --out",
    errno.ENOSPC: "the disk is full; make room on it, or name another folder with --out",
    errno.EDQUOT: "your share of the disk is used up; make room, or name another folder with --out",
    errno.EISDIR: "a folder stands where a file has to go; remove it",
    errno.ENOTDIR: "a file stands where a folder has to go; remove it",
    errno.EEXIST: "a file stands where a folder has to go; remove it",
    errno.ENAMETOOLONG: "the name is too long for that disk; shorten the article's or the issue's",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """A file that stands in the output folder."""

    path: str
    """Its path below the output folder, with forward slashes."""
    size: int
    """Its length in bytes."""
    changed: bool
    """Whether it was written now; one that was there with the same bytes only gets the time of the
    build.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class _Move:
    """One file on its way."""

    staged: Path
    """Where its new bytes are."""
    target: Path
    """Where they go."""
    kept: Path | None
    """Where the bytes are that stand there now; None where there is no file yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Undo:
    """What has been done so far, so that it can be taken back."""

    moves: list[_Move] = field(default_factory=list)
    """The files that have been moved."""
    folders: list[Path] = field(default_factory=list)
    """The folders that have been made, outermost first."""


def write_files(files: Mapping[str, bytes], out: Path) -> tuple[WrittenFile, ...]:
    """Writes all files below `out`, in the order of their paths; other files there stay as they
    are.

    Raises OutputError, with the old files untouched, where that cannot be done. An interruption
    while files are moved is raised when all of them are in place.
    """
    try:
        targets = {path: _target(path, out) for path in sorted(files)}
        changed = {
            path: target for path, target in targets.items() if not _holds(target, files[path])
        }
        if changed:
            _write_changed(changed, files, out=out)
        _refresh(target for path, target in targets.items() if path not in changed)
    except OSError as error:
        raise _output_error(error, out) from error
    return tuple(
        WrittenFile(path=path, size=len(files[path]), changed=path in changed) for path in targets
    )


def _write_changed(targets: Mapping[str, Path], files: Mapping[str, bytes], *, out: Path) -> None:
    undo = _Undo()
    stage = None
    try:
        _make_folder(out, undo)
        stage = _make_stage(out.resolve())
        moves = [
            _stage(files[path], target, stage, number)
            for number, (path, target) in enumerate(targets.items())
        ]
        with _interruptions_held() as held:
            _swap(moves, undo)
            _clear(stage)
    except BaseException:
        _clear(stage)
        _remove_folders(undo)
        raise
    if held:
        message = "the new output is complete"
        raise KeyboardInterrupt(message)


def _target(path: str, out: Path) -> Path:
    """Where a file goes; raises OutputError where that is not below `out`, links followed."""
    pure = PurePosixPath(path)
    unsafe = pure.is_absolute() or str(pure) != path or ".." in pure.parts or not pure.parts
    target = out.joinpath(*pure.parts)
    if (
        unsafe
        or set(path) & {"\\", "\0", ":"}
        or not target.parent.resolve().is_relative_to(out.resolve())
    ):
        message = (
            f"{path!r} would be written outside the output folder;"
            " correct the name or the address in the copy"
        )
        raise OutputError(message)
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    return target


def _holds(target: Path, data: bytes) -> bool:
    """Whether the file is there already, with these very bytes."""
    return target.is_file() and target.stat().st_size == len(data) and target.read_bytes() == data


def _refresh(targets: Iterable[Path]) -> None:
    """Gives files that are right as they are the time of this build, so that they do not count as
    out of date.
    """
    for target in targets:
        with suppress(OSError):  # somebody else's file can be read all the same
            os.utime(target)


def _make_folder(folder: Path, undo: _Undo) -> None:
    """Makes the folder and those that it is in."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for missed in reversed(missing):
        missed.mkdir()
        undo.folders.append(missed)


def _make_stage(out: Path) -> Path:
    """A temporary folder beside the output; in it, where beside it is another disk or no right to
    write.
    """
    beside = out.parent
    usable = os.access(beside, os.W_OK | os.X_OK) and beside.stat().st_dev == out.stat().st_dev
    return Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=beside if usable else out))


def _stage(data: bytes, target: Path, stage: Path, number: int) -> _Move:
    """Writes the new bytes, and keeps the old ones if there are any."""
    staged = stage / f"{number}.new"
    staged.write_bytes(data)
    if not target.is_file():
        return _Move(staged=staged, target=target, kept=None)
    kept = stage / f"{number}.old"
    shutil.copy2(target, kept)
    return _Move(staged=staged, target=target, kept=kept)


def _swap(moves: list[_Move], undo: _Undo) -> None:
    try:
        for move in moves:
            _make_folder(move.target.parent, undo)
        for move in moves:
            move.staged.replace(move.target)
            undo.moves.append(move)
    except BaseException:
        _take_back(undo)
        raise


def _take_back(undo: _Undo) -> None:
    """Puts the old files back and removes those that were not there before."""
    stuck = 0
    for move in reversed(undo.moves):
        try:
            move.kept.replace(move.target) if move.kept else move.target.unlink()
        except OSError:
            stuck += 1
    if stuck:
        message = (
            f"{stuck} files could be neither replaced nor put back;"
            " see to the disk, then build again"
        )
        raise OutputError(message)


def _remove_folders(undo: _Undo) -> None:
    for folder in reversed(undo.folders):
        with suppress(OSError):  # somebody else has put something into it
            folder.rmdir()


def _clear(stage: Path | None) -> None:
    if stage:
        shutil.rmtree(stage, ignore_errors=True)


@contextmanager
def _interruptions_held() -> Iterator[list[int]]:
    """Lets interruptions wait; yields the list of those that came."""
    held: list[int] = []
    before = {}
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            before[number] = signal.signal(number, lambda received, _frame: held.append(received))
    try:
        yield held
    finally:
        for number, handler in before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)


def _output_error(error: OSError, out: Path) -> OutputError:
    where = error.filename or out
    cure = _CURES.get(error.errno or 0, "name another folder with --out")
    return OutputError(f"{where} cannot be written: {error.strerror or error}; {cure}")
