"""Dates and bylines in the language of the copy."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from lowdown.model import Article, Publication, main_language
from lowdown.press.assets import Typefaces

if TYPE_CHECKING:
    from babel import Locale

_LAST_NAME: Final = "\0"
"""Stands for the last name of a list, so that the word before it can be adapted to it."""
_WELSH_VOWEL: Final = re.compile(r"[aeouâêôûáéó]|[iîíyŷ](?![aeiouyâêîôûŷ])", re.IGNORECASE)
_SPANISH_I: Final = re.compile(r"h?[ií](?![aeoáéó])", re.IGNORECASE)


@cache
def long_date(date: datetime.date, language: str, typefaces: Typefaces) -> str:
    """A date in words, such as "8 May 2026" or "8. Mai 2026".

    In ISO 8601, such as "2026-05-08", where neither Babel nor our faces have what it takes.
    `language`: a BCP 47 code.
    """
    text = date_in_words(date, language)
    return date.isoformat() if typefaces.missing_characters(typefaces.settable(text)) else text


def date_in_words(date: datetime.date, language: str) -> str:
    """A date in words, in whatever letters the language has; in ISO 8601 where Babel lacks it."""
    locale = locale_of(language)
    if locale is None:
        return date.isoformat()
    from babel.dates import format_date

    text = str(format_date(date, "long", locale=locale))
    # The first of a month is an ordinal in French, which Babel's data cannot say.
    return re.sub("^1 ", "1er ", text) if locale.language == "fr" else text


def byline(article: Article, publication: Publication) -> str:
    """The authors as one line, such as "By A and B"; empty where there are none.

    The words of the publication hold for articles in its language.
    """
    if not article.authors:
        return ""
    words = publication.words_for(article.language)
    names = list_names(article.authors, article.language)
    return f"{words.by} {names}" if words.by else names


def list_names(names: Sequence[str], language: str) -> str:
    """Names as a list, such as "A, B and C"; with commas only where Babel lacks the language."""
    locale = locale_of(language)
    if len(names) < 2 or locale is None:
        return ", ".join(names)
    from babel.lists import format_list

    first, last = str(format_list([*names[:-1], _LAST_NAME], locale=locale)).split(_LAST_NAME)
    return _adapted(first, names[-1], language) + names[-1] + last


def _adapted(first: str, last_name: str, language: str) -> str:
    """The list up to the last name, with the "and" that its sound calls for."""
    if main_language(language) == "cy" and first.endswith(" a(c) "):
        joined = " ac " if _WELSH_VOWEL.match(last_name) else " a "
        return first.removesuffix(" a(c) ").removesuffix(",") + joined
    if main_language(language) == "es" and _SPANISH_I.match(last_name):
        return re.sub(" y $", " e ", first)
    return first


@cache
def locale_of(language: str) -> Locale | None:
    """Babel's data of a language; None where it has none."""
    from babel import Locale, UnknownLocaleError

    main = main_language(language)
    # Bare "en" would be American to Babel: it has always been British here.
    for code in ("en-001" if language.lower() == "en" else language, main):
        try:
            return Locale.parse(code, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None
