"""Makes the feeds, and the pictures that they show.

`feed.xml`, `atom.xml` and `feed.json` have the newest articles in full: of the whole publication,
and of each section, author and tag in a folder of its own. `issues.xml` has one item for each
issue, with its PDF attached.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lowdown.editions.feeds.article_items import article_item, feed_origin, issue_item
from lowdown.editions.feeds.published_pictures import publish_pictures
from lowdown.editions.feeds.rss import rss_item, write_rss
from lowdown.editions.feeds.sets import FeedSet, feed_topics, main_set, topic_set
from lowdown.editions.feeds.write import FeedWriter
from lowdown.model import Edition
from lowdown.outputs import ISSUES_FEED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lowdown.cache import Cache
    from lowdown.editions.feeds.article_items import MadeItem
    from lowdown.editions.feeds.items import Item
    from lowdown.editions.feeds.portable_html import PortableHtml
    from lowdown.model import Article, Issue, Location, Publication


def make_feeds(
    publication: Publication,
    issues: Sequence[Issue],
    *,
    pdf_lengths: Mapping[str, int],
    cache: Cache | None = None,
) -> Edition:
    """Returns all feeds, newest first, and the pictures that they show.

    `pdf_lengths` are the sizes of PDFs in bytes, by issue. `cache` keeps pictures as they are
    published.
    """
    most = publication.feeds.items
    newest = sorted(issues, key=lambda issue: (issue.date, issue.number), reverse=True)
    published = tuple(_articles(newest))
    origin = feed_origin(publication, published)
    papers = [
        issue_item(publication, issue, origin, pdf_length=pdf_lengths.get(issue.name))
        for issue in newest[:most]
    ]
    sets = _article_sets(publication, [article for _, article in published])
    places = sorted({place for each in sets for place in each.places})
    made = {place: article_item(publication, *published[place], origin) for place in places}
    pictures = _picture_places([each.copy for each in (*made.values(), *papers)])
    shown, findings = publish_pictures(publication, pictures, cache)
    files = {
        **_write_sets(publication, sets, made),
        ISSUES_FEED: write_issues_feed(publication, [each.item for each in papers]),
        **shown,
    }
    return Edition(files={} if findings else files, findings=findings)


def write_issues_feed(publication: Publication, items: Sequence[Item]) -> bytes:
    """Returns `issues.xml` of the items of issues, newest first."""
    main = main_set(publication)
    of = FeedSet(folder=main.folder, title=f"{publication.title}: issues", home=main.home)
    written = [rss_item(item) for item in items]
    return write_rss(publication, items, written, of=of, name=ISSUES_FEED)


def _articles(issues: Sequence[Issue]) -> Iterator[tuple[Issue, Article]]:
    """Each article once, with the newest of its issues."""
    seen = set()
    for issue in issues:
        for article in issue.articles:
            if not article.draft and article.slug not in seen:
                seen.add(article.slug)
                yield issue, article


class _SetPlan(NamedTuple):
    """A set of feeds, and the places of its articles among all."""

    of: FeedSet
    places: tuple[int, ...]


def _article_sets(publication: Publication, articles: Sequence[Article]) -> list[_SetPlan]:
    most = publication.feeds.items
    newest = tuple(range(len(articles)))[:most]
    return [
        _SetPlan(main_set(publication), newest),
        *(
            _SetPlan(topic_set(publication, topic), topic.members)
            for topic in feed_topics(articles, limit=most)
        ),
    ]


def _write_sets(
    publication: Publication, sets: Sequence[_SetPlan], made: Mapping[int, MadeItem]
) -> dict[str, bytes]:
    writer = FeedWriter(publication)
    files: dict[str, bytes] = {}
    for each in sets:
        files |= writer.write([made[place].item for place in each.places], of=each.of)
    return files


def _picture_places(portables: Sequence[PortableHtml]) -> dict[str, Location]:
    places: dict[str, Location] = {}
    for portable in portables:
        for file, place in portable.pictures.items():
            places.setdefault(file, place)
    return places
