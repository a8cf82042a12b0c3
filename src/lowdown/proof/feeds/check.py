"""The finished feeds go in, with the issues that they should hold; all that is wrong with them comes out.

The feeds are read by expat and by feedparser, never by what wrote them. A feed that cannot be read is told of once;
all others are proved in their form (https://www.rssboard.org/rss-specification, and what the W3C feed validator asks)
and then held against their sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lowdown.outputs import FEED, ISSUES_FEED
from lowdown.proof.feeds.enclosures import enclosure_faults
from lowdown.proof.feeds.faults import Fault, tell
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
    """Hold `feed.xml` and `issues.xml` against the published issues: LD510 to LD528."""
    findings = []
    for name, entries in _FEEDS:
        faults = _prove_feed(name, publication, entries(publication, issues), finished)
        findings += [
            tell(fault, name, finished)
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
    fault = root if isinstance(root, Fault) else shape_fault(root)
    if fault or isinstance(root, Fault):
        return [fault] if fault else []
    channel = root.children[0]
    subscribed = read_as_subscriber(data, items=len(channel.all("item")))
    if subscribed.trouble:
        return [
            Fault(
                code="LD511", message=f"a feed reader stumbles over the feed: {subscribed.trouble}"
            )
        ]
    own = publication.url + name
    return [
        *channel_faults(channel, own=own, newest=_newest(entries[: publication.feeds.items])),
        *_items_faults(channel, publication, entries, subscribed.days, finished),
    ]


def _newest(due: Sequence[Entry]) -> datetime.date | None:
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
    yield from collation_faults(items, entries, most=publication.feeds.items)
    for item in items:
        yield from item_faults(item.element, item.name)
        yield from fact_faults(item, shared=shared)
        yield from copy_faults(item)
        yield from enclosure_faults(item, publication.url, finished)
