"""Articles and issues as lists show them."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from lowdown.editions.web.cards import ArticleCard, IssueCard, PaperCard
from lowdown.editions.web.localised import date_view, file_size
from lowdown.editions.web.parts import ArticleItem, IssueItem, PaperView
from lowdown.editions.web.picture_html import THUMBNAIL_SIZES, cover_html
from lowdown.editions.web.site import ItemKey, Site
from lowdown.editions.web.views.heads import issue_name
from lowdown.model import name_pages
from lowdown.outputs import page_path
from lowdown.press import list_names

_ENDS_A_SENTENCE: Final = ("?", "!", ".", "\u2026", ":", ";", ",", "\u2013", "\u2014")
_CLOSING_MARKS: Final = "\u201d\u2019\u00bb\"')]"


def joint(title: str, colon: str = ":") -> str:
    """Returns what stands between a headline and a standfirst on one line.

    That is the colon of its language, as in "Title: subtitle"; a space after a mark that ends a
    sentence; and a dash after a headline that has a colon already.
    """
    if title.rstrip(_CLOSING_MARKS).endswith(_ENDS_A_SENTENCE):
        return " "
    return " \u2013 " if ": " in title else f"{colon} "


def article_item(
    site: Site,
    card: ArticleCard,
    *,
    language: str = "",
    paper: PaperCard | None = None,
) -> ArticleItem:
    """Returns an article, without a picture, for a list on a page in a language; empty: the
    publication's.

    `paper`: the paper whose pages it names.
    """
    page_language = language or site.publication.language
    key = ItemKey(slug=card.slug, language=page_language, paper=paper.path if paper else "")
    if key not in site.items:
        site.items[key] = _article_item(site, card, page_language, paper)
    return site.items[key]


def _article_item(
    site: Site, card: ArticleCard, page_language: str, paper: PaperCard | None
) -> ArticleItem:
    printed = paper.printed.get(card.slug, ()) if paper else ()
    pages = site.publication.words.name_pages(name_pages(printed))
    colon = site.publication.web_words_for(card.language).colon
    return ArticleItem(
        title=card.title,
        contents=card.contents,
        address=site.addresses[card.slug],
        is_outside=not card.is_here,
        language=card.language if card.language != page_language else "",
        joint=joint(card.title, colon) if card.standfirst else "",
        standfirst=card.standfirst or "",
        kicker=card.kicker or "",
        byline=byline(site, card),
        date=date_view(card.date, page_language),
        pages=pages,
        picture=Markup(),
    )


def byline(site: Site, card: ArticleCard) -> str:
    """Returns the authors of an article on one line, such as "By A and B"; empty without."""
    if not card.authors:
        return ""
    by = site.publication.words_for(card.language).by
    names = list_names(card.authors, card.language)
    return f"{by} {names}" if by else names


def issue_item(site: Site, issue: IssueCard, *, with_articles: bool = False) -> IssueItem:
    """Returns an issue for a list, with its articles where they are wanted."""
    articles = site.index.articles_of(issue) if with_articles else ()
    name = issue_name(site, issue)
    cover = (
        cover_html(issue.paper, alt="", sizes=THUMBNAIL_SIZES, is_late=True) if issue.paper else ""
    )
    return IssueItem(
        name=name,
        title=issue.title or "",
        address=page_path(issue.address),
        date=date_view(issue.date, site.publication.language),
        cover=Markup(cover),
        paper=paper_view(site, issue.paper) if issue.paper else None,
        articles=tuple(article_item(site, card, paper=issue.paper) for card in articles),
    )


def paper_view(site: Site, paper: PaperCard) -> PaperView:
    """Returns the PDF of an issue."""
    return PaperView(
        address=paper.path,
        url=site.publication.url + paper.path,
        size=file_size(paper.size, site.publication.language),
        pages=paper.pages,
    )
