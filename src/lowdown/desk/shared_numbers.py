"""Finds issues that have the same number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from lowdown.model import Finding, Issue, IssueNumber, Location, Volume
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedIssue:
    """An issue's number and volume."""

    name: str
    """The issue's name."""
    number: IssueNumber
    """Its number."""
    volume: Volume | None
    """Its volume."""
    place: Location
    """Where its manifest has the number."""

    @classmethod
    def of(cls, issue: Issue) -> NumberedIssue:
        """Returns the number and the volume of an issue."""
        place = issue.place_of("number")
        return cls(name=issue.name, number=issue.number, volume=issue.volume, place=place)


def check_numbers(
    issues: Iterable[NumberedIssue], *, checked: Collection[str]
) -> tuple[Finding, ...]:
    """LD188: each issue of the names `checked` whose number another of `issues` has too.

    15-16 has the numbers 15 and 16. Issues without a volume are one volume.
    """
    volumes = defaultdict(list)
    for issue in issues:
        volumes[issue.volume].append(issue)
    others: dict[str, NumberedIssue] = {}
    for volume in volumes.values():
        others.update(_others(volume))
    return tuple(
        _same_number(issue, others[issue.name])
        for volume in volumes.values()
        for issue in volume
        if issue.name in checked and issue.name in others
    )


def _others(volume: Iterable[NumberedIssue]) -> Mapping[str, NumberedIssue]:
    """An issue of the volume with the same number, by the name of each issue that has one."""
    found: dict[str, NumberedIssue] = {}
    before: list[NumberedIssue] = []
    for issue in sorted(volume, key=lambda issue: (issue.number, issue.name)):
        # What begins later has no number in common with an issue that has ended by now.
        before = [other for other in before if other.number.last >= issue.number.first]
        for other in before:
            if other.number.overlaps(issue.number):
                found.setdefault(issue.name, other)
                found.setdefault(other.name, issue)
        before.append(issue)
    return found


def _same_number(issue: NumberedIssue, other: NumberedIssue) -> Finding:
    volume = f" of volume {issue.volume}" if issue.volume else ""
    same = other.number == issue.number
    its = "the same number" if same else f"number {other.number}, which has one in common with it"
    return Finding(
        code="LD188",
        place=issue.place,
        message=f"this issue is number {issue.number}{volume}, and {other.place.path} has {its}",
        cure="Give one of the two another number; where numbers begin again every year, give each"
        " year its `volume`.",
    )
