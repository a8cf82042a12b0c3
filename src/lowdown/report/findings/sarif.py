"""Findings as a SARIF 2.1.0 log, which code scanning services read.

The format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from lowdown import __version__
from lowdown.model import RULES
from lowdown.report.findings.snippets import plain
from lowdown.report.rules import rule_markdown, summary_of, terminal_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowdown.model import Finding
    from lowdown.report.findings.report import Report

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_WIDTH: Final = 100
_BASE: Final = "%SRCROOT%"
"""What such services call the folder that all paths start from."""


def write_sarif(report: Report) -> str:
    """The log: one run, with the rules that were broken and a result for each finding."""
    codes = sorted({finding.code for finding in report.findings})
    run = {
        "tool": {
            "driver": {
                "name": "Lowdown",
                "version": __version__,
                "rules": [_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _BASE: {"description": {"text": "The folder that the paths start from."}}
        },
        "results": [_result(finding, report, codes) for finding in report.findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(code: str) -> dict[str, Any]:
    rule = RULES[code]
    markdown = rule_markdown(rule)
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": summary_of(rule)},
        "help": {"text": terminal_text(markdown, width=_WIDTH), "markdown": markdown},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(finding: Finding, report: Report, codes: Sequence[str]) -> dict[str, Any]:
    place = finding.place
    page = f"page {place.page}: " if place.page else ""
    where: dict[str, Any] = {
        "artifactLocation": {
            "uri": quote(report.base + place.path, errors="replace"),
            "uriBaseId": _BASE,
        }
    }
    if place.line:
        where["region"] = {
            "startLine": place.line,
            **({"startColumn": place.column} if place.column else {}),
        }
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": finding.severity.value,
        "message": {"text": f"{page}{plain(finding.message)}\n{plain(finding.cure)}"},
        "locations": [{"physicalLocation": where}],
    }
