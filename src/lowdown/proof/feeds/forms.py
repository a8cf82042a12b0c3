"""Checks the form of a channel or an item, whatever it should say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lowdown.proof.feeds.addresses import is_absolute, same_address
from lowdown.proof.feeds.dates import ReadDate, read_rfc822, read_rfc3339
from lowdown.proof.feeds.faults import Fault
from lowdown.proof.feeds.text import forbidden_character, forbidden_reference, quoted
from lowdown.values import dataclass

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from lowdown.proof.feeds.xml import Element

CONTENT: Final = "content:encoded"
"""The element that holds an item's copy."""
_MAY_BE_EMPTY: Final = frozenset({CONTENT, "enclosure", "guid", "atom:link", "image"})
"""Elements without text in them, or whose text other rules look at."""
_RFC3339: Final = ("atom:updated", "atom:published", "updated")
_MARKED_UP: Final = frozenset({CONTENT, "description"})
_PARTS: Final = {
    "title": "title",
    "link": "link",
    "description": "summary",
    "pubDate": "date",
    "lastBuildDate": "date of building",
    "atom:published": "date",
    "atom:updated": "date of change",
    "updated": "date of change",
    "dc:creator": "byline",
    "category": "topic",
    "language": "language",
    CONTENT: "full text",
}
"""What people call the elements."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedForm:
    """What a format of feeds requires, by the names that RSS has for it."""

    media: str | None
    """Its media type, where the feed gives it with its own address."""
    head: tuple[str, ...]
    """How a feed describes itself."""
    item: tuple[str, ...]
    """What an item has."""
    summary_first: bool = False
    """Whether the summary of an item stands above its full text."""


RSS_FORM: Final = FeedForm(
    media="application/rss+xml",
    head=("title", "link", "description"),
    item=("title", "link", "pubDate"),
    summary_first=True,
)
ATOM_FORM: Final = FeedForm(
    media="application/atom+xml",
    head=("title", "link", "updated"),
    item=("title", "link", "atom:published", "updated"),
)
JSON_FORM: Final = FeedForm(
    media=None, head=("title", "link"), item=("title", "link", "atom:published")
)


def channel_faults(
    channel: Element, form: FeedForm, *, own: str, newest: datetime.date | None
) -> Iterator[Fault]:
    """Faults of the head of a feed.

    `own` is its own address, and `newest` the day of its newest entry.
    """
    head = [child for child in channel.children if child.tag != "item"]
    yield from _absent(channel, form.head, "the feed")
    yield from _leaf_faults(head, "the feed")
    yield from _link_faults(channel, "the feed")
    yield from _self_faults(channel, own, form.media)
    for element in head:
        yield from _date_faults(element, "the feed")
    built = channel.first("lastBuildDate") or channel.first("updated")
    read = read_date(built) if built else None
    if built and read and newest and read.day not in (None, newest):
        message = (
            f"the feed says that it was built on {quoted(built.text)}, "
            f"but its newest entry is of {newest}"
        )
        yield Fault(code="LD517", message=message, line=built.line)


def item_faults(item: Element, form: FeedForm, name: str) -> Iterator[Fault]:
    """Faults in the form of an item that findings call `name`."""
    content = item.first(CONTENT)
    summary = () if content else ("description",)
    yield from _absent(item, (*form.item, *summary), name)
    yield from _leaf_faults(item.children, name)
    yield from _link_faults(item, name)
    yield from _guid_faults(item, name)
    for element in item.children:
        yield from _date_faults(element, name)
    if content and form.summary_first:
        yield from _summary_faults(item, name)


def _summary_faults(item: Element, name: str) -> Iterator[Fault]:
    """LD521 where the summary does not stand above the full text."""
    tags = [child.tag for child in item.children]
    if "description" not in tags:
        where = "missing"
    elif tags.index("description") > tags.index(CONTENT):
        where = "below"
    else:
        return
    message = f"the summary of {name} is {where}; it should stand above the full text"
    yield Fault(code="LD521", message=message, line=item.line)


def part_name(tag: str) -> str:
    """What people call an element, else its tag."""
    return _PARTS.get(tag, f"<{tag}>")


def read_date(element: Element) -> ReadDate | None:
    """The date in an element; None where it has none."""
    text = element.text.strip()
    if not text:
        return None
    if element.tag in ("pubDate", "lastBuildDate"):
        return read_rfc822(text)
    return read_rfc3339(text) if element.tag in _RFC3339 else None


def _absent(parent: Element, tags: tuple[str, ...], name: str) -> Iterator[Fault]:
    for tag in tags:
        if parent.first(tag) is None:
            yield Fault(code="LD512", message=f"{name} has no {part_name(tag)}", line=parent.line)


def _leaf_faults(elements: list[Element] | tuple[Element, ...], name: str) -> Iterator[Fault]:
    for element in elements:
        what = f"the {part_name(element.tag)} of {name}"
        if not (element.text.strip() or element.children or element.tag in _MAY_BE_EMPTY):
            yield Fault(code="LD512", message=f"{what} is empty", line=element.line)
        character = _forbidden(element)
        if character:
            message = f"{what} holds the forbidden character {character}"
            yield Fault(code="LD524", message=message, line=element.line)


def _forbidden(element: Element) -> str | None:
    """The first character of an element that a feed must not have; None where there is none."""
    for text in (element.text, *element.attributes.values()):
        if character := forbidden_character(text):
            return character
    return forbidden_reference(element.text) if element.tag in _MARKED_UP else None


def _link_faults(parent: Element, name: str) -> Iterator[Fault]:
    link = parent.first("link")
    if link and link.text.strip() and not is_absolute(link.text.strip()):
        yield _not_absolute(f"the link of {name}", link.text.strip(), link)


def _not_absolute(what: str, address: str, element: Element) -> Fault:
    message = f"{what} is not a full web address of permitted characters: {quoted(address)}"
    return Fault(code="LD513", message=message, line=element.line)


def _guid_faults(item: Element, name: str) -> Iterator[Fault]:
    guid = item.first("guid")
    if guid is None or not guid.text.strip():
        yield Fault(code="LD514", message=f"{name} has no id", line=item.line)
    elif guid.attributes.get("isPermaLink") != "false" and not is_absolute(guid.text.strip()):
        yield _not_absolute(
            f"the id of {name} is given out as a link, and", guid.text.strip(), guid
        )


def _self_faults(channel: Element, own: str, media: str | None) -> Iterator[Fault]:
    """LD520 where the feed does not give its own address.

    Source: https://www.rssboard.org/rss-profile#namespace-elements-atom-link
    """
    link = next(
        (link for link in channel.all("atom:link") if link.attributes.get("rel") == "self"), None
    )
    if link is None:
        yield Fault(
            code="LD520", message="the feed does not give its own address", line=channel.line
        )
        return
    address, kind = link.attributes.get("href", ""), link.attributes.get("type", "")
    if not is_absolute(address):
        yield _not_absolute("the feed's own address", address, link)
    elif not same_address(address, own):
        message = f"the feed gives {quoted(address)} as its own address, which is {own}"
        yield Fault(code="LD520", message=message, line=link.line)
    elif media and kind != media:
        message = f"the feed's own address is given the type {quoted(kind)}, not {media}"
        yield Fault(code="LD520", message=message, line=link.line)


def _date_faults(element: Element, name: str) -> Iterator[Fault]:
    read = read_date(element)
    if read and read.code:
        yield Fault(
            code=read.code,
            message=f"the {part_name(element.tag)} of {name} {read.problem}",
            line=element.line,
        )
