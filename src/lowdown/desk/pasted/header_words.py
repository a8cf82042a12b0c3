"""Checks the words of a header: bylines, quotation marks, and the marks of other notations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from lowdown.desk.markup import Manuscript
from lowdown.desk.pasted.html_marks import html_marks
from lowdown.desk.source import Fault, Header, Position
from lowdown.model import main_language

_WORDED: Final = frozenset(
    ("title", "contents", "kicker", "standfirst", "author", "tags", "image", "alt", "caption")
) | {"credit"}
"""The keys whose values are words for readers."""

Path = tuple[str | int, ...]


class PlacedFault(NamedTuple):
    """A fault and its position."""

    fault: Fault
    """What is wrong."""
    position: Position
    """Where."""


def header_faults(header: Header, script: Manuscript, by: str) -> Iterator[PlacedFault]:
    """Yields the faults in the words of `header`, each with its position.

    `by` is the word that is printed before the authors.
    """
    for path, position in header.positions.items():
        value = _value_at(header, path)
        if not isinstance(value, str) or not _is_worded(path):
            continue
        for fault in _faults(str(path[0]), value, by=by, language=script.language):
            yield PlacedFault(fault, position)
        if path == ("tags",) and "," in value:
            yield PlacedFault(_tags_in_one(value), position)
        first = script.source.text[script.source.index(position) :][:1]
        if first in _PAIRS and _is_in_pair(value):
            yield PlacedFault(_typographic(str(path[-1]), value), position)


def _tags_in_one(value: str) -> Fault:
    tags = ", ".join(tag.strip() for tag in value.split(",") if tag.strip())
    return Fault(
        code="LD139",
        message="the tags are read as a single one, commas and all",
        cure=f"Write tags: [{tags}].",
    )


def _is_worded(path: Path) -> bool:
    return all(step in _WORDED for step in path if isinstance(step, str))


def _value_at(header: Header, path: Path) -> object:
    value: object = header.values
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
    return value


def _faults(key: str, value: str, *, by: str, language: str) -> Iterator[Fault]:
    for mark in html_marks(value, is_header=True):
        yield mark.fault
    if (found := _MARKDOWN.search(value)) is not None:
        yield Fault(
            code="LD235",
            message=f"{found[0]} is printed as it stands, because a header has no Markdown",
            cure=f"Write \u201c{_without_marks(found)}\u201d alone.",
        )
    if key == "author" and by and re.match(rf"{re.escape(by)}:?\s+(?=\w)", value, re.IGNORECASE):
        yield from _by_twice(by, value, language)


_MARKDOWN: Final = re.compile(
    r"(?<![\w*])(\*\*|\*)(?![\s*])([^*\n]+)(?<![\s*])\1(?![\w*])"
    r"|\[([^\[\]\n]+)\]\((?:https?:|www\.|mailto:)[^()\s]*\)"
)


def _without_marks(found: re.Match[str]) -> str:
    return found[2] or found[3]


def _by_twice(by: str, value: str, language: str) -> Iterator[Fault]:
    """The fault of a byline that begins with the word that the press prints before it.

    In small letters that word is part of a name in some languages, such as "von Storch".
    """
    if not value.startswith(by) and main_language(language) != "en":
        return
    name = value[len(by) :].lstrip(": \u00a0")
    yield Fault(
        code="LD135",
        message=f"the byline would be \u201c{by} {value}\u201d, because \u201c{by}\u201d is printed"
        " before every author",
        cure=f"Write author: {name}.",
    )


_PAIRS: Final = {
    "\u201c": "\u201d",
    "\u2018": "\u2019",
    "\u201e": "\u201c\u201d",
    "\u00ab": "\u00bb",
    "\u201d": "\u201d",
}
"""Typographic quotation marks that open, and those that close."""


def _is_in_pair(value: str) -> bool:
    """Whether `value` stands in one pair of quotation marks as a whole."""
    closing = _PAIRS.get(value[0], "")
    inner = value[1:-1]
    return len(value) > 1 and value[-1] in closing and not any(mark in inner for mark in closing)


def _typographic(key: str, value: str) -> Fault:
    return Fault(
        code="LD136",
        message="the typographic quotation marks around the value are printed",
        cure=f'Write {key}: "{value[1:-1]}" for a value without them, or {key}: "{value}" where'
        " they are meant.",
    )
