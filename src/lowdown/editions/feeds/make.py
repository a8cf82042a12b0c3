"""Makes the feeds: `feed.xml`, `issues.xml` and the pictures that they show.

`feed.xml` has the newest articles in full, `issues.xml` one item for each issue, with its PDF
attached.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from lowdown.editions.feeds.portable_html import (
    Origin,
    PortableHtml,
    ascii_address,
    portable_article,
    portable_blocks,
)
from lowdown.editions.feeds.published_pictures import publish_pictures
from lowdown.editions.feeds.rss import Enclosure, Item, write_rss
from lowdown.model import BlockKind, Edition
from lowdown.outputs import FEED, ISSUES_FEED, paper_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lowdown.cache import Cache
    from lowdown.model import Article, Block, Issue, Location, Publication


def make_feeds(
    publication: Publication,
    issues: Sequence[Issue],
    *,
    pdf_lengths: Mapping[str, int],
    cache: Cache | None = None,
) -> Edition:
    """Returns both feeds, newest first, and the pictures that they show.

    `pdf_lengths` are the sizes of PDFs in bytes, by issue. `cache` keeps pictures as they are
    published.
    """
    most = publication.feeds.items
    newest = sorted(issues, key=lambda issue: (issue.date, issue.number), reverse=True)
    published = tuple(_articles(newest))
    site = _site(publication, published)
    articles = [_article_item(publication, *pair, site) for pair in published[:most]]
    papers = [
        _issue_item(publication, issue, site, pdf_length=pdf_lengths.get(issue.name))
        for issue in newest[:most]
    ]
    pictures = _picture_places([portable for _, portable in (*articles, *papers)])
    shown, findings = publish_pictures(publication, pictures, cache)
    files = {
        FEED: write_rss(
            publication, [item for item, _ in articles], name=FEED, title=publication.title
        ),
        ISSUES_FEED: write_rss(
            publication,
            [item for item, _ in papers],
            name=ISSUES_FEED,
            title=f"{publication.title}: issues",
        ),
        **shown,
    }
    return Edition(files={} if findings else files, findings=findings)


def _articles(issues: Sequence[Issue]) -> Iterator[tuple[Issue, Article]]:
    """Each article once, with the newest of its issues."""
    seen = set()
    for issue in issues:
        for article in issue.articles:
            if not article.draft and article.slug not in seen:
                seen.add(article.slug)
                yield issue, article


def _site(publication: Publication, published: Sequence[tuple[Issue, Article]]) -> Origin:
    """What all copy of the publication has in common; its page is the publication's own."""
    url = ascii_address(publication.url)
    addresses = {
        article.slug: publication.article_url(article, issue) for issue, article in published
    }
    return Origin(page=url, site=url, articles=addresses)


def _article_item(
    publication: Publication, issue: Issue, article: Article, site: Origin
) -> tuple[Item, PortableHtml]:
    url = publication.article_url(article, issue)
    portable = portable_article(article, replace(site, page=url), language=publication.language)
    item = Item(
        id=article.id,
        title=article.title,
        url=url,
        date=article.date or issue.date,
        summary=article.standfirst or _first_words(article.web_copy) or article.title,
        content=portable.html,
        authors=article.authors,
        categories=tuple(
            dict.fromkeys(topic for topic in (article.section, *article.tags) if topic)
        ),
        updated=article.updated,
    )
    return item, portable


def _issue_item(
    publication: Publication, issue: Issue, site: Origin, *, pdf_length: int | None
) -> tuple[Item, PortableHtml]:
    url = publication.issue_url(issue)
    articles = [article for article in issue.articles if not article.draft]
    portable = portable_blocks(issue.web_introduction, replace(site, page=url))
    item = Item(
        id=_issue_id(publication, issue),
        title=_issue_title(publication, issue),
        url=url,
        date=issue.date,
        summary=_first_words(issue.web_introduction)
        or "; ".join(article.title for article in articles),
        content="\n".join(
            part for part in (portable.html, _contents(publication, issue, articles)) if part
        ),
        enclosure=_enclosure(publication, issue, pdf_length) if pdf_length is not None else None,
    )
    return item, portable


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


def _enclosure(publication: Publication, issue: Issue, length: int) -> Enclosure:
    """The PDF where the paper's edition puts it, whatever the addresses of the pages are."""
    return Enclosure(
        url=publication.url + paper_path(issue.name), length=length, type="application/pdf"
    )


def _first_words(blocks: Sequence[Block]) -> str:
    """The first paragraph, or the first words of any kind where there is none."""
    paragraphs = (
        block.text for block in blocks if block.kind is BlockKind.PARAGRAPH and block.text
    )
    return next(paragraphs, "") or next((block.text for block in blocks if block.text), "")


def _picture_places(portables: Sequence[PortableHtml]) -> dict[str, Location]:
    places: dict[str, Location] = {}
    for portable in portables:
        for file, place in portable.pictures.items():
            places.setdefault(file, place)
    return places
