"""The pages of sections, authors and tags."""

from __future__ import annotations

from lowdown.editions.web.index import Topic, TopicKind
from lowdown.editions.web.localised import number as in_words
from lowdown.editions.web.parts import ArticleItem, FeedLink, Link, PageFurniture, PageHead, Paging
from lowdown.editions.web.site import Site, topic_name
from lowdown.editions.web.views.heads import PageFacts, feed_links, page_head
from lowdown.editions.web.views.items import article_item
from lowdown.editions.web.views.paging import paging
from lowdown.outputs import page_path, topic_address
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """What a page of the list of a topic shows."""

    head: PageHead
    """What services read about it."""
    site: PageFurniture
    """What stands on every page."""
    kind: str
    """What the topic is, such as "Section"."""
    name: str
    """The topic."""
    list: Link
    """The list of all topics of its kind."""
    articles: tuple[ArticleItem, ...]
    """Its articles on this page, newest first."""
    feeds: tuple[FeedLink, ...]
    """Its feeds."""
    paging: Paging
    """Its pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicLine:
    """A topic in the list of all of its kind."""

    name: str
    """The topic."""
    address: str
    """Its page, from the site's first folder."""
    count: str
    """The number of its articles."""
    newest: str
    """The headline of its newest article."""
    newest_language: str
    """The language of that, where it is not the site's; otherwise empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsView:
    """What the list of all sections, authors or tags shows."""

    head: PageHead
    """What services read about it."""
    site: PageFurniture
    """What stands on every page."""
    kind: str
    """The folder of its pages, such as `sections`."""
    topics: tuple[TopicLine, ...]
    """The topics, by name."""
    others: tuple[Link, ...]
    """The lists of the other kinds that there are."""


def topic_pages(site: Site, topic: Topic) -> int:
    """Returns the number of pages of the list of a topic, at least 1."""
    return max(1, -(-len(topic.articles) // site.publication.web.page_size))


def topic_view(site: Site, topic: Topic, number: int = 1) -> TopicView:
    """Returns what page `number` of the list of a topic shows."""
    size = site.publication.web.page_size
    address, name = topic_address(topic.kind.value, topic.slug), topic_name(topic)
    pages = paging(site, address, number=number, count=topic_pages(site, topic))
    kind = _kind(site, topic.kind)
    title = f"{kind}{site.words.colon} {name}"
    feeds = feed_links(site, address, title)
    facts = PageFacts(
        address=topic_address(topic.kind.value, topic.slug, number),
        title=title if number == 1 else f"{title}, {pages.label}",
        description=site.words.topic_description.format(topic=name, title=site.publication.title),
        current="sections" if topic.kind is TopicKind.SECTION else "",
        feeds=feeds,
    )
    shown = topic.articles[(number - 1) * size : number * size]
    return TopicView(
        head=page_head(site, facts),
        site=site.furniture,
        kind=kind,
        name=name,
        list=topics_link(site, topic.kind),
        articles=tuple(article_item(site, card) for card in shown),
        feeds=feeds,
        paging=pages,
    )


def topics_view(site: Site, kind: TopicKind) -> TopicsView:
    """Returns what the list of all topics of a kind shows."""
    link = topics_link(site, kind)
    others = [topics_link(site, other) for other in TopicKind if other is not kind]
    facts = PageFacts(
        address=topic_address(kind.value),
        title=link.name,
        description=f"{link.name}{site.words.colon} {site.publication.title}",
        current=kind.value,
    )
    topics = sorted(
        site.index.topics[kind].values(),
        key=lambda topic: (topic_name(topic).casefold(), topic.slug),
    )
    return TopicsView(
        head=page_head(site, facts),
        site=site.furniture,
        kind=kind.value,
        topics=tuple(_line(site, topic) for topic in topics),
        others=tuple(link for link in others if site.index.topics[TopicKind(link.key)]),
    )


def topics_link(site: Site, kind: TopicKind) -> Link:
    """Returns a link to the list of all topics of a kind."""
    words = site.words
    names = {
        TopicKind.SECTION: words.sections,
        TopicKind.AUTHOR: words.authors,
        TopicKind.TAG: words.tags,
    }
    return Link(name=names[kind], address=page_path(topic_address(kind.value)), key=kind.value)


def _kind(site: Site, kind: TopicKind) -> str:
    words = site.words
    names = {
        TopicKind.SECTION: words.section,
        TopicKind.AUTHOR: words.author,
        TopicKind.TAG: words.tag,
    }
    return names[kind]


def _line(site: Site, topic: Topic) -> TopicLine:
    newest, language = topic.articles[0], site.publication.language
    return TopicLine(
        name=topic_name(topic),
        address=site.topic_address(topic),
        count=in_words(len(topic.articles), language),
        newest=newest.title,
        newest_language=newest.language if newest.language != language else "",
    )
