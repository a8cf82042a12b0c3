"""An order for a plan goes in; the issue is read, altered as asked, and decided; the report on it comes out.

The whole order of work on one screen. Nothing is printed, and nothing is written to disk but a plan that is locked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lowdown.cache import MemoryCache, picture_cache
from lowdown.desk import alter_issue, check_pins, read_issue, read_publication, without_ignored
from lowdown.errors import UsageError
from lowdown.jobs.build import land_lock
from lowdown.model import Finding, errors_among, in_order

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lowdown.model import Issue, LockedPlan, PlanReport, Publication
    from lowdown.output import Landed

_OVERSET: Final = "LD401"
"""The rule that copy has to fit, which a limit of lines takes the place of."""
UNLOCKED: Final = "lock=off"
"""The what-if that plans afresh what is locked, which may be locked anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOrder:
    """What is to be planned."""

    root: Path
    """The publication's folder."""
    issue: str
    """The issue's name."""
    what_if: tuple[str, ...] = ()
    """How the order is to be altered, such as `pages=8`; the files stay as they are."""
    max_over: int | None = None
    """Lines by which an article may be too long; None: none may, as in a build."""
    lock: bool = False
    """Whether later builds are to keep to the plan that comes out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanResult:
    """What came of planning."""

    findings: tuple[Finding, ...] = ()
    """Everything that is wrong, with the order as it was altered."""
    report: PlanReport | None = None
    """The plan, altered as asked; None where the copy cannot be set."""
    ordered: PlanReport | None = None
    """The plan without the alterations, where there are any and it can be made."""
    what_if: tuple[str, ...] = ()
    """The alterations."""
    news: tuple[str, ...] = ()
    """What is different from the plan that was locked, without alterations; nothing where none was."""
    max_over: int | None = None
    """Lines by which an article may be too long."""
    lock: Landed | None = None
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


def run_plan(order: PlanOrder, *, progress: Callable[[str], None]) -> PlanResult:
    """Plans an issue; `progress` is told the name of each step.

    Raises SettingsError, UsageError for an unknown issue, a what-if that cannot be understood or one that is to be
    locked, and OutputError where the plan cannot be written.
    """
    _refuse_to_lock(order)
    progress("Reading the settings")
    publication = read_publication(order.root)
    progress(f"Reading {order.issue}")
    reading = read_issue(publication, order.issue)
    read = without_ignored(order.root, reading.findings)
    if reading.value is None or errors_among(read):
        return PlanResult(findings=read, what_if=order.what_if, max_over=order.max_over)
    altered = alter_issue(reading.value, order.what_if)
    planner = _Planner(publication=publication, progress=progress)
    ordered = planner.plan(reading.value) if order.what_if else None
    planned = planner.plan(altered)
    pins = check_pins(altered) if order.what_if else ()
    findings = in_order((*read, *pins, *planned.findings))
    return PlanResult(
        findings=findings,
        report=planned.report,
        ordered=ordered.report if ordered else None,
        what_if=order.what_if,
        news=() if ordered else planned.news,
        max_over=order.max_over,
        lock=land_lock(order.root, order.issue, planned.lock)
        if order.lock and not errors_among(findings)
        else None,
    )


def _refuse_to_lock(order: PlanOrder) -> None:
    """What the manifest does not order would not be kept to."""
    if order.lock and set(order.what_if) - {UNLOCKED}:
        message = f"a plan is locked as the manifest orders it; write the change into issues/{order.issue}.md first"
        raise UsageError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planner:
    """Plans issues of one publication."""

    publication: Publication
    """Its settings."""
    progress: Callable[[str], None]
    """Is told the name of each step."""
    cache: MemoryCache = field(default_factory=lambda: MemoryCache(below=picture_cache()))
    """Prepared pictures."""

    def plan(self, issue: Issue) -> _Planned:
        """What came of planning an issue."""
        from lowdown.makeup import plan_paper, report_plan

        planned = plan_paper(self.publication, issue, progress=self.progress, cache=self.cache)
        if planned.plan is None:
            return _Planned(findings=planned.findings)
        report = report_plan(self.publication, planned.plan)
        return _Planned(
            findings=planned.findings, report=report, news=planned.plan.news, lock=planned.plan.lock
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    """One plan."""

    findings: tuple[Finding, ...]
    """What is wrong with its pages."""
    report: PlanReport | None = None
    """The report on it."""
    news: tuple[str, ...] = ()
    """What is different from the plan that was locked."""
    lock: LockedPlan | None = None
    """What to write down so that later builds keep to it."""
