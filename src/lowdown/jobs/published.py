"""The issues that subscribers get to see, and what is left out of the feeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lowdown.desk import issue_names, read_issue
from lowdown.model import Finding, Location, errors_among, plural
from lowdown.outputs import paper_path

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from lowdown.model import Issue, Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedIssues:
    """The issues for the feeds."""

    issues: tuple[Issue, ...]
    """The issues that can be read and are not in preparation."""
    left_out: tuple[Finding, ...] = ()
    """A warning for each issue that cannot be read."""


def published_issues(
    publication: Publication, *, out: Path, building: Issue | None = None
) -> PublishedIssues:
    """Reads the issues for the feeds; `building` is the one that is being built.

    The newest issue that has a paper is the last: subscribers must not see one that is in
    preparation.
    """
    issues = [building] if building else []
    left_out: list[Finding] = []
    for name in issue_names(publication.root):
        if building and name == building.name:
            continue
        reading = read_issue(publication, name)
        errors = errors_among(reading.findings)
        if reading.value is None or errors:
            left_out.append(_left_out(name, len(errors)))
        else:
            issues.append(reading.value)
    with_paper = {issue.name for issue in issues if (out / paper_path(issue.name)).is_file()}
    if building:
        with_paper.add(building.name)
    published = _not_in_preparation(issues, with_paper)
    return PublishedIssues(issues=published, left_out=tuple(left_out))


def _not_in_preparation(issues: Sequence[Issue], with_paper: Collection[str]) -> tuple[Issue, ...]:
    """The issues that are not newer than all those in `with_paper`; none where no issue has a
    paper.
    """
    ages = [_age(issue) for issue in issues if issue.name in with_paper]
    return tuple(issue for issue in issues if ages and _age(issue) <= max(ages))


def paper_lengths(issues: tuple[Issue, ...], out: Path) -> dict[str, int]:
    """The size in bytes of each paper in the output folder, by the name of its issue."""
    papers = {issue.name: out / paper_path(issue.name) for issue in issues}
    return {name: paper.stat().st_size for name, paper in papers.items() if paper.is_file()}


def _age(issue: Issue) -> tuple[datetime.date, int]:
    return issue.date, issue.number


def _left_out(name: str, errors: int) -> Finding:
    return Finding(
        code="LD502",
        place=Location(path=f"issues/{name}.md"),
        message=f"the feeds leave {name} out: {plural(errors, 'error')} in it or in its articles",
        cure=f"Run `lowdown build {name}` to see what is wrong, and put it right.",
    )
