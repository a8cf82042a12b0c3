"""Copy as HTML: the renderer that the renderers of the paper and of the feeds are made from.

A renderer escapes text once, where it writes it. What differs between media (addresses, characters
that a face lacks) is a method that a medium overrides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any, Final

from lowdown.model.copy.nodes import (
    Aside,
    BareParagraph,
    Cell,
    Code,
    CodeBlock,
    Divider,
    Element,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    Note,
    NoteReference,
    Notes,
    Paragraph,
    Quote,
    Table,
    TablePart,
    Text,
)


class HtmlRenderer:
    """Writes blocks of copy as HTML, each as one element with the id of its block."""

    def text(self, text: str) -> str:
        """Returns words, escaped."""
        return escape(text, quote=False)

    def attribute(self, name: str, value: str) -> str:
        """Returns an attribute with a space before it, escaped."""
        return f' {name}="{escape(value)}"'

    def address(self, href: str) -> str | None:
        """Returns the address to write for the `href` of a link; None: none is written."""
        return href

    def link(self, link: Link) -> str:
        """Returns a link."""
        title = self.attribute("title", link.title) if link.title else ""
        return f"<a{self._href(link.href)}{title}>{self.text(link.text)}</a>"

    def block(self, body: Element, ident: str) -> str:
        """Returns the element that a block holds, with the id of the block."""
        return self.element(body, self.attribute("id", ident))

    def element(self, element: BareParagraph | Element, mark: str = "") -> str:
        """Returns an element; `mark` are attributes for it, each with a space before it."""
        return _WRITERS[type(element)](self, element, mark)

    def _paragraph(self, element: Paragraph, mark: str) -> str:
        return f"<p{mark}>{self.inline(element.children)}</p>"

    def _bare(self, element: BareParagraph, _mark: str) -> str:
        return self.inline(element.children)

    def _heading(self, element: Heading, mark: str) -> str:
        return f"<h{element.level}{mark}>{self.inline(element.children)}</h{element.level}>"

    def _quote(self, element: Quote, mark: str) -> str:
        return f"<blockquote{mark}>{self._elements(element.children)}</blockquote>"

    def _table(self, element: Table, mark: str) -> str:
        return f"<table{mark}>{''.join(self._part(part) for part in element.parts)}</table>"

    def _code(self, element: CodeBlock, mark: str) -> str:
        return f"<pre{mark}><code>{self.text(element.text)}</code></pre>"

    def _divider(self, _element: Divider, mark: str) -> str:
        return f"<hr{mark}>"

    def _aside(self, element: Aside, mark: str) -> str:
        inner = self._elements(element.children)
        return f'<aside class="{element.name}"{mark}>{inner}</aside>'

    def inline(self, nodes: Sequence[Inline]) -> str:
        """Returns inline nodes."""
        return "".join(self._node(node) for node in nodes)

    def _node(self, node: Inline) -> str:
        match node:
            case Text():
                return self.text(node.text)
            case Link():
                return self.link(node)
            case Code():
                return f"<code>{self.inline(node.children)}</code>"
            case Emphasis():
                tag = "strong" if node.strong else "em"
                return f"<{tag}>{self.inline(node.children)}</{tag}>"
            case LineBreak():
                return "<br>"
            case NoteReference():
                anchor = self.attribute("id", node.anchor) if node.anchor else ""
                return f"<sup><a{self._href(f'#{node.target}')}{anchor}>{node.number}</a></sup>"

    def _href(self, href: str) -> str:
        address = self.address(href)
        return self.attribute("href", address) if address else ""

    def _elements(self, elements: Sequence[Element]) -> str:
        return "".join(self.element(element) for element in elements)

    def _item(self, children: Sequence[BareParagraph | Element]) -> str:
        """What is in an item of a list: paragraphs that follow one another are parted by breaks."""
        parts: list[str] = []
        for number, child in enumerate(children):
            if (
                number
                and isinstance(child, BareParagraph)
                and isinstance(children[number - 1], BareParagraph)
            ):
                parts.append("<br>")
            parts.append(self.element(child))
        return "".join(parts)

    def _list(self, element: List, mark: str) -> str:
        tag = "ul" if element.start is None else "ol"
        start = "" if element.start in (None, 1) else self.attribute("start", str(element.start))
        items = "".join(f"<li>{self._item(item.children)}</li>" for item in element.items)
        return f"<{tag}{mark}{start}>{items}</{tag}>"

    def _part(self, part: TablePart) -> str:
        tag = "thead" if part.is_head else "tbody"
        rows = "".join(f"<tr>{''.join(self._cell(cell) for cell in row)}</tr>" for row in part.rows)
        return f"<{tag}>{rows}</{tag}>"

    def _cell(self, cell: Cell) -> str:
        tag = "th" if cell.is_head else "td"
        scope = ' scope="col"' if cell.is_head else ""
        side = self.attribute("class", cell.side) if cell.side else ""
        return f"<{tag}{scope}{side}>{self.inline(cell.children)}</{tag}>"

    def _notes(self, element: Notes, mark: str) -> str:
        items = "".join(self._note(note) for note in element.notes)
        return f'<ol class="notes"{mark}>{items}</ol>'

    def _note(self, note: Note) -> str:
        ident, reference = self.attribute("id", note.id), self._href(f"#{note.reference}")
        return f"<li{ident}><a{reference}>{note.number}</a> {self._item(note.children)}</li>"


_WRITERS: Final[Mapping[type, Callable[[HtmlRenderer, Any, str], str]]] = {
    Paragraph: HtmlRenderer._paragraph,
    BareParagraph: HtmlRenderer._bare,
    Heading: HtmlRenderer._heading,
    List: HtmlRenderer._list,
    Quote: HtmlRenderer._quote,
    Table: HtmlRenderer._table,
    CodeBlock: HtmlRenderer._code,
    Divider: HtmlRenderer._divider,
    Aside: HtmlRenderer._aside,
    Notes: HtmlRenderer._notes,
}
"""How each kind of element is written."""
