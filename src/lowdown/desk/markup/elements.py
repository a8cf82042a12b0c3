"""Reads the blocks of copy as elements: tight lists, aligned cells, no skipped heading level."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lowdown.desk.markup.headings import Levels
from lowdown.desk.markup.inline import read_inline
from lowdown.desk.markup.manuscript import Manuscript
from lowdown.desk.markup.notes import NoteBook
from lowdown.desk.markup.parser import Node
from lowdown.desk.markup.pictures import images_in
from lowdown.model import (
    Aside,
    BareParagraph,
    Cell,
    CodeBlock,
    Divider,
    Element,
    Emphasis,
    Heading,
    Inline,
    List,
    ListItem,
    Paragraph,
    Quote,
    Table,
    TablePart,
    inline_text,
    is_invisible,
)


class ElementReader:
    """Reads the blocks of one file in their order."""

    def __init__(self, script: Manuscript, notes: NoteBook) -> None:
        self.script = script
        self.notes = notes
        self.levels = Levels()

    def read(self, node: Node) -> list[Element]:
        """Returns the element of `node`; none for what is not shown."""
        read = _READERS.get(node.type)
        return read(self, node) if read else []

    def aside(self, node: Node, name: str, *, title: str) -> Element | None:
        """Returns a pull quote or a box; None for an empty one."""
        outer, self.levels = self.levels, Levels(self.levels.below)
        head = read_inline(node, script=self.script, notes=self.notes) if title else ()
        children: list[Element] = []
        if head:
            children.append(Heading(level=self.levels.open(), children=head))
        for child in node.children:
            children += self.read(child)
        self.levels = outer
        return Aside(name=name, children=tuple(children)) if children else None

    def item(self, node: Node) -> tuple[BareParagraph | Element, ...]:
        """Returns what is in an item of a list or in a note; its paragraphs are bare."""
        children: list[BareParagraph | Element] = []
        for child in node.children:
            if child.type not in ("paragraph", "heading"):
                children += self.read(child)
            elif words := self._words(child):
                children.append(BareParagraph(children=words))
        return tuple(children)

    def _words(self, node: Node) -> tuple[Inline, ...]:
        """A paragraph's words; those of a heading, which cannot stand here, strong."""
        words = self._inline(node)
        if node.type != "heading" or not words:
            return words
        self.script.log.fault(
            "LD216",
            self.script.position(node),
            message="a crosshead stands in a list or a quotation",
            cure="Put it on a line of its own at the left, or make its words **strong**.",
        )
        return (Emphasis(children=words, strong=True),)

    def _inline(self, node: Node) -> tuple[Inline, ...]:
        if images_in(node):
            self._misplaced(node)
            return ()
        words: tuple[Inline, ...] = ()
        for child in node.children:
            if child.type == "inline":
                words += read_inline(child, script=self.script, notes=self.notes)
        return words

    def _misplaced(self, node: Node) -> None:
        self.script.log.fault(
            "LD206",
            self.script.position(node, "!["),
            message="a picture stands in a box, a pull quote, a list, a quotation or a note",
            cure="Give it a line of its own outside, with an empty line above and below.",
        )

    def _paragraph(self, node: Node) -> list[Element]:
        words = self._inline(node)
        return [Paragraph(children=words)] if words else []

    def _heading(self, node: Node) -> list[Element]:
        words = self._inline(node)
        position = self.script.position(node)
        if is_invisible(inline_text(words)):
            self.script.log.fault(
                "LD215", position, message="a crosshead is empty", cure="Fill it, or take it out."
            )
            return []
        level, is_skip = self.levels.take(int(node.token.tag[1:]))
        if is_skip:
            self.script.log.fault(
                "LD205",
                position,
                message="a level of crossheads is skipped",
                cure="Give it one # more than the crosshead that it stands below.",
            )
        return [Heading(level=level, children=words)]

    def _quote(self, node: Node) -> list[Element]:
        children: list[Element] = []
        for child in node.children:
            if child.type != "heading":
                children += self.read(child)
            elif words := self._words(child):
                children.append(Paragraph(children=words))
        return [Quote(children=tuple(children))] if children else []

    def _list(self, node: Node) -> list[Element]:
        items = [ListItem(children=self.item(item)) for item in _of_type(node, "list_item")]
        start = int(node.token.attrs.get("start", 1)) if node.type == "ordered_list" else None
        return [List(items=tuple(items), start=start)]

    def _table(self, node: Node) -> list[Element]:
        return [Table(parts=tuple(self._part(part) for part in node.children))]

    def _part(self, part: Node) -> TablePart:
        rows = [tuple(self._cell(cell) for cell in row.children) for row in part.children]
        return TablePart(rows=tuple(rows), is_head=part.type == "thead")

    def _cell(self, cell: Node) -> Cell:
        side = str(cell.token.attrs.get("style", "")).removeprefix("text-align:")
        return Cell(children=self._inline(cell), is_head=cell.type == "th", side=side)

    def _code(self, node: Node) -> list[Element]:
        return [CodeBlock(text=node.token.content)]

    def _divider(self, _node: Node) -> list[Element]:
        return [Divider()]

    def _misplaced_container(self, node: Node) -> list[Element]:
        self.script.log.fault(
            "LD214",
            self.script.position(node, ":::"),
            message="a container stands in a list, a quotation, a note, a box or a pull quote",
            cure="Put it outside, with its colons at the left.",
        )
        return [element for child in node.children for element in self.read(child)]


def _of_type(node: Node, kind: str) -> list[Node]:
    return [child for child in node.children if child.type == kind]


_READERS: Final[dict[str, Callable[[ElementReader, Node], list[Element]]]] = {
    "paragraph": ElementReader._paragraph,
    "heading": ElementReader._heading,
    "blockquote": ElementReader._quote,
    "bullet_list": ElementReader._list,
    "ordered_list": ElementReader._list,
    "table": ElementReader._table,
    "fence": ElementReader._code,
    "code_block": ElementReader._code,
    "hr": ElementReader._divider,
    "container": ElementReader._misplaced_container,
}
