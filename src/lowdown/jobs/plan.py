"""`lowdown plan`: reads an issue, alters it as asked, plans its pages and reports on the plan.

Nothing is printed, and nothing is written to disk except a plan that is locked.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final

from lowdown.cache import MemoryCache, picture_cache
from lowdown.desk import alter_issue, check_pins, read_issue, read_publication, without_ignored
from lowdown.errors import UsageError
from lowdown.jobs.build import write_locked_plan
from lowdown.model import Finding, errors_among, in_order
from lowdown.output import ignore_notice, repair_output
from lowdown.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lowdown.model import Issue, LockedPlan, PlanReport, Publication
    from lowdown.output import WrittenFile

_OVERSET: Final = "LD401"
"""The rule that copy has to fit, which a limit of lines replaces."""
UNLOCKED: Final = "lock=off"
"""The what-if that plans a locked issue from scratch; its plan may be locked again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOrder:
    """What to plan."""

    root: Path
    """The publication's folder."""
    issue: str
    """The issue's name."""
    what_if: tuple[str, ...] = ()
    """Alterations of the manifest, such as `pages=8`; the files stay as they are."""
    max_over: int | None = None
    """Lines by which an article may be too long; None: none may, as in a build."""
    lock: bool = False
    """Whether to lock the plan, so that later builds keep to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanResult:
    """The findings of planning, and the report on the plan."""

    findings: tuple[Finding, ...] = ()
    """Everything that is wrong, with the alterations made."""
    report: PlanReport | None = None
    """The plan with the alterations; None where the copy cannot be set."""
    ordered: PlanReport | None = None
    """The plan without the alterations, where there are any and it can be made."""
    what_if: tuple[str, ...] = ()
    """The alterations."""
    plan_changes: tuple[str, ...] = ()
    """How the plan without alterations differs from the locked one; empty where none was locked."""
    max_over: int | None = None
    """Lines by which an article may be too long."""
    lock: WrittenFile | None = None
    """The file of the locked plan, where it was to be written and the paper can be printed."""

    @property
    def ok(self) -> bool:
        """Whether the plan can be printed, or no article is over by more lines than it may be."""
        errors = errors_among(self.findings)
        if self.report is None:
            return False
        if self.max_over is None:
            return not errors
        over = max((article.unplaced_lines for article in self.report.articles), default=0)
        return over <= self.max_over and all(error.code == _OVERSET for error in errors)


def run_plan(
    order: PlanOrder,
    *,
    progress: Callable[[str], None],
    notice: Callable[[str], None] = ignore_notice,
) -> PlanResult:
    """Plans an issue; calls `progress` with the name of each step, and `notice` with a sentence
    where another process is waited for.

    Raises SettingsError, UsageError for an unknown issue, a what-if that cannot be understood or
    one that is to be locked, and OutputError where the plan cannot be written.
    """
    _refuse_to_lock(order)
    repair_output(order.root / "dist", root=order.root, notice=notice)
    progress("Reading the settings")
    publication = read_publication(order.root)

    progress(f"Reading {order.issue}")
    reading = read_issue(publication, order.issue)
    findings = without_ignored(order.root, reading.findings)
    issue = reading.value
    if issue is None or errors_among(findings):
        return PlanResult(findings=findings, what_if=order.what_if, max_over=order.max_over)

    # Each plan prepares the pictures, sets type and makes up the pages.
    planner = _Planner(publication=publication, progress=progress)
    if order.what_if:
        altered = alter_issue(issue, order.what_if)
        ordered = planner.plan(issue).report
        planned = planner.plan(altered)
        findings = in_order((*findings, *check_pins(altered), *planned.findings))
        plan_changes: tuple[str, ...] = ()
    else:
        ordered = None
        planned = planner.plan(issue)
        findings = in_order((*findings, *planned.findings))
        plan_changes = planned.plan_changes

    lock = None
    if order.lock and planned.lock and not errors_among(findings):
        lock = write_locked_plan(order.root, order.issue, planned.lock)
    return PlanResult(
        findings=findings,
        report=planned.report,
        ordered=ordered,
        what_if=order.what_if,
        plan_changes=plan_changes,
        max_over=order.max_over,
        lock=lock,
    )


def _refuse_to_lock(order: PlanOrder) -> None:
    """Raises UsageError where a build, which follows the manifest, could not keep to the plan."""
    if order.lock and set(order.what_if) - {UNLOCKED}:
        message = (
            "a plan is locked as the manifest orders it; write the change into"
            f" issues/{order.issue}.md first"
        )
        raise UsageError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    """One plan."""

    findings: tuple[Finding, ...]
    """What is wrong with its pages."""
    report: PlanReport | None = None
    """The report on it; None where the copy cannot be set."""
    plan_changes: tuple[str, ...] = ()
    """How it differs from the locked plan."""
    lock: LockedPlan | None = None
    """The plan as it would be locked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planner:
    """Plans issues of one publication."""

    publication: Publication
    """Its settings."""
    progress: Callable[[str], None]
    """Called with the name of each step."""
    cache: MemoryCache = field(default_factory=lambda: MemoryCache(below=picture_cache()))
    """Prepared pictures."""

    def plan(self, issue: Issue) -> _Planned:
        """Plans one issue."""
        from lowdown.makeup import plan_paper, report_plan

        planned = plan_paper(self.publication, issue, progress=self.progress, cache=self.cache)
        plan = planned.plan
        if plan is None:
            return _Planned(findings=planned.findings)
        return _Planned(
            findings=planned.findings,
            report=report_plan(self.publication, plan),
            plan_changes=plan.plan_changes,
            lock=plan.lock,
        )
