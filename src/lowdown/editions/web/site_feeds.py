"""Makes the feeds of the records of issues: those sets of feeds that hold anything new."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Final, NamedTuple
from urllib.parse import unquote, urljoin

from lowdown.cache import picture_cache
from lowdown.editions.feeds import (
    MARKED_ARTICLE,
    FeedSet,
    FeedWriter,
    Item,
    ascii_address,
    feed_topics,
    main_set,
    publish_pictures,
    topic_set,
    with_paper,
    write_issues_feed,
)
from lowdown.editions.web.cards import ArticleCard
from lowdown.editions.web.index import SiteIndex, make_index
from lowdown.editions.web.orders import FeedsOrder, MadeFeeds
from lowdown.editions.web.records import Bodies, IssueRecord, read_bodies
from lowdown.model import Finding, Location
from lowdown.outputs import FEED_FORMATS, ISSUES_FEED, picture_path


def make_site_feeds(order: FeedsOrder) -> MadeFeeds:
    """Makes all feeds, newest first, and the pictures that they show."""
    maker = _FeedMaker(order)
    inputs: dict[str, str] = {}
    files: dict[str, bytes] = {}
    writer = FeedWriter(order.reading.publication)
    for plan in maker.sets:
        paths = [plan.of.folder + name for name in FEED_FORMATS]
        digest = maker.digest(plan)
        inputs.update(dict.fromkeys(paths, digest))
        if any(order.standing.get(path) != digest for path in paths):
            files |= writer.write([maker.item(card) for card in plan.articles], of=plan.of)
    inputs[ISSUES_FEED] = ""
    files[ISSUES_FEED] = write_issues_feed(order.reading.publication, list(maker.issue_items()))
    pictures = maker.pictures(inputs)
    return MadeFeeds(
        inputs=inputs, files={**files, **pictures.files}, findings=tuple(pictures.findings)
    )


class _SetPlan(NamedTuple):
    """A set of feeds, and its articles, newest first."""

    of: FeedSet
    articles: tuple[ArticleCard, ...]


class _ShownPictures(NamedTuple):
    """The pictures that the feeds show."""

    files: Mapping[str, bytes]
    findings: Sequence[Finding]


class _FeedMaker:
    """What the feeds of one publication are made of."""

    def __init__(self, order: FeedsOrder) -> None:
        self._order = order
        self._records = {record.card.name: record for record in order.records}
        self._index = make_index(
            [record.card for record in order.records],
            [card for record in order.records for card in record.articles],
        )
        self._urls = {card.slug: card.url for card in self._index.articles}
        self._bodies: dict[str, Bodies] = {}
        self._items: dict[str, Item] = {}
        self.sets = tuple(_sets(order, self._index))

    def digest(self, plan: _SetPlan) -> str:
        """Returns a digest of all that a set of feeds is made of."""
        digest = hashlib.sha256(repr((self._order.reading.state, plan.of)).encode())
        for card in plan.articles:
            linked = [self._urls.get(slug) for slug in card.links]
            digest.update(repr((card.body, linked)).encode(errors="surrogatepass"))
        return digest.hexdigest()

    def item(self, card: ArticleCard) -> Item:
        """Returns the item of an article, with its links resolved."""
        if card.slug not in self._items:
            record = self._records[card.issue]
            if card.issue not in self._bodies:
                self._bodies[card.issue] = read_bodies(self._order.reading, record)
            item = self._bodies[card.issue][card.slug].item
            self._items[card.slug] = replace(item, content=self._resolved(item.content))
        return self._items[card.slug]

    def issue_items(self) -> Iterator[Item]:
        """The items of the newest issues, newest first, with their papers."""
        publication = self._order.reading.publication
        for issue in self._index.issues[: publication.feeds.items]:
            item = self._records[issue.name].item
            item = replace(item, content=self._resolved(item.content))
            length = self._order.lengths.get(issue.name)
            if length is not None:
                item = with_paper(item, publication, issue.name, length=length)
            yield item

    def pictures(self, inputs: dict[str, str]) -> _ShownPictures:
        """Returns the pictures of all items that do not stand yet; notes what each is made of."""
        order = self._order
        places = dict(self._places())
        shown = {file: picture_path(file) for file in places}
        sources = {path: sha for one in order.records for path, sha in one.sources.items()}
        missing = {}
        for file, path in shown.items():
            digest = hashlib.sha256(f"{order.reading.state} {sources.get(file)}".encode())
            inputs[path] = digest.hexdigest()
            if order.standing.get(path) != inputs[path]:
                missing[file] = places[file]
        # Two that would have one path are found where both are looked at.
        several = len({path.casefold() for path in shown.values()}) < len(shown)
        made = publish_pictures(
            order.reading.publication, places if several else missing, picture_cache()
        )
        return _ShownPictures(made.files, made.findings)

    def _places(self) -> Iterator[tuple[str, Location]]:
        """The pictures of all items, and where the copy names them first."""
        seen: set[str] = set()
        for record, slug in self._shown():
            for file, place in record.feed_pictures.get(slug, {}).items():
                if file not in seen:
                    seen.add(file)
                    yield file, place

    def _shown(self) -> Iterator[tuple[IssueRecord, str]]:
        """The articles in any feed, and the introductions, which have no slug."""
        cards = {card.slug: card for plan in self.sets for card in plan.articles}
        for card in self._index.articles:
            if card.slug in cards:
                yield self._records[card.issue], card.slug
        for issue in self._index.issues[: self._order.reading.publication.feeds.items]:
            yield self._records[issue.name], ""

    def _resolved(self, html: str) -> str:
        """HTML with its marked links to articles resolved; one that is not published has none."""
        return _LINK.sub(self._link, html) if MARKED_ARTICLE in html else html

    def _link(self, found: re.Match[str]) -> str:
        slug, fragment, more, words = found.groups(default="")
        url = self._urls.get(unquote(slug))
        if url is None:
            return f"<a{more}>{words}</a>"
        return f'<a href="{escape(ascii_address(urljoin(url, fragment)))}"{more}>{words}</a>'


_LINK: Final = re.compile(
    rf'<a href="{re.escape(MARKED_ARTICLE)}([^"#]*)(#[^"]*)?"([^>]*)>(.*?)</a>', re.DOTALL
)


def _sets(order: FeedsOrder, index: SiteIndex) -> Iterable[_SetPlan]:
    publication = order.reading.publication
    most = publication.feeds.items
    yield _SetPlan(main_set(publication), index.articles[:most])
    for topic in feed_topics(index.articles, limit=most):
        articles = tuple(index.articles[place] for place in topic.members)
        yield _SetPlan(topic_set(publication, topic), articles)
