"""What a feed holds: items, which are the same in every format."""

from __future__ import annotations

import datetime

from lowdown.values import dataclass


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
    section: str | None = None
    """Its section."""
    tags: tuple[str, ...] = ()
    """Its other topics."""
    updated: datetime.date | None = None
    """When it was last changed."""
    language: str | None = None
    """BCP 47, where it is another than the publication's."""
    image: str | None = None
    """The absolute address of its lead picture."""
    enclosure: Enclosure | None = None
    """The file that comes with it."""

    @property
    def categories(self) -> tuple[str, ...]:
        """Its section and its tags, each once."""
        topics = (self.section or "", *self.tags)
        return tuple(dict.fromkeys(topic for topic in topics if topic))

    @property
    def changed(self) -> datetime.date:
        """The day of its last change, or else of its publication."""
        return self.updated or self.date
