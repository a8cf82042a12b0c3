"""Findings and the comments that switch some of them off go in; those that are to be told come out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from lowdown.model.finding import Finding, Severity
from lowdown.model.location import Location
from lowdown.model.rules import RULES

FICKLE: Final = frozenset({"LD310"})
"""Warnings that come and go with other people's servers: an ignore for one of them is never called unused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """One code that a comment switches off for one block, or for one key of a header."""

    code: str
    """The rule's code, that of a warning."""
    place: Location
    """Where the comment names it."""
    first: int
    """The first line on which findings are ignored."""
    last: int
    """The last; before `first` where nothing follows the comment."""

    def covers(self, finding: Finding) -> bool:
        """Whether `finding` is not to be told; an error always is."""
        place = finding.place
        same = (
            finding.code == self.code
            and place.path == self.place.path
            and finding.severity is Severity.WARNING
        )
        return same and place.line is not None and self.first <= place.line <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """What is left when comments have been heeded."""

    findings: tuple[Finding, ...]
    """Those that are to be told, in their order."""
    used: tuple[Ignore, ...]
    """The ignores that switched something off."""


def suppress(findings: Iterable[Finding], ignores: Collection[Ignore]) -> Suppressed:
    """`findings` without those that one of `ignores` covers."""
    told: list[Finding] = []
    used: set[Ignore] = set()
    for finding in findings:
        covering = [ignore for ignore in ignores if ignore.covers(finding)]
        used.update(covering)
        if not covering:
            told.append(finding)
    return Suppressed(
        findings=tuple(told), used=tuple(ignore for ignore in ignores if ignore in used)
    )


def unused(ignores: Iterable[Ignore], used: Collection[Ignore]) -> tuple[Finding, ...]:
    """A finding for each of `ignores` that is not among `used`; to be told only where every rule has been tried."""
    return tuple(
        Finding(
            code="LD229",
            place=ignore.place,
            message=f"there is no {ignore.code} [{RULES[ignore.code]}] here to ignore",
            cure="Take the code out of the comment, or put the comment right above what it is meant for.",
        )
        for ignore in ignores
        if ignore not in used and ignore.code not in FICKLE
    )
