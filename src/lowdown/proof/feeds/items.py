"""Compares what an item of a feed says with its article or issue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from lowdown.model import first_words
from lowdown.proof.feeds.addresses import is_absolute, same_address
from lowdown.proof.feeds.faults import Fault
from lowdown.proof.feeds.forms import CONTENT, part_name, read_date
from lowdown.proof.feeds.html import read_markup
from lowdown.proof.feeds.text import fold, quoted

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from lowdown.proof.feeds.html import Markup, Placed
    from lowdown.proof.feeds.match import Item
    from lowdown.proof.feeds.sources import Entry
    from lowdown.proof.feeds.xml import Element

_MADE: Final = "urn:lowdown-id:"
_SHOWN: Final = 6
"""Words of an item that a finding quotes."""


def fact_faults(item: Item, *, shared: frozenset[str]) -> Iterator[Fault]:
    """Faults of an item's id, title, link, authors and dates.

    An id among `shared` is another item's too, which another rule reports.
    """
    if item.entry is None or not item.entry.published:
        return
    guid = item.element.first("guid")
    ident = guid.text.strip() if guid else ""
    if guid and ident and not _is_id(ident, item.entry.id) and ident not in shared:
        message = f"{item.name} has the id {quoted(ident)}, but its permanent id is {item.entry.id}"
        yield Fault(code="LD516", message=message, line=guid.line)
    yield from _title_faults(item, item.entry)
    yield from _link_faults(item, item.entry)
    yield from _author_faults(item, item.entry)
    yield from _date_faults(item, item.entry)


def _is_id(ident: str, wanted: str) -> bool:
    """Whether an id is the permanent one, or the one that Atom has for it where it is no IRI."""
    return ident == wanted or (
        ident.startswith(_MADE) and unquote(ident.removeprefix(_MADE)) == wanted
    )


def copy_faults(item: Item) -> Iterator[Fault]:
    """Faults of an item's summary and full text."""
    for element in item.element.children:
        if element.tag in ("description", CONTENT):
            markup = read_markup(element.text)
            yield from _markup_faults(element, item, markup)
            yield from _text_faults(element, item, markup.words)
    has_copy = item.entry and item.entry.published and _words(item.entry.texts)
    if has_copy and not item.element.words(CONTENT):
        message = f"{item.name} has no {part_name(CONTENT)}"
        yield Fault(code="LD512", message=message, line=item.element.line)


def _title_faults(item: Item, entry: Entry) -> Iterator[Fault]:
    title = item.element.first("title")
    if title and fold(title.text) not in ((), fold(entry.title)):
        message = f"the title of the item is {item.name}, but its source has {quoted(entry.title)}"
        yield Fault(code="LD526", message=message, line=title.line)


def _link_faults(item: Item, entry: Entry) -> Iterator[Fault]:
    link = item.element.first("link")
    address = link.text.strip() if link else ""
    if link and is_absolute(address) and not same_address(address, entry.url):
        message = f"the link of {item.name} leads to {quoted(address)}, but its page is {entry.url}"
        yield Fault(code="LD526", message=message, line=link.line)


def _author_faults(item: Item, entry: Entry) -> Iterator[Fault]:
    printed = [fold(creator.text) for creator in item.element.all("dc:creator")]
    wanted = [words for author in entry.authors if (words := fold(author))]
    if () not in printed and printed != wanted:
        message = f"{item.name} is said to be by {_names(printed)}, but is by {_names(wanted)}"
        yield Fault(code="LD526", message=message, line=item.element.line)


def _names(authors: list[tuple[str, ...]]) -> str:
    return " and ".join(" ".join(words) for words in authors) or "nobody"


def _date_faults(item: Item, entry: Entry) -> Iterator[Fault]:
    for element in item.element.children:
        wanted = _wanted_date(element.tag, entry)
        if not _is_dated(element, item, wanted):
            message = (
                f"{item.name} is dated {quoted(element.text)}, "
                f"but its source has {wanted or 'no such date'}"
            )
            yield Fault(code="LD526", message=message, line=element.line)
    says_changes = any(item.element.first(tag) for tag in ("atom:updated", "updated"))
    if entry.updated and not says_changes:
        message = f"{item.name} does not say that it was changed on {entry.updated}"
        yield Fault(code="LD526", message=message, line=item.element.line)


def _wanted_date(tag: str, entry: Entry) -> datetime.date | None:
    """What a date of an item should be; `updated` is Atom's, which every entry has."""
    if tag == "atom:updated":
        return entry.updated
    return entry.updated or entry.date if tag == "updated" else entry.date


def _is_dated(element: Element, item: Item, wanted: datetime.date | None) -> bool:
    """Whether an element has the date `wanted`, in the feed and as a feed reader shows it.

    Elements without a date pass, and so do dates that cannot be read: another rule reports them.
    """
    read = read_date(element)
    if read is None or read.code:
        return True
    shown = item.day if element.tag in ("pubDate", "atom:published") else None
    return read.day == wanted and (shown is None or shown == wanted)


def _markup_faults(element: Element, item: Item, markup: Markup) -> Iterator[Fault]:
    """LD522 and LD523: addresses that lead nowhere, and what could do harm."""
    if markup.relative:
        message = (
            f"{item.name} has an address that leads nowhere outside its page: "
            f"{_first(markup.relative)}"
        )
        yield Fault(code="LD522", message=message, line=element.line + markup.relative[0].line)
    if markup.unsafe:
        message = f"{item.name} has what feed readers take out or warn of: {_first(markup.unsafe)}"
        yield Fault(code="LD523", message=message, line=element.line + markup.unsafe[0].line)


def _text_faults(element: Element, item: Item, words: tuple[str, ...]) -> Iterator[Fault]:
    """LD527: the words of the summary or the full text are not those of the copy."""
    if not element.text.strip() or item.entry is None or not item.entry.published:
        return
    if element.tag == CONTENT:
        problem = _content_problem(words, item.entry)
    else:
        problem = _summary_problem(words, item.entry)
    if problem:
        yield Fault(code="LD527", message=f"{problem} {item.name}", line=element.line)


def _first(unwanted: tuple[Placed, ...]) -> str:
    more = f", and {len(unwanted) - 1} more" if len(unwanted) > 1 else ""
    return unwanted[0].what + more


def _content_problem(words: tuple[str, ...], entry: Entry) -> str:
    """Where the full text differs from the copy first; empty where it does not."""
    wanted = _words(entry.texts)
    if words == wanted:
        return ""
    for text in entry.print_only:
        if _holds(words, fold(text)) and not _holds(wanted, fold(text)):
            return f"{quoted(text)} is for print only, but stands in the feed's text of"
    pairs = zip(words, wanted, strict=False)
    at = next(
        (place for place, (one, other) in enumerate(pairs) if one != other),
        min(len(words), len(wanted)),
    )
    return (
        f"{_opening(words[at:])} stands where {_opening(wanted[at:])} should in the feed's text of"
    )


def _summary_problem(words: tuple[str, ...], entry: Entry) -> str:
    """Why the summary is not from the copy; empty where it is."""
    if words and any(_holds(fold(text), words) for text in entry.summaries):
        return ""
    return f"{quoted(' '.join(words))} is not from the copy, but stands in the feed's summary of"


def _words(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for text in texts for word in fold(text))


def _holds(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether `part` stands in `words`, in one piece."""
    return f" {' '.join(part)} " in f" {' '.join(words)} "


def _opening(words: tuple[str, ...]) -> str:
    return quoted(first_words(words, _SHOWN)) if words else "nothing"
