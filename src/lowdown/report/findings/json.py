"""The results of a build and of a check as JSON: the same for the same sources, so without
times.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lowdown.report.findings.text import shown_path

if TYPE_CHECKING:
    from lowdown.jobs import BuildOrder, BuildResult, CheckResult
    from lowdown.model import Finding


def write_build_json(made: BuildResult, order: BuildOrder) -> str:
    """What a build found and made."""
    return _dump(
        {
            "issue": order.issue,
            "findings": [finding_values(finding) for finding in made.findings],
            "files": [
                {
                    "path": shown_path(file, order.out),
                    "bytes": file.size,
                    "pages": made.pages.get(file.path),
                }
                for file in made.files
            ],
            "news": [change for changes in made.plan_changes.values() for change in changes],
            "ok": made.ok,
        }
    )


def write_check_json(made: CheckResult) -> str:
    """What a check found, and in which issues."""
    return _dump(
        {
            "issues": list(made.issues),
            "news": {name: list(changes) for name, changes in made.plan_changes.items()},
            "findings": [finding_values(finding) for finding in made.findings],
            "ok": made.ok,
        }
    )


def _dump(document: dict[str, Any]) -> str:
    return json.dumps(document, indent=2)


def finding_values(finding: Finding) -> dict[str, str | int | None]:
    """One finding as JSON values."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "page": finding.place.page,
        "message": finding.message,
        "cure": finding.cure,
    }
