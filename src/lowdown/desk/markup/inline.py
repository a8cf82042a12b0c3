"""Reads the words within a block as inline nodes, with smart punctuation and their places.

A link holds nothing but words (see `lowdown.model.copy.nodes`): `[*words*](address)` becomes a link
in an emphasis, and a link of mixed content becomes several.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace
from typing import Final

from markdown_it.token import Token

from lowdown.desk.markup.links import link_target
from lowdown.desk.markup.manuscript import Manuscript
from lowdown.desk.markup.notes import NoteBook
from lowdown.desk.markup.parser import Node
from lowdown.desk.markup.spans import TypedLine
from lowdown.desk.markup.typography import Piece, smart_pieces
from lowdown.model import (
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Location,
    NoteReference,
    Text,
    inline_text,
    is_invisible,
)
from lowdown.values import dataclass


@dataclass(slots=True)
class _Span:
    """A token, or a pair of tokens with what stands between them."""

    kind: str
    """`em`, `strong` or `a`, or the type of a token that holds nothing."""
    words: str = ""
    """The words of the token, with smart punctuation."""
    token: Token | None = None
    place: Location | None = None
    """Where the words begin in the source; of a link, where its address stands."""
    children: list[_Span] = field(default_factory=list)


def read_inline(node: Node, *, script: Manuscript, notes: NoteBook) -> tuple[Inline, ...]:
    """Returns the inline nodes of the words in `node`: in a block, or in the title of a box."""
    line = script.typed.lines[node]
    _check_brackets(line.tokens, node, script)
    reader = _Reader(node, script, notes)
    return _without_outer_spaces(reader.read(_spans(line, script.language)))


def _check_brackets(tokens: Sequence[Token], node: Node, script: Manuscript) -> None:
    """Notes a picture or a link with a slip in it, which would be printed as it was typed."""
    if not any("]" in token.content for token in tokens):
        return
    words = "".join(token.content if token.type == "text" else "\0" for token in tokens)
    if re.search(r"!\[[^\]\0]*\]\(", words):
        script.log.fault(
            "LD224",
            script.position(node, "!["),
            message="this looks like a picture and cannot be read as one",
            cure='Write ![words](pictures/name.jpg "Caption"); in a caption, \\" stands for a'
            " quotation mark.",
        )
    elif re.search(r"\]\((?:https?:|mailto:|www\.)", words):
        script.log.fault(
            "LD306",
            script.position(node, "]("),
            message="this looks like a link and cannot be read as one",
            cure="Write [words](https://address) without spaces in the address.",
        )


_DEEPEST: Final = 20
"""Emphasis in emphasis in emphasis: what lies deeper is set like what is around it."""

_KINDS: Final = {"em_open": "em", "strong_open": "strong", "link_open": "a"}
_FIXED: Final = {"text_special", "code_inline"}
_SPACES: Final = {"softbreak", "hardbreak"}
_WORDS: Final = {"text", "text_special", "softbreak"}
"""The tokens that become words; those that follow one another become one node."""


def _spans(line: TypedLine, language: str) -> list[_Span]:
    """The tree of the tokens of `line`, with smart punctuation and places."""
    pieces = [_piece(token, auto) for token, auto in _with_auto(line.tokens)]
    words = smart_pieces(pieces, language)
    path = [_Span("")]
    for token, text, place in zip(line.tokens, words, line.places, strict=True):
        if token.nesting < 0:
            path.pop().place = place
        elif token.nesting > 0 and len(path) > _DEEPEST:
            path.append(path[-1])
        elif token.nesting > 0:
            span = _Span(_KINDS.get(token.type, ""), token=token)
            path[-1].children.append(span)
            path.append(span)
        else:
            path[-1].children.append(_Span(token.type, words=text, token=token, place=place))
    return path[0].children


def _with_auto(tokens: Sequence[Token]) -> list[tuple[Token, bool]]:
    """Each token, and whether it stands in an address in angle brackets."""
    inside, result = False, []
    for token in tokens:
        if token.info == "auto":
            inside = token.nesting > 0
        result.append((token, inside))
    return result


def _piece(token: Token, auto: bool) -> Piece:  # noqa: FBT001 - a private pair
    if token.type in _SPACES:
        return Piece("\n", fixed=True)
    if token.type in ("image", "footnote_ref") or token.nesting:
        return Piece("", fixed=True)
    return Piece(token.content, fixed=auto or token.type in _FIXED)


class _Reader:
    """Reads the spans of one block."""

    def __init__(self, node: Node, script: Manuscript, notes: NoteBook) -> None:
        self.node = node
        self.script = script
        self.notes = notes

    def read(self, spans: Sequence[_Span], link: Link | None = None) -> list[Inline]:
        """The nodes of `spans`; `link` is the link around them, without words."""
        nodes: list[Inline] = []
        words: list[_Span] = []
        for span in spans:
            if span.kind in _WORDS:
                words.append(span)
                continue
            nodes += _linked(words, link)
            words = []
            nodes += self._element(span, link)
        return [*nodes, *_linked(words, link)]

    def _element(self, span: _Span, link: Link | None) -> list[Inline]:
        assert span.token is not None  # only the root has none
        match span.kind:
            case "a":
                return self._link(span)
            case "code_inline":
                words = _linked([span], link)
                return [Code(children=tuple(words))] if words else []
            case "hardbreak":
                return [LineBreak()]
            case "footnote_ref":
                return [self._reference(span)]
            case "image":
                return self._misplaced(span.token)
            case _:
                inner = tuple(self.read(span.children, link))
                return [Emphasis(children=inner, strong=span.kind == "strong")] if inner else []

    def _reference(self, span: _Span) -> NoteReference:
        assert span.token is not None  # as above
        label = span.token.meta["label"]
        position = self.script.position(self.node, f"[^{label}]")
        return self.notes.refer(label, position, span.place)

    def _link(self, span: _Span) -> list[Inline]:
        assert span.token is not None  # as above
        href, title = (str(span.token.attrs.get(name, "")) for name in ("href", "title"))
        target = link_target(href, title, self.node, self.script)
        link = None
        if target:
            link = Link(href=target.href, text="", title=target.title, target=span.place)
        inner = self.read(span.children, link)
        if link and is_invisible(inline_text(inner)):
            self.script.log.fault(
                "LD303",
                self.script.position(self.node, href),
                message="the link has no words",
                cure="Put the words that lead there between [ and ].",
            )
        return inner

    def _misplaced(self, image: Token) -> list[Inline]:
        position, cure = (
            self.script.position(self.node, "!["),
            "Give it a line of its own, with an empty line above and below.",
        )
        if self.script.position(self.node, ") {span").column is not None:
            cure = "Put the braces right behind the bracket, without a space."
        elif self.script.position(self.node, "){").column is not None:
            cure = 'The braces cannot be read: write each key as in {span=2 focus="50% 30%"}.'
        self.script.log.fault("LD206", position, message="a picture stands among words", cure=cure)
        return [Text(text=image.content)] if image.content else []


def _linked(spans: Sequence[_Span], link: Link | None) -> list[Text | Link]:
    """The words of `spans` within the link, their outer spaces outside it."""
    words = "".join(" " if span.kind == "softbreak" else span.words for span in spans)
    place = _place_of_words(spans)
    if not link or not words.strip():
        return [Text(text=words, place=place)] if words else []
    bare = words.strip(" ")
    left, right = words[: len(words) - len(words.lstrip(" "))], words[len(words.rstrip(" ")) :]
    parts = (Text(text=left), replace(link, text=bare, place=place), Text(text=right))
    return [part for part in parts if part.text]


def _place_of_words(spans: Sequence[_Span]) -> Location | None:
    """Where the first letter stands that is no space; None where there is none."""
    for span in spans:
        bare = span.words.lstrip(" ")
        if span.kind == "softbreak" or not bare:
            continue
        spaces = len(span.words) - len(bare)
        if not spaces or span.place is None or span.place.column is None:
            return span.place
        return replace(span.place, column=span.place.column + spaces)
    return None


def _without_outer_spaces(nodes: Sequence[Inline]) -> tuple[Inline, ...]:
    """`nodes` without the spaces that begin and end them."""
    kept = list(nodes)
    while kept and isinstance(kept[0], Text) and kept[0].text.startswith(" "):
        bare = kept[0].text.lstrip(" ")
        kept[:1] = [replace(kept[0], text=bare)] if bare else []
    while kept and isinstance(kept[-1], Text) and kept[-1].text.endswith(" "):
        bare = kept[-1].text.rstrip(" ")
        kept[-1:] = [replace(kept[-1], text=bare)] if bare else []
    return tuple(kept)
