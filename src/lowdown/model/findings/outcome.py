"""A value together with the findings that were made on the way to it."""

from __future__ import annotations

from typing import Generic, TypeVar

from lowdown.model.findings.finding import Finding
from lowdown.values import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[T]):
    """The value of a step, unless a fault prevents one, and every finding on the way."""

    value: T | None
    """The value; None where an error makes it unusable."""
    findings: tuple[Finding, ...] = ()
    """All findings, in the order of their places."""
