"""Gives faces to WeasyPrint without a folder on disk."""

from __future__ import annotations

import hashlib
from pathlib import Path

from lowdown.cache import working_file


class FaceFolder:
    """Stands in for the folder into which WeasyPrint writes every face, for its libraries to read.

    It is used as a path is: `folder / name` is a file that can be asked for and written once.
    """

    def __init__(self) -> None:
        self._files: dict[str, Path] = {}
        self._digest = hashlib.sha256()

    def __bool__(self) -> bool:
        """No: WeasyPrint removes a folder that is one."""
        return False

    def __truediv__(self, name: str) -> FaceFile:
        return FaceFile(self, name)

    def path_of(self, name: str) -> Path | None:
        """Where the face is; None where it was not written yet."""
        return self._files.get(name)

    def add(self, name: str, data: bytes) -> None:
        """Keeps a face as long as this folder is in use."""
        self._files[name] = working_file(data, owner=self)
        self._digest.update(name.encode() + hashlib.sha256(data).digest())

    def digest(self) -> str:
        """A digest of all faces: of their rules, which their names stand for, and their bytes."""
        return self._digest.hexdigest()


class FaceFile:
    """A face in a `FaceFolder`."""

    def __init__(self, folder: FaceFolder, name: str) -> None:
        self._folder = folder
        self._name = name

    def exists(self) -> bool:
        """Whether it was written."""
        return self._folder.path_of(self._name) is not None

    def write_bytes(self, data: bytes) -> None:
        """Writes it."""
        self._folder.add(self._name, data)

    def as_posix(self) -> str:
        """The path by which libraries read it."""
        return str(self._folder.path_of(self._name))
