"""Findings: what is wrong and where, and which of them are not reported."""

from lowdown.model.findings.finding import Finding, errors_among, in_order
from lowdown.model.findings.location import Location
from lowdown.model.findings.outcome import Outcome
from lowdown.model.findings.suppress import Ignore, suppress, unused

__all__ = [
    "Finding",
    "Ignore",
    "Location",
    "Outcome",
    "errors_among",
    "in_order",
    "suppress",
    "unused",
]
