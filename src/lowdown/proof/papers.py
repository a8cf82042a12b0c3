"""A finished paper goes in, with the issue that it should print; all that is wrong with it comes out."""

from __future__ import annotations

from lowdown.model.finding import Finding
from lowdown.model.issue import Issue
from lowdown.model.publication import Publication
from lowdown.proof.finished import Finished


def prove_paper(publication: Publication, issue: Issue, finished: Finished) -> tuple[Finding, ...]:
    """Hold `<issue>/<issue>.pdf` against the issue: LD411 to LD479, LD802."""
    return ()
