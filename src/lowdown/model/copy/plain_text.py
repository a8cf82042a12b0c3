"""Copy as plain text, and walks through its tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lowdown.model.copy.nodes import (
    Aside,
    BareParagraph,
    Code,
    CodeBlock,
    Element,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    NoteReference,
    Notes,
    Paragraph,
    Quote,
    Table,
    Text,
)


class TextLine(NamedTuple):
    """What stands on lines of its own: a paragraph, an item of a list, a cell or the like."""

    nodes: tuple[Inline, ...]
    """Its inline nodes."""
    is_column_head: bool = False
    """Whether it names the column of a table."""

    @property
    def text(self) -> str:
        """Its words."""
        return inline_text(self.nodes)


def plain_text(element: Element) -> str:
    """Returns what a reader reads in an element, with single spaces."""
    texts = [line.text for line in _lines(element)]
    return single_spaced(" ".join(text for text in texts if text.strip()))


def single_spaced(text: str) -> str:
    """Returns `text` with one space in place of spaces, tabs and line feeds, and none around it."""
    if "  " in text or "\n" in text or "\t" in text:
        text = re.sub(r"[ \t\n]+", " ", text)
    return text.strip(" ")


def inline_text(nodes: Sequence[Inline]) -> str:
    """Returns the words of inline nodes, with a space for a forced line break."""
    return "".join(_node_text(node) for node in nodes)


def _node_text(node: Inline) -> str:
    match node:
        case Text() | Link():  # most nodes are text
            return node.text
        case Code() | Emphasis():
            return inline_text(node.children)
        case LineBreak():
            return " "
        case NoteReference():
            return str(node.number)


def text_lines(element: BareParagraph | Element) -> Iterator[TextLine]:
    """Yields the lines of an element that hold words, in order."""
    for line in _lines(element):
        if line.text.strip():
            yield line


def _lines(element: BareParagraph | Element) -> Iterator[TextLine]:
    match element:
        case Table():
            yield from _table_lines(element)
        case List() | Notes():
            yield from _list_lines(element)
        case Quote() | Aside():
            for child in element.children:
                yield from _lines(child)
        case CodeBlock():
            yield TextLine((Text(text=element.text),))
        case BareParagraph() | Paragraph() | Heading():
            yield TextLine(element.children)


def _table_lines(table: Table) -> Iterator[TextLine]:
    for part in table.parts:
        for row in part.rows:
            for cell in row:
                yield TextLine(cell.children, cell.is_head)


def _list_lines(element: List | Notes) -> Iterator[TextLine]:
    if isinstance(element, List):
        for item in element.items:
            yield from _item_lines(item.children)
    else:
        for note in element.notes:
            yield from _item_lines(note.children, Text(text=f"{note.number} "))


def _item_lines(
    children: Sequence[BareParagraph | Element], *opening: Inline
) -> Iterator[TextLine]:
    """The lines of an item of a list; bare paragraphs that follow one another are one line."""
    nodes = opening
    follows = False
    for child in children:
        if isinstance(child, BareParagraph):
            nodes += (LineBreak(), *child.children) if follows else child.children
            follows = True
        else:
            yield TextLine(nodes)
            nodes, follows = (), False
            yield from _lines(child)
    yield TextLine(nodes)


def inline_nodes(element: Element) -> Iterator[Inline]:
    """Yields every inline node of an element, those within emphasis and code included, in order."""
    for line in _lines(element):
        yield from _with_inner(line.nodes)


def _with_inner(nodes: Sequence[Inline]) -> Iterator[Inline]:
    for node in nodes:
        yield node
        if isinstance(node, Code | Emphasis):
            yield from _with_inner(node.children)
