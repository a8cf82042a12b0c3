"""Writes copy as HTML for the paper: settable characters, breakable addresses, inner links."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, replace
from html import escape
from typing import Final

from lowdown.model import (
    Article,
    Aside,
    BareParagraph,
    Block,
    BlockKind,
    Element,
    Heading,
    HtmlRenderer,
    Inline,
    Issue,
    Link,
    List,
    Overflow,
    Paragraph,
    Placement,
    Publication,
    Table,
    Text,
    absolute_address,
    has_scheme,
)
from lowdown.press.assets import STANDARD, DropCap, Typefaces
from lowdown.press.templates.addresses import stretches
from lowdown.values import dataclass

MIN_DROPCAP_LETTERS = 150
"""Minimum characters of a first paragraph that has a drop cap."""
LIST_INDENT = 2.1
"""Ems of the copy by which a list is narrower than what it stands in."""
LARGE = 0.6
"""Share of the letters of a line of copy that a line of a pull quote or a crosshead has."""
_ARTICLE_FILE = re.compile(r"(?:[^:]*/)?([^/:#]+)\.md(?:#.*)?", re.DOTALL)
_FIRST_LETTER = re.compile(r"(?:[“‘«„]\s?)?[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTargets:
    """Where the links of one article lead, those to other articles left out."""

    page: str = ""
    """The absolute address that relative ones start from; empty: they stay as they are."""
    blocks: Mapping[str, str] = field(default_factory=dict)
    """What leads to each of its blocks, by `#` and the block's id."""

    def find(self, href: str) -> str | None:
        """Returns the address to write, in the paper or absolute; None where it leads nowhere."""
        if href in self.blocks:
            return self.blocks[href]
        return href if has_scheme(href) or not self.page else absolute_address(href, self.page)


_NO_TARGETS: Final = LinkTargets()
"""Of copy without links to other articles."""


def link_targets(publication: Publication, issue: Issue, placement: Placement) -> LinkTargets:
    """Returns where the links of an article lead: what is surely printed of it, else its page."""
    article = placement.article
    printed = article.print_copy if placement.overflow is not Overflow.ONLINE else ()
    return LinkTargets(
        page=publication.link_base(article, issue),
        blocks={
            **{
                f"#{block.id}": publication.block_url(article, issue, block)
                for block in article.copy
            },
            **{f"#{block.id}": f"#{block.id}" for block in printed},
        },
    )


class PaperRenderer(HtmlRenderer):
    """Writes the copy of one article for the paper."""

    def __init__(
        self,
        slugs: Collection[str],
        *,
        targets: LinkTargets = _NO_TARGETS,
        room: float = float("inf"),
        typefaces: Typefaces = STANDARD,
    ) -> None:
        self.slugs = slugs
        """The articles of the issue, which links in the copy may lead to."""
        self.targets = targets
        """What other links lead to."""
        self.room = room
        """The ems that a line of it surely has."""
        self.typefaces = typefaces
        """What it is set in."""

    def marked(self, block: Block, *, follows: bool, dropcap: DropCap | None) -> str:
        """Returns a block; empty for a figure.

        A paragraph that `follows` another is marked, and one may open with a drop cap.
        """
        if not isinstance(block.body, Paragraph):
            return self.block(block.body, block.id) if block.body else ""
        mark = self.attribute("class", "follows") if follows else ""
        children, opening = block.body.children, ""
        if dropcap:
            children = _without_letter(children, dropcap.letter, self.typefaces)
            opening = _drawn(dropcap)
        inner = opening + self.inline(children)
        return f"<p{mark}{self.attribute('id', block.id)}>{inner}</p>"

    def text(self, text: str) -> str:
        """Returns words, escaped; addresses in them may break and are not hyphenated."""
        return "".join(
            f'<span class="address">{self._escaped(part)}</span>'
            if is_address
            else self._escaped(part)
            for part, is_address in stretches(self.typefaces, text, self.room, always=True)
        )

    def element(self, element: BareParagraph | Element, mark: str = "") -> str:
        """Returns an element; addresses in it break where it is narrower than the column."""
        inner = PaperRenderer(
            self.slugs,
            targets=self.targets,
            room=self._room_in(element),
            typefaces=self.typefaces,
        )
        return HtmlRenderer.element(inner, element, mark)

    def _room_in(self, element: BareParagraph | Element) -> float:
        """The ems of the copy that a line of an element surely has."""
        match element:
            case List():
                return self.room - LIST_INDENT
            case Table():
                rows = [row for part in element.parts for row in part.rows]
                return self.room / max((len(row) for row in rows), default=1)
            case Aside(name="pullquote") | Heading():
                return self.room * LARGE
            case _:
                return self.room

    def attribute(self, name: str, value: str) -> str:
        """Returns an attribute, of settable characters."""
        return super().attribute(name, self.typefaces.settable(value))

    def link(self, link: Link) -> str:
        """Returns a link; one to another article leads to its headline, if it is in the issue."""
        article = _ARTICLE_FILE.fullmatch(link.href)
        if article and article[1] not in self.slugs:
            return self.text(link.text)
        href = f"#{article[1]}" if article else self.targets.find(link.href)
        if href is None:
            return self.text(link.text)
        title = self.attribute("title", link.title) if link.title and not article else ""
        opening = f"<a{self.attribute('href', href)}{title}>"
        parts = list(stretches(self.typefaces, link.text, self.room, always=True))
        words = "".join(self._escaped(part.text) for part in parts)
        if any(part.is_address for part in parts):
            # The link stays one element around its words.
            return f'<span class="address">{opening}{words}</a></span>'
        return f"{opening}{words}</a>"

    def _escaped(self, text: str) -> str:
        return escape(self.typefaces.settable(text), quote=False)


def first_letter(issue: Issue, typefaces: Typefaces) -> str:
    """Returns the letter of the drop cap that opens the lead; empty where it has none."""
    copy = issue.articles[0].print_copy
    opens = bool(copy) and copy[0].kind is BlockKind.PARAGRAPH
    if not opens or len(copy[0].text) < MIN_DROPCAP_LETTERS:
        return ""
    return _opening_letter(copy[0].body, typefaces)


def _opening_letter(body: Element | None, typefaces: Typefaces) -> str:
    """The letter, with a quotation mark before it, that opens a paragraph of plain words."""
    if not isinstance(body, Paragraph) or not isinstance(body.children[0], Text):
        return ""
    found = _FIRST_LETTER.match(typefaces.settable(body.children[0].text))
    return found[0] if found else ""


def words_in_print(article: Article) -> int:
    """Returns the number of words of an article's copy that may print."""
    return sum(len(block.text.split()) for block in article.print_copy)


def _without_letter(
    nodes: Sequence[Inline], letter: str, typefaces: Typefaces
) -> tuple[Inline, ...]:
    """The nodes of a paragraph without the letter that opens it."""
    first, *others = nodes
    if isinstance(first, Text):
        first = replace(first, text=typefaces.settable(first.text).removeprefix(letter))
    return (first, *others)


def _drawn(dropcap: DropCap) -> str:
    """The opening letter of a paragraph, drawn large, and the same letter, unseen, for its word."""
    style = (
        f"background-image: url({dropcap.asset.url});"
        f" background-position: 0 {dropcap.top}pt; width: {dropcap.ratio * dropcap.ems:.3f}em"
    )
    drawn = f'<span class="dropcap" style="{style}"></span>'
    unseen = (
        f'<span class="unseen" style="margin-left: -{dropcap.advance}em">{dropcap.letter}</span>'
    )
    return drawn + unseen
