"""`lowdown build`: makes the papers of one issue or of all, the site and the feeds, and writes them
to the output folder.

The order of work is that of `docs/how-a-paper-is-made.md`. Nothing is written where anything stops
the build.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lowdown.desk import (
    NumberedIssue,
    check_numbers,
    issue_names,
    read_publication,
    require_issue,
    write_plan,
)
from lowdown.editions import IssueReading, ReadingNeeds, read_issues
from lowdown.errors import UsageError
from lowdown.jobs.editions import EditionsTask, MadePart, feeds_part, site_part
from lowdown.jobs.freshness import SOURCE_FOLDERS
from lowdown.jobs.inputs import reading_digest
from lowdown.jobs.landing import land, look_at, look_at_papers
from lowdown.jobs.papers import MadePaper, PaperJob, make_paper
from lowdown.jobs.published import (
    published_records,
)
from lowdown.model import Finding, errors_among
from lowdown.output import (
    Batch,
    WrittenFile,
    ignore_notice,
    open_output,
    repair_output,
    write_source,
)
from lowdown.outputs import PICTURES, locked_plan_path
from lowdown.values import dataclass
from lowdown.workers import processes_kept, processors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lowdown.model import LockedPlan, Publication

PAPER: Final = "paper"
WEB: Final = "web"
FEEDS: Final = "feeds"
EDITIONS: Final = (PAPER, WEB, FEEDS)
"""What a build can be limited to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOrder:
    """What to build."""

    root: Path
    """The publication's folder."""
    issue: str | None = None
    """The issue's name; None: every issue."""
    out: Path
    """The output folder."""
    only: frozenset[str] = frozenset(EDITIONS)
    """The editions to make."""
    strict: bool = False
    """Whether warnings stop the build as errors do."""
    lock: bool = False
    """Whether to lock the plan of each paper, so that later builds keep to it."""
    processes: int = field(default_factory=processors)
    """Processes that read issues and write pages, at most."""

    @property
    def issues(self) -> tuple[str, ...]:
        """The names of the issues to build."""
        return issue_names(self.root) if self.issue is None else (self.issue,)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """The findings of a build, and the files that it made."""

    findings: tuple[Finding, ...] = ()
    """Everything that is wrong with the copy."""
    files: tuple[WrittenFile, ...] = ()
    """Every file of the build; empty where a finding stopped it."""
    pages: Mapping[str, int] = field(default_factory=dict)
    """Number of pages of each paged file among them."""
    plan_changes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """How each paper differs from its locked plan, one sentence each without a full stop, by the
    name of its issue.
    """
    locks: tuple[WrittenFile, ...] = ()
    """The files of the locked plans, where they were to be written."""

    @property
    def ok(self) -> bool:
        """Whether the build was made."""
        return bool(self.files)


@processes_kept()
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
    _refuse_sources(order)
    repair_output(order.out, root=order.root, notice=notice)
    progress("Reading the settings")
    publication = read_publication(order.root)
    if order.issue is not None:
        require_issue(order.root, order.issue)

    papers = _make_papers(order, publication, progress)
    findings = tuple(finding for paper in papers for finding in paper.findings)
    if errors_among(findings):
        return BuildResult(findings=findings)

    progress("Reading the other issues")
    needs = ReadingNeeds(publication=publication, state=reading_digest(publication))
    readings = tuple(read_issues(needs, issue_names(order.root), processes=order.processes))
    if not papers:
        findings = _findings_of(readings, order.issues)
    findings = (*findings, *_shared_numbers(order, readings))
    if errors_among(findings):
        return BuildResult(findings=findings)

    # Nobody else writes from here on, so that the site and the feeds have what stands there when
    # they land.
    with open_output(order.out, root=order.root, notice=notice) as output:
        task = EditionsTask(
            out=order.out,
            processes=order.processes,
            reading=needs,
            papers=papers,
            before=look_at(order.out),
        )
        published = published_records(publication, readings, read=task.read, building=order.issues)
        progress("Making the site")
        site = site_part(task, published) if WEB in order.only else MadePart()

        progress("Making the feeds")
        feeds = feeds_part(task, published) if FEEDS in order.only else MadePart()

        findings = (*findings, *published.left_out, *site.findings, *feeds.findings)
        if errors_among(findings) or (order.strict and findings):
            return BuildResult(findings=findings, plan_changes=_plan_changes(papers))

        progress("Writing the files")
        landed = land(
            output,
            task.before,
            [*(paper.part for paper in papers), *site.parts, *feeds.parts],
            issues=issue_names(order.root),
            first=_locked_plans(order, papers),
        )
    return BuildResult(
        findings=findings,
        files=landed.files,
        pages={path: pages for paper in papers for path, pages in paper.pages.items()},
        plan_changes=_plan_changes(papers),
        locks=landed.first,
    )


def _findings_of(readings: Sequence[IssueReading], names: Sequence[str]) -> tuple[Finding, ...]:
    """What is wrong with the issues of the given names."""
    return tuple(
        finding for reading in readings if reading.name in names for finding in reading.findings
    )


def _shared_numbers(order: BuildOrder, readings: Sequence[IssueReading]) -> tuple[Finding, ...]:
    """The numbers of the issues to build that other issues have too."""
    records = [reading.record for reading in readings if reading.record]
    numbered = [
        NumberedIssue(
            name=record.card.name,
            number=record.card.number,
            volume=record.card.volume,
            place=record.number_place,
        )
        for record in records
    ]
    return check_numbers(numbered, checked=order.issues)


def _make_papers(
    order: BuildOrder, publication: Publication, progress: Callable[[str], None]
) -> tuple[MadePaper, ...]:
    """The papers of the issues to build, where papers are to be made."""
    if PAPER not in order.only:
        return ()
    standing = look_at_papers(order.out)
    papers = []
    for number, name in enumerate(order.issues, 1):
        place = f"{number} of {len(order.issues)}: " if len(order.issues) > 1 else ""
        job = PaperJob(
            publication=publication,
            standing=standing,
            progress=partial(_announce, progress, place),
            lock=order.lock,
        )
        papers.append(make_paper(job, name))
    return tuple(papers)


def _announce(progress: Callable[[str], None], place: str, step: str) -> None:
    progress(f"{place}{step}")


def _plan_changes(papers: Sequence[MadePaper]) -> dict[str, tuple[str, ...]]:
    return {paper.name: paper.plan_changes for paper in papers if paper.plan_changes}


def _locked_plans(order: BuildOrder, papers: Sequence[MadePaper]) -> Batch | None:
    """The files of plans beside the manifests of their issues.

    They land before the outputs, which would otherwise be older than one of their sources.
    """
    plans = {
        locked_plan_path(paper.name): write_plan(paper.name, paper.lock)
        for paper in papers
        if paper.lock
    }
    return Batch(folder=order.root, files=plans) if plans else None


def write_locked_plan(root: Path, issue: str, plan: LockedPlan) -> WrittenFile:
    """Writes a plan beside the manifest of its issue. Raises OutputError."""
    return write_source(locked_plan_path(issue), write_plan(issue, plan), root=root)


def _refuse_sources(order: BuildOrder) -> None:
    """Raises UsageError where output would be written over what people wrote."""
    out, root = Path(os.path.realpath(order.out)), Path(os.path.realpath(order.root))
    # Outputs have folders of their own; from above, one of them may be the publication's.
    above = root.parts[len(out.parts)] if root != out and root.is_relative_to(out) else None
    inside = any(out.is_relative_to(root / folder) for folder in SOURCE_FOLDERS)
    names = (order.issue,) if order.issue else issue_names(order.root)
    if out == root or inside or (above and above in (PICTURES.rstrip("/"), *names)):
        message = (
            "the output folder must not be the publication's own folder or one of its sources;"
            " choose another"
        )
        raise UsageError(message)
