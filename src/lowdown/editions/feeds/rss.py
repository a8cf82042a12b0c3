"""Writes items as RSS 2.0, in the order in which they are given.

After the specification of the RSS Advisory Board, its best practices profile
(https://www.rssboard.org/rss-profile) and the W3C feed validator.
"""

from __future__ import annotations

import datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final

from lowdown.editions.feeds.feed_text import (
    as_html,
    attributes_of,
    clean_html,
    element,
    one_line,
    timestamp,
)
from lowdown.editions.feeds.portable_html import ascii_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowdown.editions.feeds.items import Enclosure, Item
    from lowdown.editions.feeds.sets import FeedSet
    from lowdown.model import Publication

RSS_TYPE: Final = "application/rss+xml"
"""The media type of RSS."""
_ROOT: Final = (
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
)


def write_rss(
    publication: Publication,
    items: Sequence[Item],
    written: Sequence[str],
    *,
    of: FeedSet,
    name: str,
) -> bytes:
    """Returns the feed `name` in the folder of a set; `written` are its items by `rss_item`.

    Its last build date is that of the newest item, never today.
    """
    head = [
        element("title", one_line(of.title)),
        element("link", of.home),
        element("description", as_html(publication.tagline or publication.title)),
        _link(publication.url + of.folder + name, rel="self", type=RSS_TYPE),
    ]
    if publication.feeds.hub:
        head.append(_link(publication.feeds.hub, rel="hub"))
    head.append(element("language", one_line(publication.language)))
    if publication.email:
        editor = one_line(f"{publication.email} ({publication.title})")
        head.append(element("managingEditor", editor))
    if items:
        built = max(item.changed for item in items)
        head.append(element("lastBuildDate", _rfc822(built)))
    head.append(element("generator", "Lowdown"))
    lines = [
        "<?xml version='1.0' encoding='utf-8'?>",
        _ROOT,
        " <channel>",
        *(f"  {line}" for line in head),
        *written,
        " </channel>",
        "</rss>\n",
    ]
    return "\n".join(lines).encode()


def rss_item(item: Item) -> str:
    """Returns an item as an element of RSS."""
    parts = [
        element("title", one_line(item.title)),
        element("link", ascii_address(item.url)),
        element("guid", one_line(item.id), attributes_of(isPermaLink="false")),
        element("pubDate", _rfc822(item.date)),
        *(element("dc:creator", one_line(author)) for author in item.authors),
        *(element("category", one_line(topic)) for topic in item.categories),
        element("description", as_html(item.summary)),
        element("content:encoded", clean_html(item.content)),
    ]
    if item.updated:
        parts.append(element("atom:updated", timestamp(item.updated)))
    if item.enclosure:
        parts.append(_enclosure(item.enclosure))
    inner = "\n".join(f"   {part}" for part in parts)
    return f"  <item>\n{inner}\n  </item>"


def _enclosure(enclosure: Enclosure) -> str:
    return element(
        "enclosure",
        "",
        attributes_of(
            url=ascii_address(enclosure.url), length=str(enclosure.length), type=enclosure.type
        ),
    )


def _link(address: str, **attributes: str) -> str:
    return element("atom:link", "", attributes_of(href=ascii_address(address), **attributes))


def _rfc822(date: datetime.date) -> str:
    """Midnight of that day; always in English, whatever the machine's language is."""
    return format_datetime(datetime.datetime(date.year, date.month, date.day, tzinfo=datetime.UTC))
