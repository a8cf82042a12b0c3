"""The issues that subscribers get to see, and what is left out of the site and the feeds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING

from lowdown.desk import issue_names, read_issue
from lowdown.jobs.paper_cards import paper_card
from lowdown.model import Finding, Location, errors_among, plural
from lowdown.outputs import paper_path, plan_json_path
from lowdown.values import dataclass

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from lowdown.editions import IssueReading, IssueRecord
    from lowdown.model import Issue, IssueNumber, Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedIssues:
    """The issues for the feeds."""

    issues: tuple[Issue, ...]
    """The issues that can be read and are not in preparation."""
    left_out: tuple[Finding, ...] = ()
    """A warning for each issue that cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRecords:
    """The issues for the site."""

    records: tuple[IssueRecord, ...]
    """The records of the issues that can be read and are not in preparation, with their papers."""
    paper_lengths: Mapping[str, int] = field(default_factory=dict)
    """Bytes of the paper of each of these issues that has one, by the issue's name."""
    left_out: tuple[Finding, ...] = ()
    """A warning for each issue that cannot be read."""


def published_issues(publication: Publication, *, out: Path) -> PublishedIssues:
    """Reads the issues that are published.

    The newest issue that has a paper is the last: subscribers must not see one that is in
    preparation.
    """
    issues: list[Issue] = []
    left_out: list[Finding] = []
    for name in issue_names(publication.root):
        reading = read_issue(publication, name)
        errors = errors_among(reading.findings)
        if reading.value is None or errors:
            left_out.append(_left_out(name, len(errors)))
        else:
            issues.append(reading.value)
    with_paper = {issue.name for issue in issues if (out / paper_path(issue.name)).is_file()}
    ages = {issue.name: (issue.date, issue.number) for issue in issues}
    names = _not_in_preparation(ages, with_paper)
    published = tuple(issue for issue in issues if issue.name in names)
    return PublishedIssues(issues=published, left_out=tuple(left_out))


def published_records(
    publication: Publication,
    readings: Iterable[IssueReading],
    *,
    read: Callable[[str], bytes | None],
    building: Collection[str],
) -> PublishedRecords:
    """Returns the records for the site; `building` are the names of issues that are being built.

    `read` returns the bytes of a file of the output folder, as it will be, by its path.
    """
    records: list[IssueRecord] = []
    left_out: list[Finding] = []
    lengths: dict[str, int] = {}
    for reading in readings:
        if reading.record is None:
            left_out.append(_left_out(reading.name, len(errors_among(reading.findings))))
            continue
        card = reading.record.card
        pdf, plan = read(paper_path(card.name)), read(plan_json_path(card.name))
        if pdf is not None:
            lengths[card.name] = len(pdf)
            paper = paper_card(publication, card.name, pdf=pdf, plan_json=plan or b"")
            card = replace(card, paper=paper)
        records.append(replace(reading.record, card=card))
    ages = {record.card.name: (record.card.date, record.card.number) for record in records}
    names = _not_in_preparation(ages, {*lengths, *building})
    return PublishedRecords(
        records=tuple(record for record in records if record.card.name in names),
        paper_lengths={name: length for name, length in lengths.items() if name in names},
        left_out=tuple(left_out),
    )


def _not_in_preparation(
    ages: dict[str, tuple[datetime.date, IssueNumber]], with_paper: Collection[str]
) -> frozenset[str]:
    """The names of the issues that are not newer than all those in `with_paper`; none where no
    issue has a paper.
    """
    newest = max((age for name, age in ages.items() if name in with_paper), default=None)
    return frozenset(name for name, age in ages.items() if newest is not None and age <= newest)


def _left_out(name: str, errors: int) -> Finding:
    return Finding(
        code="LD502",
        place=Location(path=f"issues/{name}.md"),
        message=f"the site and the feeds leave {name} out: {plural(errors, 'error')} in it or in"
        " its articles",
        cure=f"Run `lowdown build {name}` to see what is wrong, and put it right.",
    )
