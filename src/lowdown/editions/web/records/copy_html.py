"""Writes copy as HTML for the pages of the site: anchors, notes, pictures, tables that scroll."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import Final
from urllib.parse import unquote

from lowdown.editions.web.cards import PictureCard
from lowdown.editions.web.links import marked_link
from lowdown.editions.web.picture_html import COPY_SIZES, figure_html
from lowdown.model import (
    Article,
    BareParagraph,
    Block,
    Element,
    HtmlRenderer,
    Inline,
    Link,
    Note,
    NoteReference,
    Picture,
    Table,
    WebWords,
    absolute_address,
)
from lowdown.values import dataclass

_ARTICLE_FILE: Final = re.compile(
    r"(?!//)(?:[^:#?]*/)?([^/:#?]+)\.md(?:\?[^#]*)?(?:#(.*))?", re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPlace:
    """Where copy is shown."""

    name: str
    """The slug of the article, or the name of the issue: what its ids begin with."""
    page: str
    """The absolute address that relative links start from."""
    words: WebWords
    """The words of its language for tables, notes and the links back from notes."""
    pictures: Mapping[str, PictureCard] = field(default_factory=dict)
    """Its pictures by the paths of their originals."""
    prefix: str = ""
    """What its ids begin with on a page that has other copy too, such as `donate-`."""
    follows_picture: bool = False
    """Whether a picture stands above it, so that all of its own may be loaded late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyBlock:
    """One block of copy as a page shows it."""

    anchor: str
    """Its fragment on its page, such as `p12`."""
    kind: str
    """What it is, such as `paragraph`: the value of a `BlockKind`."""
    html: str
    """The block as HTML; links to other articles and the site's first folder are marks."""


def web_body(article: Article, place: CopyPlace) -> tuple[BodyBlock, ...]:
    """Returns the copy of an article that the web shows, block by block; notes last."""
    return web_blocks(article.web_copy, place)


def web_blocks(blocks: Iterable[Block], place: CopyPlace) -> tuple[BodyBlock, ...]:
    """Returns blocks as pages show them; a picture that is not in `place` is left out."""
    renderer = WebRenderer(place)
    written = []
    is_late = place.follows_picture
    for block in blocks:
        html, anchor = "", place.prefix + block.anchor
        if block.picture:
            card = place.pictures.get(block.picture.file)
            html = _figure(card, block.picture, anchor, is_late=is_late) if card else ""
            is_late = is_late or bool(card)
        elif block.body:
            html = renderer.block(block.body, anchor)
        if html:
            written.append(BodyBlock(anchor=anchor, kind=block.kind.value, html=html))
    return tuple(written)


def _figure(card: PictureCard, picture: Picture, anchor: str, *, is_late: bool) -> str:
    """A picture with its own words: it may stand in one article several times, with others."""
    shown = replace(card, alt=picture.alt, caption=picture.caption, credit=picture.credit)
    return figure_html(shown, anchor=anchor, sizes=COPY_SIZES, is_late=is_late)


class WebRenderer(HtmlRenderer):
    """Writes the copy of one article for its page."""

    def __init__(self, place: CopyPlace) -> None:
        self._place = place
        self._tables = 0

    def address(self, href: str) -> str | None:
        """Returns the address to write; None where it leads nowhere that can be published."""
        if href.startswith("#"):
            return f"#{self._anchor(href[1:])}"
        return absolute_address(href, self._place.page)

    def link(self, link: Link) -> str:
        """Returns a link; one to another article's file is a mark, to be resolved."""
        words = self.text(link.text)
        article = _ARTICLE_FILE.fullmatch(link.href)
        if article:
            slug = unquote(article[1])
            fragment = (article[2] or "").removeprefix(f"{slug}-")
            return marked_link(slug, fragment, words)
        if self.address(link.href) is None:
            return words
        return super().link(link)

    def element(self, element: BareParagraph | Element, mark: str = "") -> str:
        """Returns an element; `mark` are attributes for it, each with a space before it."""
        if isinstance(element, Table):
            return self._scrolling(element, mark)
        return super().element(element, mark)

    def _scrolling(self, table: Table, mark: str) -> str:
        """A table in a region that scrolls sideways, also by keyboard."""
        self._tables += 1
        label = self.attribute("aria-label", f"{self._place.words.table} {self._tables}")
        inner = super().element(table)
        return f'<div class="table"{mark} role="region"{label} tabindex="0">{inner}</div>'

    def _node(self, node: Inline) -> str:
        if not isinstance(node, NoteReference):
            return super()._node(node)
        anchor = self.attribute("id", self._anchor(node.anchor)) if node.anchor else ""
        label = self.attribute("aria-label", f"{self._place.words.note} {node.number}")
        href = self.attribute("href", f"#{self._anchor(node.target)}")
        return f'<sup><a role="doc-noteref"{href}{anchor}{label}>{node.number}</a></sup>'

    def _note(self, note: Note) -> str:
        ident = self.attribute("id", self._anchor(note.id))
        href = self.attribute("href", f"#{self._anchor(note.reference)}")
        label = self.attribute("aria-label", f"{note.number}. {self._place.words.back}")
        back = f'<a class="back" role="doc-backlink"{href}{label}>{note.number}</a>'
        return f"<li{ident}>{back} <div>{self._item(note.children)}</div></li>"

    def _anchor(self, ident: str) -> str:
        """The fragment on this page of what has an id in the publication."""
        return self._place.prefix + ident.removeprefix(f"{self._place.name}-")
