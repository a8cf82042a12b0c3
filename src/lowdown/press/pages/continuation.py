"""Where articles go on on the web: the addresses, the lines that print them, and their QR codes."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from lowdown.model import Article, Block, Issue, Makeup, Publication
from lowdown.press.assets import Asset
from lowdown.press.templates import OnlineLine, name_address
from lowdown.press.type import TypesetArticle, TypesetIssue
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineLines:
    """The lines of a paper that go online."""

    lines: Mapping[str, OnlineLine]
    """The line of each article, by its slug."""
    codes: tuple[Asset, ...]
    """Their QR codes."""


def continue_online(
    publication: Publication, issue: Issue, typeset: TypesetIssue, makeup: Makeup
) -> OnlineLines:
    """The line of every article that goes on online, with the address where its print stops."""
    online = {frame.article for frame in makeup.frames if frame.online}
    lines: dict[str, OnlineLine] = {}
    codes: list[Asset] = []
    for piece in typeset.articles:
        slug, longest = piece.view.article.slug, piece.view.online
        if slug in online and longest:
            url = address_online(publication, issue, piece, makeup)
            addressed = name_address(longest, slug, url)
            lines[slug] = addressed.line
            if addressed.code:
                codes.append(addressed.code)
    return OnlineLines(lines=lines, codes=tuple(codes))


def address_online(
    publication: Publication, issue: Issue, piece: TypesetArticle, makeup: Makeup
) -> str:
    """The address at which an article goes on where its print stops."""
    article = piece.view.article
    printed = piece.blocks_in(makeup.of_article(article.slug))
    return publication.block_url(article, issue, block_after(article, printed))


def block_after(article: Article, printed: Collection[str]) -> Block | None:
    """The first block of the web that stands after all blocks with the ids `printed`.

    None where the web has no more than print.
    """
    last = max(
        (number for number, block in enumerate(article.copy) if block.id in printed), default=-1
    )
    web = article.web_copy
    return next((block for block in article.copy[last + 1 :] if block in web), None)
