"""Writes words as HTML, with smart punctuation.

A link holds nothing but words: an element in one would break the rules of accessible PDF
(ISO 14289-1, 7.18.5). So `[*words*](address)` becomes a link in an emphasis, and a link of mixed
content becomes several.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from markdown_it.token import Token

from lowdown.desk.markup.links import link_attributes
from lowdown.desk.markup.manuscript import Manuscript
from lowdown.desk.markup.notes import NoteBook
from lowdown.desk.markup.parser import Node, parse_words
from lowdown.desk.markup.typography import Piece, smart_pieces


@dataclass(slots=True)
class _Span:
    """An element within a line: its tag, or the words of a piece."""

    tag: str
    words: str = ""
    token: Token | None = None
    children: list[_Span] = field(default_factory=list)


def inline_html(tokens: Sequence[Token], node: Node, *, script: Manuscript, notes: NoteBook) -> str:
    """The HTML of `tokens`, which stand in the block `node`."""
    _check_brackets(tokens, node, script)
    writer = _Writer(node, script, notes)
    return writer.write(_spans(tokens, script.language), "").strip(" ")


def words_html(text: str, node: Node, *, script: Manuscript, notes: NoteBook) -> str:
    """The HTML of one line of words."""
    return inline_html(parse_words(text), node, script=script, notes=notes)


def escape(text: str) -> str:
    """`text` as it stands between tags."""
    return html.escape(text, quote=False)


def _check_brackets(tokens: Sequence[Token], node: Node, script: Manuscript) -> None:
    """Notes a picture or a link with a slip in it, which would be printed as it was typed."""
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

_TAGS: Final = {"em_open": "em", "strong_open": "strong", "link_open": "a"}
_FIXED: Final = {"text_special", "code_inline"}
_SPACES: Final = {"softbreak", "hardbreak"}


def _spans(tokens: Sequence[Token], language: str) -> list[_Span]:
    """The tree of `tokens`, its words already smart."""
    words = iter(
        smart_pieces([_piece(token, auto) for token, auto in _with_auto(tokens)], language)
    )
    path = [_Span("")]
    for token in tokens:
        text = next(words)
        if token.nesting < 0:
            path.pop()
        elif token.nesting > 0 and len(path) > _DEEPEST:
            path.append(path[-1])
        elif token.nesting > 0:
            span = _Span(_TAGS.get(token.type, ""), token=token)
            path[-1].children.append(span)
            path.append(span)
        else:
            path[-1].children.append(_Span(token.type, words=text, token=token))
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


class _Writer:
    """Writes the spans of one block."""

    def __init__(self, node: Node, script: Manuscript, notes: NoteBook) -> None:
        self.node = node
        self.script = script
        self.notes = notes

    def write(self, spans: Sequence[_Span], link: str) -> str:
        """The HTML of `spans`; `link` has the attributes of the link around them, or is empty."""
        parts: list[str] = []
        words = ""
        for span in spans:
            if span.tag in ("text", "text_special"):
                words += span.words
            elif span.tag == "softbreak":
                words += " "
            else:
                parts += [_linked(words, link), self._element(span, link)]
                words = ""
        return "".join([*parts, _linked(words, link)])

    def _element(self, span: _Span, link: str) -> str:
        assert span.token is not None  # only the root has none
        if span.tag == "a":
            return self._link(span)
        if span.tag == "code_inline":
            return f"<code>{_linked(span.words, link)}</code>" if span.words else ""
        if span.tag == "hardbreak":
            return "<br>"
        if span.tag == "footnote_ref":
            label = span.token.meta["label"]
            return self.notes.refer(label, self.script.position(self.node, f"[^{label}]"))
        if span.tag == "image":
            return self._misplaced(span.token)
        inner = self.write(span.children, link)
        return f"<{span.tag}>{inner}</{span.tag}>" if inner else ""

    def _link(self, span: _Span) -> str:
        assert span.token is not None  # as above
        href = str(span.token.attrs.get("href", ""))
        attributes = link_attributes(
            href, str(span.token.attrs.get("title", "")), self.node, self.script
        )
        inner = self.write(span.children, attributes or "")
        if attributes and not re.sub(r"<[^>]*>", "", inner).strip():
            self.script.log.fault(
                "LD303",
                self.script.position(self.node, href),
                message="the link has no words",
                cure="Put the words that lead there between [ and ].",
            )
        return inner

    def _misplaced(self, image: Token) -> str:
        position, cure = (
            self.script.position(self.node, "!["),
            "Give it a line of its own, with an empty line above and below.",
        )
        if self.script.position(self.node, ") {span").column is not None:
            cure = "Put the braces right behind the bracket, without a space."
        elif self.script.position(self.node, "){").column is not None:
            cure = 'The braces cannot be read: write each key as in {span=2 focus="50% 30%"}.'
        self.script.log.fault("LD206", position, message="a picture stands among words", cure=cure)
        return escape(image.content)


def _linked(words: str, link: str) -> str:
    """`words`, escaped and within the link, its outer spaces without."""
    if not link or not words.strip():
        return escape(words)
    bare = words.strip(" ")
    left, right = words[: len(words) - len(words.lstrip(" "))], words[len(words.rstrip(" ")) :]
    return f"{left}<a{link}>{escape(bare)}</a>{right}"
