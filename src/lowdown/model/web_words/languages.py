"""Reads the words of the web edition, which stand beside this module in one file per language.

A file is read only where its words are asked for. English words stand in `WebWords` itself.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from lowdown.model.web_words.words import WebWords
from lowdown.model.words import WORDS, main_language

_SAME: Final = {"no": "nb"}
"""Languages that have the words of another."""


def web_words_in(language: str, *others: str) -> WebWords:
    """Returns the words of the web edition in the first of the languages that it has.

    English ones where it has none of them. A language is a BCP 47 code. A phrase that a language
    lacks is English.
    """
    codes = map(main_language, (language, *others))
    return _read_words(next((code for code in codes if code in WORDS), "en"))


@cache
def _read_words(language: str) -> WebWords:
    if language == "en":
        return WebWords()
    import tomllib
    from importlib.resources import files

    file = files("lowdown.model.web_words") / f"{_SAME.get(language, language)}.toml"
    return WebWords(**tomllib.loads(file.read_text(encoding="utf-8")))
