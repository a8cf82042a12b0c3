"""Lists every page of the site: its address, its template, and what it shows."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import PurePosixPath

from lowdown.editions.web.cards import ArticleCard
from lowdown.editions.web.index import Topic, TopicKind
from lowdown.editions.web.site import Site
from lowdown.editions.web.views import (
    alias_view,
    archive_pages,
    archive_view,
    article_facts,
    article_view,
    donate_view,
    feeds_view,
    home_view,
    issue_view,
    not_found_view,
    search_view,
    subscribe_view,
    topic_pages,
    topic_view,
    topics_view,
)
from lowdown.model import Finding, Location
from lowdown.outputs import (
    ARCHIVE,
    DONATE,
    FEEDS_PAGE,
    HOME,
    NOT_FOUND,
    SEARCH,
    SUBSCRIBE,
    list_address,
    page_path,
    topic_address,
)
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """A page of the site, before it is made."""

    path: str
    """Its path below the output folder."""
    template: str
    """The name of its template, such as `article.html`."""
    make_view: Callable[[], object]
    """Makes what its template shows."""
    source: str
    """The file that it is there for, relative to the publication's folder."""
    facts: Callable[[], object] | None = None
    """Gives what decides its view, where that is quicker than to make it."""
    article: ArticleCard | None = None
    """The article whose copy it has."""
    address: str | None = None
    """Its address below the publication's, where search engines may list it."""
    date: datetime.date | None = None
    """When what it shows was last changed."""


def site_pages(site: Site) -> list[PageSpec]:
    """Returns every page of a site: articles by issue, newest first, then all others."""
    return [
        *_articles(site),
        *_issues(site),
        *_lists(site),
        *_topics(site),
        *_service(site),
        *_aliases(site),
    ]


def _articles(site: Site) -> Iterator[PageSpec]:
    for card in site.index.articles:
        if card.is_here:
            yield PageSpec(
                path=page_path(card.address),
                template="article.html",
                make_view=partial(article_view, site, card),
                facts=partial(article_facts, site, card),
                source=f"articles/{card.slug}.md",
                article=card,
                address=card.address,
                date=card.updated or card.date,
            )


def _issues(site: Site) -> Iterator[PageSpec]:
    for issue in site.index.issues:
        yield PageSpec(
            path=page_path(issue.address),
            template="issue.html",
            make_view=partial(issue_view, site, issue),
            source=f"issues/{issue.name}.md",
            address=issue.address,
            date=issue.date,
        )


def _lists(site: Site) -> Iterator[PageSpec]:
    newest = site.index.issues[0].date if site.index.issues else None
    yield _own(HOME, "home.html", partial(home_view, site), date=newest)
    for number in range(1, archive_pages(site) + 1):
        address = list_address(ARCHIVE, number)
        view = partial(archive_view, site, number)
        yield _own(address, "archive.html", view, date=newest)


def _topics(site: Site) -> Iterator[PageSpec]:
    for kind in TopicKind:
        topics = site.index.topics[kind]
        if topics:
            yield _own(topic_address(kind.value), "topics.html", partial(topics_view, site, kind))
        for topic in topics.values():
            newest = max(card.updated or card.date for card in topic.articles)
            for number in range(1, topic_pages(site, topic) + 1):
                address = topic_address(kind.value, topic.slug, number)
                yield PageSpec(
                    path=page_path(address),
                    template="topic.html",
                    make_view=partial(topic_view, site, topic, number),
                    facts=partial(_topic_facts, site, topic, number),
                    source=f"articles/{topic.articles[0].slug}.md",
                    address=address,
                    date=newest,
                )


def _topic_facts(site: Site, topic: Topic, number: int) -> object:
    """What decides the view of a page of a topic: what stands on every page, the newest issue, the
    name, the number of pages and the articles.
    """
    size = site.publication.web.page_size
    shown = topic.articles[(number - 1) * size : number * size]
    newest = site.index.issues[0] if site.index.issues else None
    names = (topic.kind.value, topic.slug, topic.name, number, topic_pages(site, topic))
    return (site.furniture_digest, newest, names, shown)


def _service(site: Site) -> Iterator[PageSpec]:
    yield _own(FEEDS_PAGE, "feeds.html", partial(feeds_view, site))
    yield _own(SUBSCRIBE, "subscribe.html", partial(subscribe_view, site))
    if site.donation:
        yield _own(DONATE, "donate.html", partial(donate_view, site))
    if site.files.has_search:
        yield PageSpec(
            path=page_path(SEARCH),
            template="search.html",
            make_view=partial(search_view, site),
            source=_SETTINGS,
        )
    yield PageSpec(
        path=NOT_FOUND,
        template="404.html",
        make_view=partial(not_found_view, site),
        source=_SETTINGS,
    )


def _aliases(site: Site) -> Iterator[PageSpec]:
    for card in site.index.articles:
        for alias in card.aliases:
            yield PageSpec(
                path=page_path(alias),
                template="redirect.html",
                make_view=partial(alias_view, site, card, alias),
                source=f"articles/{card.slug}.md",
            )


_SETTINGS = "lowdown.toml"


def _own(
    address: str,
    template: str,
    view: Callable[[], object],
    *,
    date: datetime.date | None = None,
) -> PageSpec:
    """A page that every site has."""
    return PageSpec(
        path=page_path(address),
        template=template,
        make_view=view,
        source=_SETTINGS,
        address=address,
        date=date,
    )


def find_collisions(pages: Iterable[PageSpec], others: Iterable[str]) -> tuple[Finding, ...]:
    """LD705: no two pages have one address, and none that of another file of the output folder.

    `others` are the paths of these files. Paths are compared as file systems do that make no
    difference between capitals and small letters, nor between an accent and a letter with it.
    """
    files = {_folded(path) for path in others}
    taken: dict[str, str] = {}
    findings = []
    for page in sorted(pages, key=lambda page: page.source != _SETTINGS):
        path = _folded(page.path)
        if path in taken:
            findings.append(_colliding(page, taken[path]))
        elif not files.isdisjoint([path, *(str(above) for above in PurePosixPath(path).parents)]):
            findings.append(_colliding(page, _SETTINGS))
        else:
            taken[path] = page.source
    return tuple(findings)


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _colliding(page: PageSpec, first: str) -> Finding:
    other = "one that every site has" if first == _SETTINGS else f"that of {first} too"
    return Finding(
        code="LD705",
        place=Location(path=page.source),
        message=f"its page would be {page.path}, which is {other}",
        cure="Give one of the two another name, section or alias, or change [urls] in"
        " lowdown.toml.",
    )
