"""An order goes in; the publication is read, printed, syndicated and landed; what came of it comes out.

The whole order of work on one screen. Nothing is landed where anything stops the build.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lowdown.cache import picture_cache
from lowdown.desk import (
    issue_names,
    read_issue,
    read_publication,
    without_ignored,
    write_plan,
)
from lowdown.editions import make_feeds
from lowdown.errors import UsageError
from lowdown.model import Finding, Location, errors_among, plural
from lowdown.output import Landed, land
from lowdown.outputs import locked_plan_path, paper_path

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from lowdown.model import Issue, LockedPlan, Publication

SOURCE_FOLDERS: Final = ("articles", "fillers", "issues", "pictures", "templates")
"""Where people write; nothing is ever landed there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOrder:
    """What is to be made."""

    root: Path
    """The publication's folder."""
    issue: str
    """The issue's name."""
    out: Path
    """The output folder."""
    strict: bool = False
    """Whether warnings stop the build as errors do."""
    lock: bool = False
    """Whether later builds are to keep to the plan that comes out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """What came of an order."""

    findings: tuple[Finding, ...] = ()
    """Everything that was wrong with the copy."""
    landed: tuple[Landed, ...] = ()
    """Every file of the build; empty where a finding stopped it."""
    pages: Mapping[str, int] = field(default_factory=dict)
    """Number of pages of each paged file among them."""
    news: tuple[str, ...] = ()
    """What is different from the locked plan, one sentence each without a full stop."""
    lock: Landed | None = None
    """The file of the locked plan, where it was to be written."""

    @property
    def ok(self) -> bool:
        """Whether the build was made."""
        return bool(self.landed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What subscribers get to see."""

    issues: tuple[Issue, ...]
    """The issues in the feeds."""
    left_out: tuple[Finding, ...] = ()
    """A warning for each issue that cannot be read."""


def run_build(order: BuildOrder, *, progress: Callable[[str], None]) -> BuildResult:
    """Builds everything for subscribers; `progress` is told the name of each step.

    Raises SettingsError, UsageError for an unknown issue or an output folder among the sources, and OutputError.
    """
    from lowdown.editions import print_paper

    _refuse_sources(order)
    progress("Reading the settings")
    publication = read_publication(order.root)
    progress(f"Reading {order.issue}")
    reading = read_issue(publication, order.issue)
    read = without_ignored(order.root, reading.findings)
    if reading.value is None or errors_among(read):
        return BuildResult(findings=read)
    paper = print_paper(publication, reading.value, progress=progress, cache=picture_cache())
    if errors_among(paper.findings):
        return BuildResult(findings=(*read, *paper.findings))
    progress("Reading the other issues")
    published = published_issues(publication, out=order.out, made=reading.value)
    progress("Making the feeds")
    lengths = _pdf_lengths(published.issues, order.out) | _made_length(reading.value, paper.files)
    feeds = make_feeds(publication, published.issues, pdf_lengths=lengths)
    findings = (*read, *paper.findings, *published.left_out, *feeds.findings)
    if errors_among(findings) or (order.strict and findings):
        return BuildResult(findings=findings, news=paper.news)
    progress("Landing the files")
    lock = land_lock(order.root, order.issue, paper.plan) if order.lock else None
    landed = land({**feeds.files, **paper.files}, order.out)
    return BuildResult(
        findings=findings, landed=landed, pages=paper.pages, news=paper.news, lock=lock
    )


def land_lock(root: Path, issue: str, plan: LockedPlan | None) -> Landed | None:
    """Writes the plan, if there is one, beside the manifest of the issue.

    A paper is landed afterwards: it would be older than one of its sources else.
    """
    return land({locked_plan_path(issue): write_plan(issue, plan)}, root)[0] if plan else None


def _refuse_sources(order: BuildOrder) -> None:
    """The output is never written over what people wrote."""
    out, root = order.out.resolve(), order.root.resolve()
    if out == root or any(out.is_relative_to(root / folder) for folder in SOURCE_FOLDERS):
        message = "the output folder must not be the publication's own folder or one of its sources; choose another"
        raise UsageError(message)


def published_issues(
    publication: Publication, *, out: Path, made: Issue | None = None
) -> Published:
    """The issues for the feeds: `made`, which is being built, and those that can be read and are not in preparation.

    The newest issue whose paper has been built is the last: subscribers must not see one that somebody still writes.
    """
    issues, left_out = [made] if made else [], []
    for name in issue_names(publication.root):
        if made and name == made.name:
            continue
        reading = read_issue(publication, name)
        if reading.value is None or errors_among(reading.findings):
            left_out.append(_left_out(name, len(errors_among(reading.findings))))
        else:
            issues.append(reading.value)
    built = [_rank(one) for one in issues if one is made or _is_built(one.name, out)]
    published = tuple(one for one in issues if built and _rank(one) <= max(built))
    return Published(issues=published, left_out=tuple(left_out))


def _rank(issue: Issue) -> tuple[datetime.date, int]:
    return issue.date, issue.number


def _left_out(name: str, errors: int) -> Finding:
    return Finding(
        code="LD502",
        place=Location(path=f"issues/{name}.md"),
        message=f"the feeds leave {name} out: {plural(errors, 'error')} in it or in its articles",
        cure=f"Run `lowdown build {name}` to see what is wrong, and put it right.",
    )


def _is_built(name: str, out: Path) -> bool:
    return (out / paper_path(name)).is_file()


def _pdf_lengths(issues: tuple[Issue, ...], out: Path) -> dict[str, int]:
    """The size in bytes of each paper that an earlier build has left in the output folder."""
    return {
        issue.name: (out / paper_path(issue.name)).stat().st_size
        for issue in issues
        if _is_built(issue.name, out)
    }


def _made_length(issue: Issue, files: Mapping[str, bytes]) -> dict[str, int]:
    paper = files.get(paper_path(issue.name))
    return {} if paper is None else {issue.name: len(paper)}
