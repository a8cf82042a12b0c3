"""Writes finished files to the output folder: all of them, or none.

1. *Lock*: one process at a time; what a killed one left is completed or removed.
2. *Stage*: everything new or changed is written to a temporary folder on the output's own file
   system, and what it will replace or remove is kept beside it. What goes wrong here has touched
   nothing.
3. *Commit*: a journal of all moves is written. From here on the next command completes the build
   if this process is killed.
4. *Land*: file after file is moved into place, then what is out of use is removed. An interruption
   waits until that is done; a failure is taken back.
5. *Tidy*: the temporary folder goes, whatever happened.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from lowdown.output import disk
from lowdown.output.lock import ignore_notice, locked
from lowdown.output.repair import repair_locked, sync_folders
from lowdown.output.signals import HeldSignals, signals_held
from lowdown.output.stage import (
    Move,
    Progress,
    Stage,
    StuckError,
    clear,
    commit,
    land,
    make_folders,
    make_stage,
    remove_empty_folders,
    take_back,
)
from lowdown.output.targets import Targets, removable
from lowdown.output.wording import refused
from lowdown.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_UNTOUCHED: Final = "the last good output is untouched"
_COMPLETE: Final = "the new output is complete"
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


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
class Batch:
    """Files that are written below one folder."""

    folder: Path
    """The folder."""
    files: Mapping[str, bytes]
    """Their bytes, by their paths below the folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """A file to be written."""

    path: str
    """Its path below its folder."""
    target: Path
    """Where it goes."""
    data: bytes
    """Its bytes."""
    changed: bool
    """Whether other bytes, or none, stand there."""

    @property
    def written(self) -> WrittenFile:
        return WrittenFile(path=self.path, size=len(self.data), changed=self.changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """What is to be done in an output folder."""

    files: Mapping[str, bytes]
    """The files to be written below it."""
    first: Batch | None
    """Files of another folder, which land before them."""
    remove: Mapping[str, str]
    """Files that are out of use, with the SHA-256 of their bytes."""
    refresh: Iterable[str]
    """Files that are right as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFolder:
    """An output folder that no other process reads or writes."""

    out: Path
    """The folder."""
    inside: bool = False
    """Whether temporary files are kept in the folder, never beside it."""

    def write_files(
        self,
        files: Mapping[str, bytes],
        *,
        first: Batch | None = None,
        remove: Mapping[str, str] = _NOTHING,
        refresh: Iterable[str] = (),
    ) -> tuple[WrittenFile, ...]:
        """Writes all files below the folder, in the order of their paths; other files there stay
        as they are.

        `first` are files of another folder that land with them and before them, so that they are
        never newer. `remove` are files that are out of use, with the SHA-256 of their bytes: what
        stands there is removed where it is an ordinary file with these bytes, and so are folders
        that this leaves empty. `refresh` are files that are right as they are: they get the time of
        this build, as those of `files` do that are right already.

        Returns `first`, then `files`. Raises OutputError, with the old files untouched, where that
        cannot be done, and Interruption where a signal came: nothing, or everything, is done then.
        """
        progress = Progress()
        try:
            with signals_held() as held:
                order = _Order(files=files, first=first, remove=remove, refresh=refresh)
                written = self._write(order, progress, held)
                held.stop_if_any(_COMPLETE)
        except OSError as error:
            raise refused(error, self.out) from error
        return written

    def _write(
        self, order: _Order, progress: Progress, held: HeldSignals
    ) -> tuple[WrittenFile, ...]:
        try:
            make_folders(self.out.absolute(), progress.folders)
            # Until the folder was made, the lock was that of a folder above it.
            with locked(self.out) if progress.folders else nullcontext():
                sources = _items(order.first) if order.first else []
                outputs = _items(Batch(folder=self.out, files=order.files))
                changed = [item for item in (*sources, *outputs) if item.changed]
                removed = removable(order.remove, self.out)
                if changed or removed:
                    self._land(changed, removed, progress, held)
                _refresh(item.target for item in outputs if not item.changed)
                _refresh(self.out / path for path in order.refresh)
        except BaseException:
            _remove_folders(progress.folders)
            raise
        return tuple(item.written for item in (*sources, *outputs))

    def _land(
        self,
        items: Sequence[_Item],
        removed: Sequence[Path],
        progress: Progress,
        held: HeldSignals,
    ) -> None:
        stage = make_stage(self.out, inside=self.inside)
        moves = [Move(number=number, target=item.target) for number, item in enumerate(items)]
        moves += [
            Move(number=number, target=target, removes=True)
            for number, target in enumerate(removed, len(items))
        ]
        try:
            for number, move in enumerate(moves):
                held.stop_if_any(_UNTOUCHED)
                if not move.removes:
                    disk.write(stage.new(move), items[number].data)
                if os.path.lexists(move.target):
                    disk.keep(move.target, stage.old(move))
            commit(stage, moves)
            _land_or_take_back(stage, moves, progress)
            remove_empty_folders(moves, self.out)
        except StuckError:
            raise  # The journal is still needed.
        except BaseException:
            clear(stage)
            raise
        clear(stage)


def _land_or_take_back(stage: Stage, moves: list[Move], progress: Progress) -> None:
    try:
        land(stage, moves, progress)
        sync_folders(moves)
    except BaseException:
        take_back(stage, progress)
        raise


@contextmanager
def open_output(
    out: Path,
    *,
    root: Path | None = None,
    inside: bool = False,
    notice: Callable[[str], None] = ignore_notice,
) -> Iterator[OutputFolder]:
    """Opens an output folder for writing: what others write or read there is waited for, and what a
    killed build left is completed or removed.

    `root` is the publication's folder, for a locked plan that lands with the output; `inside` keeps
    temporary files in the folder. `notice` is called with a sentence where others are waited for.
    Raises OutputError where that takes more than 30 seconds, or where a killed build cannot be
    completed.
    """
    with locked(out, notice=notice):
        repair_locked(out, root=root)
        yield OutputFolder(out=out, inside=inside)


@contextmanager
def read_output(out: Path, *, notice: Callable[[str], None] = ignore_notice) -> Iterator[None]:
    """Keeps others from writing an output folder while it is read.

    `notice` and OutputError are as in `open_output`.
    """
    with locked(out, shared=True, notice=notice):
        yield


def write_source(path: str, data: bytes, *, root: Path) -> WrittenFile:
    """Writes a file that is kept with the copy, such as a lock, below the publication's folder.

    Raises OutputError where it cannot be written.
    """
    with open_output(root, inside=True) as folder:
        (written,) = folder.write_files({path: data})
    return written


def _items(batch: Batch) -> list[_Item]:
    items = []
    targets = Targets(batch.folder)
    for path, data in sorted(batch.files.items()):
        target = targets.target_of(path)
        changed = targets.is_in_missing_folder(path) or not _holds(target, data)
        items.append(_Item(path=path, target=target, data=data, changed=changed))
    return items


def _holds(target: Path, data: bytes) -> bool:
    """Whether the file is there already, with these very bytes; one that cannot be read is
    replaced.
    """
    with suppress(OSError):
        return target.is_file() and target.stat().st_size == len(data) and disk.read(target) == data
    return False


def _refresh(files: Iterable[Path]) -> None:
    """Gives files that are right as they are the time of this build, so that they do not count as
    out of date.
    """
    for file in files:
        with suppress(OSError):  # somebody else's file can be read all the same
            disk.touch(file)


def _remove_folders(folders: list[Path]) -> None:
    for folder in reversed(folders):
        with suppress(OSError):  # somebody else has put something into it
            disk.remove_folder(folder)
