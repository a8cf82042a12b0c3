"""Made-up issues with a bit of everything: every word is printed once, and the jumps are sound."""

from __future__ import annotations

import pytest

from checking.soundness import faults_of
from making.issues.made_up import SEEDS, made_up
from making.papers import Printer


@pytest.mark.parametrize("seed", SEEDS)
def test_made_up_issue(print_issue: Printer, seed: int) -> None:
    """A made-up issue is printed with every word once and in order, on the grid, with sound jumps."""
    faults = faults_of(print_issue(f"made-up-{seed}", made_up(seed)))
    assert not faults, "\n".join(faults[:20])
