"""Findings as text, JSON, GitHub annotations, SARIF and JUnit."""

from lowdown.report.findings.formats import WRITERS
from lowdown.report.findings.json import finding_values, write_build_json, write_check_json
from lowdown.report.findings.report import (
    Report,
    count_findings,
    report_build,
    report_check,
    report_plan,
)
from lowdown.report.findings.snippets import plain
from lowdown.report.findings.text import (
    Look,
    can_draw,
    describe_check,
    describe_files,
    describe_findings,
)

__all__ = [
    "WRITERS",
    "Look",
    "Report",
    "can_draw",
    "count_findings",
    "describe_check",
    "describe_files",
    "describe_findings",
    "finding_values",
    "plain",
    "report_build",
    "report_check",
    "report_plan",
    "write_build_json",
    "write_check_json",
]
