"""The output folder as it lies: files go out as bytes, with places for what is wrong in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lowdown.model import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """Finished work, to be read and never written."""

    out: Path
    """The output folder."""
    shown: str
    """What findings call it: its path from the publication's folder, with forward slashes, such as `dist`."""

    def read(self, path: str) -> bytes | None:
        """The bytes of the file at `path` below the folder; None where there is none that can be read."""
        try:
            return (self.out / path).read_bytes()
        except OSError:
            return None

    def place(
        self,
        path: str,
        *,
        line: int | None = None,
        column: int | None = None,
        page: int | None = None,
    ) -> Location:
        """A spot in the file at `path` below the folder."""
        return Location(path=f"{self.shown}/{path}", line=line, column=column, page=page)
