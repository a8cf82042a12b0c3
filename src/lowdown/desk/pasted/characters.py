"""Finds invisible characters that spoil words and lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lowdown.desk.pasted.block_words import MASK
from lowdown.desk.pasted.html_marks import FoundMark
from lowdown.desk.source import Fault, named
from lowdown.model import is_invisible

_INVISIBLE: Final = re.compile(
    "(?<=[A-Za-z\u00c0-\u024f])\u200b(?=[A-Za-z\u00c0-\u024f])|[\u2028\u2029\ufeff]"
)
"""White without width within a word of Latin letters, where it breaks the word without a hyphen;
the ends of lines and paragraphs of other programs; a byte-order mark that is not the first thing.
"""
_MEANINGS: Final = {
    "\u200b": "breaks the word without a hyphen",
    "\u2028": "ends the line in print and not on the web",
    "\u2029": "ends the line in print and not on the web",
    "\ufeff": "is left over from another file",
}


def invisible_words(text: str) -> Iterator[FoundMark]:
    """Yields a fault where nothing can be seen of the words `text`."""
    if text and MASK not in text and is_invisible(text):
        fault = Fault(
            code="LD138",
            message=f"this paragraph holds only invisible characters ({named(text[0])})",
            cure="Take it out; an empty line divides paragraphs.",
        )
        yield FoundMark("paragraph", 0, fault)


def character_faults(text: str) -> Iterator[FoundMark]:
    """Yields the invisible characters in `text` that should not be there."""
    if not any(character in text for character in _MEANINGS):
        return
    for found in _INVISIBLE.finditer(text):
        fault = Fault(
            code="LD138",
            message=f"the invisible character {named(found[0])} {_MEANINGS[found[0]]}",
            cure="Delete it, with the letters around it if need be, and type them again.",
        )
        yield FoundMark(found[0], found.start(), fault)
