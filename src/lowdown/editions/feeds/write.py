"""Writes sets of feeds: the same items in all formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lowdown.editions.feeds.atom import atom_item, write_atom
from lowdown.editions.feeds.json_feed import json_item, write_json_feed
from lowdown.editions.feeds.rss import rss_item, write_rss
from lowdown.editions.feeds.sets import FeedSet, main_set
from lowdown.outputs import ATOM_FEED, FEED, ISSUES_FEED, JSON_FEED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowdown.editions.feeds.items import Item
    from lowdown.model import Publication


class _Written(NamedTuple):
    """An item, as it stands in every feed that holds it."""

    rss: str
    atom: str
    json: str


class FeedWriter:
    """Writes the feeds of a publication; an item of several sets is made into text once."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._written: dict[Item, _Written] = {}

    def write(self, items: Sequence[Item], *, of: FeedSet) -> dict[str, bytes]:
        """Returns the feeds of a set, by their paths below the output folder.

        They hold the items as they are given, newest first.
        """
        written = [self._as_text(item) for item in items]
        rss, atom = [one.rss for one in written], [one.atom for one in written]
        publication, folder = self._publication, of.folder
        return {
            folder + FEED: write_rss(publication, items, rss, of=of, name=FEED),
            folder + ATOM_FEED: write_atom(publication, items, atom, of=of, name=ATOM_FEED),
            folder + JSON_FEED: write_json_feed(
                publication, [one.json for one in written], of=of, name=JSON_FEED
            ),
        }

    def _as_text(self, item: Item) -> _Written:
        found = self._written.get(item)
        if found is None:
            found = _Written(rss=rss_item(item), atom=atom_item(item), json=json_item(item))
            self._written[item] = found
        return found


def write_issues_feed(publication: Publication, items: Sequence[Item]) -> bytes:
    """Returns `issues.xml` of the items of issues, newest first."""
    main = main_set(publication)
    of = FeedSet(folder=main.folder, title=f"{publication.title}: issues", home=main.home)
    written = [rss_item(item) for item in items]
    return write_rss(publication, items, written, of=of, name=ISSUES_FEED)
