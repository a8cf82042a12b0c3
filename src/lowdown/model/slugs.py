"""Slugs: how words become a name that can stand in an address."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_LETTERS: Final = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "þ": "th",
        "ı": "i",
        "'": "",
        "\u2019": "",
    }
)
"""Letters that have no decomposition, and the three that German writes otherwise without a key for
them; an apostrophe does not divide a word.
"""


def ascii_slug(words: str) -> str:
    """Returns `words` in small letters, digits and hyphens; empty where nothing is left."""
    small = unicodedata.normalize("NFC", words).casefold()
    letters = unicodedata.normalize("NFKD", small.translate(_LETTERS))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def slug_of_title(title: str) -> str:
    """Returns the name of an article's file, which becomes part of its address: the words of the
    title, as many as fit; empty where none has a Latin letter or a digit.
    """
    slug = ascii_slug(title)
    if len(slug) <= _MAX_SLUG:
        return slug
    whole_words = slug[: _MAX_SLUG + 1].rpartition("-")[0]
    return whole_words or slug[:_MAX_SLUG]


_MAX_SLUG: Final = 60
"""Characters of a slug; an address that is read out has no more."""


@cache
def topic_slug(name: str) -> str:
    """Returns the name of a folder for a section, an author or a tag; never empty.

    Names without a Latin letter or a digit keep their own letters; those without any letter become
    the numbers of their characters.
    """
    slug = ascii_slug(name)
    if not slug:
        own = unicodedata.normalize("NFC", name).casefold()
        slug = re.sub(r"[\W_]+", "-", own).strip("-")
    slug = slug or "-".join(f"u{ord(character):04x}" for character in name[:_MAX_SIGNS]) or "u0"
    slug = slug[:_MAX_LETTERS].rstrip("-")
    return f"{slug}-" if slug in _RESERVED else slug


_MAX_SIGNS: Final = 20
_MAX_LETTERS: Final = 80
"""Letters of a folder's name: it has to fit a path as UTF-8."""
_RESERVED: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(1, 10)))
)
"""Names that Windows gives no folder."""
