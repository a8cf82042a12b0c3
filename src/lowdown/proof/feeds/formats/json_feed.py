"""Reads a feed in JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) and checks its form."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any, Final

from lowdown.proof.feeds.addresses import is_absolute
from lowdown.proof.feeds.faults import Fault
from lowdown.proof.feeds.formats.read import FeedRead, leaf, parent
from lowdown.proof.feeds.forms import CONTENT, JSON_FORM
from lowdown.proof.feeds.text import called, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lowdown.proof.feeds.xml import Element

_VERSION: Final = "https://jsonfeed.org/version/1.1"


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _objects(**members: Callable[[object], bool]) -> Callable[[object], bool]:
    """Whether a value is a list of objects that have no members but these."""

    def is_right(value: object) -> bool:
        return isinstance(value, list) and all(
            isinstance(one, dict)
            and bool(one)
            and all(key in members and members[key](each) for key, each in one.items())
            for one in value
        )

    return is_right


_authors = _objects(name=_is_text, url=_is_text, avatar=_is_text)
_HEAD: Final = {
    **dict.fromkeys(("version", "title", "home_page_url", "feed_url", "description"), _is_text),
    **dict.fromkeys(("user_comment", "next_url", "icon", "favicon", "language"), _is_text),
    "authors": _authors,
    "expired": _is_switch,
    "hubs": _objects(type=_is_text, url=_is_text),
}
_ITEM: Final = {
    **dict.fromkeys(("id", "url", "external_url", "title", "content_html"), _is_text),
    **dict.fromkeys(("content_text", "summary", "image", "banner_image", "language"), _is_text),
    **dict.fromkeys(("date_published", "date_modified"), _is_text),
    "authors": _authors,
    "tags": _is_texts,
    "attachments": _objects(
        url=_is_text,
        mime_type=_is_text,
        title=_is_text,
        size_in_bytes=_is_number,
        duration_in_seconds=_is_number,
    ),
}
_ADDRESSES: Final = ("icon", "favicon", "next_url", "image", "banner_image", "external_url")


def read_json_feed(data: bytes) -> FeedRead | tuple[Fault, ...]:
    """Returns the feed, or why it cannot be read."""
    feed = _read(data)
    if isinstance(feed, Fault):
        return (feed,)
    objects = feed.pop("items")
    faults = [*_value_faults(feed, _HEAD, "the feed")]
    for number, values in enumerate(objects, start=1):
        name = called(_text(values, "title"), otherwise=f"item {number}")
        faults += _value_faults(values, _ITEM, name)
    if any(fault.code == "LD536" for fault in faults):
        return tuple(faults)  # what else is wrong may come from it
    return FeedRead(
        form=JSON_FORM,
        channel=_channel(feed),
        items=tuple(_item(values) for values in objects),
        version=None,
        faults=tuple(faults),
    )


def _read(data: bytes) -> dict[str, Any] | Fault:
    """The feed's values; `items` is a list of objects."""
    if not data.strip():
        return Fault(code="LD511", message="the feed is empty")
    try:
        feed = json.loads(data.decode(), object_pairs_hook=_once, parse_constant=_no_number)
    except UnicodeDecodeError:
        return Fault(code="LD511", message="the feed is not in the encoding utf-8")
    except json.JSONDecodeError as problem:
        message = f"the feed is cut short or is not JSON ({problem.msg})"
        return Fault(code="LD511", message=message, line=problem.lineno)
    except (ValueError, RecursionError) as problem:
        return Fault(code="LD511", message=f"the feed is not JSON as it should be ({problem})")
    if not isinstance(feed, dict) or feed.get("version") != _VERSION:
        return Fault(code="LD511", message="the file is not a JSON Feed 1.1")
    items = feed.get("items")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        return Fault(code="LD511", message="the feed does not have a list of items")
    return feed


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) != len(pairs):
        raise ValueError("a value stands in it twice")
    return values


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number")


def _value_faults(
    values: dict[str, Any], known: dict[str, Callable[[object], bool]], name: str
) -> Iterator[Fault]:
    """LD511 for members that JSON Feed has not, LD536 for values of another kind, LD513 for
    addresses.
    """
    for key, value in values.items():
        if key.startswith("_"):  # what others add
            continue
        if key not in known:
            message = f"{name} has the member {quoted(key)}, which JSON Feed does not know"
            yield Fault(code="LD511", message=message)
        elif not known[key](value):
            message = f"{name} has a value of the wrong kind as its {quoted(key)}"
            yield Fault(code="LD536", message=message)
        elif key in _ADDRESSES and not is_absolute(value):
            message = f"the {key} of {name} is not a full web address: {quoted(value)}"
            yield Fault(code="LD513", message=message)


def _channel(feed: dict[str, Any]) -> Element:
    """How the feed, whose values are of the right kinds, describes itself, as a channel of RSS."""
    renamed = {"title": "title", "home_page_url": "link", "language": "language"}
    children = [leaf(tag, _text(feed, key)) for key, tag in renamed.items() if key in feed]
    if "description" in feed:
        children.append(leaf("description", escape(_text(feed, "description"), quote=False)))
    if "feed_url" in feed:
        children.append(leaf("atom:link", "", rel="self", href=_text(feed, "feed_url")))
    for hub in feed.get("hubs", ()):
        children.append(leaf("atom:link", "", rel="hub", href=hub.get("url", "")))
    return parent("channel", children)


def _item(values: dict[str, Any]) -> Element:
    """An object of the list, whose values are of the right kinds, as an item of RSS."""
    renamed = {
        "title": "title",
        "url": "link",
        "date_published": "atom:published",
        "date_modified": "atom:updated",
        "image": "image",
    }
    children = [leaf(tag, _text(values, key)) for key, tag in renamed.items() if key in values]
    if "id" in values:
        children.append(leaf("guid", _text(values, "id"), isPermaLink="false"))
    for author in values.get("authors", ()):
        children.append(leaf("dc:creator", author.get("name", "")))
    if "summary" in values:
        children.append(leaf("description", escape(_text(values, "summary"), quote=False)))
    if "content_html" in values:
        children.append(leaf(CONTENT, _text(values, "content_html")))
    children += [_enclosure(file) for file in values.get("attachments", ())]
    return parent("item", children)


def _enclosure(file: dict[str, Any]) -> Element:
    return leaf(
        "enclosure",
        "",
        url=file.get("url", ""),
        length=str(file.get("size_in_bytes", "")),
        type=file.get("mime_type", ""),
    )


def _text(values: dict[str, Any], key: str) -> str:
    value = values.get(key, "")
    return value if isinstance(value, str) else ""
