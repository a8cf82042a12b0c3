"""Findings as JUnit's XML, which CI servers show: a suite for each file, a case for each rule
broken in it.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from lowdown.model import FORBIDDEN_IN_XML, Severity
from lowdown.report.findings.snippets import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowdown.model import Finding
    from lowdown.report.findings.report import Report


def write_junit(report: Report) -> str:
    """The document: findings that fail the run are failures, the others output of cases
    that pass.
    """
    suites = ET.Element("testsuites", name="lowdown")
    by_file: dict[str, list[Finding]] = {f"issues/{name}.md": [] for name in report.issues}
    for finding in report.findings:
        by_file.setdefault(finding.place.path, []).append(finding)
    for path, findings in sorted(by_file.items()):
        _add_suite(suites, report.base + path, findings, report)
    _count(suites, suites)
    ET.indent(suites)
    # Letters beyond ASCII by their numbers, so that no terminal or pipe can spoil them.
    document: bytes = ET.tostring(suites, encoding="us-ascii", xml_declaration=True)
    return document.decode("ascii")


def _add_suite(suites: ET.Element, path: str, findings: Sequence[Finding], report: Report) -> None:
    suite = ET.SubElement(suites, "testsuite", name=_clean(path))
    for _code, group in groupby(sorted(findings, key=attrgetter("code")), key=attrgetter("code")):
        _add_case(suite, path, list(group), strict=report.strict)
    if not findings:
        ET.SubElement(
            suite, "testcase", name="no findings", classname=_clean(path), file=_clean(path)
        )
    _count(suite, suite)


def _add_case(suite: ET.Element, path: str, findings: list[Finding], *, strict: bool) -> None:
    first = findings[0]
    name = f"{first.code} {first.name}"
    case = ET.SubElement(suite, "testcase", name=name, classname=_clean(path), file=_clean(path))
    if first.place.line:
        case.set("line", str(first.place.line))
    words = _clean("\n".join(f"{finding}\n    {finding.cure}" for finding in findings))
    if strict or first.severity is Severity.ERROR:
        more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
        ET.SubElement(
            case, "failure", type=first.code, message=_clean(first.message + more)
        ).text = words
    else:
        ET.SubElement(case, "system-out").text = words


def _count(element: ET.Element, within: ET.Element) -> None:
    element.set("tests", str(len(within.findall(".//testcase"))))
    element.set("failures", str(len(within.findall(".//failure"))))
    element.set("errors", "0")


def _clean(text: str) -> str:
    lines = (FORBIDDEN_IN_XML.sub("\ufffd", plain(line)) for line in text.split("\n"))
    return "\n".join(lines)
