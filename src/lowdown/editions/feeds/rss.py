"""Writes items as an RSS 2.0 document, in the order in which they are given.

After the specification of the RSS Advisory Board, its best practices profile
(https://www.rssboard.org/rss-profile) and the W3C feed validator.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from lowdown.editions.feeds.portable_html import ascii_address
from lowdown.model import FORBIDDEN_IN_FEEDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowdown.model import Publication

_NAMESPACES: Final = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that comes with an item."""

    url: str
    """Its absolute address."""
    length: int
    """Its size in bytes."""
    type: str
    """Its media type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a feed."""

    id: str
    """What a feed reader knows it by, for ever."""
    title: str
    """Plain text."""
    url: str
    """The absolute address of its page."""
    date: datetime.date
    """When it was published."""
    summary: str
    """A sentence or a paragraph, plain text."""
    content: str
    """All of it, HTML with absolute addresses."""
    authors: tuple[str, ...] = ()
    """Who wrote it."""
    categories: tuple[str, ...] = ()
    """Its topics."""
    updated: datetime.date | None = None
    """When it was last changed."""
    enclosure: Enclosure | None = None
    """The file that comes with it."""


def write_rss(publication: Publication, items: Sequence[Item], *, name: str, title: str) -> bytes:
    """Returns the feed `name` below the publication's address.

    Its last build date is that of the newest item, never today.
    """
    root = ET.Element("rss", {"version": "2.0", **_NAMESPACES})
    channel = ET.SubElement(root, "channel")
    _leaf(channel, "title", title)
    _leaf(channel, "link", ascii_address(publication.url))
    _leaf(channel, "description", _as_html(publication.tagline or publication.title))
    own = {
        "href": ascii_address(publication.url + name),
        "rel": "self",
        "type": "application/rss+xml",
    }
    ET.SubElement(channel, "atom:link", own)
    _leaf(channel, "language", publication.language)
    if publication.email:
        _leaf(channel, "managingEditor", f"{publication.email} ({publication.title})")
    if items:
        _leaf(channel, "lastBuildDate", _rfc822(max(item.updated or item.date for item in items)))
    _leaf(channel, "generator", "Lowdown")
    for item in items:
        _add_item(channel, item)
    ET.indent(root, space=" ")
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _add_item(channel: ET.Element, item: Item) -> None:
    element = ET.SubElement(channel, "item")
    _leaf(element, "title", item.title)
    _leaf(element, "link", ascii_address(item.url))
    _leaf(element, "guid", item.id, isPermaLink="false")
    _leaf(element, "pubDate", _rfc822(item.date))
    for author in item.authors:
        _leaf(element, "dc:creator", author)
    for category in item.categories:
        _leaf(element, "category", category)
    _leaf(element, "description", _as_html(item.summary))
    _leaf(element, "content:encoded", item.content)
    if item.updated:
        _leaf(element, "atom:updated", f"{item.updated.isoformat()}T00:00:00Z")
    if item.enclosure:
        _add_enclosure(element, item.enclosure)


def _add_enclosure(element: ET.Element, enclosure: Enclosure) -> None:
    attributes = {
        "url": ascii_address(enclosure.url),
        "length": str(enclosure.length),
        "type": enclosure.type,
    }
    ET.SubElement(element, "enclosure", attributes)


def _leaf(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    """Adds an element that holds nothing but text; only the content keeps its line breaks."""
    clean = FORBIDDEN_IN_FEEDS.sub("", text)
    element = ET.SubElement(parent, tag, attributes)
    element.text = (
        clean.replace("\r\n", "\n").replace("\r", "\n")
        if tag == "content:encoded"
        else _one_line(clean)
    )


def _as_html(text: str) -> str:
    """Plain text as HTML, which readers take every description for."""
    return escape(_one_line(text), quote=False)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _rfc822(date: datetime.date) -> str:
    """Midnight of that day; always in English, whatever the machine's language is."""
    return format_datetime(datetime.datetime(date.year, date.month, date.day, tzinfo=datetime.UTC))
