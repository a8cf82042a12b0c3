"""Makes items of feeds from articles and issues."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

from lowdown.editions.feeds.items import Enclosure, Item
from lowdown.editions.feeds.portable_html import (
    Origin,
    PortableHtml,
    ascii_address,
    picture_address,
    portable_article,
    portable_blocks,
)
from lowdown.model import BlockKind
from lowdown.outputs import paper_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowdown.model import Article, Block, Issue, Publication


class MadeItem(NamedTuple):
    """An item, and the copy in it."""

    item: Item
    """The item."""
    copy: PortableHtml
    """Its content, with the pictures that it shows."""


def article_item(
    publication: Publication, issue: Issue, article: Article, site: Origin
) -> MadeItem:
    """Returns an article as an item of a feed."""
    url = publication.article_url(article, issue)
    origin = replace(site, page=url, name=article.slug)
    portable = portable_article(article, origin, language=publication.language)
    item = Item(
        id=article.id,
        title=article.title,
        url=url,
        date=article.date or issue.date,
        summary=article.standfirst or first_words(article.web_copy) or article.title,
        content=portable.html,
        authors=article.authors,
        section=article.section,
        tags=article.tags,
        updated=article.updated,
        language=article.language if article.language != publication.language else None,
        image=picture_address(article.image, site) if article.image else None,
    )
    return MadeItem(item, portable)


def issue_item(publication: Publication, issue: Issue, site: Origin) -> MadeItem:
    """Returns an issue as an item of a feed, without its PDF."""
    url = publication.issue_url(issue)
    articles = [article for article in issue.articles if not article.draft]
    portable = portable_blocks(issue.web_introduction, replace(site, page=url, name=issue.name))
    item = Item(
        id=_issue_id(publication, issue),
        title=_issue_title(publication, issue),
        url=url,
        date=issue.date,
        summary=first_words(issue.web_introduction)
        or "; ".join(article.title for article in articles),
        content="\n".join(
            part for part in (portable.html, _contents(publication, issue, articles)) if part
        ),
    )
    return MadeItem(item, portable)


def with_paper(item: Item, publication: Publication, issue: str, *, length: int) -> Item:
    """Returns the item of the issue of that name with its PDF attached, which has `length` bytes.

    The PDF stands where the paper's edition puts it, whatever the addresses of the pages are.
    """
    url = publication.url + paper_path(issue)
    return replace(item, enclosure=Enclosure(url=url, length=length, type="application/pdf"))


def first_words(blocks: Sequence[Block]) -> str:
    """Returns the first paragraph, or the first words of any kind where there is none."""
    paragraphs = (
        block.text for block in blocks if block.kind is BlockKind.PARAGRAPH and block.text
    )
    return next(paragraphs, "") or next((block.text for block in blocks if block.text), "")


def _issue_id(publication: Publication, issue: Issue) -> str:
    """The permanent id of an issue, made from the publication's host and the issue's name."""
    host = quote(urlsplit(publication.url).hostname or "", safe=".-")
    return f"urn:lowdown:{host}:issues:{quote(issue.name)}"


def _issue_title(publication: Publication, issue: Issue) -> str:
    words = publication.words
    volume = f" ({words.short_volume} {issue.volume})" if issue.volume is not None else ""
    title = f": {issue.title}" if issue.title else ""
    return f"{publication.title}, {words.short_number} {issue.number}{volume}{title}"


def _contents(publication: Publication, issue: Issue, articles: Sequence[Article]) -> str:
    lines = []
    for article in articles:
        url = escape(ascii_address(publication.article_url(article, issue)))
        lines.append(f'<li><a href="{url}">{escape(article.title, quote=False)}</a></li>')
    return f"<ul>\n{chr(10).join(lines)}\n</ul>" if lines else ""
