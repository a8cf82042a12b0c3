"""Folds words, so that the same letters stand for what is written and what is printed.

White, hyphens and dashes are left out: a word broken at a line's end is the same word. So are
signs that nobody sees, such as the one that asks for a symbol in colour.
Compatibility characters, such as ligatures, become their plain letters (Unicode, NFKC).
"""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(
    "[\x00-\x1f\\-\u2010-\u2015\u2043\u00ad\u200b-\u200f"
    "\u2028-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff\ufffe\uffff]"
)


def fold_words(text: str) -> tuple[str, ...]:
    """The words of `text`, folded; those that are nothing but dashes are left out."""
    plain = unicodedata.normalize("NFKC", text) if not text.isascii() else text
    return tuple(folded for word in plain.split() if (folded := _DROPPED.sub("", word)))


def key_of(text: str) -> str:
    """The letters of `text`, folded, without white."""
    return "".join(fold_words(text))
