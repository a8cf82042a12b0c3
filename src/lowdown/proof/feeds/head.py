"""Compares the head of a feed with the settings of its publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowdown.proof.feeds.addresses import is_absolute, same_address
from lowdown.proof.feeds.faults import Fault
from lowdown.proof.feeds.forms import part_name
from lowdown.proof.feeds.html import read_markup
from lowdown.proof.feeds.text import fold, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lowdown.model import Publication
    from lowdown.proof.feeds.xml import Element


def head_faults(
    channel: Element, publication: Publication, *, title: str, home: str
) -> Iterator[Fault]:
    """LD532 where title, link, summary or language are not those of the settings, and LD533 where
    the hub is not.

    The title begins with `title`, and the link leads to `home`. Feed readers take the summary for
    HTML, as they do with those of items.
    """
    yield from _hub_faults(channel, publication.feeds.hub)
    about = publication.tagline or publication.title
    shown_title, language = channel.words("title"), channel.words("language")
    link, summary = channel.words("link"), channel.words("description")
    if shown_title and not _begins(fold(shown_title), fold(title)):
        yield _wrong(channel, "title", shown_title, title)
    if is_absolute(link) and not same_address(link, home):
        yield _wrong(channel, "link", link, home)
    if summary and read_markup(summary).words != fold(about):
        shown = " ".join(read_markup(summary).words)
        yield _wrong(channel, "description", shown, about)
    if language and language.casefold() != publication.language.casefold():
        yield _wrong(channel, "language", language, publication.language)


def _hub_faults(channel: Element, hub: str | None) -> Iterator[Fault]:
    """LD533 where the feed names another hub than the settings, or none."""
    links = [link for link in channel.all("atom:link") if link.attributes.get("rel") == "hub"]
    for link in links:
        address = link.attributes.get("href", "")
        if hub is None or not same_address(address, hub):
            wanted = f"not {hub}" if hub else "but lowdown.toml has none"
            message = f"the feed names {quoted(address)} as its WebSub hub, {wanted}"
            yield Fault(code="LD533", message=message, line=link.line)
    if hub and not links:
        message = f"the feed does not name the WebSub hub {hub}"
        yield Fault(code="LD533", message=message, line=channel.line)


def _begins(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether `words` begin with `others`; a colon may follow the last of them."""
    return " ".join(words).startswith(" ".join(others))


def _wrong(channel: Element, tag: str, says: str, wanted: str) -> Fault:
    element = channel.first(tag)
    return Fault(
        code="LD532",
        message=f"readers see {quoted(says)} as the {part_name(tag)} of the feed, not"
        f" {quoted(wanted)}",
        line=element.line if element else channel.line,
    )
