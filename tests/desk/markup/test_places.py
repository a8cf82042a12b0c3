"""Every word of the copy knows where it was typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lowdown.model.copy.blocks import Block, BlockKind
from lowdown.model.copy.nodes import Inline, Link, NoteReference, Text
from lowdown.model.findings import Location
from making.publications.desk_copy import article_of, read_blocks

Atom = tuple[str, str]
"""What is typed, and what is read of it; a line feed goes on behind the signs of the block."""

WORD = st.sampled_from([("a", "a"), ("b", "b"), ("the", "the"), ("it's", "it's"), ("1", "1")])
SIGN = st.sampled_from([("\\*", "*"), ("&amp;", "&"), ("\\#", "#")])
GAP = st.sampled_from([(" ", " "), ("\n", " ")])


@st.composite
def words(draw: st.DrawFn) -> list[Atom]:
    """Words, perhaps on several lines, with signs between them."""
    atoms = [draw(WORD)]
    for _ in range(draw(st.integers(0, 3))):
        signs = draw(st.lists(SIGN, max_size=2))
        atoms += [*signs, draw(GAP), draw(WORD)]
    return atoms


@dataclass
class Typing:
    """A file that is being typed, and what its reader must find where."""

    text: str = ""
    prefix: str = ""
    """What marks each further line of the block."""
    cell: bool = False
    """Whether it is the cell of a table or a crosshead, which has no second line."""
    title: bool = False
    """Whether it is the title of a box, which refers to nothing below the copy."""
    expected: list[tuple[str, int, int | None]] = field(default_factory=list)
    """Of each node: its words, the index of their first letter, and that of its address."""

    def type_words(self, atoms: list[Atom], target: int | None = None) -> str:
        """Type the words of one node, and return what is read of them."""
        start: int | None = None
        read = ""
        for typed, meant in atoms:
            if typed == "\n" and self.cell:
                typed = " "
            if meant != " " and start is None:
                start = len(self.text)
            self.text += typed.replace("\n", f"\n{self.prefix}")
            read += meant
        assert start is not None
        self.expected.append((read, start, target))
        return read


def markups(draw: st.DrawFn, typing: Typing) -> None:
    """Type something that is not plain words."""
    kinds = ["*", "**", "`", "link", "long link", "auto"]
    kind = draw(st.sampled_from(kinds if typing.title else [*kinds, "reference", "note"]))
    if kind in ("*", "**"):
        typing.text += kind
        typing.type_words(draw(words()))
        typing.text += kind
    elif kind == "`":
        typing.text += "`"
        typing.type_words([draw(st.sampled_from([("a", "a"), ("b", "b")]))])
        typing.text += "`"
    elif kind in ("link", "long link"):
        typing.text += "["
        typing.type_words(draw(words()))
        typing.text += "]("
        read, start, _ = typing.expected.pop()
        typing.expected.append((read, start, len(typing.text)))
        typing.text += "b" if kind == "link" else "https://the.example/a 'the b\" a'"
        typing.text += ")"
    elif kind == "reference":
        typing.text += "["
        typing.type_words(draw(words()))
        typing.text += "][ref]"
    elif kind == "note":
        typing.text += "[^a]"
    else:
        typing.text += "<"
        typing.type_words([("https://a.b/the--a", "https://a.b/the--a")])
        typing.text += ">"


def type_line(draw: st.DrawFn, typing: Typing) -> None:
    """Type words with markup between them."""
    typing.type_words(draw(words()))
    for _ in range(draw(st.integers(0, 3))):
        markups(draw, typing)
        space = draw(st.sampled_from([[], [(" ", " ")]]))
        typing.type_words([*space, *draw(words())])


KINDS = ["", "- ", "1. ", "> ", "> - ", "## ", "|", "::: box ", "- > "]


@st.composite
def files(draw: st.DrawFn) -> Typing:
    """A file with blocks of every kind."""
    typing = Typing(text="---\ntitle: the a b\n---\n")
    for kind in draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=4)):
        typing.prefix = "".join(sign if sign == ">" else " " for sign in kind)
        typing.title = kind == "::: box "
        typing.cell = typing.title or kind in ("## ", "|")
        if kind == "|":
            typing.text += "| a | |\n|--|--|\n"
            typing.expected.append(("a", len(typing.text) - len("a | |\n|--|--|\n"), None))
            for _ in range(2):
                typing.text += "| "
                type_line(draw, typing)
                typing.text += " \\| "
                read, start, target = typing.expected.pop()
                typing.expected.append((f"{read} | ", start, target))
                typing.text += "*"
                typing.type_words(draw(words()))
                typing.text += "* | "
                type_line(draw, typing)
                typing.text += " |\n"
        else:
            typing.text += kind
            type_line(draw, typing)
        if typing.title:
            typing.text += "\n"
            typing.cell, typing.title, typing.prefix = False, False, ""
            type_line(draw, typing)
            typing.text += "\n:::"
        typing.text += "\n\n<!-- a -->\n\n"
    typing.text += "a[^a]\n\n[^a]: the a\n\n[ref]: the-a"
    return typing


def index_of(place: Location | None, text: str) -> int | None:
    """The index of a place in the file."""
    if place is None or place.line is None or place.column is None:
        return None
    return sum(len(line) + 1 for line in text.split("\n")[: place.line - 1]) + place.column - 1


def worded(blocks: tuple[Block, ...]) -> list[Text | Link]:
    """The nodes that hold words, but spaces only, in the copy above the notes."""
    nodes: list[Text | Link] = []
    for block in blocks:
        if block.kind is not BlockKind.NOTES:
            nodes += [
                node
                for node in block.inline_nodes
                if isinstance(node, Text | Link) and node.text.strip(" ")
            ]
    return nodes


@given(files())
def test_every_node_of_words_knows_where_they_are_typed(typing: Typing) -> None:
    """However often the same words stand in a block, each node points at its own."""
    nodes = worded(read_blocks(typing.text))[:-1]  # without the last paragraph
    seen = [
        (
            node.text.strip(" ").replace("’", "'"),
            index_of(node.place, typing.text),
            index_of(node.target, typing.text) if isinstance(node, Link) else None,
        )
        for node in nodes
    ]
    assert seen == [(read.strip(" "), *indices) for read, *indices in typing.expected]


def place_of_first(kind: type[Inline], body: str) -> str:
    """The line and column of the first node of a kind, in copy that begins on line 4."""
    for block in read_blocks(f"---\ntitle: One\n---\n{body}"):
        for node in block.inline_nodes:
            if isinstance(node, kind):
                place = getattr(node, "place", None)
                return f"{place.line}:{place.column}" if place else "nowhere"
    return "no such node"


@pytest.mark.parametrize(
    ("kind", "body", "place"),
    [
        (Text, "Setext\n===", "4:1"),
        (Text, "## a ##", "4:4"),
        (Text, "1. 1", "4:4"),
        (Text, ">\ta", "4:3"),
        (Link, "a [ b ](c)", "4:5"),
        (Link, "[\na](b)", "5:1"),
        (Link, "<https://a.b/%C3%A4>", "4:2"),
        (NoteReference, "a `[^a]`[^a]\n\n[^a]: b", "4:9"),
    ],
)
def test_places_behind_the_signs_of_a_block(kind: type[Inline], body: str, place: str) -> None:
    """Neither the signs around words nor words in front that look the same count."""
    assert place_of_first(kind, body) == place


def test_words_in_the_title_of_a_link_are_not_taken_for_those_behind_it(tmp_path: Path) -> None:
    """A warning about a word points at that word."""
    article = article_of(tmp_path, '[a](b.html "the TK") TK and [^1]1\n\n[^1]: c').value
    assert article is not None
    span = next(span for span in article.spans if "TK" in span.text)
    assert span.place(span.text.index("TK")) == Location(path="articles/one.md", line=4, column=22)
    assert span.place(span.text.index("1")) == Location(path="articles/one.md", line=4, column=33)
