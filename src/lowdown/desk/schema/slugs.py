"""Slugs: names that can stand in an address, and how other words become one."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_FILE: Final = re.compile(r"(?:.*/)?(?:articles|fillers|issues)/|(?:.*/)?(?=[^/]*\.md$)|\.md$")
"""What stands around a slug in the path of a file."""
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


def slugified(words: str) -> str:
    """Returns `words`, or the path of a file, as a slug; it may be empty."""
    small = unicodedata.normalize("NFC", without_path(words)).casefold()
    letters = unicodedata.normalize("NFKD", small.translate(_LETTERS))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def without_path(words: str) -> str:
    """Returns the name of a file without its folders and without `.md`; other words unchanged."""
    return _FILE.sub("", words.replace("\\", "/"))
