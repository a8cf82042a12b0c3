"""Where something stands in what people wrote."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A spot in a source file; prints as `articles/imaging.md:14:3`."""

    path: str
    """Path relative to the publication's folder, with forward slashes."""
    line: int | None = None
    """Line number, from 1; None where the whole file is meant."""
    column: int | None = None
    """Column number, from 1; None where the whole line is meant."""

    def __str__(self) -> str:
        parts = [self.path, *(str(number) for number in (self.line, self.column) if number is not None)]
        return ":".join(parts)
