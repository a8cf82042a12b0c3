"""Finds blocks that became something else than was meant: code, crossheads, lists in lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from lowdown.desk.markup import Manuscript, Node
from lowdown.desk.source import Fault, Position


class PlacedMark(NamedTuple):
    """A fault of a block."""

    kind: str
    """What it is counted by."""
    fault: Fault
    """What is wrong."""
    position: Position
    """Where it begins."""


def block_marks(nodes: Sequence[Node], script: Manuscript) -> Iterator[PlacedMark]:
    """Yields the blocks among `nodes` that are probably not meant as what they are."""
    for node in nodes:
        yield from _of_block(node, script)
        yield from block_marks(node.children, script)


def _of_block(node: Node, script: Manuscript) -> Iterator[PlacedMark]:
    if node.type == "code_block" and _PROSE.search(node.token.content):
        yield PlacedMark("code", _CODE, _first_sign(node, script))
    elif node.type == "heading" and node.token.markup in ("-", "="):
        if (fault := _underlined(node, script)) is not None:
            yield PlacedMark("underlined", fault, Position(node.first))
    elif node.type == "list_item" and node.children:
        child = node.children[0]
        if child.type in ("bullet_list", "ordered_list") and child.first == node.first:
            yield PlacedMark("list", _LIST, Position(node.first))


_PROSE: Final = re.compile(
    r"(?:[^\W\d_]{2,}[,.;:'\u2019\"\u201d)]*[ \n]+){3}|^\s*[\u2022\u2013]", re.MULTILINE
)
"""Three words in a row, or a bullet: not what code looks like."""


def _first_sign(node: Node, script: Manuscript) -> Position:
    words = node.token.content.split("\n", 1)[0].strip()
    return script.position(node, words)


_CODE: Final = Fault(
    code="LD247",
    message="this is set as code, because a tab or four spaces stand before it",
    cure="Take the tab or the spaces away; where code is meant, put ``` on a line above it and on a"
    " line below.",
)
_LIST: Final = Fault(
    code="LD237",
    message="the entry of the list has two marks, so that a list is set within the list",
    cure="Take one of the two out; a list within a list begins on a line of its own.",
)


def _underlined(node: Node, script: Manuscript) -> Fault | None:
    """LD249: a paragraph that a line of hyphens or equals signs turns into a crosshead."""
    line = script.source.text[script.source.index(Position(node.last)) :].split("\n", 1)[0].strip()
    words = node.children[0].token.content if node.children else ""
    if line == "--":
        cure = (
            "If the signature of an e-mail begins here, take it out with its line of hyphens;"
            " otherwise put an empty line above the hyphens."
        )
    elif "\n" in words or _SENTENCE.search(words) or len(words) > _MAX_CROSSHEAD:
        cure = (
            f"Put an empty line above {line[:3]} for a dividing line, or take it out; a crosshead"
            " begins with ## and a space."
        )
    else:
        return None
    return Fault(
        code="LD249",
        message=f"the line {line[:5]} below it makes a crosshead of this paragraph",
        cure=cure,
    )


_SENTENCE: Final = re.compile(r"[.,;:][\"'\u201d\u2019)]*$")
_MAX_CROSSHEAD: Final = 80
