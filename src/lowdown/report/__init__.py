"""Describes results for editors and for machines; prints nothing."""

from lowdown.report.findings import (
    WRITERS,
    Look,
    Report,
    can_draw,
    count_findings,
    describe_check,
    describe_files,
    describe_findings,
    report_build,
    report_check,
    report_plan,
    write_build_json,
    write_check_json,
)
from lowdown.report.flatplan import write_plan_svg
from lowdown.report.imports import describe_imports, write_imports_json
from lowdown.report.plan import describe_plan, describe_plan_changes, write_plan_json
from lowdown.report.rules import explain, list_rules, rules_page

__all__ = [
    "WRITERS",
    "Look",
    "Report",
    "can_draw",
    "count_findings",
    "describe_check",
    "describe_files",
    "describe_findings",
    "describe_imports",
    "describe_plan",
    "describe_plan_changes",
    "explain",
    "list_rules",
    "report_build",
    "report_check",
    "report_plan",
    "rules_page",
    "write_build_json",
    "write_check_json",
    "write_imports_json",
    "write_plan_json",
    "write_plan_svg",
]
