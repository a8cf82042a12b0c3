"""Completes or removes what a build left behind that was killed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from lowdown.output import disk
from lowdown.output.lock import ignore_notice, locked
from lowdown.output.signals import signals_held
from lowdown.output.stage import (
    Progress,
    Stage,
    clear,
    find_stages,
    land,
    read_journal,
    remove_empty_folders,
)
from lowdown.output.wording import half_landed
from lowdown.outputs import is_locked_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from lowdown.output.stage import Move


def repair_output(out: Path, *, root: Path, notice: Callable[[str], None] = ignore_notice) -> None:
    """Completes what killed processes were putting into place in the output folder `out` and in
    the publication's folder `root`, and removes what others left.

    A living process is waited for; `notice` is called with a sentence then. Raises OutputError
    where files cannot be put into place.
    """
    for folder in (out, root):
        if find_stages(folder):
            with locked(folder, notice=notice):
                repair_locked(folder, root=root)


def repair_locked(out: Path, *, root: Path | None) -> None:
    """Does so where the lock of `out` is held: then no stage is that of a living process."""
    for stage in find_stages(out):
        with signals_held():
            _repair(stage, out, root)


def _repair(stage: Stage, out: Path, root: Path | None) -> None:
    try:
        moves = read_journal(stage)
        # Without an output folder there is nothing to complete: somebody has removed it.
        if moves and out.is_dir() and _is_ours(stage, out, root, moves):
            land(stage, moves, Progress())
            remove_empty_folders(moves, out)
            sync_folders(moves)
    except OSError as error:
        raise half_landed(error, stage.folder) from error
    for move in moves or ():
        disk.remove_if_there(stage.beside(move))
    clear(stage)


def sync_folders(moves: list[Move]) -> None:
    """Waits until the names of files that were moved are on the disk."""
    folders = {move.target.parent for move in moves}
    # The folder of a file that was removed may be gone as well.
    disk.sync_all(sorted({_nearest(folder) for folder in folders}, key=str))


def _nearest(folder: Path) -> Path:
    """A folder, or the nearest one above it that exists."""
    while not os.path.isdir(folder) and folder != folder.parent:  # noqa: PTH112 - thousands
        folder = folder.parent
    return folder


def _is_ours(stage: Stage, out: Path, root: Path | None, moves: list[Move]) -> bool:
    """Whether a journal names nothing but outputs of `out` and locked plans of `root`.

    A stage that came with somebody's branch, or that another person put there, must not write
    elsewhere.
    """
    owner = stage.folder.stat().st_uid
    if owner not in (os.geteuid(), out.stat().st_uid):
        return False
    real = Path(os.path.realpath(out))
    return all(
        Path(os.path.realpath(move.target.parent)).is_relative_to(real)
        or (root is not None and is_locked_plan(move.target, root))
        for move in moves
    )
