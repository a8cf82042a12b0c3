"""Counts faults of one kind, so that an article pasted with a hundred of them has one finding."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from lowdown.desk.source import Fault, FaultLog, Position
from lowdown.model import plural
from lowdown.values import dataclass

ALONE: Final = "alone "
"""Begins the name of a kind that is not reported where it was found only once."""


@dataclass(slots=True, kw_only=True)
class _Kind:
    """One kind of fault."""

    fault: Fault
    """The fault as it was found first."""
    position: Position
    """Where it was found first."""
    count: int = 1
    """How often it was found."""


class Tally:
    """The faults of one file that are reported once for each kind, at the first place."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[str, str], _Kind] = {}

    def add(self, kind: str, fault: Fault, position: Position) -> None:
        """Adds a fault of the kind `kind`, such as the name of a tag."""
        known = self._kinds.get((fault.code, kind))
        if known is None:
            self._kinds[fault.code, kind] = _Kind(fault=fault, position=position)
        else:
            known.count += 1

    def report(self, log: FaultLog) -> None:
        """Notes each kind once in `log`, and how often it was found."""
        for (_, name), kind in self._kinds.items():
            fault = kind.fault
            if kind.count == 1 and name.startswith(ALONE):
                continue
            if kind.count > 1:
                more = f"{fault.message}, here and in {plural(kind.count - 1, 'more place')}"
                fault = replace(fault, message=more)
            log.note(fault, kind.position)
