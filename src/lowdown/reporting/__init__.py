"""What came of a run goes in; the words for it come out, for an editor or for a machine. Prints nothing."""

from lowdown.reporting.document import write_build_json, write_check_json
from lowdown.reporting.report import Report, report_build, report_check
from lowdown.reporting.text import Look, describe_check, describe_files, describe_findings

__all__ = [
    "Look",
    "Report",
    "describe_check",
    "describe_files",
    "describe_findings",
    "report_build",
    "report_check",
    "write_build_json",
    "write_check_json",
]
