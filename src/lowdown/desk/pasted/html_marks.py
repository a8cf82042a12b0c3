"""The tags and entities of HTML, and what to write instead of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import Final, NamedTuple

from lowdown.desk.source import Fault


class FoundMark(NamedTuple):
    """A mark of another notation in a text."""

    kind: str
    """What it is counted by."""
    start: int
    """Where it begins in the text."""
    fault: Fault
    """What is wrong with it."""


_STRONG, _EMPHASIS = "Write **words** in bold instead.", "Write *words* in italics instead."
_EMPTY_LINE = "Take the tags out, and put an empty line between paragraphs."
_CURES: Final = {
    "a": "Write [words](https://address) instead.",
    "b": _STRONG,
    "big": "Take the tags out.",
    "blockquote": "Begin each line of the quotation with > and a space instead.",
    "br": "Take it out; in a paragraph, end the line with a backslash to break it there.",
    "center": "Take the tags out.",
    "cite": _EMPHASIS,
    "code": "Write `words` instead.",
    "del": "Take out the tags and the words between them.",
    "div": _EMPTY_LINE,
    "em": _EMPHASIS,
    "figcaption": "Write the caption behind the picture's file instead.",
    "figure": 'Write ![what it shows](pictures/name.jpg "Caption") instead.',
    "font": "Take the tags out.",
    "h1": "Take the tags out: the headline is the title in the header.",
    "hr": "Write *** on a line of its own instead.",
    "i": _EMPHASIS,
    "iframe": "Take it out, and link to the page that it shows: [words](https://address).",
    "img": "Write ![what it shows](pictures/name.jpg) on a line of its own instead.",
    "ins": "Take out the tags, and leave the words between them.",
    "li": "Begin each entry of the list with a hyphen and a space instead.",
    "ol": "Begin each entry of the list with its number, as in 1. and a space, instead.",
    "p": _EMPTY_LINE,
    "pre": "Put a line of three backquotes above it and one below it instead.",
    "q": "Write quotation marks instead.",
    "script": "Take it out, with everything up to </script>.",
    "section": _EMPTY_LINE,
    "small": "Take the tags out.",
    "span": "Take the tags out.",
    "strong": _STRONG,
    "style": "Take it out, with everything up to </style>.",
    "sub": "Take the tags out, or type the small figure itself, as in CO\u2082.",
    "sup": "Take the tags out, or type the small figure itself, as in m\u00b2; a note is [^1].",
    "table": "Write the table with a | between its cells instead.",
    "tbody": "Write the table with a | between its cells instead.",
    "td": "Write the table with a | between its cells instead.",
    "th": "Write the table with a | between its cells instead.",
    "thead": "Write the table with a | between its cells instead.",
    "tr": "Write the table with a | between its cells instead.",
    "u": "Take the tags out; newspapers do not underline.",
    "ul": "Begin each entry of the list with a hyphen and a space instead.",
    **dict.fromkeys(
        ("h2", "h3", "h4", "h5", "h6"),
        "Write it on a line of its own behind ## instead.",
    ),
}
"""The tags of HTML that are pasted with copy, and what to write instead."""
_ENDS: Final = "html body head article header footer main nav aside video audio object embed o v w"

_ATTRIBUTE: Final = r"""\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s<>"'][^\s<>]*)"""
_TAG: Final = re.compile(rf"</?([A-Za-z][A-Za-z0-9]*)(?::[A-Za-z]+)?(?:{_ATTRIBUTE})*\s*/?>")
_ENTITY: Final = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_OPEN_ENTITY: Final = re.compile(r"&(nbsp|amp|lt|gt|quot)(?![\w;])")


def html_marks(text: str, *, is_header: bool = False) -> Iterator[FoundMark]:
    """Yields the tags and entities of HTML that stand in the words `text`."""
    if "<" in text:
        yield from _tags(text, is_header=is_header)
    if "&" in text:
        yield from _entities(text, is_header=is_header)


def _tags(text: str, *, is_header: bool) -> Iterator[FoundMark]:
    opened = set()
    for found in _TAG.finditer(text):
        name = found[1].lower()
        if name not in _CURES and name not in _ENDS.split():
            continue
        if found[0].startswith("</") and name in opened:
            continue
        opened.add(name)
        escape = "" if is_header else f" Where the tag itself is meant, write \\{_short(found[0])}."
        cure = "Take the tags out." if is_header else _CURES.get(name, "Take the tags out.")
        fault = Fault(
            code="LD232",
            message=f"the HTML tag {_short(found[0])} is printed as it stands",
            cure=cure + escape,
        )
        yield FoundMark(name, found.start(), fault)


_MAX_SHOWN: Final = 20


def _short(tag: str) -> str:
    """A tag without its attributes, if these are long."""
    return tag if len(tag) <= _MAX_SHOWN else re.sub(r"\s.*", " ...>", tag, flags=re.DOTALL)


def _entities(text: str, *, is_header: bool) -> Iterator[FoundMark]:
    for found in (*_ENTITY.finditer(text), *_OPEN_ENTITY.finditer(text)):
        if not found[1].startswith("#") and f"{found[1]};" not in html5:
            continue
        sign = unescape(f"&{found[1]};")
        write = f"Write {sign} instead" if sign.isprintable() and sign.strip() else "Type a space"
        escape = "" if is_header else f"; where the code itself is meant, write \\{found[0]}"
        fault = Fault(
            code="LD234",
            message=f"the HTML code {found[0]} is printed as it stands",
            cure=f"{write}{escape}.",
        )
        yield FoundMark(found[0], found.start(), fault)
