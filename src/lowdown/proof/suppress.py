"""Leaves out the findings that comments in the copy switch off."""

from __future__ import annotations

from collections.abc import Sequence

from lowdown.desk import read_ignores
from lowdown.model import Finding, Issue, Publication, suppress, unused
from lowdown.proof.copy import articles_of


def suppress_ignored(
    publication: Publication, issues: Sequence[Issue], findings: Sequence[Finding]
) -> tuple[Finding, ...]:
    """`findings` without those that are ignored, and LD229 for each ignore without use.

    `issues` are those that have been proved in full: only in their files is an ignore without use
    reported. `findings` are all findings of the check.
    """
    checked = {issue.place.path for issue in issues}
    checked.update(article.place.path for issue in issues for article in articles_of(issue))
    paths = sorted(checked | {finding.place.path for finding in findings})
    ignores = [ignore for path in paths for ignore in read_ignores(publication.root, path)]
    suppressed = suppress(findings, ignores)
    return (
        *suppressed.findings,
        *unused((ignore for ignore in ignores if ignore.place.path in checked), suppressed.used),
    )
