"""Checks that a feed is RSS 2.0 at all, and reads it as a subscriber's program does."""

from __future__ import annotations

import datetime
import io
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from lowdown.proof.feeds.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lowdown.proof.feeds.xml import Element

    Days = tuple[datetime.date | None, ...]

# https://www.rssboard.org/rss-specification
_CHANNEL: Final = frozenset(
    {
        "title",
        "link",
        "description",
        "language",
        "copyright",
        "managingEditor",
        "webMaster",
        "pubDate",
    }
    | {
        "lastBuildDate",
        "category",
        "generator",
        "docs",
        "cloud",
        "ttl",
        "image",
        "rating",
        "textInput",
    }
    | {"skipHours", "skipDays", "item"}
)
_ITEM: Final = frozenset(
    {
        "title",
        "link",
        "description",
        "author",
        "category",
        "comments",
        "enclosure",
        "guid",
        "pubDate",
        "source",
    }
)
_REPEATED: Final = frozenset(
    {"category", "enclosure", "item", "atom:link", "dc:creator", "dc:contributor"}
)
_NESTED: Final = frozenset({"image", "textInput", "skipHours", "skipDays", "item"})


def shape_fault(root: Element) -> Fault | None:
    """The first fault that makes the document no RSS 2.0; None where there is none."""
    if root.tag != "rss" or root.attributes.get("version") != "2.0":
        return Fault(code="LD511", message="the file is not an RSS 2.0 feed", line=root.line)
    if [child.tag for child in root.children] != ["channel"]:
        return Fault(
            code="LD511", message="the feed does not have exactly one channel", line=root.line
        )
    channel = root.children[0]
    faults = [*_odd_children(channel, _CHANNEL)]
    for item in channel.all("item"):
        faults += _odd_children(item, _ITEM)
    return faults[0] if faults else None


def days_shown(data: bytes, *, items: int, version: str) -> Days | Fault:
    """Returns the day of each item as feedparser shows it, in universal time; None for no day.

    LD511 where it does not find a feed of that version with `items` items.
    """
    import feedparser

    try:
        # A stream, since feedparser might take a string for an address.
        parsed: Any = feedparser.parse(
            io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # other feed readers may fail in the same way
        return _unreadable(type(error).__name__)
    if parsed.bozo:
        return _unreadable(str(parsed.bozo_exception))
    if parsed.version != version or len(parsed.entries) != items:
        return _unreadable(f"it finds {len(parsed.entries)} items of {items}")
    return tuple(_day(entry.get("published_parsed")) for entry in parsed.entries)


def _unreadable(problem: str) -> Fault:
    return Fault(code="LD511", message=f"a feed reader cannot read the feed: {problem}")


def _day(moment: Any) -> datetime.date | None:
    return datetime.date(*moment[:3]) if moment else None


def _odd_children(parent: Element, known: frozenset[str]) -> Iterator[Fault]:
    """Children that RSS 2.0 does not allow there, with markup in them, or more than once."""
    seen = Counter(child.tag for child in parent.children)
    for child in parent.children:
        problem = ""
        if ":" not in child.tag and child.tag not in known:
            problem = "which RSS 2.0 does not know"
        elif child.children and child.tag not in _NESTED:
            problem = "with markup that is not escaped"
        elif seen[child.tag] > 1 and child.tag not in _REPEATED:
            problem = "more than once"
        if problem:
            yield Fault(
                code="LD511",
                message=f"the feed has the element <{child.tag}> {problem}",
                line=child.line,
            )
