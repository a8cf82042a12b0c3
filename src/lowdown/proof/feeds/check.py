"""Compares the finished feeds with the issues that they should hold, and reports what is wrong.

The feeds are read with expat and feedparser, not with the library that wrote them. A feed that
cannot be read is one finding. All others are checked for their form, after the RSS specification
(https://www.rssboard.org/rss-specification) and the W3C feed validator, and then for their content.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lowdown.outputs import FEED, ISSUES_FEED
from lowdown.proof.feeds.enclosures import enclosure_faults
from lowdown.proof.feeds.faults import Fault, finding_of
from lowdown.proof.feeds.forms import channel_faults, item_faults
from lowdown.proof.feeds.head import head_faults
from lowdown.proof.feeds.items import copy_faults, fact_faults
from lowdown.proof.feeds.match import Item, collation_faults, match_items, shared_ids
from lowdown.proof.feeds.pictures import picture_faults
from lowdown.proof.feeds.shape import read_as_subscriber, shape_fault
from lowdown.proof.feeds.sources import Entry, article_entries, issue_entries
from lowdown.proof.feeds.xml import read_xml

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from lowdown.model import Finding, Issue, Publication
    from lowdown.proof.finished import Finished

_FEEDS: Final = ((FEED, article_entries), (ISSUES_FEED, issue_entries))
"""The feeds, below the output folder, and what each should hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sources:
    """What the feeds are compared with."""

    publication: Publication
    """The settings."""
    issues: Sequence[Issue]
    """The published issues."""
    finished: Finished
    """The folder that the feeds lie in."""


def check_feeds(
    publication: Publication, issues: Sequence[Issue], finished: Finished
) -> tuple[Finding, ...]:
    """Compares `feed.xml` and `issues.xml` with the published issues: LD510 to LD532."""
    sources = _Sources(publication=publication, issues=issues, finished=finished)
    findings = []
    for name, entries_of in _FEEDS:
        faults = _check_feed(name, entries_of(publication, issues), sources)
        findings += [
            finding_of(fault, name, finished)
            for fault in sorted(faults, key=lambda fault: fault.line or 0)
        ]
    return tuple(findings)


def _check_feed(name: str, entries: tuple[Entry, ...], sources: _Sources) -> list[Fault]:
    publication, finished = sources.publication, sources.finished
    data = finished.read(name)
    if data is None:
        return [Fault(code="LD510", message=f"the feed {name} is not there")]
    document = read_xml(data)
    if isinstance(document, Fault):
        return [document]
    root = document.root
    fault = shape_fault(root)
    if fault:
        return [*document.instructions, fault]
    channel = root.children[0]
    subscribed = read_as_subscriber(data, items=len(channel.all("item")))
    if subscribed.problem:
        message = f"a feed reader cannot read the feed: {subscribed.problem}"
        return [Fault(code="LD511", message=message)]
    newest = _newest(entries[: publication.feeds.items])
    items = match_items(channel.all("item"), entries, subscribed.days)
    return [
        *document.instructions,
        *head_faults(channel, publication),
        *channel_faults(channel, own=publication.url + name, newest=newest),
        *collation_faults(items, entries, limit=publication.feeds.items),
        *_item_faults(items, publication.url, finished),
        *picture_faults(items, publication, sources.issues, finished),
    ]


def _newest(entries: Sequence[Entry]) -> datetime.date | None:
    """The day of the newest published entry, changes included; None without entries."""
    return max((entry.updated or entry.date for entry in entries if entry.published), default=None)


def _item_faults(items: Sequence[Item], site: str, finished: Finished) -> Iterator[Fault]:
    """The faults of each item: its form, its facts, its copy and the file attached to it."""
    shared = shared_ids(items)
    for item in items:
        yield from item_faults(item.element, item.name)
        yield from fact_faults(item, shared=shared)
        yield from copy_faults(item)
        yield from enclosure_faults(item, site, finished)
