"""Faults and their positions in one file, collected as findings while the file is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lowdown.model import ELLIPSIS, Finding, Limit, Location, shorten, visible
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong and what to do about it, without a position."""

    code: str
    """One of `lowdown.model.rules.RULES`."""
    message: str
    """What is wrong, in one sentence without a full stop."""
    cure: str
    """What to do about it, in one sentence."""


class InvalidValueError(ValueError):
    """Raised by the validator of one value; its caller makes it a finding, with a position."""

    def __init__(self, code: str, message: str, cure: str) -> None:
        super().__init__(message)
        self.fault = Fault(code=code, message=message, cure=cure)


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A line and a column of one file."""

    line: int
    """The line, from 1."""
    column: int | None = None
    """The column, from 1; None: the whole line."""


class FaultLog:
    """The faults of one file, collected while it is read."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []

    def place(self, position: Position | None) -> Location:
        """Returns the location of `position` in this file; None means the whole file."""
        if position is None:
            return Location(path=self.path)
        return Location(path=self.path, line=position.line, column=position.column)

    def places(
        self,
        positions: Mapping[tuple[str | int, ...], Position] | Mapping[tuple[str, ...], Position],
    ) -> dict[str, Location]:
        """Returns the locations of values, by their ways joined with dots: `image.caption`."""
        return {
            ".".join(map(str, way)): self.place(position) for way, position in positions.items()
        }

    def note(self, fault: Fault, position: Position | None) -> None:
        """Adds `fault` at `position`; None means the whole file.

        Long quotations from the file are cut, and control characters shown by their
        numbers. Beyond the limit of
        faults, one more is added, which says so.
        """
        if len(self.findings) > Limit.FAULTS.most:
            return
        if len(self.findings) == Limit.FAULTS.most:
            fault, position = _TOO_MANY, None
        self.findings.append(
            Finding(
                code=fault.code,
                place=self.place(position),
                message=_cut(fault.message),
                cure=_cut(fault.cure),
            )
        )

    def fault(self, code: str, position: Position | None, *, message: str, cure: str) -> None:
        """Adds a fault of the rule `code`; the rule decides whether it stops the build."""
        self.note(Fault(code=code, message=message, cure=cure), position)


def _cut(words: str) -> str:
    """`words` of a message, with every long quotation cut, and control characters shown."""
    words = visible(shorten(words, _MAX_WORDS))
    return _LONG_QUOTE.sub(f"\\1{ELLIPSIS}\u201d", words)


_LONG_QUOTE: Final = re.compile("(\u201c[^\u201d]{100})[^\u201d]{20,}\u201d")
_MAX_WORDS: Final = 1000
"""Characters of a message, at most."""
_TOO_MANY: Final = Fault(
    code=Limit.FAULTS.code,
    message=f"the file has more than {Limit.FAULTS.words}, and the rest is not listed",
    cure="Put those right that are listed, or see whether it is the right file.",
)
