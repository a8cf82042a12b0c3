"""`lowdown build`: reads an issue, makes its paper and the feeds, and writes them to the output
folder.

The order of work is that of `docs/how-a-paper-is-made.md`. Nothing is written where anything stops
the build.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lowdown.cache import picture_cache
from lowdown.desk import read_issue, read_publication, without_ignored, write_plan
from lowdown.editions import make_feeds
from lowdown.errors import UsageError
from lowdown.jobs.freshness import SOURCE_FOLDERS
from lowdown.jobs.published import paper_lengths, published_issues
from lowdown.model import Finding, errors_among
from lowdown.output import (
    Batch,
    WrittenFile,
    ignore_notice,
    open_output,
    repair_output,
    write_source,
)
from lowdown.outputs import PICTURES, locked_plan_path, paper_path

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lowdown.model import LockedPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOrder:
    """What to build."""

    root: Path
    """The publication's folder."""
    issue: str
    """The issue's name."""
    out: Path
    """The output folder."""
    strict: bool = False
    """Whether warnings stop the build as errors do."""
    lock: bool = False
    """Whether to lock the plan of the paper, so that later builds keep to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """The findings of a build, and the files that it made."""

    findings: tuple[Finding, ...] = ()
    """Everything that is wrong with the copy."""
    files: tuple[WrittenFile, ...] = ()
    """Every file of the build; empty where a finding stopped it."""
    pages: Mapping[str, int] = field(default_factory=dict)
    """Number of pages of each paged file among them."""
    plan_changes: tuple[str, ...] = ()
    """How the paper differs from its locked plan, one sentence each without a full stop."""
    lock: WrittenFile | None = None
    """The file of the locked plan, where it was to be written."""

    @property
    def ok(self) -> bool:
        """Whether the build was made."""
        return bool(self.files)


def run_build(
    order: BuildOrder,
    *,
    progress: Callable[[str], None],
    notice: Callable[[str], None] = ignore_notice,
) -> BuildResult:
    """Builds everything for subscribers; calls `progress` with the name of each step, and `notice`
    with a sentence where another process is waited for.

    Raises SettingsError, UsageError for an unknown issue or an output folder among the sources,
    OutputError where the files cannot be written, and Interruption for a signal meanwhile.
    """
    from lowdown.editions import print_paper
    from lowdown.makeup import plan_paper

    _refuse_sources(order)
    repair_output(order.out, root=order.root, notice=notice)
    progress("Reading the settings")
    publication = read_publication(order.root)

    progress(f"Reading {order.issue}")
    reading = read_issue(publication, order.issue)
    findings = without_ignored(order.root, reading.findings)
    issue = reading.value
    if issue is None or errors_among(findings):
        return BuildResult(findings=findings)

    # Prepares the pictures, sets type and makes up the pages.
    pictures = picture_cache()
    planned = plan_paper(publication, issue, progress=progress, cache=pictures)
    findings = (*findings, *planned.findings)
    plan = planned.plan
    if plan is None or planned.failed:
        return BuildResult(findings=findings)

    progress("Pasting up")
    paper = print_paper(publication, plan)
    findings = (*findings, *paper.findings)
    if errors_among(findings):
        return BuildResult(findings=findings)

    # Nobody else writes from here on, so that the feeds have what stands there when they land.
    with open_output(order.out, root=order.root, notice=notice) as output:
        progress("Reading the other issues")
        published = published_issues(publication, out=order.out, building=issue)

        progress("Making the feeds")
        lengths = paper_lengths(published.issues, order.out)
        lengths[issue.name] = len(paper.files[paper_path(issue.name)])
        feeds = make_feeds(publication, published.issues, pdf_lengths=lengths, cache=pictures)
        findings = (*findings, *published.left_out, *feeds.findings)
        if errors_among(findings) or (order.strict and findings):
            return BuildResult(findings=findings, plan_changes=plan.plan_changes)

        progress("Writing the files")
        locks = _locked_plan(order, plan.lock) if order.lock else None
        written = output.write_files({**feeds.files, **paper.files}, first=locks)
    lock = written[0] if locks else None
    return BuildResult(
        findings=findings,
        files=written[1:] if locks else written,
        pages=paper.pages,
        plan_changes=plan.plan_changes,
        lock=lock,
    )


def _locked_plan(order: BuildOrder, plan: LockedPlan) -> Batch:
    """The file of a plan beside the manifest of its issue.

    It lands before the outputs, which would otherwise be older than one of their sources.
    """
    path = locked_plan_path(order.issue)
    return Batch(folder=order.root, files={path: write_plan(order.issue, plan)})


def write_locked_plan(root: Path, issue: str, plan: LockedPlan) -> WrittenFile:
    """Writes a plan beside the manifest of its issue. Raises OutputError."""
    return write_source(locked_plan_path(issue), write_plan(issue, plan), root=root)


def _refuse_sources(order: BuildOrder) -> None:
    """Raises UsageError where output would be written over what people wrote."""
    out, root = Path(os.path.realpath(order.out)), Path(os.path.realpath(order.root))
    # Outputs have folders of their own; from above, one of them may be the publication's.
    above = root.parts[len(out.parts)] if root != out and root.is_relative_to(out) else None
    inside = any(out.is_relative_to(root / folder) for folder in SOURCE_FOLDERS)
    if out == root or inside or above in (PICTURES.rstrip("/"), order.issue):
        message = (
            "the output folder must not be the publication's own folder or one of its sources;"
            " choose another"
        )
        raise UsageError(message)
