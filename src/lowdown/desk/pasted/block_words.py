"""The words of a block as they would be printed, each with its position in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Final

from markdown_it.token import Token

from lowdown.desk.markup import Manuscript, Node
from lowdown.desk.source import Position
from lowdown.model import Location
from lowdown.values import dataclass

MASK: Final = "\0"
"""Stands for what is no plain text: a mark of emphasis, code, a sign behind a backslash."""
BREAK: Final = "\v"
"""Stands for the end of a line that is printed as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockWords:
    """The words of a paragraph, a cell, the title of a box or the like."""

    node: Node
    """The node of the words."""
    text: str
    """The words; a line feed stands where a line of the file ends."""
    outside_links: str
    """The same, with `MASK` for every character within a link."""
    around: tuple[str, ...]
    """The types of the blocks around them, the outermost first."""
    places: tuple[tuple[int, Location | None], ...]
    """Where in `text` each token begins, in order, and where it stands in the file."""

    def position(self, index: int) -> Position:
        """Returns where the character at `index` stands in the file."""
        number = bisect_right(self.places, index, key=itemgetter(0)) - 1
        start, place = self.places[number] if number >= 0 else (0, None)
        if place is None or place.line is None:
            return Position(self.node.first + self.text.count("\n", 0, index))
        column = None if place.column is None else place.column + index - start
        return Position(place.line, column)


def words_of(nodes: Sequence[Node], script: Manuscript) -> Iterator[BlockWords]:
    """Yields the words of all blocks of the copy `nodes`, in their order."""
    yield from _words_in(nodes, script, ())


def _words_in(
    nodes: Sequence[Node], script: Manuscript, around: tuple[str, ...]
) -> Iterator[BlockWords]:
    for node in nodes:
        if (line := script.typed.lines.get(node)) is not None:
            yield _read(node, line.tokens, line.places, around)
        name = node.token.info if node.type == "container" else node.type
        yield from _words_in(node.children, script, (*around, name))


def _read(
    node: Node,
    tokens: Sequence[Token],
    places: Sequence[Location | None],
    around: tuple[str, ...],
) -> BlockWords:
    text = outside = ""
    starts: list[tuple[int, Location | None]] = []
    depth = 0
    for token, place in zip(tokens, places, strict=True):
        if token.nesting and token.type.startswith("link"):
            depth += token.nesting
        piece = _piece(token)
        if place is not None and token.nesting == 0:
            starts.append((len(text), place))
        text += piece
        outside += MASK * len(piece) if depth else piece
    return BlockWords(
        node=node, text=text, outside_links=outside, around=around, places=tuple(starts)
    )


def _piece(token: Token) -> str:
    if token.type == "text" or (token.type == "text_special" and token.info == "entity"):
        return token.content
    return _BREAKS.get(token.type, MASK)


_BREAKS: Final = {"softbreak": "\n", "hardbreak": BREAK}
