"""An edition: the files of one thing that readers receive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from lowdown.model.findings import Finding
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The files of one thing that readers receive, such as the paper, and the findings about it."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    """Each file's bytes by its path below the output folder, with forward slashes; empty after an
    error.
    """
    findings: tuple[Finding, ...] = ()
    """What is wrong with the copy."""
    pages: Mapping[str, int] = field(default_factory=dict)
    """Number of pages of each paged file in `files`."""
