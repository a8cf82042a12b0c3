"""Finds the words of a file as they were typed, from the same nodes that its copy is read from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from markdown_it.token import Token

from lowdown.desk.markup.parser import Node
from lowdown.desk.source import Header, Position, SourceFile
from lowdown.model import UNREAD, Location, SpanLink, TextSpan

WORDED: Final = (
    ("title",),
    ("contents",),
    ("kicker",),
    ("standfirst",),
    ("image", "alt"),
    ("image", "caption"),
    ("image", "credit"),
)
"""The keys of a header whose values are read as words."""


def read_spans(
    header: Header, nodes: Sequence[Node], source: SourceFile, path: str
) -> tuple[TextSpan, ...]:
    """Returns the words of the header and of the copy `nodes` of the file at `path`, in order."""
    reader = _Reader(source, path)
    return (*reader.header(header), *reader.copy(nodes))


class _Taking:
    """A run that is being read."""

    def __init__(self) -> None:
        self.text = ""
        self.starts: list[tuple[int, Location]] = []
        self.links: list[SpanLink] = []
        self.opened: list[tuple[Token, int]] = []


class _Reader:
    """Finds words in one file, each behind the one before it."""

    def __init__(self, source: SourceFile, path: str) -> None:
        self.source = source
        self.path = path
        self.cursor = 0
        self.end = len(source.text)

    def header(self, header: Header) -> Iterator[TextSpan]:
        """The values of the header that are words."""
        for path in WORDED:
            value = _value_at(header, path)
            if value is not None and path in header.positions:
                self.cursor = self.source.index(header.positions[path])
                self.end = self._end_of_value(header)
                yield self._simple(" ".join(value.split()))
        self.cursor = 0

    def _end_of_value(self, header: Header) -> int:
        """Where the key behind the value at the cursor starts, or the copy."""
        indices = (
            self.source.index(position)
            for position in (*header.keys.values(), Position(header.copy_line))
        )
        return min(
            (index for index in indices if index > self.cursor), default=len(self.source.text)
        )

    def copy(self, nodes: Sequence[Node]) -> Iterator[TextSpan]:
        """What is in the blocks."""
        for node in nodes:
            self._enter(node)
            if node.type == "inline":
                yield from self._inline(node.token.children or [])
            elif node.type == "container" and node.token.meta["title"]:
                yield self._simple(str(node.token.meta["title"]))
            yield from self.copy(node.children)

    def _enter(self, node: Node) -> None:
        self.cursor = max(self.cursor, self.source.index(Position(node.first)))
        self.end = (
            self.source.starts[node.last]
            if node.last < len(self.source.starts)
            else len(self.source.text)
        )

    def _simple(self, text: str) -> TextSpan:
        taking = _Taking()
        self.take(taking, text)
        return self._taken(taking)

    def _taken(self, taking: _Taking) -> TextSpan:
        return TextSpan(
            text=taking.text,
            links=tuple(taking.links),
            path=self.path,
            starts=tuple(taking.starts),
        )

    def _inline(self, tokens: Sequence[Token]) -> Iterator[TextSpan]:
        taking = _Taking()
        for token in tokens:
            if token.type == "image":
                yield from self._image(token)
                taking.text += UNREAD
            elif step := _STEPS.get(token.type):
                step(self, taking, token)
        yield self._taken(taking)

    def _image(self, token: Token) -> Iterator[TextSpan]:
        """Its alternative text, and its caption with the credit."""
        self.pass_over("![")
        yield self._simple(token.content)
        self.pass_over(str(token.attrs.get("src", "")))
        yield self._simple(str(token.attrs.get("title", "")))

    def words(self, taking: _Taking, token: Token) -> None:
        """Words."""
        self.take(taking, token.content)

    def take(self, taking: _Taking, text: str) -> None:
        """Add `text`, in one piece where it stands so, else word by word."""
        if text.strip() and not self._take_piece(taking, text, len(taking.text)):
            for word in re.finditer(r"\w+", text):
                self._take_piece(taking, word[0], len(taking.text) + word.start())
        taking.text += text

    def _take_piece(self, taking: _Taking, piece: str, at: int) -> bool:
        found = self.source.text.find(piece, self.cursor, self.end)
        if found < 0:
            return False
        taking.starts.append((at, self._place(found)))
        self.cursor = found + len(piece)
        return True

    def pass_over(self, sign: str) -> int | None:
        """Go on behind `sign`; where it began, or None where it is not there."""
        found = self.source.text.find(sign, self.cursor, self.end) if sign else -1
        if found < 0:
            return None
        self.cursor = found + len(sign)
        return found

    def special(self, taking: _Taking, token: Token) -> None:
        """A sign that was typed with a backslash or as an entity."""
        found = self.pass_over(token.markup)
        if found is not None:
            taking.starts.append((len(taking.text), self._place(found)))
        taking.text += token.content

    def note(self, taking: _Taking, token: Token) -> None:
        """A reference to a note, which is none of the words."""
        self.pass_over(f"[^{token.meta['label']}]")

    def open_link(self, taking: _Taking, token: Token) -> None:
        """A link, whose words follow."""
        taking.opened.append((token, len(taking.text)))

    def code(self, taking: _Taking, token: Token) -> None:
        """Code, which is not read."""
        self.pass_over(token.content)
        taking.text += UNREAD

    def close_link(self, taking: _Taking, token: Token) -> None:
        """A link, now that its words are known."""
        opening, start = taking.opened.pop()
        href = str(opening.attrs.get("href", ""))
        if token.info == "auto":
            return
        found = self.pass_over(href)
        self.pass_over(str(opening.attrs.get("title", "")))
        words = self._taken(taking).place(start)
        target = words if found is None else self._place(found)
        taking.links.append(
            SpanLink(href=href, words=taking.text[start:], place=words, target=target)
        )

    def _place(self, index: int) -> Location:
        position = self.source.position(index)
        return Location(path=self.path, line=position.line, column=position.column)


def _value_at(header: Header, path: tuple[str, ...]) -> str | None:
    value: object = header.values
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value if isinstance(value, str) else None


def _add(text: str) -> Callable[[_Reader, _Taking, Token], None]:
    def step(reader: _Reader, taking: _Taking, token: Token) -> None:
        taking.text += text

    return step


_STEPS: Final[dict[str, Callable[[_Reader, _Taking, Token], None]]] = {
    "text": _Reader.words,
    "text_special": _Reader.special,
    "softbreak": _add(" "),
    "hardbreak": _add("\n"),
    "code_inline": _Reader.code,
    "footnote_ref": _Reader.note,
    "link_open": _Reader.open_link,
    "link_close": _Reader.close_link,
}
"""What becomes of each token of a run."""
