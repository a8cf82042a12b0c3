"""Checks the copy of issues for faults that the desk does not refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from lowdown.desk import NumberedIssue, check_numbers
from lowdown.model import Finding, Issue, Publication, in_order
from lowdown.proof.copy.archive import Archive, read_archive
from lowdown.proof.copy.credits import check_credits, check_imprint
from lowdown.proof.copy.lock_file import check_lock
from lowdown.proof.copy.names import check_names
from lowdown.proof.copy.references import check_addresses, check_anchors
from lowdown.proof.copy.wording import check_wording


def _check_numbers(archive: Archive) -> Iterable[Finding]:
    """LD188: no two issues of a volume have the same number."""
    issues = [NumberedIssue.of(issue) for issue in archive.issues]
    return check_numbers(issues, checked={issue.name for issue in archive.checked})


_RULES: Final[tuple[Callable[[Archive], Iterable[Finding]], ...]] = (
    check_wording,
    check_credits,
    check_anchors,
    check_names,
    check_addresses,
    check_lock,
    check_imprint,
    _check_numbers,
)


def check_copy(publication: Publication, issues: Sequence[Issue]) -> tuple[Finding, ...]:
    """Checks the copy of `issues`, and the names and ids of the whole archive.

    LD129 to LD132, LD188, LD225 to LD308, LD801.
    """
    archive = read_archive(publication, issues)
    return in_order(finding for prove in _RULES for finding in prove(archive))
