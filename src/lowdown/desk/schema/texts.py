"""Validators of text: one line, a headline, or a list of them.

Each takes what was typed, returns the value and raises `InvalidValueError`.
"""

from __future__ import annotations

import re
from typing import Final

from lowdown.desk.source import InvalidValueError, named
from lowdown.model import FORBIDDEN_IN_COPY, Limit, is_invisible


def text(value: object) -> str | None:
    """Returns one line of text; None where there is none."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise InvalidValueError(
            "LD110", f"this is {kind_of(value)}, and text is needed", _in_quotes(value)
        )
    if bad := FORBIDDEN_IN_COPY.search(value):
        raise InvalidValueError(
            "LD103",
            f"the invisible character {named(bad.group())} cannot be published",
            "Take the character out.",
        )
    refuse_long(value, Limit.VALUE)
    words = re.sub(r"[ \t\n]+", " ", value).strip(" ")
    if words and is_invisible(words):
        raise InvalidValueError(
            "LD137",
            f"the value holds only invisible characters ({', '.join(_names_of(words))})",
            "Delete it and type its words again; the characters came with something pasted.",
        )
    return words or None


def _in_quotes(value: object) -> str:
    """The cure for a value that should be text: how to type it."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return f'Put the text in double quotes: "[{", ".join(value)}]".'
    return "Put the text in double quotes."


def _names_of(words: str) -> list[str]:
    """The numbers of the characters in `words`, each once and at most three."""
    numbers = [named(character) for character in dict.fromkeys(words)]
    return numbers[:_MAX_NAMED] + ["..."] * (len(numbers) > _MAX_NAMED)


_MAX_NAMED: Final = 3


def headline(value: object) -> str | None:
    """Returns one line of text that is set large; None where there is none."""
    words = text(value)
    if words is not None:
        refuse_long(words, Limit.HEADLINE)
    return words


_SHORTER: Final = "Shorten it; what is meant for the copy belongs below the header."


def refuse_long(value: str, limit: Limit, *, cure: str = _SHORTER) -> None:
    """Raises InvalidValueError where `value` is longer than `limit`."""
    if len(value) > limit.most:
        raise InvalidValueError(
            limit.code,
            f"this is {len(value):,} characters long, and at most {limit.words} are allowed",
            cure,
        )


def headlines(value: object) -> tuple[str, ...]:
    """Returns the headlines of one or a list of them, each once."""
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(words for item in values if (words := headline(item))))


def headline_or_empty(value: object) -> str | None:
    """One line of text, which may be empty; None where the key is missing."""
    return None if value is None else headline(value) or ""


def texts(value: object) -> tuple[str, ...]:
    """Returns the texts of one text or a list of them, each once."""
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(words for item in values if (words := text(item))))


def kind_of(value: object) -> str:
    """Returns what `value` is, in words, where it is no text."""
    kinds = (
        (bool, "true or false"),
        (dict, "a group of keys"),
        (list, "a list"),
        ((int, float), "a number"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), "a date or time")
