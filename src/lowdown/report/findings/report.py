"""The findings of a run with what every format needs to know about them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from lowdown.model import errors_among, plural
from lowdown.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowdown.jobs import BuildOrder, BuildResult, CheckOrder, CheckResult, PlanOrder, PlanResult
    from lowdown.model import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The findings of one run, and whose they are."""

    root: Path
    """The publication's folder, which the paths of the findings start from."""
    issues: tuple[str, ...]
    """The names of the issues that were looked at."""
    findings: tuple[Finding, ...] = ()
    """The findings to report, in that order."""
    unproved: tuple[str, ...] = ()
    """The names of those whose papers could not be proved."""
    strict: bool = False
    """Whether warnings fail the run as errors do."""
    base: str = ""
    """The path from the current folder down to the publication's, with a slash at its end; empty
    where there is none.
    """


def report_check(made: CheckResult, order: CheckOrder) -> Report:
    """The report of a check."""
    return Report(
        root=order.root,
        issues=made.issues,
        findings=made.findings,
        unproved=made.unproved,
        strict=made.strict,
        base=_base(order.root),
    )


def report_build(made: BuildResult, order: BuildOrder) -> Report:
    """The report of a build."""
    return Report(
        root=order.root,
        issues=order.issues,
        findings=made.findings,
        strict=order.strict,
        base=_base(order.root),
    )


def report_plan(made: PlanResult, order: PlanOrder) -> Report:
    """The report of the findings of a plan."""
    return Report(
        root=order.root, issues=(order.issue,), findings=made.findings, base=_base(order.root)
    )


def count_findings(findings: Sequence[Finding]) -> str:
    """The number of findings of each severity, such as "2 errors, 1 warning"."""
    errors = len(errors_among(tuple(findings)))
    counted = ((errors, "error"), (len(findings) - errors, "warning"))
    return ", ".join(plural(number, word) for number, word in counted if number) or "no findings"


def _base(root: Path) -> str:
    """The path down to `root`: readers of a report know only files below the current folder."""
    try:
        path = Path(os.path.relpath(root)).as_posix()
    except (ValueError, OSError):  # on another drive, or from a folder that was removed
        return ""
    return "" if path == "." or path.startswith("..") else f"{path}/"
