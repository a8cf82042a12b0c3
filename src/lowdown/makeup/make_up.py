"""Plans a whole paper: sets its type, decides where every line stands, judges the result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from lowdown.cache import Cache
from lowdown.layout import lock_plan, plan_changes
from lowdown.makeup.copyfit import fit_copy
from lowdown.makeup.fit_findings import find_misfits
from lowdown.makeup.locked import follow_locked_plan
from lowdown.makeup.task import MakeupTask, orders_of
from lowdown.makeup.typesetting import prepare_pictures, set_type
from lowdown.makeup.undrawn import find_undrawn
from lowdown.model import (
    Change,
    Finding,
    Issue,
    LockedPlan,
    Makeup,
    Publication,
    PulledLever,
    errors_among,
    printed_issue,
)
from lowdown.press import (
    Press,
    TypesetIssue,
    UndrawnPictureError,
    find_missing_italics,
    find_unsettable,
    inspect_type,
    load_templates,
)
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPlan:
    """A paper decided, and all that is needed to paste it up."""

    issue: Issue
    """The issue as it was ordered, with the introduction among its articles where that prints, and
    without a lead picture in the head that page 1 has no room for.
    """
    typeset: TypesetIssue
    """Its type."""
    makeup: Makeup
    """Where it stands."""
    press: Press
    """The press that set it."""
    changes: tuple[Change, ...] = ()
    """What was changed so that the copy fits, in the order of the fit ladder."""
    levers: Mapping[str, tuple[PulledLever, ...]] = field(default_factory=dict)
    """The levers that are applied for that, by the article's slug."""

    @property
    def lock(self) -> LockedPlan:
        """The locked plan by which later builds keep to this plan."""
        return lock_plan(
            self.makeup, orders_of(self.issue, self.typeset), self.typeset.grid, levers=self.levers
        )

    @property
    def plan_changes(self) -> tuple[str, ...]:
        """How it differs from the locked plan, in an editor's words; empty without such a plan."""
        return plan_changes(self.issue.locked, self.lock) if self.issue.locked else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPaper:
    """A planned paper, and everything that is wrong with it."""

    findings: tuple[Finding, ...]
    """Everything that is wrong with it."""
    plan: PaperPlan | None = None
    """The plan, copy without room included; None where the copy cannot be set at all."""

    @property
    def failed(self) -> bool:
        """Whether it cannot be printed."""
        return bool(errors_among(self.findings))


def plan_paper(
    publication: Publication,
    issue: Issue,
    *,
    progress: Callable[[str], None],
    cache: Cache | None = None,
) -> PlannedPaper:
    """Set all type of an issue, decide where every line of it stands, and judge the result.

    These are steps 3 to 8 of `docs/how-a-paper-is-made.md`. `progress` is called with the name of
    each; `cache` keeps prepared pictures, drawings, and where words are divided, between builds.
    SettingsError: a template of the publication's own is faulty.
    """
    templates = load_templates(publication)
    issue = printed_issue(publication, issue)
    unsettable = find_unsettable(publication, issue, templates.typefaces)
    if unsettable:
        return PlannedPaper(findings=unsettable)

    progress("Preparing the pictures")
    pictures = prepare_pictures(publication, issue, templates, cache)
    if errors_among(pictures.findings):
        return PlannedPaper(findings=pictures.findings)

    progress("Setting type")
    try:
        set_issue = set_type(publication, issue, templates, pictures.assets, cache=cache)
    except UndrawnPictureError as error:
        undrawn = find_undrawn(publication, issue, error)
        return PlannedPaper(findings=(*pictures.findings, *undrawn))
    faults = (
        *find_missing_italics(publication),
        *pictures.findings,
        *inspect_type(publication, set_issue.issue, set_issue.typeset),
    )
    if errors_among(faults):
        set_issue.press.engine.keep()
        return PlannedPaper(findings=faults)

    progress("Making up the pages")
    orders = orders_of(set_issue.issue, set_issue.typeset)
    task = MakeupTask(set_issue=set_issue, orders=orders, cache=cache)
    # As the locked plan has it, where there is one that can be followed; else as is best.
    locked = follow_locked_plan(task)
    makeup = locked.makeup if locked else task.plan_pages(orders)
    # The copy is made to fit, and what still has no room is reported.
    fitted = fit_copy(task, makeup, locked)
    misfits = find_misfits(task, fitted)
    set_issue.press.engine.keep()
    plan = PaperPlan(
        issue=set_issue.issue,
        typeset=fitted.typeset,
        makeup=fitted.makeup,
        press=set_issue.press,
        changes=fitted.changes,
        levers=fitted.levers,
    )
    return PlannedPaper(findings=(*faults, *misfits), plan=plan)
