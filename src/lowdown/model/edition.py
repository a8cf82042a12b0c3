"""An edition: the files that one room hands to the dock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lowdown.model.finding import Finding
from lowdown.model.locked_plan import LockedPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What one thing that a reader receives is made of."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    """Path below the output folder, with forward slashes, to the file's bytes; empty where errors prevent it."""
    findings: tuple[Finding, ...] = ()
    """What was wrong with the copy."""
    pages: Mapping[str, int] = field(default_factory=dict)
    """Number of pages of each paged file in `files`."""
    plan: LockedPlan | None = None
    """Where everything stands in it, for a paper."""
    news: tuple[str, ...] = ()
    """What is different from the plan that was locked, one sentence each without a full stop."""
