"""The record of the files that builds have made, kept in the output folder as `.lowdown.json`.

It has, for each file, a digest of the bytes that were written and one of what they were made of, so
that a later build makes only what has changed, and removes only what an earlier one wrote. It may
come from a stranger: one that is damaged, or that names a file outside the output folder, counts
as none.
"""

from __future__ import annotations

import json
import re
import stat
import unicodedata
from collections.abc import Mapping
from dataclasses import field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, Final

from lowdown.output import disk
from lowdown.outputs import RECORD
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFile:
    """A file that a build has made."""

    sha256: str
    """The SHA-256 of its bytes, hexadecimal."""
    size: int
    """Its length in bytes."""
    part: str
    """What it belongs to, such as `web`: what makes that again makes or removes it."""
    inputs: str = ""
    """A digest of all that it was made of; empty where it is made in every build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputRecord:
    """The files that stand in an output folder because builds have made them."""

    files: Mapping[str, MadeFile] = field(default_factory=dict)
    """Each by its path below the output folder."""

    def to_bytes(self) -> bytes:
        """Returns the record as a file: one line for each file, in the order of their paths."""
        lines = [
            f"{json.dumps(path)}: {json.dumps([made.sha256, made.size, made.part, made.inputs])}"
            for path, made in sorted(self.files.items())
        ]
        files = ",\n".join(lines)
        return f'{{"version": {_VERSION}, "files": {{\n{files}\n}}}}\n'.encode()


def made_file(data: bytes, *, part: str, inputs: str = "") -> MadeFile:
    """Returns the entry of the record for a file with these bytes."""
    return MadeFile(sha256=sha256(data).hexdigest(), size=len(data), part=part, inputs=inputs)


def read_record(out: Path) -> OutputRecord:
    """Reads the record of an output folder; an empty one where there is none that can be used."""
    file = out / RECORD
    try:
        status = file.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MAX_SIZE:
            return OutputRecord()
        document = json.loads(disk.read(file))
        return OutputRecord(files=_files(document))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return OutputRecord()


def standing(record: OutputRecord, out: Path) -> frozenset[str]:
    """Returns the paths of those files of a record that stand in `out` with the bytes that were
    written.
    """
    return frozenset(path for path, made in record.files.items() if _stands(out / path, made))


def out_of_use(old: OutputRecord, new: OutputRecord) -> dict[str, str]:
    """Returns the files of an old record that are not in a new one, with the SHA-256 of their
    bytes.

    On a disk that makes no difference between capitals and small letters, or between an accent and
    a letter with it, a file that has a name of a new one is the same file: it is left out.
    """
    folded = {_folded(path) for path in new.files}
    return {path: made.sha256 for path, made in old.files.items() if _folded(path) not in folded}


_VERSION: Final = 1
_MAX_SIZE: Final = 200_000_000
"""Bytes of a record that is read, at most."""
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_UNSAFE: Final = re.compile(r"[\\:\x00-\x1f]")


def _files(document: Any) -> dict[str, MadeFile]:
    """The files of a record; raises ValueError and others where it is not one of ours."""
    if document["version"] != _VERSION:
        return {}
    return {path: _made(path, *entry) for path, entry in document["files"].items()}


def _made(path: str, digest: str, size: int, part: str, inputs: str) -> MadeFile:
    pure = PurePosixPath(path)
    safe = (
        str(pure) == path
        and not pure.is_absolute()
        and ".." not in pure.parts
        and not _UNSAFE.search(path)
        and path not in (RECORD, ".")
    )
    if not safe or not _DIGEST.fullmatch(digest) or not (inputs == "" or _DIGEST.fullmatch(inputs)):
        raise ValueError(path)
    if type(size) is not int or type(part) is not str:
        raise TypeError(path)
    return MadeFile(sha256=digest, size=size, part=part, inputs=inputs)


def _stands(file: Path, made: MadeFile) -> bool:
    try:
        status = file.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size != made.size:
            return False
        return sha256(disk.read(file)).hexdigest() == made.sha256
    except (OSError, ValueError):
        return False


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
