"""What people wrote goes in; what the desk lets pass and an editor should still see comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from lowdown.model.finding import Finding, in_order
from lowdown.model.issue import Issue
from lowdown.model.publication import Publication
from lowdown.proof.archive import Archive, read_archive
from lowdown.proof.credits import prove_credits, prove_imprint
from lowdown.proof.lockfile import prove_lock
from lowdown.proof.names import prove_names
from lowdown.proof.references import prove_addresses, prove_anchors
from lowdown.proof.wording import prove_wording

_RULES: Final[tuple[Callable[[Archive], Iterable[Finding]], ...]] = (
    prove_wording,
    prove_credits,
    prove_anchors,
    prove_names,
    prove_addresses,
    prove_lock,
    prove_imprint,
)


def prove_copy(publication: Publication, issues: Sequence[Issue]) -> tuple[Finding, ...]:
    """Read the copy of `issues`, and the names used across the whole archive: LD129 to LD132, LD225 to LD308, LD801."""
    archive = read_archive(publication, issues)
    return in_order(finding for prove in _RULES for finding in prove(archive))
