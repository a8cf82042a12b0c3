"""Writes items as Atom 1.0 (RFC 4287), in the order in which they are given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

from lowdown.editions.feeds.feed_text import (
    attributes_of,
    clean_html,
    element,
    one_line,
    timestamp,
)
from lowdown.editions.feeds.portable_html import ascii_address
from lowdown.outputs import APPLE_ICON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowdown.editions.feeds.items import Item
    from lowdown.editions.feeds.sets import FeedSet
    from lowdown.model import Publication

ATOM_TYPE: Final = "application/atom+xml"
"""The media type of Atom."""
_NEVER: Final = "1970-01-01T00:00:00Z"
"""When a feed without items was updated: Atom wants a date, and a clock is never read."""
_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[^\s<>\"{}|\\^`%]|%[0-9A-Fa-f]{2})+")
"""After RFC 3987: a scheme, and no character that an address must not have."""


def write_atom(
    publication: Publication,
    items: Sequence[Item],
    written: Sequence[str],
    *,
    of: FeedSet,
    name: str,
) -> bytes:
    """Returns the feed `name` in the folder of a set; `written` are its items by `atom_item`.

    It was updated when the newest item was, never today.
    """
    updated = timestamp(max(item.changed for item in items)) if items else _NEVER
    head = [
        element("id", _feed_id(publication, of)),
        element("title", one_line(of.title)),
        element("updated", updated),
        _link(publication.url + of.folder + name, rel="self", type=ATOM_TYPE),
        _link(of.home, rel="alternate", type="text/html"),
    ]
    if publication.feeds.hub:
        head.append(_link(publication.feeds.hub, rel="hub"))
    if publication.tagline:
        head.append(element("subtitle", one_line(publication.tagline)))
    head.append(_person(publication.publisher or publication.title, email=publication.email))
    if publication.web.enabled:
        head.append(element("icon", ascii_address(publication.url + APPLE_ICON)))
    head.append(element("generator", "Lowdown"))
    language = attributes_of(xml_lang=publication.language)
    lines = [
        "<?xml version='1.0' encoding='utf-8'?>",
        f'<feed xmlns="http://www.w3.org/2005/Atom"{language}>',
        *(f" {line}" for line in head),
        *written,
        "</feed>\n",
    ]
    return "\n".join(lines).encode()


def atom_item(item: Item) -> str:
    """Returns an item as an entry of Atom.

    One without authors is by the feed's author, which is the publisher.
    """
    parts = [
        element("id", iri_of(one_line(item.id))),
        element("title", one_line(item.title)),
        _link(item.url, rel="alternate", type="text/html"),
        element("published", timestamp(item.date)),
        element("updated", timestamp(item.changed)),
        *(_person(author) for author in item.authors if one_line(author)),
        *(
            element("category", "", attributes_of(term=topic))
            for topic in item.categories
            if one_line(topic)
        ),
        element("summary", one_line(item.summary), attributes_of(type="text")),
        element("content", clean_html(item.content), attributes_of(type="html")),
    ]
    if item.enclosure:
        file = item.enclosure
        parts.append(_link(file.url, rel="enclosure", type=file.type, length=str(file.length)))
    inner = "\n".join(f"  {part}" for part in parts)
    language = attributes_of(xml_lang=item.language) if item.language else ""
    return f" <entry{language}>\n{inner}\n </entry>"


def iri_of(ident: str) -> str:
    """Returns a permanent id as an IRI, which Atom wants: itself, if it is one.

    Another becomes `urn:lowdown-id:` with the id percent-encoded, always the same.
    """
    return ident if _IRI.fullmatch(ident) else f"urn:lowdown-id:{quote(ident, safe='')}"


def _feed_id(publication: Publication, of: FeedSet) -> str:
    """The permanent id of a feed, made from the publication's host and the folder."""
    host = quote(urlsplit(publication.url).hostname or "", safe=".-")
    return f"urn:lowdown:{host}:feeds:{quote(of.folder.rstrip('/')) or 'all'}"


def _person(name: str, *, email: str | None = None) -> str:
    address = element("email", one_line(email)) if email else ""
    return f"<author>{element('name', one_line(name))}{address}</author>"


def _link(address: str, **attributes: str) -> str:
    return element("link", "", attributes_of(href=ascii_address(address), **attributes))
