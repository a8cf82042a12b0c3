"""The site as its pages see it: settings, words, all cards, and what leads from one to another."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Final, NamedTuple

from markupsafe import Markup

from lowdown.editions.web.cards import ArticleCard
from lowdown.editions.web.index import Neighbours, SiteIndex, Topic, TopicKind
from lowdown.editions.web.parts import EMPTY, ArticleItem, DonationView, Link, PageFurniture
from lowdown.editions.web.related import TagIndex, index_tags
from lowdown.model import Publication, WebWords, topic_slug
from lowdown.outputs import (
    ARCHIVE,
    DONATE,
    FEEDS_PAGE,
    HOME,
    SEARCH,
    SUBSCRIBE,
    page_path,
    topic_address,
)
from lowdown.press import Typefaces, typefaces_of
from lowdown.values import dataclass

_HYPHEN: Final = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFiles:
    """The files that every page loads, as paths from the site's first folder."""

    stylesheet: str
    """The style sheet."""
    script: str
    """The script."""
    icon: str
    """The icon."""
    has_search: bool = False
    """Whether there is a search index."""


class ItemKey(NamedTuple):
    """What decides how a list shows an article of the site."""

    slug: str
    """The article."""
    language: str
    """The language of the page."""
    paper: str
    """The path of the paper whose pages it names; empty without."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """A site: made once, read for every page."""

    publication: Publication
    """The settings."""
    index: SiteIndex
    """Everything that is published."""
    files: SiteFiles
    """What every page loads."""
    donation: DonationView | None = None
    """The donation panel."""
    logo: Markup = EMPTY
    """The picture in the nameplate as HTML; empty without."""

    @cached_property
    def words(self) -> WebWords:
        """The words of the site, in the publication's language."""
        return self.publication.web_words_for(self.publication.language)

    @cached_property
    def typefaces(self) -> Typefaces:
        """What the publication is set in, for which its folder of fonts is looked at once."""
        return typefaces_of(self.publication)

    @cached_property
    def furniture(self) -> PageFurniture:
        """What stands on every page."""
        return _furniture(self)

    @cached_property
    def furniture_digest(self) -> str:
        """A digest of what stands on every page."""
        known = repr(self.furniture).encode(errors="surrogatepass")
        return hashlib.sha256(known).hexdigest()

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """The page of each article, from the site's first folder, or absolute, by its slug."""
        return {card.slug: self.article_address(card) for card in self.index.articles}

    @cached_property
    def tags(self) -> TagIndex:
        """Which articles have which tags."""
        return index_tags(self.index.articles)

    @cached_property
    def issue_neighbours(self) -> Mapping[str, Neighbours]:
        """The issue before each one and the one after it, by name."""
        names = [issue.name for issue in self.index.issues]
        older, newer = [*names[1:], None], [None, *names]
        return {
            name: Neighbours(before=before, after=after)
            for name, before, after in zip(names, older, newer, strict=False)
        }

    @cached_property
    def items(self) -> dict[ItemKey, ArticleItem]:
        """The articles that lists have shown so far: most stand in ten of them."""
        return {}

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {}

    def article_digest(self, slug: str) -> str:
        """Returns a digest of all that is known of an article, besides its copy."""
        if slug not in self._digests:
            known = repr(self.index.by_slug[slug]).encode(errors="surrogatepass")
            self._digests[slug] = hashlib.sha256(known).hexdigest()
        return self._digests[slug]

    def article_address(self, card: ArticleCard) -> str:
        """Returns the page of an article, from the site's first folder, or absolute."""
        return page_path(card.address) if card.is_here else card.url

    def topic_address(self, topic: Topic, number: int = 1) -> str:
        """Returns a page of the list of a topic, from the site's first folder."""
        return page_path(topic_address(topic.kind.value, topic.slug, number))

    def topic(self, kind: TopicKind, name: str) -> Topic:
        """Returns the topic that an article names."""
        return self.index.topics[kind][_topic_slug(name)]

    def topic_link(self, topic: Topic) -> Link:
        """Returns a link to the list of a topic."""
        return Link(name=topic_name(topic), address=self.topic_address(topic))


_topic_slug = cache(topic_slug)


def topic_name(topic: Topic) -> str:
    """Returns what readers read of a topic.

    A section is typed as a slug, and so are many tags: `waiting-lists` is read "waiting lists".
    """
    if topic.kind is TopicKind.AUTHOR or topic.name != topic.slug:
        return topic.name
    words = _HYPHEN.sub(" ", topic.slug)
    return words[:1].upper() + words[1:] if topic.kind is TopicKind.SECTION else words


def _furniture(site: Site) -> PageFurniture:
    publication = site.publication
    return PageFurniture(
        title=publication.title,
        tagline=publication.tagline or "",
        logo=site.logo,
        nameplate_style=publication.nameplate.style.value,
        language=publication.language,
        words=site.words,
        navigation=tuple(_navigation(site)),
        foot=tuple(_foot(site)),
        social=tuple(
            Link(name=link.title, address=link.url, is_outside=True)
            for link in publication.web.social
        ),
        publisher=publication.publisher,
        imprint=publication.imprint or "",
        email=publication.email or "",
        donation=site.donation,
        stylesheet=site.files.stylesheet,
        script=site.files.script,
        icon=site.files.icon,
        search=page_path(SEARCH) if site.files.has_search else "",
    )


def _navigation(site: Site) -> Iterator[Link]:
    """The links of the navigation; to what there is."""
    words = site.words
    yield Link(name=words.home, address=page_path(HOME), key="home")
    yield Link(name=words.archive, address=page_path(ARCHIVE), key="archive")
    if site.index.topics[TopicKind.SECTION]:
        yield Link(
            name=words.sections,
            address=page_path(topic_address(TopicKind.SECTION.value)),
            key="sections",
        )
    yield Link(name=words.subscribe, address=page_path(SUBSCRIBE), key="subscribe")
    if site.donation:
        yield Link(name=words.donate, address=page_path(DONATE), key="donate")
    yield from _own_links(site)


def _foot(site: Site) -> Iterator[Link]:
    """The links at the foot: every way into the site."""
    words = site.words
    yield Link(name=words.home, address=page_path(HOME))
    yield Link(name=words.archive, address=page_path(ARCHIVE))
    for kind, name in (
        (TopicKind.SECTION, words.sections),
        (TopicKind.AUTHOR, words.authors),
        (TopicKind.TAG, words.tags),
    ):
        if site.index.topics[kind]:
            yield Link(name=name, address=page_path(topic_address(kind.value)))
    yield Link(name=words.subscribe, address=page_path(SUBSCRIBE))
    yield Link(name=words.feeds, address=page_path(FEEDS_PAGE))
    if site.donation:
        yield Link(name=words.donate, address=page_path(DONATE))
    yield from _own_links(site)


def _own_links(site: Site) -> Iterator[Link]:
    """The links of the settings, such as a bookshop."""
    for link in site.publication.web.links:
        yield Link(name=link.title, address=link.url, is_outside=True)
