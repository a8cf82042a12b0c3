"""Which sets of feeds there are: for all articles, and for each section, author and tag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lowdown.editions.feeds.portable_html import ascii_address
from lowdown.model import topic_slug
from lowdown.outputs import TOPICS, topic_address
from lowdown.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowdown.model import Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSet:
    """The feeds of the same items in all formats."""

    folder: str
    """Where they stand below the output folder and below the publication's address; ends in a
    slash, or is empty.
    """
    title: str
    """What feed readers call them."""
    home: str
    """The absolute address of the page about them."""


class Classified(Protocol):
    """What is in a section, has authors and has tags, such as an item or an article."""

    @property
    def section(self) -> str | None:
        """Its section."""

    @property
    def authors(self) -> tuple[str, ...]:
        """Who wrote it."""

    @property
    def tags(self) -> tuple[str, ...]:
        """Its other topics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedTopic:
    """A section, an author or a tag that has feeds of its own."""

    kind: str
    """The folder of its kind: `sections`, `authors` or `tags`."""
    slug: str
    """The name of its own folder."""
    name: str
    """Its name, as the newest of its articles has it."""
    members: tuple[int, ...]
    """The places of its newest articles in the list that it was made from."""


_SECTIONS, _AUTHORS, _TAGS = TOPICS


def feed_topics(articles: Sequence[Classified], *, limit: int) -> tuple[FeedTopic, ...]:
    """Returns the topics of all articles, newest first, each with at most `limit` of them.

    Names that give one slug are one topic, under the name that the newest article has.
    """
    names: dict[tuple[str, str], str] = {}
    members: dict[tuple[str, str], list[int]] = {}
    for place, article in enumerate(articles):
        for kind, name in dict.fromkeys(_topics_of(article)):
            key = kind, topic_slug(name)
            names.setdefault(key, name)
            places = members.setdefault(key, [])
            if len(places) < limit and places[-1:] != [place]:
                places.append(place)
    order = sorted(names, key=lambda key: (TOPICS.index(key[0]), key[1]))
    return tuple(
        FeedTopic(kind=kind, slug=slug, name=names[kind, slug], members=tuple(members[kind, slug]))
        for kind, slug in order
    )


def _topics_of(article: Classified) -> list[tuple[str, str]]:
    """The kind and the name of each topic of an article."""
    sections = (article.section,) if article.section else ()
    named = {_SECTIONS: sections, _AUTHORS: article.authors, _TAGS: article.tags}
    return [(kind, name) for kind in TOPICS for name in named[kind]]


def main_set(publication: Publication) -> FeedSet:
    """Returns the feeds of all articles."""
    return FeedSet(folder="", title=publication.title, home=ascii_address(publication.url))


def topic_set(publication: Publication, topic: FeedTopic) -> FeedSet:
    """Returns the feeds of a topic; without a web edition, their page is the publication's."""
    folder = topic_address(topic.kind, topic.slug)
    page = folder if publication.web.enabled else ""
    return FeedSet(
        folder=folder,
        title=f"{publication.title}: {topic.name}",
        home=ascii_address(publication.url + page),
    )
