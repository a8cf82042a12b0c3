"""Divided words in the structure tree: the parts of each are one element, which reads whole.

The marks round the parts say the same to programs that read a page. Those that read the structure
tree, as screen readers do, look at its elements first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lowdown.press.weasy.tag_tree import Element, TagTree
from lowdown.values import dataclass


@dataclass(slots=True, kw_only=True, eq=False)
class DividedWord:
    """A word that is divided at the end of a line, or of several."""

    text: str
    """The whole word."""


class WordPart(NamedTuple):
    """The part of a divided word that a line has, as it is drawn."""

    word: DividedWord
    """The word."""
    begins: bool
    """Whether it is the first part."""
    mark: int
    """The number of its marked content on its page."""


class TaggedPage(NamedTuple):
    """What is tagged on a page."""

    entries: list[Any]
    """References to the elements of its marked content, by its numbers."""
    stream: Any
    """Its drawing, a stream of WeasyPrint's."""


def note_part(stream: Any, box: Any, word: DividedWord, *, begins: bool) -> None:
    """Notes in a page's drawing that a text box is a part of a divided word."""
    if stream._tags is not None:
        parts = stream.__dict__.setdefault("word_parts", [])
        parts.append(WordPart(word, begins, stream._tags[box]["mcid"]))


def join_divided_words(tree: TagTree, pages: Sequence[TaggedPage]) -> None:
    """Makes one element of the parts of each divided word, within its paragraph.

    A part stays by itself where it is in an element of its own kind: a link is one on each line.
    """
    import pydyf

    for word, parts in _words(pages):
        first, *rest = (tree.pdf.objects[_number(page.entries[mark])] for page, mark in parts)
        if not all(_is_text_beside(tree, element, first) for element in (first, *rest)):
            continue
        first["ActualText"] = pydyf.String(word.text)
        for element, (page, mark) in zip(rest, parts[1:], strict=True):
            _parent(tree, element)["K"].remove(element.reference)
            first["K"].append(_kid(element, mark, first))
            page.entries[mark] = first.reference


class _Mark(NamedTuple):
    """Marked content."""

    page: TaggedPage
    mark: int


def _words(pages: Sequence[TaggedPage]) -> Iterator[tuple[DividedWord, list[_Mark]]]:
    """The divided words, and the marked content of the parts of each."""
    found: list[tuple[DividedWord, list[_Mark]]] = []
    begun: dict[DividedWord, list[_Mark]] = {}
    for page in pages:
        for word, begins, mark in getattr(page.stream, "word_parts", ()):
            if begins:
                begun[word] = []
                found.append((word, begun[word]))
            if word in begun:
                begun[word].append(_Mark(page, mark))
    yield from (each for each in found if len(each[1]) > 1)


def _is_text_beside(tree: TagTree, element: Element, other: Element) -> bool:
    """Whether an element is nothing but text, and stands in the same element as another."""
    return element["S"] == "/Span" and len(element["K"]) == 1 and element["P"] == other["P"]


def _kid(element: Element, mark: int, parent: Element) -> object:
    """What `parent` has in place of an element that is marked content and nothing else."""
    import pydyf

    if element["Pg"] == parent["Pg"]:
        return mark
    return pydyf.Dictionary({"Type": "/MCR", "Pg": element["Pg"], "MCID": mark})


def _parent(tree: TagTree, element: Element) -> Element:
    return tree.pdf.objects[_number(element["P"])]


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
