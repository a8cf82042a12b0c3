"""Findings without those that a comment in the copy ignores."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from lowdown.model.findings.finding import Finding
from lowdown.model.findings.location import Location
from lowdown.model.rules import RULES, Severity
from lowdown.values import dataclass

UNSTEADY: Final = frozenset({"LD310"})
"""Warnings that come and go with other people's servers: ignoring one is never called unused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """One code that a comment switches off for one block, or for one key of a header."""

    code: str
    """The code of the rule, which is a warning."""
    place: Location
    """Where the comment names it."""
    first: int
    """The first line on which findings are ignored."""
    last: int
    """The last; before `first` where nothing follows the comment."""

    def covers(self, finding: Finding) -> bool:
        """Whether `finding` is not reported; an error always is."""
        place = finding.place
        same = (
            finding.code == self.code
            and place.path == self.place.path
            and finding.severity is Severity.WARNING
        )
        return same and place.line is not None and self.first <= place.line <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """The findings that no comment ignores."""

    findings: tuple[Finding, ...]
    """The findings to report, in their order."""
    used: tuple[Ignore, ...]
    """The ignores that cover at least one finding."""


def suppress(findings: Iterable[Finding], ignores: Collection[Ignore]) -> Suppressed:
    """Takes out the findings that one of `ignores` covers."""
    reported: list[Finding] = []
    used: set[Ignore] = set()
    for finding in findings:
        covering = [ignore for ignore in ignores if ignore.covers(finding)]
        used.update(covering)
        if not covering:
            reported.append(finding)
    return Suppressed(
        findings=tuple(reported), used=tuple(ignore for ignore in ignores if ignore in used)
    )


def unused(ignores: Iterable[Ignore], used: Collection[Ignore]) -> tuple[Finding, ...]:
    """A finding for each of `ignores` that is not in `used`; true only where every rule was
    checked.
    """
    return tuple(
        Finding(
            code="LD229",
            place=ignore.place,
            message=f"there is no {ignore.code} [{RULES[ignore.code].name}] here to ignore",
            cure="Take the code out of the comment, or put the comment right above the block that"
            " it is meant for.",
        )
        for ignore in ignores
        if ignore not in used and ignore.code not in UNSTEADY
    )
