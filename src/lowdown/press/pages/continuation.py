"""A made-up paper goes in; where its articles go on on the web comes out: addresses, lines that name them, codes."""

from __future__ import annotations

from collections.abc import Collection

from lowdown.model import Article, Block, Issue, Makeup, Publication
from lowdown.press.assets import Asset
from lowdown.press.templates import OnlineLine, name_address
from lowdown.press.type import TypesetArticle, TypesetIssue


def continue_online(
    publication: Publication, issue: Issue, typeset: TypesetIssue, makeup: Makeup
) -> tuple[dict[str, OnlineLine], list[Asset]]:
    """The line of every article that goes on online where its print stops, by its slug, and their QR codes."""
    online = {frame.article for frame in makeup.frames if frame.online}
    lines: dict[str, OnlineLine] = {}
    codes: list[Asset] = []
    for piece in typeset.pieces:
        slug, longest = piece.view.article.slug, piece.view.online
        if slug in online and longest:
            url = address_online(publication, issue, piece, makeup)
            lines[slug], drawn = name_address(longest, slug, url)
            codes.extend(drawn)
    return lines, codes


def address_online(
    publication: Publication, issue: Issue, piece: TypesetArticle, makeup: Makeup
) -> str:
    """The address at which an article goes on where its print stops."""
    article = piece.view.article
    printed = piece.blocks_in(makeup.of_article(article.slug))
    return publication.block_url(article, issue, block_after(article, printed))


def block_after(article: Article, printed: Collection[str]) -> Block | None:
    """Where a reader of print goes on: the first block of the web that stands after all blocks with the ids `printed`.

    None where the web has no more than print.
    """
    last = max(
        (number for number, block in enumerate(article.copy) if block.id in printed), default=-1
    )
    web = article.web_copy
    return next((block for block in article.copy[last + 1 :] if block in web), None)
