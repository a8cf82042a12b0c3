"""Reads the HTML of an item: its words, its addresses without a scheme, and what could do harm."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from lowdown.model import DANGEROUS_SCHEMES
from lowdown.proof.feeds.text import fold, quoted, without_forbidden_references
from lowdown.values import dataclass

_UNSAFE: Final = frozenset(
    {
        "applet",
        "base",
        "embed",
        "form",
        "frame",
        "frameset",
        "iframe",
        "link",
        "meta",
        "noscript",
        "object",
        "script",
    }
    | {"style", "template"}
)
_VOID: Final = frozenset({"base", "embed", "frame", "link", "meta"})
"""The unsafe elements that hold no words."""
_ADDRESSES: Final = frozenset(
    {
        "action",
        "background",
        "cite",
        "data",
        "formaction",
        "href",
        "longdesc",
        "poster",
        "src",
        "xlink:href",
    }
)
_INLINE: Final = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
    }
    | {"mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An element, attribute or address in the HTML, with its place."""

    what: str
    """The element, attribute or address."""
    line: int
    """How many lines below the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """A piece of HTML, read."""

    words: tuple[str, ...]
    """What a reader reads."""
    relative: tuple[Placed, ...]
    """Addresses without a scheme."""
    unsafe: tuple[Placed, ...]
    """What could do harm."""
    pictures: tuple[Placed, ...]
    """The addresses of its pictures."""


def read_markup(html: str) -> Markup:
    """Reads a piece of HTML; raises nothing, whatever the HTML is."""
    reader = _Reader()
    try:
        reader.feed(without_forbidden_references(html))
        reader.close()
    except AssertionError:
        # html.parser raises this for a declaration that it cannot read.
        reader.unsafe.append(Placed(what="a broken declaration", line=reader.getpos()[0] - 1))
    return Markup(
        words=fold("".join(reader.text)),
        relative=tuple(reader.relative),
        unsafe=tuple(reader.unsafe),
        pictures=tuple(reader.pictures),
    )


class _Reader(HTMLParser):
    """Goes through the HTML once."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.relative: list[Placed] = []
        self.unsafe: list[Placed] = []
        self.pictures: list[Placed] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._space(tag)
        if tag in _UNSAFE:
            self.unsafe.append(self._placed(f"<{tag}>"))
            if tag not in _VOID:
                self._hidden.append(tag)
            return
        for name, value in attrs:
            if (tag, name) == ("img", "src"):
                self.pictures.append(self._placed(value or ""))
            self._attribute(tag, name, value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """As in browsers: the slash of `<p/>` has no meaning."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._space(tag)
        if tag in self._hidden:
            self._hidden.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.text.append(data)

    def _space(self, tag: str) -> None:
        if tag not in _INLINE:
            self.text.append(" ")

    def _placed(self, what: str) -> Placed:
        return Placed(what=what, line=self.getpos()[0] - 1)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name == "style" or name.startswith("on"):
            self.unsafe.append(self._placed(f"the attribute {name} of <{tag}>"))
        elif name == "srcset":
            for candidate in value.split(","):
                self._address(candidate.strip().partition(" ")[0])
        elif name in _ADDRESSES:
            self._address(value)

    def _address(self, value: str) -> None:
        # Browsers overlook spaces and line breaks before and within a scheme; attacks use that.
        address = re.sub(r"[\0- ]+", "", value)
        scheme = _SCHEME.match(address)
        if scheme is None:
            self.relative.append(self._placed(quoted(value)))
        elif scheme[1].lower() in DANGEROUS_SCHEMES:
            self.unsafe.append(self._placed(f"an address with {scheme[1].lower()}:"))
