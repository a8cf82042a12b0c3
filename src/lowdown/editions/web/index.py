"""The index of a site: all cards, and which of them belong together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from lowdown.editions.web.cards import ArticleCard, IssueCard
from lowdown.model import topic_slug
from lowdown.values import dataclass


class TopicKind(Enum):
    """What the articles of a list have in common; the value is the folder of its pages."""

    SECTION = "sections"
    AUTHOR = "authors"
    TAG = "tags"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A section, an author or a tag, with its articles."""

    kind: TopicKind
    """What it is."""
    slug: str
    """The name of its folder."""
    name: str
    """How readers read it, as the newest of its articles has it."""
    articles: tuple[ArticleCard, ...]
    """Its articles, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """What comes before and after something in an order."""

    before: str | None = None
    """The name of what comes before."""
    after: str | None = None
    """The name of what comes after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteIndex:
    """Everything that is published, by card."""

    issues: tuple[IssueCard, ...]
    """The issues, newest first."""
    articles: tuple[ArticleCard, ...]
    """Each article once, newest issue first and in the order of its manifest."""
    by_slug: Mapping[str, ArticleCard]
    """The articles by their slugs."""
    by_name: Mapping[str, IssueCard]
    """The issues by their names."""
    topics: Mapping[TopicKind, Mapping[str, Topic]]
    """Sections, authors and tags by their slugs, in the order of their slugs."""

    def topic(self, kind: TopicKind, name: str) -> Topic:
        """Returns the topic that an article names."""
        return self.topics[kind][topic_slug(name)]

    def articles_of(self, issue: IssueCard) -> tuple[ArticleCard, ...]:
        """Returns the articles of an issue, in the manifest's order."""
        return tuple(self.by_slug[slug] for slug in issue.articles)


def topic_names(article: ArticleCard) -> Mapping[TopicKind, tuple[str, ...]]:
    """Returns the topics that an article names."""
    return {
        TopicKind.SECTION: (article.section,) if article.section else (),
        TopicKind.AUTHOR: article.authors,
        TopicKind.TAG: article.tags,
    }


def make_index(issues: Iterable[IssueCard], articles: Iterable[ArticleCard]) -> SiteIndex:
    """Makes the index of issues and of the cards of their articles, in any order.

    Of several cards of one article, that of the newest issue holds.
    """
    newest = sorted(issues, key=lambda issue: (issue.date, issue.number, issue.name), reverse=True)
    by_name = {issue.name: issue for issue in newest}
    cards = {(card.issue, card.slug): card for card in articles}
    by_slug: dict[str, ArticleCard] = {}
    for issue in newest:
        for slug in issue.articles:
            by_slug.setdefault(slug, cards[issue.name, slug])
    ordered = tuple(by_slug.values())
    return SiteIndex(
        issues=tuple(newest),
        articles=ordered,
        by_slug=by_slug,
        by_name=by_name,
        topics={kind: _topics(kind, ordered) for kind in TopicKind},
    )


def _topics(kind: TopicKind, articles: Sequence[ArticleCard]) -> dict[str, Topic]:
    names: dict[str, str] = {}
    members: dict[str, dict[str, ArticleCard]] = {}
    for article in articles:
        for name in topic_names(article)[kind]:
            slug = topic_slug(name)
            names.setdefault(slug, name)
            members.setdefault(slug, {})[article.slug] = article
    return {
        slug: Topic(kind=kind, slug=slug, name=names[slug], articles=tuple(members[slug].values()))
        for slug in sorted(names)
    }
