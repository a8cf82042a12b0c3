"""Where files go below the output folder, and which of those that are there may be removed."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from lowdown.errors import OutputError
from lowdown.output import disk

if TYPE_CHECKING:
    from collections.abc import Mapping


def target_of(path: str, folder: Path) -> Path:
    """Where a file goes, as an absolute path; raises OutputError where that is not below `folder`,
    links followed.
    """
    pure = PurePosixPath(path)
    unsafe = pure.is_absolute() or str(pure) != path or ".." in pure.parts or not pure.parts
    real = Path(os.path.realpath(folder))
    target = real.joinpath(*pure.parts)
    if (
        unsafe
        or set(path) & {"\\", "\0", ":"}
        or not Path(os.path.realpath(target.parent)).is_relative_to(real)
    ):
        message = (
            f"{path!r} would be written outside the output folder;"
            " correct the name or the address in the copy"
        )
        raise OutputError(message)
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(folder / path))
    return target


def removable(remove: Mapping[str, str], out: Path) -> list[Path]:
    """Returns the files below `out` that can be removed, of those in `remove`: ordinary files with
    that SHA-256, with no link on the way to them.

    Raises OSError where one cannot be read.
    """
    found = []
    for path, digest in sorted(remove.items()):
        with suppress(OutputError, FileNotFoundError, NotADirectoryError, IsADirectoryError):
            target = target_of(path, out)
            if _is_ordinary(target) and sha256(disk.read(target)).hexdigest() == digest:
                found.append(target)
    return found


def _is_ordinary(target: Path) -> bool:
    """Whether a file is an ordinary one, in folders of which none is a link."""
    return stat.S_ISREG(target.lstat().st_mode) and os.path.realpath(target) == str(target)
