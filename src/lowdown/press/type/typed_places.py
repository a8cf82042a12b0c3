"""Finds where words that are printed were typed."""

from __future__ import annotations

from collections.abc import Sequence

from lowdown.model import Article, Location, TextSpan


def place_of_words(words: str, begin: Location, spans: Sequence[TextSpan]) -> Location:
    """Returns where `words` stand in the file of `spans`, at or after `begin`; else `begin`."""
    for span in spans:
        index = span.text.find(words) if words else -1
        while index >= 0:
            exact = span.place(index)
            if (exact.line or 0, exact.column or 0) >= (begin.line or 1, begin.column or 0):
                return exact
            index = span.text.find(words, index + 1)
    return begin


def place_in_header(article: Article, key: str, words: str) -> Location:
    """Returns where `words` stand in the value of a key of an article's header."""
    begin = article.place_of(key)
    exact = place_of_words(words, begin, article.spans)
    return exact if exact.line == begin.line else begin


def longest_word(text: str) -> str:
    """The longest word of a text; empty where it has none."""
    return max(text.split(), key=len, default="")
