"""All findings of a check go in; those that no comment in the copy switches off come out, and comments without use."""

from __future__ import annotations

from collections.abc import Sequence

from lowdown.desk import read_ignores
from lowdown.model import Finding, Issue, Publication, suppress, unused
from lowdown.proof.copy import articles_of


def suppress_ignored(
    publication: Publication, issues: Sequence[Issue], findings: Sequence[Finding]
) -> tuple[Finding, ...]:
    """`findings` without those that are ignored; LD229 for each ignore in the files of `issues` that ignored nothing.

    `issues` are those that have been proved in full, and `findings` is everything that was found.
    """
    checked = {issue.place.path for issue in issues}
    checked.update(article.place.path for issue in issues for article in articles_of(issue))
    paths = sorted(checked | {finding.place.path for finding in findings})
    ignores = [ignore for path in paths for ignore in read_ignores(publication.root, path)]
    heeded = suppress(findings, ignores)
    return (
        *heeded.findings,
        *unused((ignore for ignore in ignores if ignore.place.path in checked), heeded.used),
    )
