"""The margin of a file: faults go in as they are met, findings come out in the order of their places."""

from __future__ import annotations

from dataclasses import dataclass

from lowdown.model import Finding, Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong and what to do about it, before it is known where."""

    code: str
    """One of `lowdown.model.rules.RULES`."""
    message: str
    """What is wrong, in one sentence without a full stop."""
    cure: str
    """What to do about it, in one sentence."""


class InvalidValueError(ValueError):
    """Raised by the reader of one value; whoever knows the value's place makes a finding of it."""

    def __init__(self, code: str, message: str, cure: str) -> None:
        super().__init__(message)
        self.fault = Fault(code=code, message=message, cure=cure)


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A line and a column of one file, both from 1; no column where the whole line is meant."""

    line: int
    """The line."""
    column: int | None = None
    """The column."""


class FaultLog:
    """Where the faults of one file are noted while it is read."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []

    def place(self, position: Position | None) -> Location:
        """The place of `position` in this file; None means the whole file."""
        if position is None:
            return Location(path=self.path)
        return Location(path=self.path, line=position.line, column=position.column)

    def note(self, fault: Fault, position: Position | None) -> None:
        """Write `fault` beside `position`."""
        self.findings.append(
            Finding(
                code=fault.code,
                place=self.place(position),
                message=fault.message,
                cure=fault.cure,
            )
        )

    def fault(self, code: str, position: Position | None, *, message: str, cure: str) -> None:
        """Note a fault of the rule `code`, which says whether it stops the build."""
        self.note(Fault(code=code, message=message, cure=cure), position)
