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


def head_faults(channel: Element, publication: Publication) -> Iterator[Fault]:
    """LD532 where title, link, summary or language are not those of the settings.

    Feed readers take the summary for HTML, as they do with those of items.
    """
    about = publication.tagline or publication.title
    title, language = channel.words("title"), channel.words("language")
    link, summary = channel.words("link"), channel.words("description")
    if title and not _begins(fold(title), fold(publication.title)):
        yield _wrong(channel, "title", title, publication.title)
    if is_absolute(link) and not same_address(link, publication.url):
        yield _wrong(channel, "link", link, publication.url)
    if summary and read_markup(summary).words != fold(about):
        shown = " ".join(read_markup(summary).words)
        yield _wrong(channel, "description", shown, about)
    if language and language.casefold() != publication.language.casefold():
        yield _wrong(channel, "language", language, publication.language)


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
