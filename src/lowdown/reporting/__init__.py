"""What came of a run goes in; the words for it come out, for an editor or for a machine. Prints nothing."""

from collections.abc import Callable, Mapping
from typing import Final

from lowdown.reporting.document import write_build_json, write_check_json
from lowdown.reporting.github import write_github
from lowdown.reporting.junit import write_junit
from lowdown.reporting.news import describe_news
from lowdown.reporting.planjson import write_plan_json
from lowdown.reporting.plansvg import write_plan_svg
from lowdown.reporting.planwords import describe_plan
from lowdown.reporting.report import Report, count_findings, report_build, report_check, report_plan
from lowdown.reporting.rulebook import explain, list_rules
from lowdown.reporting.sarif import write_sarif
from lowdown.reporting.text import Look, can_draw, describe_check, describe_files, describe_findings

WRITERS: Final[Mapping[str, Callable[[Report], str]]] = {
    "github": write_github,
    "sarif": write_sarif,
    "junit": write_junit,
}
"""The formats that tell the findings and nothing else."""

__all__ = [
    "WRITERS",
    "Look",
    "Report",
    "can_draw",
    "count_findings",
    "describe_check",
    "describe_files",
    "describe_findings",
    "describe_news",
    "describe_plan",
    "explain",
    "list_rules",
    "report_build",
    "report_check",
    "report_plan",
    "write_build_json",
    "write_check_json",
    "write_plan_json",
    "write_plan_svg",
]
