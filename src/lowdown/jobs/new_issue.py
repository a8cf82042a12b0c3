"""`lowdown new issue`: begins the next issue in the form of the last one; replaces nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lowdown.desk import FaultLog, article_slugs, header_of, read_publication, read_source
from lowdown.errors import UsageError
from lowdown.jobs.known_issues import (
    KnownIssue,
    days_of,
    known_issues,
    next_date,
    require_free,
    write_new,
)
from lowdown.model import IssueNumber, Limit, Volume, ascii_slug, shorten
from lowdown.output import ignore_notice
from lowdown.outputs import locked_plan_path
from lowdown.values import dataclass

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable
    from pathlib import Path

    from lowdown.starter import Entry, Numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueOrder:
    """The issue to begin."""

    root: Path
    """The publication's folder."""
    today: datetime.date
    """The day before which no issue is dated of its own accord."""
    date: datetime.date | None = None
    """Its day; None: the next one in the rhythm of the issues before."""
    number: IssueNumber | None = None
    """Its number; None: the next one."""
    volume: Volume | None = None
    """Its volume; None: the next one, or the same."""
    name: str | None = None
    """The name of its file; None: made like the last one's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunIssue:
    """An issue that was begun."""

    path: str
    """Its manifest, below the publication's folder."""
    issue: Numbered
    """Its day, number and volume."""
    reason: str
    """Why it has that day, in words; empty where the day was named."""
    articles: tuple[str, ...]
    """The articles that it lists."""


def new_issue(order: IssueOrder, *, notice: Callable[[str], None] = ignore_notice) -> BegunIssue:
    """Begins the next issue, with every article that no issue has yet.

    Raises UsageError where a manifest before it has no number or date that can be read, or its file
    is there, SettingsError, and OutputError where it cannot be written. `notice` is called with a
    sentence where another process is waited for.
    """
    from lowdown.starter import (
        first_name,
        next_manifest,
        next_name,
        next_numbered,
        with_number,
    )

    publication = read_publication(order.root)
    there = known_issues(order.root)
    known = there.issues
    if there.broken:
        message = (
            f"issues/{there.broken[0]}.md has no number or no date that can be read, so the next"
            " one would be a guess; `lowdown check` says what is wrong with it"
        )
        raise UsageError(message)
    date = order.date or next_date(known, order.today)
    before = [item.issue for item in known]
    issue = with_number(next_numbered(before, date), order.number, order.volume)
    last = known[-1] if known else None
    name = order.name or (next_name(last.name, last.issue, issue) if last else first_name(issue))
    panel = publication.donation.article if publication.donation else None
    articles = _waiting(order.root, known, without=panel)
    text = next_manifest(
        _text_of(order.root, last.name) if last else "",
        issue,
        articles=articles,
        shape=_shape(last.values if last else {}),
    )
    _refuse_name(name)
    require_free(order.root, locked_plan_path(name))
    path = f"issues/{name}.md"
    write_new(order.root, path, text, notice=notice)
    reason = "" if order.date else _reason(days_of(known))
    return BegunIssue(path=path, issue=issue, reason=reason, articles=articles)


def _refuse_name(name: str) -> None:
    """Raises UsageError for a name that could not stand in an address."""
    if name != ascii_slug(name) or not name or len(name) > Limit.NAME.most:
        message = (
            f"“{shorten(name, 100)}” makes no name for a file; write small letters, digits"
            " and hyphens behind --name"
        )
        raise UsageError(message)


def _reason(days: Sequence[datetime.date]) -> str:
    """Why the issue after those of these days has the day that it has."""
    from lowdown.starter import find_rhythm

    if not days:
        return "as the first one is of today"
    if len(days) == 1:
        return "a month after the only one; --date names another"
    return f"as the issues before appear {find_rhythm(days)}"


def _waiting(root: Path, known: Sequence[KnownIssue], *, without: str | None) -> tuple[str, ...]:
    """The articles that no issue has, but drafts, the donation panel, and those that have a date
    before the last issue's.
    """
    taken = {_slug_of(entry) for item in known for entry in _entries(item.values)} | {without}
    last = known[-1].issue.date.isoformat() if known else ""
    found = []
    for slug in article_slugs(root):
        if slug in taken:
            continue
        values = header_of(root, f"articles/{slug}.md").values
        if not values.get("title") or str(values.get("draft")).lower() == "true":
            continue
        if str(values.get("date") or "9999") >= last:
            found.append(slug)
    return tuple(found[: Limit.ARTICLES.most])


def _entries(values: Mapping[str, Any]) -> list[Any]:
    entries = values.get("articles")
    return entries if isinstance(entries, list) else []


def _slug_of(entry: object) -> str:
    """The slug of an entry in a manifest."""
    return str(entry.get("article") if isinstance(entry, dict) else entry)


def _shape(values: Mapping[str, Any]) -> list[Entry]:
    """The places of the articles of an issue."""
    from lowdown.starter import Entry

    keyed = [entry if isinstance(entry, dict) else {} for entry in _entries(values)]
    return [
        Entry(pages=_typed(entry.get("pages")), overflow=_typed(entry.get("overflow")))
        for entry in keyed
    ]


def _typed(value: object) -> str:
    """A value as it was typed; a list with commas between."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _text_of(root: Path, name: str) -> str:
    source = read_source(root, FaultLog(f"issues/{name}.md"))
    return source.text if source else ""
