"""Where files go below the output folder, and which of those that are there may be removed."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lowdown.errors import OutputError
from lowdown.output import disk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Targets:
    """Where files go below one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._real = os.path.realpath(folder)
        self._safe = {self._real}
        """Folders below it of which none is a link."""
        self._missing: set[str] = set()
        """Those of them that are not there: nothing in them needs to be looked for."""

    def target_of(self, path: str) -> Path:
        """Returns where the file `path` goes, as an absolute path; raises OutputError where that is
        not below the folder, links followed.
        """
        names = path.split("/")
        unsafe = bool(set(path) & _NEVER) or any(name in ("", ".", "..") for name in names)
        if unsafe or not self._is_below(names[:-1]):
            message = (
                f"{path!r} would be written outside the output folder;"
                " correct the name or the address in the copy"
            )
            raise OutputError(message)
        target = Path(self._real, path)
        if not self.is_in_missing_folder(path) and target.is_dir():
            raise IsADirectoryError(
                errno.EISDIR, os.strerror(errno.EISDIR), str(self._folder / path)
            )
        return target

    def is_in_missing_folder(self, path: str) -> bool:
        """Returns whether the folder of `path`, of which the target has been asked for, is not
        there.
        """
        folder, _, _ = path.rpartition("/")
        return f"{self._real}/{folder}" in self._missing

    def _is_below(self, names: Sequence[str]) -> bool:
        """Whether a folder is below this one, links followed."""
        folder = self._real
        for name in names:
            above, folder = folder, os.path.join(folder, name)  # noqa: PTH118 - there are thousands
            if folder in self._safe:
                continue
            if above in self._missing or not os.path.lexists(folder):
                self._missing.add(folder)
            elif os.path.islink(folder):  # noqa: PTH114
                real = Path(os.path.realpath(Path(self._real, *names)))
                return real.is_relative_to(self._real)
            self._safe.add(folder)
        return True


_NEVER: Final = frozenset({"\\", "\0", ":"})
"""Characters that no path of an output has."""


def removable(remove: Mapping[str, str], out: Path) -> list[Path]:
    """Returns the files below `out` that can be removed, of those in `remove`: ordinary files with
    that SHA-256, with no link on the way to them.

    Raises OSError where one cannot be read.
    """
    found = []
    targets = Targets(out)
    for path, digest in sorted(remove.items()):
        with suppress(OutputError, FileNotFoundError, NotADirectoryError, IsADirectoryError):
            target = targets.target_of(path)
            if _is_ordinary(target) and sha256(disk.read(target)).hexdigest() == digest:
                found.append(target)
    return found


def _is_ordinary(target: Path) -> bool:
    """Whether a file is an ordinary one, in folders of which none is a link."""
    return stat.S_ISREG(target.lstat().st_mode) and os.path.realpath(target) == str(target)
