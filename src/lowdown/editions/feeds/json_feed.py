"""Writes items as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), in the given order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from lowdown.editions.feeds.feed_text import clean_html, one_line, timestamp
from lowdown.editions.feeds.portable_html import ascii_address
from lowdown.outputs import APPLE_ICON, ICON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowdown.editions.feeds.items import Item
    from lowdown.editions.feeds.sets import FeedSet
    from lowdown.model import Publication

_VERSION: Final = "https://jsonfeed.org/version/1.1"


def write_json_feed(
    publication: Publication, written: Sequence[str], *, of: FeedSet, name: str
) -> bytes:
    """Returns the feed `name` in the folder of a set; `written` are its items by `json_item`.

    Each value of the head and each item stands on a line of its own.
    """
    head: dict[str, Any] = {
        "version": _VERSION,
        "title": one_line(of.title),
        "home_page_url": of.home,
        "feed_url": ascii_address(publication.url + of.folder + name),
        "description": one_line(publication.tagline or publication.title),
    }
    if publication.web.enabled:
        head["icon"] = ascii_address(publication.url + APPLE_ICON)
        head["favicon"] = ascii_address(publication.url + ICON)
    head["authors"] = [{"name": one_line(publication.publisher or publication.title)}]
    head["language"] = one_line(publication.language)
    if publication.feeds.hub:
        head["hubs"] = [{"type": "WebSub", "url": ascii_address(publication.feeds.hub)}]
    lines = [f" {_json(key)}: {_json(value)}," for key, value in head.items()]
    items = "[\n" + ",\n".join(written) + "\n ]" if written else "[]"
    return "\n".join(["{", *lines, f' "items": {items}', "}\n"]).encode()


def json_item(item: Item) -> str:
    """Returns an item as an object of JSON, on one line."""
    values: dict[str, Any] = {
        "id": one_line(item.id),
        "url": ascii_address(item.url),
        "title": one_line(item.title),
        "content_html": clean_html(item.content),
        "summary": one_line(item.summary),
        "date_published": timestamp(item.date),
    }
    if item.updated:
        values["date_modified"] = timestamp(item.updated)
    if item.image:
        values["image"] = ascii_address(item.image)
    authors = [{"name": name} for author in item.authors if (name := one_line(author))]
    if authors:
        values["authors"] = authors
    tags = [tag for topic in item.categories if (tag := one_line(topic))]
    if tags:
        values["tags"] = tags
    if item.language:
        values["language"] = one_line(item.language)
    if item.enclosure:
        file = item.enclosure
        values["attachments"] = [
            {
                "url": ascii_address(file.url),
                "mime_type": file.type,
                "size_in_bytes": file.length,
            }
        ]
    return f"  {_json(values)}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
