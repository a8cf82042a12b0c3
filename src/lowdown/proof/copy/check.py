"""Checks the copy of issues for faults that the desk does not refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from lowdown.model import Finding, Issue, Publication, in_order
from lowdown.proof.copy.archive import Archive, read_archive
from lowdown.proof.copy.credits import prove_credits, prove_imprint
from lowdown.proof.copy.lock_file import prove_lock
from lowdown.proof.copy.names import prove_names
from lowdown.proof.copy.references import prove_addresses, prove_anchors
from lowdown.proof.copy.wording import prove_wording

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
    """Checks the copy of `issues`, and the names and ids of the whole archive.

    LD129 to LD132, LD225 to LD308, LD801.
    """
    archive = read_archive(publication, issues)
    return in_order(finding for prove in _RULES for finding in prove(archive))
