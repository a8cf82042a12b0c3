"""The formats that hold findings and nothing else, and the functions that write them."""

from collections.abc import Callable, Mapping
from typing import Final

from lowdown.report.findings.github import write_github
from lowdown.report.findings.junit import write_junit
from lowdown.report.findings.report import Report
from lowdown.report.findings.sarif import write_sarif

WRITERS: Final[Mapping[str, Callable[[Report], str]]] = {
    "github": write_github,
    "sarif": write_sarif,
    "junit": write_junit,
}
"""The function that writes each format."""
