"""Writes copy as HTML for the paper: settable characters, breakable addresses, inner links."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from html import escape

from lowdown.model import (
    Article,
    Block,
    BlockKind,
    Element,
    HtmlRenderer,
    Inline,
    Issue,
    Link,
    Paragraph,
    Text,
)
from lowdown.press.assets import DropCap, settable

MIN_DROPCAP_LETTERS = 150
"""Minimum characters of a first paragraph that has a drop cap."""
DROPCAP_EMS = 3.5
"""Height of a drop cap in ems of the copy; the templates set it beside three lines."""
_ARTICLE_FILE = re.compile(r"(?:[^:]*/)?([^/:#]+)\.md(?:#.*)?", re.DOTALL)
_ADDRESS = re.compile(r"(?<![\"'=/\w])(?:https?://|www\.)[^\s<]*[^\s<.,;:!?)]")
_FIRST_LETTER = re.compile(r"(?:[“‘«„]\s?)?[^\W\d_]")


class PaperRenderer(HtmlRenderer):
    """Writes the copy of one article for the paper."""

    def __init__(self, slugs: Collection[str]) -> None:
        self.slugs = slugs
        """The articles of the issue, which links in the copy may lead to."""

    def marked(self, block: Block, *, follows: bool, dropcap: DropCap | None) -> str:
        """Returns a block; empty for a figure.

        A paragraph that `follows` another is marked, and one may open with a drop cap.
        """
        if not isinstance(block.body, Paragraph):
            return self.block(block.body, block.id) if block.body else ""
        mark = self.attribute("class", "follows") if follows else ""
        children, opening = block.body.children, ""
        if dropcap:
            children, opening = _without_letter(children, dropcap.letter), _drawn(dropcap)
        inner = opening + self.inline(children)
        return f"<p{mark}{self.attribute('id', block.id)}>{inner}</p>"

    def text(self, text: str) -> str:
        """Returns words, escaped; addresses in them may break and are not hyphenated."""
        parts, end = [], 0
        for found in _ADDRESS.finditer(text):
            parts += [self._escaped(text[end : found.start()]), self._address(found[0])]
            end = found.end()
        return "".join([*parts, self._escaped(text[end:])])

    def attribute(self, name: str, value: str) -> str:
        """Returns an attribute, of settable characters."""
        return super().attribute(name, settable(value))

    def link(self, link: Link) -> str:
        """Returns a link; one to another article leads to its headline, if it is in the issue."""
        article = _ARTICLE_FILE.fullmatch(link.href)
        if article and article[1] not in self.slugs:
            return self.text(link.text)
        href = f"#{article[1]}" if article else link.href
        title = self.attribute("title", link.title) if link.title and not article else ""
        opening = f"<a{self.attribute('href', href)}{title}>"
        if _ADDRESS.fullmatch(link.text):
            # The link stays one element around its words.
            words = self._escaped(breakable(link.text))
            return f'<span class="address">{opening}{words}</a></span>'
        return f"{opening}{self.text(link.text)}</a>"

    def _address(self, address: str) -> str:
        return f'<span class="address">{self._escaped(breakable(address))}</span>'

    def _escaped(self, text: str) -> str:
        return escape(settable(text), quote=False)


def breakable(url: str) -> str:
    """Returns an address that may break after slashes and dots, without hyphens."""
    scheme, separator, rest = url.partition("://")
    if not separator:
        scheme, rest = "", url
    return (
        scheme
        + separator
        + "\u2060" * bool(separator)
        + re.sub(r"([/._?&=]+)(?=[^/])", "\\1\u200b", rest)
    )


def first_letter(issue: Issue) -> str:
    """Returns the letter of the drop cap that opens the lead; empty where it has none."""
    copy = issue.articles[0].print_copy
    opens = bool(copy) and copy[0].kind is BlockKind.PARAGRAPH
    if not opens or len(copy[0].text) < MIN_DROPCAP_LETTERS:
        return ""
    return _opening_letter(copy[0].body)


def _opening_letter(body: Element | None) -> str:
    """The letter, with a quotation mark before it, that opens a paragraph of plain words."""
    if not isinstance(body, Paragraph) or not isinstance(body.children[0], Text):
        return ""
    found = _FIRST_LETTER.match(settable(body.children[0].text))
    return found[0] if found else ""


def words_in_print(article: Article) -> int:
    """Returns the number of words of an article's copy that may print."""
    return sum(len(block.text.split()) for block in article.print_copy)


def _without_letter(nodes: Sequence[Inline], letter: str) -> tuple[Inline, ...]:
    """The nodes of a paragraph without the letter that opens it."""
    first, *others = nodes
    if isinstance(first, Text):
        first = replace(first, text=settable(first.text).removeprefix(letter))
    return (first, *others)


def _drawn(dropcap: DropCap) -> str:
    """The opening letter of a paragraph, drawn large, and the same letter, unseen, for its word."""
    style = (
        f"background-image: url({dropcap.asset.url}); width: {dropcap.ratio * DROPCAP_EMS:.3f}em"
    )
    drawn = f'<span class="dropcap" style="{style}"></span>'
    unseen = (
        f'<span class="unseen" style="margin-left: -{dropcap.advance}em">{dropcap.letter}</span>'
    )
    return drawn + unseen
