"""The cache on disk: what is costly to make or to find out again, kept between runs by a key.

Losing it costs time, never correctness: it is safe to delete, and where it cannot be written
nothing is kept.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import field
from pathlib import Path
from typing import Final, Protocol

from lowdown.errors import OutputError
from lowdown.values import dataclass


class Cache(Protocol):
    """Keeps bytes by a key."""

    def get(self, key: str) -> bytes | None:
        """Returns what was put under `key`, or None."""

    def put(self, key: str, data: bytes) -> None:
        """Keeps `data` under `key`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiskCache:
    """Keeps bytes in a folder, one file for each key."""

    folder: Path
    """The folder; made when something is put into it."""

    def get(self, key: str) -> bytes | None:
        """Returns what was put under `key`; None also where it was cut short or altered since."""
        try:
            entry = (self.folder / key).read_bytes()
        except OSError:
            return None
        data = entry[_HEAD:]
        return data if entry[:_HEAD] == _head_of(data) else None

    def put(self, key: str, data: bytes) -> None:
        """Keeps `data` under `key`.

        Another run that reads it meanwhile, or after this one was killed, finds it cut short and
        makes it again.
        """
        file = self.folder / key
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_head_of(data) + data)
        except OSError:
            with suppress(OSError):
                file.unlink(missing_ok=True)


def _head_of(data: bytes) -> bytes:
    """What stands before the bytes of an entry: their length and their hash."""
    from hashlib import sha256

    return b"lowdown" + len(data).to_bytes(9, "big") + sha256(data).digest()


_HEAD: Final = len(_head_of(b""))


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryCache:
    """Reads another cache, and keeps what is put into this one in memory only."""

    below: Cache
    """The cache that is read and never written."""
    kept: dict[str, bytes] = field(default_factory=dict)
    """What has been put, by its key."""

    def get(self, key: str) -> bytes | None:
        """Returns what was put under `key` here or in the cache below, or None."""
        kept = self.kept.get(key)
        return self.below.get(key) if kept is None else kept

    def put(self, key: str, data: bytes) -> None:
        """Keeps `data` under `key`."""
        self.kept[key] = data


def picture_cache() -> DiskCache:
    """The cache of pictures that are prepared for print."""
    return _named("pictures")


def working_file(data: bytes, *, owner: object) -> Path:
    """A file for a library that reads nothing else; it goes when its owner or the process ends.

    It is in memory, so that nothing is left where the process is killed; where the system cannot do
    that, it is in the system's folder for temporary files. Raises OutputError where that cannot be
    written.
    """
    return _file_in_memory(data, owner) or _temporary_file(data, owner)


_LIMITS: Final = {errno.EMFILE: "`ulimit -n`", errno.EFBIG: "`ulimit -f`"}
"""What raises the limits of a process that no other folder would raise."""


def _file_in_memory(data: bytes, owner: object) -> Path | None:
    try:
        handle = os.memfd_create("lowdown")
        weakref.finalize(owner, os.close, handle)
        with os.fdopen(os.dup(handle), "wb") as file:
            file.write(data)
        path = Path(f"/proc/self/fd/{handle}")
        return path if path.stat().st_size == len(data) else None
    except AttributeError:
        return None
    except OSError as error:
        if error.errno in _LIMITS:
            raise _refused(error) from error
        return None


def _refused(error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    limit = _LIMITS.get(error.errno or 0)
    if limit:
        return OutputError(f"no typeface can be loaded: {reason}; raise the limit ({limit})")
    return OutputError(
        f"the folder for temporary files cannot be written: {reason};"
        " make room in it, or let TMPDIR name another"
    )


@contextmanager
def working_folder(files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder with files, by their paths in it, for a program that reads and writes nothing else.

    It goes at the end.

    Raises OSError where it cannot be made.
    """
    folder = Path(tempfile.mkdtemp(prefix="lowdown-"))
    _temporary_folders.add(folder)
    try:
        for path, data in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        yield folder
    finally:
        _temporary_folders.discard(folder)
        shutil.rmtree(folder, ignore_errors=True)


_temporary_folders: set[Path] = set()
_temporary_files: set[Path] = set()


def _temporary_file(data: bytes, owner: object) -> Path:
    path = None
    try:
        handle, name = tempfile.mkstemp(prefix="lowdown-")
        path = Path(name)
        _temporary_files.add(path)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except OSError as error:
        _remove_temporary(path)
        raise _refused(error) from error
    weakref.finalize(owner, _remove_temporary, path)
    return path


def _remove_temporary(path: Path | None) -> None:
    if path is not None:
        path.unlink(missing_ok=True)
        _temporary_files.discard(path)


def remove_temporary_files() -> None:
    """Removes all temporary files and folders at once, where the process is about to end."""
    for path in list(_temporary_files):
        with suppress(OSError):
            _remove_temporary(path)
    for folder in list(_temporary_folders):
        shutil.rmtree(folder, ignore_errors=True)


def link_cache() -> DiskCache:
    """The cache of good answers from other people's servers."""
    return _named("links")


def build_cache() -> DiskCache:
    """The cache of what builds have read and found, so that the next one does not do it again."""
    return _named("builds")


def _named(name: str) -> DiskCache:
    """A folder in the user's cache folder, which `XDG_CACHE_HOME` may name."""
    from platformdirs import user_cache_path

    # Versions before the second kept no hash, and would take the head of an entry for its bytes.
    return DiskCache(folder=user_cache_path("lowdown", appauthor=False) / f"{name}-2")
