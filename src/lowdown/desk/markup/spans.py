"""Finds the words of a file as they were typed, in the nodes that its copy is read from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from markdown_it.token import Token

from lowdown.desk.markup.parser import END, Node
from lowdown.desk.markup.places import Region, block_region, file_region, row_regions
from lowdown.desk.source import FaultLog, Header, Position, SourceFile
from lowdown.model import UNREAD, Location, SpanLink, TextSpan
from lowdown.values import dataclass

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


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedLine:
    """The tokens of a paragraph, a cell, the title of a box or the like, with their places."""

    tokens: Sequence[Token]
    """The tokens, as the parser made them."""
    places: tuple[Location | None, ...]
    """For each token: where its words begin, or, where a link ends, its address.

    None for tokens without words, and for an address that does not stand there as it is.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedWords:
    """The words of a file as they were typed."""

    spans: tuple[TextSpan, ...]
    """All of them, those of the header first."""
    lines: Mapping[Node, TypedLine]
    """The words of the copy by their nodes: of type `inline`, or containers with a title."""
    key_places: Mapping[str, Location]
    """Where the value of each key of the header stands; `image.caption` for one within another."""


def read_typed_words(
    header: Header, nodes: Sequence[Node], *, source: SourceFile, log: FaultLog
) -> TypedWords:
    """Returns the words of the header and of the copy `nodes`; `log` has the path of the file."""
    reader = _FileReader(source, log)
    reader.read_header(header)
    reader.read_copy(nodes)
    return TypedWords(
        spans=tuple(reader.spans), lines=reader.lines, key_places=log.places(header.positions)
    )


class _SpanWriter:
    """Puts a span together from pieces of a region."""

    def __init__(self, region: Region) -> None:
        self.region = region
        self.text = ""
        self.starts: list[tuple[int, Location]] = []

    def add(self, text: str, begin: int) -> Location | None:
        """Adds a text that begins at the index `begin` of the region; returns its place."""
        first: Location | None = None
        for start, place in self.region.places(begin, begin + len(text)):
            if start == begin:
                first = place
            if place is not None:
                self.starts.append((len(self.text) + start - begin, place))
        self.text += text
        return first

    def add_found(self, text: str, begin: int, end: int) -> None:
        """Adds a text that stands between two indices of the region, perhaps with other signs.

        It is looked for as a whole, and word by word where signs in it were typed otherwise.
        """
        found = self.region.text.find(text, begin, end)
        if found >= 0:
            self.add(text, found)
            return
        for word in re.finditer(r"\w+", text):
            found = self.region.text.find(word[0], begin, end)
            place = self.region.place(found) if found >= 0 else None
            if place is not None:
                self.starts.append((len(self.text) + word.start(), place))
                begin = found + len(word[0])
        self.text += text

    def span(self, path: str, links: Sequence[SpanLink] = ()) -> TextSpan:
        """Returns the span."""
        return TextSpan(text=self.text, links=tuple(links), path=path, starts=tuple(self.starts))


class _FileReader:
    """Reads the words of one file from top to bottom."""

    def __init__(self, source: SourceFile, log: FaultLog) -> None:
        self.source = source
        self.log = log
        self.spans: list[TextSpan] = []
        self.lines: dict[Node, TypedLine] = {}

    def read_header(self, header: Header) -> None:
        """Reads the values of the header that are words."""
        for path in WORDED:
            value = _value_at(header, path)
            if value is not None and path in header.positions:
                begin = self.source.index(header.positions[path])
                end = self._end_of_value(header, begin)
                region = file_region(begin, end, source=self.source, log=self.log)
                writer = _SpanWriter(region)
                writer.add_found(" ".join(value.split()), 0, len(region.text))
                self.spans.append(writer.span(self.log.path))

    def _end_of_value(self, header: Header, begin: int) -> int:
        """Where the key behind the value at `begin` starts, or the copy."""
        indices = (
            self.source.index(position)
            for position in (*header.keys.values(), Position(header.copy_line))
        )
        return min((index for index in indices if index > begin), default=len(self.source.text))

    def read_copy(self, nodes: Sequence[Node]) -> None:
        """Reads what is in blocks."""
        for node in nodes:
            if node.type == "tr":
                self._read_row(node)
                continue
            if node.type == "inline":
                self._read_line(node, node.token.content, node.token.children or [])
            elif node.type == "container" and node.token.meta["title"]:
                title = str(node.token.meta["title"])
                self._read_line(node, title, node.token.children or [])
            self.read_copy(node.children)

    def _read_line(self, node: Node, text: str, tokens: Sequence[Token]) -> None:
        region = block_region(text, node.first, source=self.source, log=self.log)
        self._add(node, region, tokens)

    def _read_row(self, row: Node) -> None:
        """Reads a row of a table, whose cells share a line of the file."""
        cells = [node for cell in row.children for node in cell.children if node.type == "inline"]
        texts = [cell.token.content for cell in cells]
        regions = row_regions(texts, row.first, source=self.source, log=self.log)
        for cell, region in zip(cells, regions, strict=True):
            self._add(cell, region, cell.token.children or [])

    def _add(self, node: Node, region: Region, tokens: Sequence[Token]) -> None:
        reader = _LineReader(region, self.log.path)
        self.lines[node] = TypedLine(tokens=tokens, places=reader.read(tokens))
        self.spans += reader.spans()


class _LineReader:
    """Reads the tokens of one region in their order; each begins where the one before it ends."""

    def __init__(self, region: Region, path: str) -> None:
        self.region = region
        self.path = path
        self.cursor = 0
        self.writer = _SpanWriter(region)
        self.links: list[SpanLink] = []
        self.opened: list[tuple[Token, int]] = []
        self.pictures: list[TextSpan] = []

    def read(self, tokens: Sequence[Token]) -> tuple[Location | None, ...]:
        """Returns the places of `tokens`."""
        return tuple(_STEPS.get(token.type, _LineReader.mark)(self, token) for token in tokens)

    def spans(self) -> Iterator[TextSpan]:
        """Yields the words of the pictures in the region, then its own."""
        yield from self.pictures
        yield self.writer.span(self.path, self.links)

    def mark(self, token: Token) -> None:
        """Passes over signs of emphasis."""
        self.cursor += len(token.markup)

    def words(self, token: Token) -> Location | None:
        """Reads words; those of an address in angle brackets may be typed otherwise."""
        place = self.writer.add(token.content, self.cursor)
        if self.region.text.startswith(token.content, self.cursor):
            self.cursor += len(token.content)
        return place

    def special(self, token: Token) -> Location | None:
        """Reads a sign that was typed with a backslash or as an entity."""
        place = self.writer.add(token.content, self.cursor)
        self.cursor += len(token.markup)
        return place

    def line_break(self, token: Token) -> None:
        """Reads the end of a line; one that is forced stays in the text."""
        self.writer.text += "\n" if token.type == "hardbreak" else " "
        self.cursor = token.meta[END]

    def code(self, token: Token) -> Location | None:
        """Passes over code, which is not read."""
        begin = self.cursor + len(token.markup)
        found = self.region.text.find(token.content, begin, token.meta[END])
        self.writer.text += UNREAD
        self.cursor = token.meta[END]
        return self.region.place(begin if found < 0 else found)

    def note(self, token: Token) -> Location | None:
        """Passes over a reference to a note, which is none of the words."""
        place = self.region.place(self.cursor)
        self.cursor = token.meta[END]
        return place

    def picture(self, token: Token) -> Location | None:
        """Reads the words of a picture: its alternative text, and its caption with the credit."""
        place = self.region.place(self.cursor)
        begin, end = self.cursor + len("!["), token.meta[END]
        alt, title = _SpanWriter(self.region), _SpanWriter(self.region)
        alt.add(token.content, begin)
        title.add_found(str(token.attrs.get("title", "")), begin + len(token.content), end)
        self.pictures += [alt.span(self.path), title.span(self.path)]
        self.writer.text += UNREAD
        self.cursor = end
        return place

    def open_link(self, token: Token) -> None:
        """Opens a link, whose words follow."""
        self.opened.append((token, len(self.writer.text)))
        self.cursor += len("[")  # or <, around a bare address

    def close_link(self, token: Token) -> Location | None:
        """Closes a link, now that its words are known, and returns the place of its address."""
        opening, start = self.opened.pop()
        href, end = str(opening.attrs.get("href", "")), token.meta[END]
        found = self.region.text.find(href, self.cursor, end) if href else -1
        target = self.region.place(found) if found >= 0 else None
        self.cursor = end
        if token.info == "auto":
            return None
        span = self.writer.span(self.path)
        words = span.place(start)
        link = SpanLink(href=href, words=span.text[start:], place=words, target=target or words)
        self.links.append(link)
        return target


def _value_at(header: Header, path: tuple[str, ...]) -> str | None:
    value: object = header.values
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value if isinstance(value, str) else None


_STEPS: Final[dict[str, Callable[[_LineReader, Token], Location | None]]] = {
    "text": _LineReader.words,
    "text_special": _LineReader.special,
    "softbreak": _LineReader.line_break,
    "hardbreak": _LineReader.line_break,
    "code_inline": _LineReader.code,
    "footnote_ref": _LineReader.note,
    "image": _LineReader.picture,
    "link_open": _LineReader.open_link,
    "link_close": _LineReader.close_link,
}
"""How each type of token is read; all others are signs of emphasis."""
