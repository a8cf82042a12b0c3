"""Writes what the site needs of an issue: its cards, and the bodies of its articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from lowdown.editions.feeds import (
    Item,
    MarkedArticles,
    Origin,
    article_item,
    ascii_address,
    first_words,
    issue_item,
)
from lowdown.editions.web.assets import picture_source
from lowdown.editions.web.cards import ArticleCard, IssueCard, PictureCard
from lowdown.editions.web.records.copy_html import CopyPlace, web_blocks, web_body
from lowdown.editions.web.records.record import ArticleBody, Bodies, IssueRecord
from lowdown.model import (
    Article,
    Block,
    Issue,
    Link,
    Picture,
    Publication,
)
from lowdown.press import typefaces_of


class WrittenRecord(NamedTuple):
    """What the site needs of an issue."""

    record: IssueRecord
    """Its record."""
    bodies: Bodies
    """The bodies of its articles."""


def write_record(publication: Publication, issue: Issue) -> WrittenRecord:
    """Returns the record of an issue and the bodies of its articles.

    Its drafts are left out. A picture that cannot be read is left out too: the proof finds it.
    """
    pictures = Pictures(publication)
    url = ascii_address(publication.url)
    origin = Origin(page=url, site=url, articles=MarkedArticles())
    own = issue_item(publication, issue, origin)
    shown = {"": own.copy.pictures}
    bodies, cards = {}, []
    for article in issue.articles:
        if article.draft:
            continue
        item = article_item(publication, issue, article, origin)
        body = _body(publication, issue, article, pictures, item.item)
        bodies[article.slug] = body
        shown[article.slug] = item.copy.pictures
        cards.append(_article_card(publication, issue, article, body, pictures))
    record = IssueRecord(
        card=_issue_card(publication, issue, pictures, [card.slug for card in cards]),
        number_place=issue.place_of("number"),
        articles=tuple(cards),
        item=own.item,
        pictures=tuple(pictures.cards.values()),
        feed_pictures={slug: dict(files) for slug, files in shown.items() if files},
    )
    return WrittenRecord(record=record, bodies=bodies)


class Pictures:
    """The pictures of an issue, each made a card of once."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._typefaces = typefaces_of(publication)
        self.cards: dict[str, PictureCard] = {}

    def card(self, picture: Picture | None) -> PictureCard | None:
        """Returns a picture as its place in the copy shows it; None where it cannot be read."""
        if picture is None:
            return None
        source = picture_source(self._publication.root, picture, self._typefaces)
        if source is None:
            return None
        card = PictureCard(
            source=source,
            file=picture.file,
            alt=picture.alt,
            caption=picture.caption,
            credit=picture.credit,
            focus=picture.focus,
        )
        self.cards.setdefault(picture.file, card)
        return card

    def of(self, blocks: Iterable[Block]) -> dict[str, PictureCard]:
        """Returns the pictures of blocks by their files."""
        cards = ((block.picture, self.card(block.picture)) for block in blocks if block.picture)
        return {picture.file: card for picture, card in cards if card}


def _body(
    publication: Publication, issue: Issue, article: Article, pictures: Pictures, item: Item
) -> ArticleBody:
    place = CopyPlace(
        name=article.slug,
        page=publication.article_url(article, issue),
        words=publication.web_words_for(article.language),
        pictures=pictures.of(article.web_copy),
        follows_picture=article.image is not None,
    )
    return ArticleBody(blocks=web_body(article, place), item=item)


def _article_card(
    publication: Publication,
    issue: Issue,
    article: Article,
    body: ArticleBody,
    pictures: Pictures,
) -> ArticleCard:
    url = publication.article_url(article, issue)
    return ArticleCard(
        slug=article.slug,
        issue=issue.name,
        title=article.title,
        contents=article.contents,
        id=article.id,
        language=article.language,
        address=publication.article_path(article, issue),
        url=url,
        is_here=not article.online,
        summary=article.standfirst or first_words(article.web_copy),
        words=sum(len(block.text.split()) for block in article.web_copy),
        date=article.date or issue.date,
        updated=article.updated,
        kicker=article.kicker,
        standfirst=article.standfirst,
        authors=article.authors,
        section=article.section,
        tags=article.tags,
        image=pictures.card(article.image),
        aliases=article.aliases,
        links=tuple(dict.fromkeys(_linked(article.web_copy))),
        body=hashlib.sha256(repr(body).encode()).hexdigest(),
    )


def _issue_card(
    publication: Publication, issue: Issue, pictures: Pictures, articles: Sequence[str]
) -> IssueCard:
    url = publication.issue_url(issue)
    place = CopyPlace(
        name=issue.name,
        page=url,
        words=publication.web_words_for(publication.language),
        pictures=pictures.of(issue.web_introduction),
    )
    blocks = web_blocks(issue.web_introduction, place)
    return IssueCard(
        name=issue.name,
        number=issue.number,
        date=issue.date,
        address=publication.issue_path(issue),
        url=url,
        articles=tuple(articles),
        volume=issue.volume,
        title=issue.title,
        introduction="\n".join(block.html for block in blocks),
        summary=first_words(issue.web_introduction),
    )


def _linked(blocks: Iterable[Block]) -> Iterator[str]:
    """The slugs of the articles that blocks link to, by their files."""
    for block in blocks:
        for node in block.inline_nodes:
            if isinstance(node, Link) and ":" not in node.href:
                path = PurePosixPath(unquote(node.href.partition("#")[0].partition("?")[0]))
                if path.suffix == ".md":
                    yield path.stem
