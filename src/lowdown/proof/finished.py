"""The output folder: its files as bytes, and locations in them for findings."""

from __future__ import annotations

from pathlib import Path

from lowdown.model import Location
from lowdown.sources import SourceError, ordinary_bytes
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """Finished work, to be read and never written."""

    out: Path
    """The output folder."""
    shown: str
    """Its path from the publication's folder, as findings show it, such as `dist`."""

    def read(self, path: str) -> bytes | None:
        """The bytes of the file at `path` below the folder; None where it cannot be read."""
        try:
            return ordinary_bytes(self.out / path)
        except (OSError, SourceError):
            return None

    def place(
        self,
        path: str,
        *,
        line: int | None = None,
        column: int | None = None,
        page: int | None = None,
    ) -> Location:
        """A location in the file at `path` below the folder."""
        return Location(path=f"{self.shown}/{path}", line=line, column=column, page=page)
