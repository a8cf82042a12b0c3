"""An item goes in, with the article or issue that it tells of; where it tells something else comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowdown.model import first_words
from lowdown.proof.feeds.addresses import is_absolute, same_address
from lowdown.proof.feeds.faults import Fault
from lowdown.proof.feeds.forms import CONTENT, part_name, read_date
from lowdown.proof.feeds.html import read_markup
from lowdown.proof.feeds.text import fold, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lowdown.proof.feeds.html import Spot
    from lowdown.proof.feeds.match import Item
    from lowdown.proof.feeds.sources import Entry
    from lowdown.proof.feeds.xml import Element

_SHOWN = 6
"""How many words a finding quotes."""


def fact_faults(item: Item, *, shared: frozenset[str]) -> Iterator[Fault]:
    """What an item's id, title, link, authors and dates have wrong; ids among `shared` are told of elsewhere."""
    if item.entry is None or not item.entry.published:
        return
    guid = item.element.first("guid")
    told = guid.text.strip() if guid else ""
    if guid and told and told != item.entry.id and told not in shared:
        message = f"{item.name} has the id {quoted(told)}, but its permanent id is {item.entry.id}"
        yield Fault(code="LD516", message=message, line=guid.line)
    yield from _title_faults(item, item.entry)
    yield from _link_faults(item, item.entry)
    yield from _author_faults(item, item.entry)
    yield from _date_faults(item, item.entry)


def copy_faults(item: Item) -> Iterator[Fault]:
    """What the summary and the full text of an item have wrong."""
    for element in item.element.children:
        if element.tag in ("description", CONTENT):
            yield from _copy_faults(element, item)
    if (
        item.entry
        and item.entry.published
        and _words(item.entry.texts)
        and not item.element.words(CONTENT)
    ):
        yield Fault(
            code="LD512", message=f"{item.name} has no {part_name(CONTENT)}", line=item.element.line
        )


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
    told = [fold(creator.text) for creator in item.element.all("dc:creator")]
    wanted = [words for author in entry.authors if (words := fold(author))]
    if () not in told and told != wanted:
        names = [
            " and ".join(" ".join(words) for words in some) or "nobody" for some in (told, wanted)
        ]
        message = f"{item.name} is said to be by {names[0]}, but is by {names[1]}"
        yield Fault(code="LD526", message=message, line=item.element.line)


def _date_faults(item: Item, entry: Entry) -> Iterator[Fault]:
    for element in item.element.children:
        read = read_date(element)
        if read is None or read.code:
            continue
        wanted = entry.updated if element.tag == "atom:updated" else entry.date
        days = (read.day, item.day or read.day) if element.tag == "pubDate" else (read.day,)
        if any(day != wanted for day in days):
            message = f"{item.name} is dated {quoted(element.text)}, but its source has {wanted or 'no such date'}"
            yield Fault(code="LD526", message=message, line=element.line)
    if entry.updated and item.element.first("atom:updated") is None:
        message = f"{item.name} does not say that it was changed on {entry.updated}"
        yield Fault(code="LD526", message=message, line=item.element.line)


def _copy_faults(element: Element, item: Item) -> Iterator[Fault]:
    markup = read_markup(element.text)
    if markup.relative:
        message = f"{item.name} has an address that leads nowhere outside its page: {_first(markup.relative)}"
        yield Fault(code="LD522", message=message, line=element.line + markup.relative[0].line)
    if markup.unsafe:
        message = f"{item.name} has what feed readers take out or warn of: {_first(markup.unsafe)}"
        yield Fault(code="LD523", message=message, line=element.line + markup.unsafe[0].line)
    if element.text.strip() and item.entry and item.entry.published:
        is_content = element.tag == CONTENT
        trouble = (_content_trouble if is_content else _summary_trouble)(markup.words, item.entry)
        if trouble:
            yield Fault(code="LD527", message=f"{trouble} {item.name}", line=element.line)


def _first(positions: tuple[Spot, ...]) -> str:
    more = f", and {len(positions) - 1} more" if len(positions) > 1 else ""
    return positions[0].what + more


def _content_trouble(words: tuple[str, ...], entry: Entry) -> str:
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


def _summary_trouble(words: tuple[str, ...], entry: Entry) -> str:
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
