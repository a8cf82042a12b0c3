"""The finished feeds go in, with the issues that they should hold; all that is wrong with them comes out."""

from __future__ import annotations

from collections.abc import Sequence

from lowdown.model.finding import Finding
from lowdown.model.issue import Issue
from lowdown.model.publication import Publication
from lowdown.proof.finished import Finished


def prove_feeds(publication: Publication, issues: Sequence[Issue], finished: Finished) -> tuple[Finding, ...]:
    """Hold `feed.xml` and `issues.xml` against the published issues: LD510 to LD528."""
    return ()
