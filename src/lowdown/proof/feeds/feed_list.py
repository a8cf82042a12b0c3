"""Which feeds there should be, and what each should hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lowdown.model import topic_slug
from lowdown.outputs import ATOM_FEED, FEED, ISSUES_FEED, JSON_FEED, TOPICS, topic_address
from lowdown.proof.feeds.formats import read_atom, read_json_feed, read_rss
from lowdown.proof.feeds.sources import article_entries, issue_entries
from lowdown.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lowdown.model import Issue, Publication
    from lowdown.proof.feeds.faults import Fault
    from lowdown.proof.feeds.formats import FeedRead
    from lowdown.proof.feeds.sources import Entry

READERS: dict[str, Callable[[bytes], FeedRead | tuple[Fault, ...]]] = {
    FEED: read_rss,
    ATOM_FEED: read_atom,
    JSON_FEED: read_json_feed,
    ISSUES_FEED: read_rss,
}
"""What reads a feed, by the name of its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedFeed:
    """A feed that there should be."""

    folder: str
    """Where it stands below the output folder: the folder of a topic, or empty."""
    file: str
    """The name of its file."""
    title: str
    """What its title begins with."""
    home: str
    """The address of the page about it."""
    entries: tuple[Entry, ...]
    """All that it is about, newest first; drafts last."""

    @property
    def path(self) -> str:
        """Its path below the output folder."""
        return self.folder + self.file


def expected_feeds(publication: Publication, issues: Sequence[Issue]) -> tuple[ExpectedFeed, ...]:
    """Returns all feeds: of articles and of issues, and of each section, author and tag."""
    entries = article_entries(publication, issues)
    title, home = publication.title, publication.url
    feeds = [
        ExpectedFeed(folder="", file=file, title=title, home=home, entries=entries)
        for file in (FEED, ATOM_FEED, JSON_FEED)
    ]
    papers = issue_entries(publication, issues)
    feeds.append(ExpectedFeed(folder="", file=ISSUES_FEED, title=title, home=home, entries=papers))
    return (*feeds, *_topic_feeds(publication, entries))


def _topic_feeds(publication: Publication, entries: Sequence[Entry]) -> Iterator[ExpectedFeed]:
    """The feeds of the topics of what is published."""
    names: dict[str, str] = {}
    members: dict[str, list[Entry]] = {}
    for entry in entries:
        for kind, name in _topics(entry):
            folder = topic_address(kind, topic_slug(name))
            names.setdefault(folder, name)
            found = members.setdefault(folder, [])
            if not found or found[-1].id != entry.id or found[-1].url != entry.url:
                found.append(replace(entry, rank=len(found)))
    for folder, about in members.items():
        if not about[0].published:  # nothing but drafts
            continue
        home = publication.url + (folder if publication.web.enabled else "")
        for file in (FEED, ATOM_FEED, JSON_FEED):
            yield ExpectedFeed(
                folder=folder,
                file=file,
                title=f"{publication.title}: {names[folder]}",
                home=home,
                entries=tuple(about),
            )


def _topics(entry: Entry) -> Iterator[tuple[str, str]]:
    """The kind and the name of each topic of an article."""
    sections = (entry.section,) if entry.section else ()
    for kind, names in zip(TOPICS, (sections, entry.authors, entry.tags), strict=True):
        yield from ((kind, name) for name in names)
