"""The issues that a publication has, by which the next one goes, and the writing of new files."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from typing import TYPE_CHECKING, Any

from lowdown.desk import header_of, issue_names
from lowdown.errors import UsageError
from lowdown.model import IssueNumber, Volume
from lowdown.output import open_output
from lowdown.sources import is_there
from lowdown.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from lowdown.starter import Numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownIssue:
    """A manifest that is there."""

    name: str
    """The issue's name."""
    values: Mapping[str, Any] = field(repr=False)
    """What its header says."""
    issue: Numbered
    """Its day, number and volume."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownIssues:
    """The issues that are there."""

    issues: tuple[KnownIssue, ...]
    """Those of which the number and the day can be read; the last one is the last."""
    broken: tuple[str, ...]
    """The names of the others."""


def known_issues(root: Path) -> KnownIssues:
    """Returns the issues that are there."""
    known, broken = [], []
    for name in issue_names(root):
        values = header_of(root, f"issues/{name}.md").values
        issue = _numbered(values)
        if issue is None:
            broken.append(name)
        else:
            known.append(KnownIssue(name=name, values=values, issue=issue))
    known.sort(key=lambda item: (item.issue.date, item.issue.number))
    return KnownIssues(issues=tuple(known), broken=tuple(broken))


def _numbered(values: Mapping[str, Any]) -> Numbered | None:
    """An issue's day, number and volume; None where the day or the number cannot be read."""
    from lowdown.starter import Numbered

    number = IssueNumber.parse(str(values.get("number")))
    if number is None:
        return None
    with suppress(ValueError):
        date = datetime.date.fromisoformat(str(values.get("date")))
        volume = Volume.parse(str(values.get("volume", "")))
        return Numbered(date=date, number=number, volume=volume)
    return None


def days_of(known: Iterable[KnownIssue]) -> list[datetime.date]:
    """Returns the days of issues, in their order."""
    return [item.issue.date for item in known]


def next_date(known: Sequence[KnownIssue], today: datetime.date) -> datetime.date:
    """Returns the day of the issue after those that are there, and not before today."""
    from lowdown.starter import find_rhythm, next_day

    if not known:
        return today
    days = days_of(known)
    return next_day(days, find_rhythm(days), not_before=today)


def write_new(root: Path, path: str, text: str, *, notice: Callable[[str], None]) -> None:
    """Writes a source file; raises UsageError where one is there."""
    with open_output(root, inside=True, notice=notice) as output:
        require_free(root, path)
        output.write_files({path: text.encode()})


def require_free(root: Path, path: str) -> None:
    """Raises UsageError where something stands at `path`."""
    if is_there(root, path):
        option = "--slug" if path.startswith("articles/") else "--name"
        message = f"{path} is there already; give the new one another name with {option}"
        raise UsageError(message)
