"""Dates, numbers and lists in the language of a page."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from lowdown.editions.web.parts import DateView
from lowdown.press import date_in_words, list_names, locale_of

_UNITS: Final = ("kB", "MB", "GB")


def date_view(date: datetime.date, language: str) -> DateView:
    """Returns a day for pages in a language."""
    return _date_view(date, language)


@cache
def _date_view(date: datetime.date, language: str) -> DateView:
    return DateView(iso=date.isoformat(), text=date_in_words(date, language))


@cache
def file_size(size: int, language: str) -> str:
    """Returns a number of bytes as readers read it, such as "1.2 MB"; at least 1 kB."""
    value, unit = max(size / 1000, 1), 0
    while value >= 999.5 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    rounded = round(value, 1) if value < 10 and unit else round(value)
    return f"{number(rounded, language)}\u00a0{_UNITS[unit]}"


def number(value: float, language: str) -> str:
    """Returns a number, such as "1,140" or "1.2"."""
    locale = locale_of(language)
    if locale is None:
        return f"{value:,}"
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=locale))


@cache
def direction(language: str) -> str:
    """Returns which way a language is written: `ltr` or `rtl`."""
    locale = locale_of(language)
    return locale.text_direction if locale else "ltr"


class BylinePart(NamedTuple):
    """A part of a byline."""

    text: str
    """Its words."""
    author: int | None
    """The number of the author whose name it is, from 0; None: words between names."""


def byline_parts(authors: Sequence[str], language: str) -> tuple[BylinePart, ...]:
    """Returns a list of names, such as "A, B and C", taken apart so that names can be links."""
    return tuple(_byline_parts(authors, language))


def _byline_parts(authors: Sequence[str], language: str) -> Iterator[BylinePart]:
    rest = list_names(authors, language)
    for position, name in enumerate(authors):
        between, _, rest = rest.partition(name)
        if between:
            yield BylinePart(text=between, author=None)
        yield BylinePart(text=name, author=position)
    if rest:
        yield BylinePart(text=rest, author=None)
