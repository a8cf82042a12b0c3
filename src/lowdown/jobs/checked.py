"""The issues of a check, and which of all its findings are reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lowdown.model import Selection, errors_among, in_order
from lowdown.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowdown.model import Finding, Issue, Publication

_LEFT_OUT_OF_FEEDS: Final = "LD502"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedIssue:
    """An issue after its check."""

    name: str
    """Its name."""
    issue: Issue | None = None
    """The issue; None where it cannot be read."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with its copy and its paper."""
    plan_changes: tuple[str, ...] = ()
    """How it differs from its locked plan, where it was built."""
    proved: bool = False
    """Whether its paper was proved."""
    pages: int = 0
    """Number of pages of that paper."""


def findings_to_report(
    publication: Publication,
    checked: Sequence[CheckedIssue],
    *,
    others: Sequence[Finding],
    selection: Selection,
) -> tuple[Finding, ...]:
    """The findings of a check that are reported, by file, page, line and column, each once.

    Errors that keep a paper from being proved are reported whatever is selected: a check that could
    not be made is not passed.
    """
    from lowdown.proof import suppress_ignored

    findings = list(others)
    for each in checked:
        findings += each.findings
    findings = _without_left_out(findings, checked)
    proved = [each.issue for each in checked if each.issue and each.proved]
    unsuppressed = suppress_ignored(publication, proved, findings)
    stoppers = _stoppers(checked)
    return in_order(
        finding for finding in unsuppressed if finding in stoppers or selection.enabled(finding)
    )


def _without_left_out(
    findings: Sequence[Finding], checked: Sequence[CheckedIssue]
) -> list[Finding]:
    """Findings without those that say the site and the feeds leave out an issue whose own faults
    are reported.
    """
    manifests = {f"issues/{each.name}.md" for each in checked}
    return [
        finding
        for finding in findings
        if finding.code != _LEFT_OUT_OF_FEEDS or finding.place.path not in manifests
    ]


def _stoppers(checked: Sequence[CheckedIssue]) -> frozenset[Finding]:
    """The errors that keep papers from being proved."""
    unproved = [each for each in checked if not each.proved]
    return frozenset(finding for each in unproved for finding in errors_among(each.findings))
