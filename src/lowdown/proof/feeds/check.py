"""Compares the finished feeds with the issues that they should hold, and reports what is wrong.

The feeds are read with expat and feedparser, not with the library that wrote them. A feed that
cannot be read is one finding. All others are checked for their form, after the RSS specification
(https://www.rssboard.org/rss-specification) and the W3C feed validator, and then for their content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lowdown.outputs import FEED, ISSUES_FEED
from lowdown.proof.feeds.enclosures import enclosure_faults
from lowdown.proof.feeds.faults import Fault, finding_of
from lowdown.proof.feeds.forms import channel_faults, item_faults
from lowdown.proof.feeds.items import copy_faults, fact_faults
from lowdown.proof.feeds.match import collation_faults, match_items, shared_ids
from lowdown.proof.feeds.shape import read_as_subscriber, shape_fault
from lowdown.proof.feeds.sources import Entry, article_entries, issue_entries
from lowdown.proof.feeds.xml import Element, read_xml

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from lowdown.model import Finding, Issue, Publication
    from lowdown.proof.finished import Finished

_FEEDS: Final = ((FEED, article_entries), (ISSUES_FEED, issue_entries))
"""The feeds, below the output folder, and what each should hold."""


def prove_feeds(
    publication: Publication, issues: Sequence[Issue], finished: Finished
) -> tuple[Finding, ...]:
    """Compares `feed.xml` and `issues.xml` with the published issues: LD510 to LD528."""
    findings = []
    for name, entries in _FEEDS:
        faults = _prove_feed(name, publication, entries(publication, issues), finished)
        findings += [
            finding_of(fault, name, finished)
            for fault in sorted(faults, key=lambda fault: fault.line or 0)
        ]
    return tuple(findings)


def _prove_feed(
    name: str, publication: Publication, entries: tuple[Entry, ...], finished: Finished
) -> list[Fault]:
    data = finished.read(name)
    if data is None:
        return [Fault(code="LD510", message=f"the feed {name} is not there")]
    root = read_xml(data)
    if isinstance(root, Fault):
        return [root]
    fault = shape_fault(root)
    if fault:
        return [fault]
    channel = root.children[0]
    subscribed = read_as_subscriber(data, items=len(channel.all("item")))
    if subscribed.problem:
        message = f"a feed reader cannot read the feed: {subscribed.problem}"
        return [Fault(code="LD511", message=message)]
    own = publication.url + name
    return [
        *channel_faults(channel, own=own, newest=_newest(entries[: publication.feeds.items])),
        *_items_faults(channel, publication, entries, subscribed.days, finished),
    ]


def _newest(due: Sequence[Entry]) -> datetime.date | None:
    """The day on which one of the published entries was last changed; None without entries."""
    return max((entry.updated or entry.date for entry in due if entry.published), default=None)


def _items_faults(
    channel: Element,
    publication: Publication,
    entries: tuple[Entry, ...],
    days: Sequence[datetime.date | None],
    finished: Finished,
) -> Iterator[Fault]:
    items = match_items(channel.all("item"), entries, days)
    shared = shared_ids(items)
    yield from collation_faults(items, entries, limit=publication.feeds.items)
    for item in items:
        yield from item_faults(item.element, item.name)
        yield from fact_faults(item, shared=shared)
        yield from copy_faults(item)
        yield from enclosure_faults(item, publication.url, finished)
