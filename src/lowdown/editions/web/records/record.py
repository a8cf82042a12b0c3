"""Records: what an issue is for the site, kept in the cache until one of its sources changes.

A record has the cards of the issue and of its articles, and is read in every build. The bodies of
its articles, which are long, are an entry of their own: they are read where a page is written. Both
are JSON, and neither is trusted: what is damaged, or was made of other sources, is made again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import field
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from lowdown.cache import Cache
from lowdown.editions.feeds import Item
from lowdown.editions.web.cards import ArticleCard, IssueCard, PictureCard
from lowdown.editions.web.records.copy_html import BodyBlock
from lowdown.model import Finding, Location
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleBody:
    """The copy of an article, written for the site."""

    blocks: tuple[BodyBlock, ...]
    """Its blocks for its page; links to other articles are marks."""
    item: Item
    """Its item for the feeds; links to other articles lead to marked addresses."""


Bodies = Mapping[str, ArticleBody]
"""The bodies of the articles of an issue, by their slugs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRecord:
    """An issue as the site needs it, without the copy of its articles."""

    card: IssueCard
    """The issue."""
    number_place: Location
    """Where its manifest has its number."""
    articles: tuple[ArticleCard, ...]
    """Its published articles, in the manifest's order."""
    item: Item
    """Its item for the feed of issues, without its paper; links to articles are marked."""
    pictures: tuple[PictureCard, ...] = ()
    """Every picture that its pages show, each once."""
    feed_pictures: Mapping[str, Mapping[str, Location]] = field(default_factory=dict)
    """The pictures that the item of each article shows, and where the copy names them, by its slug;
    those of its own item by an empty one.
    """
    findings: tuple[Finding, ...] = ()
    """What is wrong with its copy: warnings, without those that comments silence."""
    state: str = ""
    """A digest of all that it was made of besides its sources: settings and program."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 of each file that was read for it, by its path."""
    bodies: str = ""
    """The SHA-256 of the bodies of its articles."""


@cache
def _records() -> TypeAdapter[IssueRecord]:
    return TypeAdapter(IssueRecord)


@cache
def _bodies() -> TypeAdapter[dict[str, ArticleBody]]:
    return TypeAdapter(dict[str, ArticleBody])


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordStore:
    """The records of the issues of one publication, in the cache."""

    cache: Cache
    """Where they are kept."""
    root: Path
    """The publication's folder."""

    def record(self, issue: str) -> IssueRecord | None:
        """Returns the record that is kept of an issue, whatever has changed since."""
        data = self.cache.get(self._key("record", issue))
        try:
            return _records().validate_json(data) if data else None
        except ValidationError:  # that of another version
            return None

    def bodies(self, record: IssueRecord) -> Bodies | None:
        """Returns the bodies that belong to a record, where they are kept."""
        data = self.cache.get(self._key("bodies", record.card.name))
        if data is None or hashlib.sha256(data).hexdigest() != record.bodies:
            return None
        return _bodies().validate_json(data)

    def keep(self, record: IssueRecord, bodies: bytes) -> None:
        """Keeps a record and its bodies, as `bodies_to_json` writes them."""
        name = record.card.name
        self.cache.put(self._key("bodies", name), bodies)
        self.cache.put(self._key("record", name), _records().dump_json(record))

    def _key(self, kind: str, issue: str) -> str:
        """One entry for each issue of a publication, so that old ones do not pile up."""
        names = "\0".join((kind, os.path.realpath(self.root), issue))
        return f"{kind}-{hashlib.sha256(names.encode()).hexdigest()[:40]}"


def bodies_to_json(bodies: Bodies) -> bytes:
    """Returns bodies as they are kept."""
    return _bodies().dump_json(dict(bodies))
