"""Opens what people write: ordinary files inside the publication's folder, and nothing else.

A publication may be a stranger's branch that a CI job builds. A link in it must not publish a file
of the machine, and a pipe or a device must not keep the job for ever or take all its memory.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias

from lowdown.errors import OutputError


class SourceError(OSError):
    """Raised for a file that is not opened, or not used; its words follow "the file" or the name of
    a picture.
    """

    def __init__(self, code: str, message: str, cure: str) -> None:
        super().__init__(message)
        self.code = code
        """The rule that is broken."""
        self.cure = cure
        """What to do about it, in one sentence."""


def is_there(root: Path, path: str) -> bool:
    """Returns whether anything stands at `path` below `root`, such as a broken link.

    Something that must not be looked at counts: whoever opens it learns why.
    """
    try:
        (root / path).lstat()
    except ValueError:  # no file's name has this character
        return False
    except OSError as error:
        return error.errno not in _MISSING
    return True


class Listing:
    """The names of what stands in a folder."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(sorted(names))
        """All names, sorted."""

    @cached_property
    def markdown(self) -> Mapping[str, None]:
        """The names of the Markdown files, without `.md`, sorted.

        Names that begin with a full stop or `_` are left out: they are notes, and editors' own
        files.
        """
        ending = ".md"
        stems = [name.removesuffix(ending) for name in self.names if name.endswith(ending)]
        return dict.fromkeys(sorted(stem for stem in stems if not stem.startswith((".", "_"))))


def names_in(root: Path, folder: str) -> tuple[str, ...]:
    """Returns the names of what stands in `folder` below `root`, sorted; none where it is missing.

    Raises OutputError where it is a file, cannot be read, or is a link that leads out of `root`.
    """
    return listing_of(root, folder).names


def listing_of(root: Path, folder: str) -> Listing:
    """Returns what stands in `folder` below `root`; nothing where it is missing.

    Raises OutputError as `names_in` does.
    """
    kept = _listings.get()
    if kept is None:
        return Listing(_names_in(root, folder))
    if (root, folder) not in kept:
        kept[root, folder] = Listing(_names_in(root, folder))
    return kept[root, folder]


class Listings(dict[tuple[Path, str], Listing]):
    """The listings of folders that have been read, by the root and the folder."""


@contextmanager
def listings_kept(listings: Listings | None = None) -> Iterator[None]:
    """Reads each folder once meanwhile, however often its names are asked for.

    An archive has thousands of articles, each of which may link to others. `listings` are those of
    an earlier time, to go on with; where others are kept already, these are used.
    """
    kept = _listings.get()
    token = _listings.set((Listings() if listings is None else listings) if kept is None else kept)
    try:
        yield
    finally:
        _listings.reset(token)


_listings: ContextVar[Listings | None] = ContextVar("listings", default=None)


def _names_in(root: Path, folder: str) -> tuple[str, ...]:
    try:
        return tuple(os.listdir(_resolved(root, folder)))  # noqa: PTH208 - there are thousands
    except SourceError as error:
        raise OutputError(f"{folder}: the folder {error}. {error.cure}") from error
    except OSError as error:
        if error.errno == errno.ENOTDIR and is_there(root, folder):
            raise OutputError(
                f"{folder}: a file stands where a folder belongs; give the file another name"
            ) from error
        if error.errno in _MISSING:
            return ()
        raise OutputError(
            f"{folder}: the folder cannot be read ({reason_of(error)});"
            " give yourself the right to read it"
        ) from error


def open_source(root: Path, path: str) -> BinaryIO:
    """Opens the file at `path` below `root`; links are followed as long as they stay inside.

    Raises SourceError where it is no ordinary file or outside, before it is opened, and OSError
    where it cannot be read.
    """
    for recording in _recordings.get():
        recording[path] = recording.get(path) or _state_of(root / path)
    return open_ordinary(_resolved(root, path))


Recording: TypeAlias = "dict[str, tuple[int, ...]]"
"""The state in which each file was opened first, by its path: its number, length and time."""


@contextmanager
def recorded_sources(*missing: str) -> Iterator[Recording]:
    """Gives a recording of all files that are opened below the publication's folder meanwhile,
    those that cannot be opened included.

    `missing` are files that are not opened where they are missing, and that count as well.
    """
    recording: Recording = dict.fromkeys(missing, ())
    token = _recordings.set((*_recordings.get(), recording))
    try:
        yield recording
    finally:
        _recordings.reset(token)


_recordings: ContextVar[tuple[Recording, ...]] = ContextVar("recordings", default=())


def recorded_digests(root: Path, recording: Recording) -> dict[str, str] | None:
    """Returns the SHA-256 of each file of a recording, in the order of their paths; None where one
    has been changed since it was opened.
    """
    digests = {path: source_digest(root, path) for path in sorted(recording)}
    same = all(_state_of(root / path) == state for path, state in recording.items())
    return digests if same else None


def _state_of(file: Path) -> tuple[int, ...]:
    """The number, length and time of a file; nothing where there is none."""
    try:
        status = file.stat()
    except (OSError, ValueError):
        return ()
    return (status.st_ino, status.st_size, status.st_mtime_ns)


def source_bytes(root: Path, path: str, *, most: int = -1) -> bytes:
    """Returns the bytes of the file at `path` below `root`.

    Of a file with more than `most` bytes, one more than that are returned. Raises SourceError and
    OSError as `open_source` does, and SourceError where the file is changed meanwhile.
    """
    with open_source(root, path) as file:
        before = os.fstat(file.fileno())
        # Python makes room for as many bytes as it is asked for: not for two million each time.
        data = file.read(min(most, before.st_size) + 1 if most >= 0 else -1)
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise SourceError(
            "LD163", "was changed while it was read", "Save it, and run the command again."
        )
    return data


def source_digest(root: Path, path: str) -> str:
    """Returns the SHA-256 of the file at `path` below `root`; an empty one where it cannot be
    read.
    """
    try:
        with open_ordinary(root / path) as file:
            return hashlib.sha256(file.read()).hexdigest()
    except (OSError, ValueError):
        return ""


def open_ordinary(file: Path) -> BinaryIO:
    """Opens an ordinary file, wherever it is.

    Raises SourceError where it is something else, and OSError where it cannot be read.
    """
    _refuse_other(file.stat().st_mode)
    # What stands there may be another thing by now: opening a pipe must not wait for a writer.
    handle = os.open(file, _READING)
    try:
        _refuse_other(os.fstat(handle).st_mode)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def ordinary_bytes(file: Path) -> bytes:
    """Returns the bytes of an ordinary file; raises what `open_ordinary` does."""
    with open_ordinary(file) as opened:
        return opened.read()


def reason_of(error: OSError) -> str:
    """Returns why the system refused, in small letters."""
    return str(error) if isinstance(error, SourceError) else (error.strerror or str(error)).lower()


_MISSING: Final = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
"""The errors of the system that mean that nothing stands at a path."""
_READING: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_NONBLOCK", 0)
)
_INSTEAD: Final = "Remove it, and put an ordinary file in its place."
_KINDS: Final = (
    (stat.S_ISDIR, "is a folder", "Give the folder another name, and put a file in its place."),
    (stat.S_ISFIFO, "is a pipe", _INSTEAD),
    (stat.S_ISSOCK, "is a socket", _INSTEAD),
    (stat.S_ISCHR, "is a device", _INSTEAD),
    (stat.S_ISBLK, "is a device", _INSTEAD),
)


def _refuse_other(mode: int) -> None:
    """Raises SourceError for everything but an ordinary file."""
    for is_kind, message, cure in _KINDS:
        if is_kind(mode):
            raise SourceError("LD161", message, cure)


def _resolved(root: Path, path: str) -> Path:
    """The file or folder that `path` below `root` means in the end, without links.

    Raises SourceError where that is nothing, or outside.
    """
    named = root / path
    try:
        real = Path(os.path.realpath(named, strict=True))
    except OSError as error:
        if error.errno == errno.ELOOP:
            message = "is a link that leads back to itself"
            raise SourceError("LD162", message, _INSTEAD) from error
        if named.is_symlink():
            message = "is a link to something that is not there"
            raise SourceError("LD162", message, _INSTEAD) from error
        raise
    if not real.is_relative_to(os.path.realpath(root)):
        raise SourceError(
            "LD160",
            "is a link that leads out of the publication",
            "Copy what it leads to into the publication, in place of the link.",
        )
    return real
