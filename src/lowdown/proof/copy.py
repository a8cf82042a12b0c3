"""What people wrote goes in; what the desk lets pass and an editor should still see comes out."""

from __future__ import annotations

from collections.abc import Sequence

from lowdown.model.finding import Finding
from lowdown.model.issue import Issue
from lowdown.model.publication import Publication


def prove_copy(publication: Publication, issues: Sequence[Issue]) -> tuple[Finding, ...]:
    """Read the copy of `issues`, and the names used across the whole archive: LD130 to LD132, LD225 to LD308, LD801."""
    return ()
