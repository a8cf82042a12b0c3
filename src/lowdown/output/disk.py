"""The calls to the operating system by which outputs are written, one function for each.

All of `lowdown.output` changes the disk by these functions only, so that tests can let each call
of them fail. Each raises OSError.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_NO_SYNC: Final = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)
"""What a file system answers that cannot sync files of that kind."""


def read(file: Path) -> bytes:
    """Returns the bytes of a file."""
    return file.read_bytes()


def write(file: Path, data: bytes) -> None:
    """Writes a new file."""
    file.write_bytes(data)


def sync(path: Path) -> None:
    """Waits until a file or the entries of a folder are on the disk, so that a power cut cannot
    undo them.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            error.filename = str(path)
            raise
    finally:
        os.close(handle)


def sync_all(paths: Sequence[Path]) -> None:
    """Does so for many at once: a file system writes what it is asked for together in one go."""
    from concurrent.futures import ThreadPoolExecutor

    shares = [paths[first::_SYNCING] for first in range(min(_SYNCING, len(paths)))]
    try:
        with ThreadPoolExecutor(max_workers=_SYNCING) as threads:
            list(threads.map(_sync_each, shares))
    except RuntimeError:  # the system has no threads left
        _sync_each(paths)


_SYNCING: Final = 16
"""Files that are synced at the same time."""


def _sync_each(paths: Sequence[Path]) -> None:
    for path in paths:
        sync(path)


def keep(file: Path, kept: Path) -> None:
    """Gives a file, or a link, a second name; where the disk cannot do that, a copy is made."""
    try:
        os.link(file, kept, follow_symlinks=False)
    except OSError:
        shutil.copy2(file, kept, follow_symlinks=False)


def copy(file: Path, target: Path) -> None:
    """Copies a file to another file system, with its time."""
    shutil.copy2(file, target)


def rename(source: Path, target: Path) -> None:
    """Moves a file, in one step, to where another may stand."""
    os.replace(source, target)  # noqa: PTH105 - as all others here


def touch(file: Path) -> None:
    """Gives a file the time of now."""
    os.utime(file)


def remove(file: Path) -> None:
    """Removes a file."""
    file.unlink()


def make_folder(folder: Path) -> None:
    """Makes a folder in one that exists."""
    folder.mkdir()


def make_temporary_folder(place: Path, *, prefix: str) -> Path:
    """Makes a folder in `place` that nobody else has the name of."""
    from pathlib import Path

    return Path(tempfile.mkdtemp(prefix=prefix, dir=place))


def remove_folder(folder: Path) -> None:
    """Removes an empty folder."""
    folder.rmdir()


def is_crossing(error: OSError) -> bool:
    """Whether a file could not be moved because its target is on another file system or mount."""
    return error.errno == errno.EXDEV


def remove_if_there(file: Path) -> None:
    """Removes a file where there is one and that can be done."""
    with suppress(OSError):
        remove(file)
