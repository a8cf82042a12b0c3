"""The page of an article."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from lowdown.editions.web.cards import ArticleCard, IssueCard, PaperCard
from lowdown.editions.web.index import Neighbours, Topic, TopicKind, topic_names
from lowdown.editions.web.localised import byline_parts, date_view
from lowdown.editions.web.parts import (
    ArticleItem,
    DateView,
    FeedLink,
    Link,
    PageFurniture,
    PageHead,
    PaperView,
)
from lowdown.editions.web.picture_html import LEAD_SIZES, figure_html
from lowdown.editions.web.site import Site, topic_name
from lowdown.editions.web.views.heads import (
    PageFacts,
    describe,
    feed_links,
    issue_name,
    page_head,
)
from lowdown.editions.web.views.items import article_item, paper_view
from lowdown.editions.web.views.json_ld import article_json_ld
from lowdown.model import BylinePlace, WebWords, name_pages
from lowdown.outputs import page_path, topic_address
from lowdown.values import dataclass

WORDS_A_MINUTE: Final = 220
"""Words of copy that are read in a minute."""
MAX_RELATED: Final = 4
"""Related articles on a page, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorPart:
    """A part of the byline: a name with its page, or words between names."""

    text: str
    """Its words."""
    address: str
    """The page of the author, from the site's first folder; empty for words between names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueOfArticle:
    """The issue that an article is in, as its page names it."""

    name: str
    """Such as "Volume 3, Number 42"."""
    address: str
    """Its page, from the site's first folder."""
    paper: PaperView | None
    """Its PDF."""
    printed: str
    """Where the article is in print, such as "In print on p4-5, 12"; empty where it is not."""
    print_note: str
    """The same for the printed page, with the address of the PDF; empty without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """What the page of an article shows, besides its copy."""

    head: PageHead
    """What services read about it."""
    site: PageFurniture
    """What stands on every page."""
    words: WebWords
    """The words of the article's head and notes, in its language."""
    title: str
    """The headline."""
    kicker: str
    """Above the headline; the name of the section where it has none of its own."""
    standfirst: str
    """Below the headline; empty without."""
    by: str
    """The word before the authors, such as "By"; empty where names stand alone."""
    authors: tuple[AuthorPart, ...]
    """The byline, taken apart."""
    is_signed_at_end: bool
    """Whether the byline stands after the last words, not below the headline."""
    date: DateView
    """Its date."""
    updated: DateView | None
    """When it was last changed."""
    reading_time: str
    """Such as "6 min read"."""
    picture: Markup
    """The lead picture as a figure; the site's first folder is a mark; empty without."""
    arrival: str
    """The anchor of the block at which readers of the paper arrive; empty without."""
    issue: IssueOfArticle
    """Its issue."""
    before: ArticleItem | None
    """The article before it in its issue."""
    after: ArticleItem | None
    """The article after it."""
    section: Link | None
    """Its section."""
    tags: tuple[Link, ...]
    """Its tags."""
    related: tuple[ArticleItem, ...]
    """Articles that share tags with it."""


def article_view(site: Site, card: ArticleCard) -> ArticleView:
    """Returns what the page of an article shows."""
    publication, issue = site.publication, site.index.by_name[card.issue]
    section = site.topic(TopicKind.SECTION, card.section) if card.section else None
    words = publication.web_words_for(card.language)
    neighbours = _neighbours(issue, card)
    minutes = max(1, round(card.words / WORDS_A_MINUTE))
    picture = ""
    if card.image:
        picture = figure_html(card.image, anchor="", sizes=LEAD_SIZES, is_late=False)
    return ArticleView(
        head=_head(site, card, section),
        site=site.furniture,
        words=words,
        title=card.title,
        kicker=card.kicker or (topic_name(section) if section else ""),
        standfirst=card.standfirst or "",
        by=publication.words_for(card.language).by,
        authors=_authors(site, card),
        is_signed_at_end=publication.look.byline is BylinePlace.END,
        date=date_view(card.date, card.language),
        updated=date_view(card.updated, card.language) if card.updated else None,
        reading_time=words.reading_time.format(minutes=minutes),
        picture=Markup(picture),
        arrival=issue.paper.online.get(card.slug, "") if issue.paper else "",
        issue=_issue(site, issue, card),
        before=_item(site, neighbours.before, card.language),
        after=_item(site, neighbours.after, card.language),
        section=site.topic_link(section) if section else None,
        tags=tuple(site.topic_link(site.topic(TopicKind.TAG, tag)) for tag in card.tags),
        related=tuple(
            article_item(site, other, language=card.language)
            for other in site.tags.related(card, MAX_RELATED)
        ),
    )


def article_facts(site: Site, card: ArticleCard) -> object:
    """Returns what decides the view of an article, where the settings are the same: what stands on
    every page, its issue, the names of its topics, itself and the articles that it leads to.
    """
    issue = site.index.by_name[card.issue]
    topics = [
        site.topic(kind, name).name for kind, names in topic_names(card).items() for name in names
    ]
    neighbours = _neighbours(issue, card)
    related = [other.slug for other in site.tags.related(card, MAX_RELATED)]
    slugs = (card.slug, neighbours.before, neighbours.after, *related)
    articles = [site.article_digest(slug) if slug else "" for slug in slugs]
    return (site.furniture_digest, issue, topics, articles)


def _head(site: Site, card: ArticleCard, section: Topic | None) -> PageHead:
    feeds: tuple[FeedLink, ...] = ()
    if section:
        feeds = feed_links(
            site, topic_address(TopicKind.SECTION.value, section.slug), topic_name(section)
        )
    facts = PageFacts(
        address=card.address,
        title=card.title,
        description=describe(card.standfirst, card.summary),
        language=card.language,
        kind="article",
        issue=site.index.by_name[card.issue],
        feeds=feeds,
        picture=card.image,
        json_ld=article_json_ld(site, card),
    )
    return page_head(site, facts)


def _authors(site: Site, card: ArticleCard) -> tuple[AuthorPart, ...]:
    links = [
        site.topic_link(site.topic(TopicKind.AUTHOR, author)).address for author in card.authors
    ]
    return tuple(
        AuthorPart(text=text, address="" if author is None else links[author])
        for text, author in byline_parts(card.authors, card.language)
    )


def _issue(site: Site, issue: IssueCard, card: ArticleCard) -> IssueOfArticle:
    name = issue_name(site, issue)
    printed = _printed(site, issue.paper, card)
    paper = paper_view(site, issue.paper) if issue.paper else None
    words = site.words
    note = words.print_note.format(pages=printed, issue=name, address=paper.url) if paper else ""
    return IssueOfArticle(
        name=name,
        address=page_path(issue.address),
        paper=paper,
        printed=words.in_print.format(pages=printed) if printed else "",
        print_note=note if printed else "",
    )


def _printed(site: Site, paper: PaperCard | None, card: ArticleCard) -> str:
    """The pages that an article is printed on, such as "p4-5, 12"; empty where it is not."""
    printed = paper.printed.get(card.slug, ()) if paper else ()
    return site.publication.words.name_pages(name_pages(printed))


def _neighbours(issue: IssueCard, card: ArticleCard) -> Neighbours:
    """The slugs of the articles before and after one in its issue."""
    slugs = issue.articles
    position = slugs.index(card.slug)
    return Neighbours(
        before=slugs[position - 1] if position else None,
        after=slugs[position + 1] if position + 1 < len(slugs) else None,
    )


def _item(site: Site, slug: str | None, language: str) -> ArticleItem | None:
    return article_item(site, site.index.by_slug[slug], language=language) if slug else None
