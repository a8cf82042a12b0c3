"""Compares the finished feeds with the issues that they should hold, and reports what is wrong.

The feeds are read with expat, json and feedparser, not with what wrote them. A feed that cannot be
read is one finding. All others are checked for their form, after the RSS specification
(https://www.rssboard.org/rss-specification), RFC 4287, JSON Feed 1.1 and the W3C feed validator,
and then for their content.

An archive has hundreds of feeds of the same items: what has been found faultless once is not
compared with the copy again. The feeds of topics are not given to feedparser, which is slow and
reads the same items in the feeds of the publication.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from lowdown.proof.feeds.enclosures import enclosure_faults
from lowdown.proof.feeds.faults import Fault, finding_of
from lowdown.proof.feeds.feed_list import READERS, ExpectedFeed, expected_feeds
from lowdown.proof.feeds.forms import CONTENT, channel_faults, item_faults
from lowdown.proof.feeds.head import head_faults
from lowdown.proof.feeds.items import copy_faults, fact_faults
from lowdown.proof.feeds.match import Item, collation_faults, match_items, shared_ids
from lowdown.proof.feeds.pictures import picture_faults, shown_pictures
from lowdown.proof.feeds.shape import days_shown
from lowdown.values import dataclass

if TYPE_CHECKING:
    import datetime
    from collections.abc import Hashable, Iterator, Sequence

    from lowdown.model import Finding, Issue, Publication
    from lowdown.proof.feeds.formats import FeedRead
    from lowdown.proof.feeds.sources import Entry
    from lowdown.proof.finished import Finished


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sources:
    """What the feeds are compared with."""

    publication: Publication
    """The settings."""
    issues: Sequence[Issue]
    """The published issues."""
    finished: Finished
    """The folder that the feeds lie in."""
    proven: set[Hashable] = field(default_factory=set)
    """The copy that has been found faultless in a feed, and what has been looked at once."""


def check_feeds(
    publication: Publication, issues: Sequence[Issue], finished: Finished
) -> tuple[Finding, ...]:
    """Compares all feeds with the published issues: LD510 to LD536."""
    sources = _Sources(publication=publication, issues=issues, finished=finished)
    findings = []
    missing: list[str] = []
    for feed in expected_feeds(publication, issues):
        data = finished.read(feed.path)
        if data is None and feed.folder:
            missing.append(feed.path)
            continue
        faults = _missing(feed.path) if data is None else _check_feed(data, feed, sources)
        findings += [
            finding_of(fault, feed.path, finished)
            for fault in sorted(faults, key=lambda fault: fault.line or 0)
        ]
    if missing:
        findings.append(finding_of(_missing_topics(missing), missing[0], finished))
    return tuple(findings)


def _missing(path: str) -> list[Fault]:
    return [Fault(code="LD510", message=f"the feed {path} is not there")]


def _missing_topics(paths: Sequence[str]) -> Fault:
    """One fault for all feeds of topics that are not there."""
    count = len(paths) - 1
    others = f" and {count} others of topics are" if count else " is"
    return Fault(code="LD510", message=f"the feed {paths[0]}{others} not there")


def _check_feed(data: bytes, feed: ExpectedFeed, sources: _Sources) -> list[Fault]:
    read = READERS[feed.file](data)
    if isinstance(read, tuple):
        return list(read)
    days: Sequence[datetime.date | None] = (None,) * len(read.items)
    if read.version and not feed.folder:
        shown = days_shown(data, items=len(read.items), version=read.version)
        if isinstance(shown, Fault):
            return [shown]
        days = shown
    return [*read.faults, *_faults(read, days, feed, sources)]


def _faults(
    read: FeedRead, days: Sequence[datetime.date | None], feed: ExpectedFeed, sources: _Sources
) -> Iterator[Fault]:
    """The faults that a feed can have in any format."""
    publication, limit = sources.publication, sources.publication.feeds.items
    newest = _newest(feed.entries[:limit])
    items = match_items(read.items, feed.entries, days)
    yield from head_faults(read.channel, publication, title=feed.title, home=feed.home)
    own = publication.url + feed.path
    yield from channel_faults(read.channel, read.form, own=own, newest=newest)
    yield from collation_faults(items, feed.entries, limit=limit)
    shared = shared_ids(items)
    for item in items:
        yield from item_faults(item.element, read.form, item.name)
        yield from fact_faults(item, shared=shared)
        yield from _copy_faults(item, sources)
        yield from enclosure_faults(item, publication.url, sources.finished)
    yield from _picture_faults(items, sources)


def _newest(entries: Sequence[Entry]) -> datetime.date | None:
    """The day of the newest published entry, changes included; None without entries."""
    return max((entry.updated or entry.date for entry in entries if entry.published), default=None)


def _copy_faults(item: Item, sources: _Sources) -> Iterator[Fault]:
    """The faults of an item's copy, unless the same copy has been found faultless."""
    copy = (item.element.words("description"), _content(item))
    key = ("copy", item.entry and (item.entry.id, item.entry.url), *copy)
    if key in sources.proven:
        return
    faults = tuple(copy_faults(item))
    if not faults:
        sources.proven.add(key)
    yield from faults


def _picture_faults(items: Sequence[Item], sources: _Sources) -> Iterator[Fault]:
    """The faults of the pictures that no feed before it shows."""
    keys = {("pictures", _content(item), item.element.words("image")): item for item in items}
    new = [item for key, item in keys.items() if key not in sources.proven]
    sources.proven.update(keys)
    shown = shown_pictures(new, sources.publication.url)
    pictures = [each for path, each in shown.items() if ("picture", path) not in sources.proven]
    sources.proven.update(("picture", path) for path in shown)
    yield from picture_faults(pictures, sources.publication, sources.issues, sources.finished)


def _content(item: Item) -> str:
    return item.element.words(CONTENT)
