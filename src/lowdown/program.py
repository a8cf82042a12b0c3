"""Digests of this program's own files, by which results of another program are known."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from importlib.resources import files


@cache
def program_digest() -> str:
    """Returns a digest of every file of this program, but not of templates beside it."""
    return digest_of_folder(str(files("lowdown")))


def digest_of_folder(folder: str) -> str:
    """Returns a digest of every file below a folder and of its path there; byte code is left out,
    which Python writes when it likes.
    """
    digest = hashlib.sha256()
    for path, file in sorted(_files_below(folder)):
        digest.update(path.encode())
        digest.update(hashlib.sha256(_bytes_of(file)).digest())
    return digest.hexdigest()


def _files_below(folder: str, *, above: str = "") -> Iterator[tuple[str, str]]:
    """Every file below a folder but byte code: its path below the folder, and its full path.

    Every build looks at hundreds of files, for which pathlib takes three times as long.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files_below(entry.path, above=f"{above}{entry.name}/")
            elif entry.is_file() and not entry.name.endswith(".pyc"):
                yield f"{above}{entry.name}", entry.path


def _bytes_of(file: str) -> bytes:
    with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 - as above
        return stream.read()
