"""Findings as GitHub's workflow commands, which it shows beside the lines of a pull request.

The commands and their escapes:
https://docs.github.com/actions/reference/workflow-commands-for-github-actions and
`packages/core/src/command.ts` in https://github.com/actions/toolkit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lowdown.report.findings.report import count_findings
from lowdown.report.findings.snippets import plain

if TYPE_CHECKING:
    from lowdown.model import Finding
    from lowdown.report.findings.report import Report

_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write_github(report: Report) -> str:
    """One annotation for each finding, on a line of its own, and their number; empty without
    findings.
    """
    if not report.findings:
        return ""
    return "\n".join(
        [
            *(_annotation(finding, report) for finding in report.findings),
            count_findings(report.findings),
        ]
    )


def _annotation(finding: Finding, report: Report) -> str:
    place = finding.place
    properties = {
        "file": plain(report.base + place.path),
        "line": place.line,
        "col": place.column,
        "title": f"{finding.code} {finding.name}",
    }
    given = ",".join(
        f"{name}={str(value).translate(_PROPERTY)}"
        for name, value in properties.items()
        if value is not None
    )
    page = f"page {place.page}: " if place.page else ""
    words = f"{page}{plain(finding.message)}\n{plain(finding.cure)}".translate(_DATA)
    return f"::{finding.severity.value} {given}::{words}"
