"""Reads the blocks of a file's copy, each with its place and what it holds."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from lowdown.desk.markup.elements import ElementReader
from lowdown.desk.markup.manuscript import Manuscript
from lowdown.desk.markup.notes import NoteBook, NoteEntry
from lowdown.desk.markup.parser import Node, too_deep
from lowdown.desk.markup.pictures import figures_in, is_figure
from lowdown.desk.source import Position
from lowdown.model import (
    Block,
    BlockKind,
    Element,
    Link,
    Medium,
    Note,
    Notes,
    Picture,
    did_you_mean,
)
from lowdown.values import dataclass

CONTAINERS: Final = ("pullquote", "box", "optional", "web", "print")
"""The names that may stand behind three colons."""

_KINDS: Final = {
    "paragraph": BlockKind.PARAGRAPH,
    "heading": BlockKind.CROSSHEAD,
    "bullet_list": BlockKind.LIST,
    "ordered_list": BlockKind.LIST,
    "blockquote": BlockKind.QUOTE,
    "table": BlockKind.TABLE,
    "fence": BlockKind.CODE,
    "code_block": BlockKind.CODE,
    "hr": BlockKind.RULE,
}


def read_copy(nodes: list[Node], script: Manuscript) -> tuple[Block, ...]:
    """Returns the blocks of the copy `nodes`."""
    return _CopyReader(script).read(nodes)


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What the containers around a block mean for it."""

    medium: Medium = Medium.BOTH
    optional: bool = False


class _CopyReader:
    """Reads one file's copy from top to bottom."""

    def __init__(self, script: Manuscript) -> None:
        self.script = script
        self.log = script.log
        self.notes = NoteBook(script.name)
        self.reader = ElementReader(script, self.notes)
        self.blocks: list[Block] = []

    def read(self, nodes: list[Node]) -> tuple[Block, ...]:
        """Returns the blocks of `nodes`, the notes last."""
        if (deep := too_deep(nodes)) is not None:
            cure = "Take most of the signs at the left of its line away."
            position = self.script.position(deep)
            self.log.fault(
                "LD223", position, message="quotations or lists are nested too deep", cure=cure
            )
            return ()
        self._define_notes(nodes)
        self._walk(nodes, _Surroundings())
        self._add_notes()
        self._check_anchors()
        return tuple(self.blocks)

    def _check_anchors(self) -> None:
        """Notes links to a place in the same copy that does not exist."""
        numbers = range(1, len(self.notes.referred) + 1)
        known = {self.script.name, *(block.id for block in self.blocks)}
        known.update(self.notes.note_id(number) for number in numbers)
        known.update(self.notes.reference_id(number) for number in numbers)
        for block in self.blocks:
            for node in block.inline_nodes:
                if not isinstance(node, Link) or not node.href.startswith("#"):
                    continue
                if node.href[1:] not in known:
                    self._note_missing_anchor(node.href, block)

    def _note_missing_anchor(self, anchor: str, block: Block) -> None:
        source = self.script.source
        self.log.fault(
            "LD302",
            source.find(anchor, block.place.line or 1, len(source.starts)),
            message=f"there is no place \u201c{anchor}\u201d in this copy to link to",
            cure=f"Link to a block, as in #{self.script.name}-p1, or take the link out.",
        )

    def _define_notes(self, nodes: list[Node]) -> None:
        for node in nodes:
            if node.type != "footnote_reference":
                self._define_notes(node.children)
                continue
            label, position = str(node.token.meta["label"]), self.script.position(node)
            if not self.notes.define(label, node, position):
                self.log.fault(
                    "LD220",
                    position,
                    message=f"there are two notes [^{label}]",
                    cure="Give one of them another label, in the text too.",
                )

    def _walk(self, nodes: list[Node], around: _Surroundings) -> None:
        for node in nodes:
            if node.type == "container":
                self._container(node, around)
            elif is_figure(node):
                for picture in figures_in(node, self.script):
                    self._add(BlockKind.FIGURE, node, around, picture=picture)
            elif node.type in _KINDS:
                self.notes.medium = around.medium
                for element in self.reader.read(node):
                    self._add(_KINDS[node.type], node, around, body=element)

    def _add(
        self,
        kind: BlockKind,
        node: Node,
        around: _Surroundings,
        *,
        body: Element | None = None,
        picture: Picture | None = None,
    ) -> None:
        place = picture.place if picture else self.log.place(self.script.position(node))
        self.blocks.append(
            Block(
                kind=kind,
                id=f"{self.script.name}-p{len(self.blocks) + 1}",
                body=body,
                place=place,
                medium=around.medium,
                optional=around.optional,
                picture=picture,
            )
        )

    def _container(self, node: Node, around: _Surroundings) -> None:
        name, title = node.token.info, str(node.token.meta["title"])
        if not self._is_sound(node, name, title):
            return
        if name in ("pullquote", "box"):
            self.notes.medium = around.medium
            kind = BlockKind.PULLQUOTE if name == "pullquote" else BlockKind.BOX
            if aside := self.reader.aside(node, name, title=title):
                self._add(kind, node, around, body=aside)
        elif name in ("optional", "web", "print"):
            self._walk_aside(node, self._inside(node, name, around))
        else:
            self._walk(node.children, around)

    def _inside(self, node: Node, name: str, around: _Surroundings) -> _Surroundings:
        if name == "optional":
            return replace(around, optional=True)
        medium = Medium(name)
        if around.medium not in (Medium.BOTH, medium):
            message = f"{name} copy inside {around.medium.value} copy is never shown"
            self.log.fault(
                "LD221",
                self.script.position(node),
                message=message,
                cure="Take one of the two out.",
            )
        return replace(around, medium=medium)

    def _walk_aside(self, node: Node, around: _Surroundings) -> None:
        """Reads copy that some readers do not see; its crossheads do not count for what follows."""
        levels = self.reader.levels
        self.reader.levels = levels.fork()
        self._walk(node.children, around)
        self.reader.levels = levels

    def _is_sound(self, node: Node, name: str, title: str) -> bool:
        """Whether the container has anything to read; faults of its fences are noted."""
        position = self.script.position(node, ":::")
        if not name:
            cure = "Take the line out, or open a container above it, as in ::: box Title."
            self.log.fault(
                "LD219", position, message="there is nothing open for this line to close", cure=cure
            )
            return False
        if name not in CONTAINERS:
            cure = did_you_mean(name.strip("{.}"), CONTAINERS)
            self.log.fault(
                "LD202", position, message=f"there is no container \u201c{name}\u201d", cure=cure
            )
        elif title and name != "box":
            cure = "Put them on a line below; only a box has a title."
            self.log.fault(
                "LD218",
                position,
                message=f"words stand on the line that opens the {name}",
                cure=cure,
            )
        if not node.token.meta["closed"]:
            cure = "Put a line with ::: where it ends."
            self.log.fault("LD204", position, message="the container is never closed", cure=cure)
        elif not [child for child in node.children if child.type != "comment"]:
            self.log.fault(
                "LD217", position, message="the container is empty", cure="Fill it, or take it out."
            )
        return True

    def _add_notes(self) -> None:
        read: list[tuple[NoteEntry, Note]] = []
        for entry in self.notes.referred:
            self.notes.medium = Medium.BOTH if len(entry.media) > 1 else next(iter(entry.media))
            read.append((entry, self._note(entry)))
        self._check_references()
        if all(_is_for_all(entry) for entry, _ in read):
            lists: tuple[Medium, ...] = (Medium.BOTH,)
        else:
            lists = (Medium.PRINT, Medium.WEB)
        media = {medium for entry, _ in read for medium in entry.media}
        for medium in lists:
            if media & {medium, Medium.BOTH}:
                self._add_list(read, medium)

    def _check_references(self) -> None:
        """Notes the notes without a reference."""
        for note in self.notes.notes.values():
            if not note.number:
                self.log.fault(
                    "LD213",
                    note.position,
                    message=f"nothing refers to the note [^{note.label}]",
                    cure=f"Put [^{note.label}] behind the words that it belongs to, or take the"
                    " note out.",
                )

    def _add_list(self, read: list[tuple[NoteEntry, Note]], medium: Medium) -> None:
        """Adds the notes that have a reference in `medium`."""
        shown = [
            (entry, note)
            for entry, note in read
            if medium is Medium.BOTH or entry.media & {medium, Medium.BOTH}
        ]
        suffix = "" if medium is Medium.BOTH else f"-{medium.value}"
        self.blocks.append(
            Block(
                kind=BlockKind.NOTES,
                id=f"{self.script.name}-notes{suffix}",
                body=Notes(notes=tuple(note for _, note in shown)),
                place=self.log.place(shown[0][0].position),
                medium=medium,
            )
        )

    def _note(self, entry: NoteEntry) -> Note:
        if entry.node is None:
            self._note_undefined(entry.label, entry.position)
        return Note(
            number=entry.number,
            id=self.notes.note_id(entry.number),
            reference=self.notes.reference_id(entry.number),
            children=self.reader.item(entry.node) if entry.node else (),
        )

    def _note_undefined(self, label: str, position: Position) -> None:
        self.log.fault(
            "LD212",
            position,
            message=f"there is no note [^{label}]",
            cure=self._where_to_define(label),
        )

    def _where_to_define(self, label: str) -> str:
        """The cure for a note without words, which may be there without its colon."""
        source = self.script.source
        for number, start in enumerate(source.starts, start=1):
            if source.text.startswith(f"[^{label}] ", start):
                return f"Put a colon behind [^{label}] on line {number}, if its words stand there."
        return (
            f"Add a line [^{label}]: with its words at the end, or write \\[^{label}] if no note is"
            " meant."
        )


def _is_for_all(note: NoteEntry) -> bool:
    """Whether a note has a reference both in print and on the web."""
    return Medium.BOTH in note.media or note.media >= {Medium.WEB, Medium.PRINT}
