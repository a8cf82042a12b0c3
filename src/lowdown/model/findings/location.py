"""A place in what people wrote or in what was made from it."""

from __future__ import annotations

from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place in a file; prints as `articles/baths.md:14:3` or `dist/issue-42/issue-42.pdf:p5`."""

    path: str
    """Path relative to the publication's folder, with forward slashes."""
    line: int | None = None
    """Line number, from 1; None where the whole file is meant."""
    column: int | None = None
    """Column number, from 1; None where the whole line is meant."""
    page: int | None = None
    """Page number of a finished paper, from 1; None where the whole file is meant."""

    def __str__(self) -> str:
        parts = [
            self.path,
            *(str(number) for number in (self.line, self.column) if number is not None),
        ]
        if self.page is not None:
            parts.append(f"p{self.page}")
        return ":".join(parts)
