"""Makes sites of publications without printing them: their cards, their copy, and their pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from lowdown.desk import issue_names, read_issue, read_publication
from lowdown.editions.web.assets import picture_source
from lowdown.editions.web.cards import ArticleCard, IssueCard, PaperCard, PictureCard
from lowdown.editions.web.donation import donation_view
from lowdown.editions.web.index import TopicKind, make_index
from lowdown.editions.web.links import resolve_links
from lowdown.editions.web.records import BodyBlock, CopyPlace, web_blocks, web_body
from lowdown.editions.web.site import Site, SiteFiles
from lowdown.editions.web.views import (
    AliasView,
    ArchiveView,
    ArticleView,
    FeedsView,
    IssueView,
    PlainView,
    SubscribeView,
    TopicsView,
    TopicView,
    alias_view,
    archive_pages,
    archive_view,
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
from lowdown.model import Article, Block, Issue, Picture, Publication
from lowdown.press import web_templates

View = (
    AliasView
    | ArchiveView
    | ArticleView
    | FeedsView
    | IssueView
    | PlainView
    | SubscribeView
    | TopicsView
    | TopicView
)
Body = tuple[BodyBlock, ...]


@dataclass(frozen=True, kw_only=True)
class MadeSite:
    """A site, and the copy of its articles."""

    site: Site
    """The site."""
    bodies: Mapping[str, Body]
    """The copy of each article, by its slug."""


class MadePage(NamedTuple):
    """A page before it is filled in."""

    template: str
    view: View
    body: Body = ()


def make_site(
    root: Path, *, papers: Mapping[str, PaperCard] = {}, search: bool = False
) -> MadeSite:
    """Makes the site of a publication from its sources; `papers`: its PDFs by issue."""
    publication = read_publication(root)
    readings = [read_issue(publication, name) for name in issue_names(root)]
    issues = [reading.value for reading in readings if reading.value]
    articles = [(issue, article) for issue in issues for article in issue.articles]
    site = Site(
        publication=publication,
        index=make_index(
            [_issue_card(publication, issue, papers.get(issue.name)) for issue in issues],
            [article_card(publication, issue, article) for issue, article in articles],
        ),
        files=SiteFiles(
            stylesheet="assets/site.css",
            script="assets/site.js",
            icon="favicon.svg",
            has_search=search,
        ),
    )
    panel = next((issue.donation for issue in issues if issue.donation), None)
    if panel:
        place = replace(copy_place(publication, panel, publication.url), prefix="donate-")
        donation = donation_view(publication, panel, web_body(panel, place), site.addresses)
        site = replace(site, donation=donation)
    bodies = {
        article.slug: web_body(
            article, copy_place(publication, article, publication.link_base(article, issue))
        )
        for issue, article in articles
    }
    return MadeSite(site=site, bodies=bodies)


def copy_place(publication: Publication, article: Article, page: str) -> CopyPlace:
    """The place of an article's copy on its page."""
    return CopyPlace(
        name=article.slug,
        page=page,
        words=publication.web_words_for(article.language),
        pictures=_pictures(publication, article.web_copy),
        follows_picture=article.image is not None,
    )


def picture_card(publication: Publication, picture: Picture) -> PictureCard:
    """The card of a picture."""
    source = picture_source(publication.root, picture)
    assert source
    return PictureCard(
        source=source,
        file=picture.file,
        alt=picture.alt,
        caption=picture.caption,
        credit=picture.credit,
        focus=picture.focus,
    )


def _pictures(publication: Publication, blocks: tuple[Block, ...]) -> dict[str, PictureCard]:
    pictures = [block.picture for block in blocks if block.picture]
    return {picture.file: picture_card(publication, picture) for picture in pictures}


def article_card(publication: Publication, issue: Issue, article: Article) -> ArticleCard:
    """The card of an article."""
    first = article.web_copy[0].text if article.web_copy else ""
    return ArticleCard(
        slug=article.slug,
        issue=issue.name,
        title=article.title,
        contents=article.contents,
        id=article.id,
        language=article.language,
        address=publication.article_path(article, issue),
        url=publication.article_url(article, issue),
        is_here=not article.online,
        summary=article.standfirst or first,
        words=sum(len(block.text.split()) for block in article.web_copy),
        date=article.date or issue.date,
        updated=article.updated,
        kicker=article.kicker,
        standfirst=article.standfirst,
        authors=article.authors,
        section=article.section,
        tags=article.tags,
        image=picture_card(publication, article.image) if article.image else None,
        aliases=article.aliases,
    )


def _issue_card(publication: Publication, issue: Issue, paper: PaperCard | None) -> IssueCard:
    url = publication.issue_url(issue)
    words = publication.web_words_for(publication.language)
    place = CopyPlace(name=issue.name, page=url, words=words)
    blocks = web_blocks(issue.web_introduction, place)
    return IssueCard(
        name=issue.name,
        number=issue.number,
        date=issue.date,
        address=publication.issue_path(issue),
        url=url,
        articles=tuple(article.slug for article in issue.articles),
        volume=issue.volume,
        title=issue.title,
        introduction="\n".join(block.html for block in blocks),
        summary=issue.web_introduction[0].text if blocks else "",
        paper=paper,
    )


def paper_card(
    name: str,
    printed: Mapping[str, tuple[int, ...]] = {},
    online: Mapping[str, str] = {},
) -> PaperCard:
    """A paper of 12 pages."""
    return PaperCard(
        path=f"{name}/{name}.pdf",
        digest="0" * 64,
        size=1_234_567,
        pages=12,
        width=595.3,
        height=841.9,
        printed=printed,
        online=online,
    )


def site_pages(made: MadeSite) -> Iterator[MadePage]:
    """Every page of a site."""
    site = made.site
    for card in site.index.articles:
        if card.is_here:
            yield article_page(made, card)
        for alias in card.aliases:
            yield MadePage("redirect.html", alias_view(site, card, alias))
    for issue in site.index.issues:
        yield MadePage("issue.html", issue_view(site, issue))
    for number in range(1, archive_pages(site) + 1):
        yield MadePage("archive.html", archive_view(site, number))
    yield from _topic_pages(site)
    yield from _service_pages(site)


def _topic_pages(site: Site) -> Iterator[MadePage]:
    for kind in TopicKind:
        yield MadePage("topics.html", topics_view(site, kind))
        for topic in site.index.topics[kind].values():
            for number in range(1, topic_pages(site, topic) + 1):
                yield MadePage("topic.html", topic_view(site, topic, number))


def _service_pages(site: Site) -> Iterator[MadePage]:
    home, donate = home_view(site), donate_view(site)
    if home:
        yield MadePage("home.html", home)
    if donate:
        yield MadePage("donate.html", donate)
    if site.files.has_search:
        yield MadePage("search.html", search_view(site))
    yield MadePage("feeds.html", feeds_view(site))
    yield MadePage("subscribe.html", subscribe_view(site))
    yield MadePage("404.html", not_found_view(site))


def article_page(made: MadeSite, card: ArticleCard) -> MadePage:
    """The page of an article, with its links resolved."""
    view = article_view(made.site, card)
    body = tuple(
        replace(block, html=resolve_links(block.html, made.site.addresses, root=view.head.root))
        for block in made.bodies[card.slug]
    )
    return MadePage("article.html", view, body)


def render_site(made: MadeSite) -> dict[str, str]:
    """The HTML of every page, by its path."""
    templates = web_templates(made.site.publication)
    return {
        page.view.head.path: templates.render(page.template, page=page.view, body=page.body)
        for page in site_pages(made)
    }
