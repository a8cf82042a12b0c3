"""Reads a feed in Atom 1.0 and checks it against RFC 4287."""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Final

from lowdown.proof.feeds.addresses import is_absolute
from lowdown.proof.feeds.faults import Fault
from lowdown.proof.feeds.formats.read import FeedRead, leaf, parent
from lowdown.proof.feeds.forms import ATOM_FORM, CONTENT
from lowdown.proof.feeds.text import called, quoted
from lowdown.proof.feeds.xml import Element, read_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

_LANGUAGE: Final = "http://www.w3.org/XML/1998/namespace lang"
_IRI: Final = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:(?:[^\x00-\x20\"<>\\^`{|}\x7f%]|%[0-9A-Fa-f]{2})+"
)
_EMAIL: Final = re.compile(r".+@.+")
# RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry may hold, once or as often as it likes.
_ONCE: Final = {
    "feed": frozenset(
        ("generator", "icon", "id", "logo", "rights", "subtitle", "title", "updated")
    ),
    "entry": frozenset(
        ("content", "id", "published", "rights", "source", "summary", "title", "updated")
    ),
    "author": frozenset(("name", "uri", "email")),
}
_OFTEN: Final = {
    "feed": frozenset(("author", "category", "contributor", "link", "entry")),
    "entry": frozenset(("author", "category", "contributor", "link")),
    "author": frozenset[str](),
}
_TEXTS: Final = ("atom:title", "atom:subtitle", "atom:summary", "atom:rights")


def read_atom(data: bytes) -> FeedRead | tuple[Fault, ...]:
    """Returns the feed, or why it cannot be read."""
    document = read_xml(data)
    if isinstance(document, Fault):
        return (document,)
    feed = document.root
    if feed.tag != "atom:feed":
        message = "the file is not an Atom feed"
        return (*document.instructions, Fault(code="LD511", message=message, line=feed.line))
    odd = next(_odd_parts(feed), None)
    if odd:
        return (*document.instructions, odd)
    entries = feed.all("atom:entry")
    faults = [*document.instructions, *_form_faults(feed, "the feed")]
    for number, entry in enumerate(entries, start=1):
        name = called(entry.words("atom:title"), otherwise=f"item {number}")
        faults += _form_faults(entry, name)
        faults += _author_faults(entry, feed, name)
    return FeedRead(
        form=ATOM_FORM,
        channel=_channel(feed),
        items=tuple(_item(entry) for entry in entries),
        version="atom10",
        faults=tuple(faults),
    )


def _odd_parts(feed: Element) -> Iterator[Fault]:
    """LD511 for elements that Atom has not, has only once, or that hold markup."""
    yield from _odd_children(feed, "feed")
    for entry in feed.all("atom:entry"):
        yield from _odd_children(entry, "entry")
    for holder in (feed, *feed.all("atom:entry")):
        for author in holder.all("atom:author"):
            yield from _odd_children(author, "author")


def _odd_children(holder: Element, kind: str) -> Iterator[Fault]:
    seen = Counter(child.tag for child in holder.children)
    for child in holder.children:
        local = child.tag.removeprefix("atom:")
        is_atom = child.tag.startswith("atom:")
        problem = ""
        if is_atom and local not in _ONCE[kind] | _OFTEN[kind]:
            problem = "which Atom does not know there"
        elif is_atom and local in _ONCE[kind] and seen[child.tag] > 1:
            problem = "more than once"
        elif child.children and local not in ("entry", "author", "contributor", "source"):
            problem = "with markup that is not escaped"
        if problem:
            message = f"the feed has the element <{local}> {problem}"
            yield Fault(code="LD511", message=message, line=child.line)


def _channel(feed: Element) -> Element:
    """How the feed describes itself, as a channel of RSS."""
    language = feed.attributes.get(_LANGUAGE)
    subtitle = feed.first("atom:subtitle")
    children = [*_renamed(feed, {"title": "title", "updated": "updated"})]
    children += _alternates(feed)
    if subtitle:
        children.append(leaf("description", escape(subtitle.text, quote=False), line=subtitle.line))
    if language is not None:
        children.append(leaf("language", language, line=feed.line))
    children += feed.all("atom:link")
    return parent("channel", children, line=feed.line)


def _item(entry: Element) -> Element:
    """An entry, as an item of RSS."""
    renamed = {"title": "title", "published": "atom:published", "updated": "updated"}
    children = [*_renamed(entry, renamed), *_alternates(entry)]
    ident = entry.first("atom:id")
    if ident:
        children.append(leaf("guid", ident.text, line=ident.line, isPermaLink="false"))
    children += [
        leaf("dc:creator", author.words("atom:name"), line=author.line)
        for author in entry.all("atom:author")
    ]
    if summary := entry.first("atom:summary"):
        children.append(leaf("description", escape(summary.text, quote=False), line=summary.line))
    children += _renamed(entry, {"content": CONTENT})
    for link in entry.all("atom:link"):
        if link.attributes.get("rel") == "enclosure":
            attributes = {**link.attributes, "url": link.attributes.get("href", "")}
            children.append(leaf("enclosure", "", line=link.line, **attributes))
    return parent("item", children, line=entry.line)


def _renamed(holder: Element, names: dict[str, str]) -> Iterator[Element]:
    for name, tag in names.items():
        if found := holder.first(f"atom:{name}"):
            yield leaf(tag, found.text, line=found.line)


def _alternates(holder: Element) -> list[Element]:
    """The address of the page, of which there is at most one in each format and language."""
    return [
        leaf("link", link.attributes.get("href", ""), line=link.line)
        for link in holder.all("atom:link")
        if _relation(link) == "alternate"
    ]


def _relation(link: Element) -> str:
    return link.attributes.get("rel", "alternate")


def _form_faults(holder: Element, name: str) -> Iterator[Fault]:
    """Faults of a feed or an entry that only Atom can have."""
    yield from _id_faults(holder, name)
    yield from _link_faults(holder, name)
    for author in holder.all("atom:author"):
        yield from _person_faults(author, name)
    for element in holder.children:
        yield from _type_faults(element, name)


def _id_faults(holder: Element, name: str) -> Iterator[Fault]:
    """LD534 where the id is no IRI, LD512 where the feed has none."""
    ident = holder.first("atom:id")
    if ident is None or not ident.text.strip():
        if holder.tag == "atom:feed":
            yield Fault(code="LD512", message=f"{name} has no id", line=holder.line)
    elif not _IRI.fullmatch(ident.text):
        message = f"the id of {name} is {quoted(ident.text)}, which Atom does not take for an id"
        yield Fault(code="LD534", message=message, line=ident.line)


def _link_faults(holder: Element, name: str) -> Iterator[Fault]:
    """LD511 for links to two pages of one kind, LD513 for links that lead nowhere."""
    pages = Counter(
        (link.attributes.get("type"), link.attributes.get("hreflang"))
        for link in holder.all("atom:link")
        if _relation(link) == "alternate"
    )
    if any(times > 1 for times in pages.values()):
        message = f"{name} has links to two pages as its own"
        yield Fault(code="LD511", message=message, line=holder.line)
    for link in holder.all("atom:link"):
        address = link.attributes.get("href", "")
        # Those of pages, hubs and files, and the feed's own, have rules that look at them.
        if _relation(link) not in ("alternate", "self", "hub", "enclosure") and not is_absolute(
            address
        ):
            message = f"{name} has a link that is not a full web address: {quoted(address)}"
            yield Fault(code="LD513", message=message, line=link.line)


def _person_faults(author: Element, name: str) -> Iterator[Fault]:
    if not author.words("atom:name"):
        message = f"the author of {name} has no name"
        yield Fault(code="LD512", message=message, line=author.line)
    email = author.first("atom:email")
    if email and not _EMAIL.fullmatch(email.text):
        message = f"the author of {name} has the e-mail address {quoted(email.text)}"
        yield Fault(code="LD535", message=message, line=email.line)


def _type_faults(element: Element, name: str) -> Iterator[Fault]:
    """LD535 where words are declared to be what they are not."""
    kind = element.attributes.get("type", "text")
    if element.tag == "atom:content" and (kind != "html" or "src" in element.attributes):
        message = f"the full text of {name} is declared to be {quoted(kind)}, not html"
        yield Fault(code="LD535", message=message, line=element.line)
    elif element.tag in _TEXTS and kind != "text":
        part = element.tag.removeprefix("atom:")
        message = f"the {part} of {name} is declared to be {quoted(kind)}, not text"
        yield Fault(code="LD535", message=message, line=element.line)
    elif element.tag == "atom:category" and not element.attributes.get("term"):
        message = f"a topic of {name} is empty"
        yield Fault(code="LD512", message=message, line=element.line)


def _author_faults(entry: Element, feed: Element, name: str) -> Iterator[Fault]:
    """LD512 where neither the entry nor its feed has an author."""
    if not entry.all("atom:author") and not feed.all("atom:author"):
        message = f"{name} has no author, and neither has the feed"
        yield Fault(code="LD512", message=message, line=entry.line)
