"""A fault in what people wrote or in what was made from it: a code, a place and a cure."""

from __future__ import annotations

from collections.abc import Iterable

from lowdown.model.findings.location import Location
from lowdown.model.rules import RULES, Severity
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault, described so that an editor can put it right."""

    code: str
    """The rule's stable code, such as `LD203`; one of `RULES`."""
    place: Location
    """Where the fault is."""
    message: str
    """What is wrong, in one sentence without a full stop."""
    cure: str
    """What to do about it, in one sentence."""

    @property
    def name(self) -> str:
        """The rule's short name, such as `alt-missing`."""
        return RULES[self.code].name

    @property
    def severity(self) -> Severity:
        """Whether it stops the build; a matter of the rule, never of the case."""
        return RULES[self.code].severity

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.message} [{self.name}]"


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """`findings` by file, page, line and column, each once."""
    return tuple(sorted(dict.fromkeys(findings), key=_rank))


def _rank(finding: Finding) -> tuple[str, int, int, int, str, str, str]:
    place = finding.place
    return (
        place.path,
        place.page or 0,
        place.line or 0,
        place.column or 0,
        finding.code,
        finding.message,
        finding.cure,
    )


def errors_among(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those of `findings` that stop a build."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)
