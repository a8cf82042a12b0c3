"""The pages that serve readers: feeds, subscribing, donating, search, not found, old addresses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lowdown.editions.web.cards import ArticleCard
from lowdown.editions.web.index import TopicKind
from lowdown.editions.web.parts import ArticleItem, FeedLink, Link, PageFurniture, PageHead
from lowdown.editions.web.site import Site
from lowdown.editions.web.views.heads import PageFacts, feed_links, newest_issue, page_head
from lowdown.editions.web.views.items import article_item
from lowdown.editions.web.views.topics import topics_link
from lowdown.outputs import (
    DONATE,
    FEEDS_PAGE,
    HOME,
    ISSUES_FEED,
    NOT_FOUND,
    SEARCH,
    SUBSCRIBE,
    page_path,
)
from lowdown.values import dataclass

if TYPE_CHECKING:
    from lowdown.model import FormField, Subscribe


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedExplained:
    """A feed, and what it is for."""

    name: str
    """What it has, and in which format."""
    text: str
    """Two sentences about it."""
    url: str
    """Its absolute address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedsView:
    """What the page about the feeds shows."""

    head: PageHead
    """What services read about it."""
    site: PageFurniture
    """What stands on every page."""
    feeds: tuple[FeedExplained, ...]
    """The feeds of the publication."""
    topics: tuple[Link, ...]
    """The lists of topics, which have feeds of their own."""


def feeds_view(site: Site) -> FeedsView:
    """Returns what the page about the feeds shows."""
    words = site.words
    facts = PageFacts(
        address=FEEDS_PAGE,
        title=words.feeds,
        description=words.feeds_introduction.format(title=site.publication.title),
        current="feeds",
    )
    formats = feed_links(site, "", site.publication.title)
    texts = (words.about_rss, words.about_atom, words.about_json)
    issues = FeedExplained(
        name=f"{site.publication.title}{words.colon} {words.issues_feed}",
        text=words.about_issues_feed,
        url=site.publication.url + ISSUES_FEED,
    )
    return FeedsView(
        head=page_head(site, facts),
        site=site.furniture,
        feeds=(
            *(
                FeedExplained(name=feed.title, text=text, url=feed.address)
                for feed, text in zip(formats, texts, strict=True)
            ),
            issues,
        ),
        topics=tuple(topics_link(site, kind) for kind in TopicKind if site.index.topics[kind]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribeForm:
    """The form by which readers subscribe at a service."""

    action: str
    """Where it is sent."""
    email: str
    """The name of the field for the address."""
    name: str
    """The name of the field for the reader's name; empty: none is asked for."""
    consent: str
    """What readers agree to."""
    privacy: str
    """The address of the privacy notice; empty without."""
    trap: str
    """The name of a field that only programs fill in; empty: the service has none."""
    hidden: tuple[FormField, ...]
    """Fields that nobody sees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribeView:
    """What the page for subscribing shows."""

    head: PageHead
    """What services read about it."""
    site: PageFurniture
    """What stands on every page."""
    feeds: tuple[FeedLink, ...]
    """The feeds of the publication."""
    about_feeds: Link
    """The page about the feeds."""
    form: SubscribeForm | None
    """The form of the service; None without one."""


def subscribe_view(site: Site) -> SubscribeView:
    """Returns what the page for subscribing shows."""
    settings, words = site.publication.subscribe, site.words
    facts = PageFacts(
        address=SUBSCRIBE,
        title=words.subscribe,
        description=words.subscribe_introduction.format(title=site.publication.title),
        current="subscribe",
        form=settings.action if settings else "",
    )
    return SubscribeView(
        head=page_head(site, facts),
        site=site.furniture,
        feeds=feed_links(site, "", site.publication.title),
        about_feeds=Link(name=words.feeds, address=page_path(FEEDS_PAGE)),
        form=_form(site, settings) if settings else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainView:
    """What a page with nothing of its own but its head shows: donating, search, not found."""

    head: PageHead
    """What services read about it."""
    site: PageFurniture
    """What stands on every page."""
    newest: tuple[ArticleItem, ...] = ()
    """The articles of the newest issue, where the page offers them."""


def donate_view(site: Site) -> PlainView | None:
    """Returns what the page for donating shows; None without a donation panel."""
    if site.donation is None:
        return None
    facts = PageFacts(
        address=DONATE,
        title=site.donation.title,
        description=site.donation.summary,
        language=site.donation.language,
        current="donate",
    )
    head = page_head(site, facts)
    return PlainView(head=head, site=site.furniture)


def search_view(site: Site) -> PlainView:
    """Returns what the page of the search shows."""
    facts = PageFacts(
        address=SEARCH, title=site.words.search, current="search", searches=True, is_listed=False
    )
    return PlainView(head=page_head(site, facts), site=site.furniture)


def not_found_view(site: Site) -> PlainView:
    """Returns what `404.html` shows.

    A host shows it for any address, so that its links are paths from the host's first folder.
    """
    facts = PageFacts(address=HOME, title=site.words.not_found, is_listed=False)
    head = page_head(site, facts)
    path = urlsplit(site.publication.url).path or "/"
    issue = newest_issue(site)
    articles = site.index.articles_of(issue) if issue else ()
    return PlainView(
        head=replace(head, path=NOT_FOUND, root=path),
        site=site.furniture,
        newest=tuple(article_item(site, card) for card in articles),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasView:
    """What the page at an old address shows: the way to the article."""

    head: PageHead
    """What services read about it; its canonical address is that of the article."""
    site: PageFurniture
    """What stands on every page."""
    title: str
    """The article's headline."""
    target: str
    """The article's page: a path from the site's first folder, or an absolute address."""
    is_outside: bool
    """Whether the address is absolute."""


def alias_view(site: Site, card: ArticleCard, alias: str) -> AliasView:
    """Returns what the page at the old address `alias` of an article shows."""
    facts = PageFacts(address=alias, title=card.title, language=card.language, is_listed=False)
    head = page_head(site, facts)
    return AliasView(
        head=replace(head, canonical=card.url, alternates=()),
        site=site.furniture,
        title=card.title,
        target=site.addresses[card.slug],
        is_outside=not card.is_here,
    )


def _form(site: Site, settings: Subscribe) -> SubscribeForm:
    return SubscribeForm(
        action=settings.action,
        email=settings.email_field,
        name=settings.name_field or "",
        consent=settings.consent or site.words.consent.format(title=site.publication.title),
        privacy=settings.privacy or "",
        trap=settings.trap or "",
        hidden=settings.hidden,
    )
