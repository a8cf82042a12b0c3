"""Writes a block of copy as HTML: tight lists, classes for alignment, no skipped heading level."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lowdown.desk.markup.headings import Levels
from lowdown.desk.markup.inline import escape, inline_html, words_html
from lowdown.desk.markup.manuscript import Manuscript
from lowdown.desk.markup.notes import NoteBook
from lowdown.desk.markup.parser import Node
from lowdown.desk.markup.pictures import images_in


class BlockWriter:
    """Writes the blocks of one file in their order."""

    def __init__(self, script: Manuscript, notes: NoteBook) -> None:
        self.script = script
        self.notes = notes
        self.levels = Levels()

    def write(self, node: Node, mark: str = "") -> str:
        """Returns the HTML of `node`, with the attributes `mark`; empty for what is not shown."""
        write = _WRITERS.get(node.type)
        return write(self, node, mark) if write else ""

    def aside(self, node: Node, name: str, *, title: str, mark: str) -> str:
        """Returns the HTML of a pull quote or a box."""
        outer, self.levels = self.levels, Levels(self.levels.below)
        head = words_html(title, node, script=self.script, notes=self.notes) if title else ""
        if head:
            head = f"<h{self.levels.open()}>{head}</h{self.levels.current}>"
        inner = "".join(self.write(child) for child in node.children)
        self.levels = outer
        return f'<aside class="{name}"{mark}>{head}{inner}</aside>' if head or inner else ""

    def tight(self, node: Node) -> str:
        """Returns the HTML of a list item: paragraphs without elements, divided by line breaks."""
        parts: list[str] = []
        was_words = False
        for child in node.children:
            is_words = child.type in ("paragraph", "heading")
            markup = self._words(child) if is_words else self.write(child)
            if markup:
                parts += ["<br>", markup] if is_words and was_words else [markup]
                was_words = is_words
        return "".join(parts)

    def _words(self, node: Node) -> str:
        """A paragraph's words; those of a heading, which cannot stand here, strong."""
        markup = self._inline(node)
        if node.type != "heading" or not markup:
            return markup
        self.script.log.fault(
            "LD216",
            self.script.position(node),
            message="a crosshead stands in a list or a quotation",
            cure="Put it on a line of its own at the left, or make its words **strong**.",
        )
        return f"<strong>{markup}</strong>"

    def _inline(self, node: Node) -> str:
        if images_in(node):
            self._misplaced(node)
            return ""
        return "".join(
            inline_html(child.token.children or [], child, script=self.script, notes=self.notes)
            for child in node.children
            if child.type == "inline"
        )

    def _misplaced(self, node: Node) -> None:
        self.script.log.fault(
            "LD206",
            self.script.position(node, "!["),
            message="a picture stands in a box, a pull quote, a list, a quotation or a note",
            cure="Give it a line of its own outside, with an empty line above and below.",
        )

    def _paragraph(self, node: Node, mark: str) -> str:
        markup = self._inline(node)
        return f"<p{mark}>{markup}</p>" if markup else ""

    def _heading(self, node: Node, mark: str) -> str:
        markup = self._inline(node)
        position = self.script.position(node)
        if not markup:
            self.script.log.fault(
                "LD215", position, message="a crosshead is empty", cure="Fill it, or take it out."
            )
            return ""
        level, is_skip = self.levels.take(int(node.token.tag[1:]))
        if is_skip:
            self.script.log.fault(
                "LD205",
                position,
                message="a level of crossheads is skipped",
                cure="Give it one # more than the crosshead that it stands below.",
            )
        return f"<h{level}{mark}>{markup}</h{level}>"

    def _quote(self, node: Node, mark: str) -> str:
        parts = []
        for child in node.children:
            words = self._words(child) if child.type == "heading" else ""
            parts.append(
                f"<p>{words}</p>" if words else "" if child.type == "heading" else self.write(child)
            )
        inner = "".join(parts)
        return f"<blockquote{mark}>{inner}</blockquote>" if inner else ""

    def _list(self, node: Node, mark: str) -> str:
        tag = "ol" if node.type == "ordered_list" else "ul"
        start = node.token.attrs.get("start", 1)
        first = f' start="{start}"' if tag == "ol" and start != 1 else ""
        items = "".join(
            f"<li>{self.tight(item)}</li>" for item in node.children if item.type == "list_item"
        )
        return f"<{tag}{mark}{first}>{items}</{tag}>"

    def _table(self, node: Node, mark: str) -> str:
        return f"<table{mark}>{''.join(self._part(part) for part in node.children)}</table>"

    def _part(self, part: Node) -> str:
        rows = "".join(
            f"<tr>{''.join(self._cell(cell) for cell in row.children)}</tr>"
            for row in part.children
        )
        return f"<{part.type}>{rows}</{part.type}>"

    def _cell(self, cell: Node) -> str:
        side = str(cell.token.attrs.get("style", "")).removeprefix("text-align:")
        scope = ' scope="col"' if cell.type == "th" else ""
        turned = f' class="{side}"' if side else ""
        return f"<{cell.type}{scope}{turned}>{self._inline(cell)}</{cell.type}>"

    def _code(self, node: Node, mark: str) -> str:
        return f"<pre{mark}><code>{escape(node.token.content)}</code></pre>"

    def _rule(self, node: Node, mark: str) -> str:
        return f"<hr{mark}>"

    def _misplaced_container(self, node: Node, mark: str) -> str:
        self.script.log.fault(
            "LD214",
            self.script.position(node, ":::"),
            message="a container stands in a list, a quotation, a note, a box or a pull quote",
            cure="Put it outside, with its colons at the left.",
        )
        return "".join(self.write(child) for child in node.children)


_WRITERS: Final[dict[str, Callable[[BlockWriter, Node, str], str]]] = {
    "paragraph": BlockWriter._paragraph,
    "heading": BlockWriter._heading,
    "blockquote": BlockWriter._quote,
    "bullet_list": BlockWriter._list,
    "ordered_list": BlockWriter._list,
    "table": BlockWriter._table,
    "fence": BlockWriter._code,
    "code_block": BlockWriter._code,
    "hr": BlockWriter._rule,
    "container": BlockWriter._misplaced_container,
}
