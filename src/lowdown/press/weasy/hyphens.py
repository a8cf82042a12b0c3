"""Tells WeasyPrint where words of languages may be divided that Pyphen has no patterns for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parents[1] / "assets" / "hyphens"
_OWN: Final = ("cy", "fi", "ga")
"""Languages whose patterns come with Lowdown."""
_AS: Final = {"no": "nb"}
"""Languages that are divided as others are."""


@cache
def add_patterns() -> None:
    """Adds the patterns of Lowdown to those of Pyphen, where WeasyPrint looks for them.

    A language that Pyphen has by now keeps Pyphen's own.
    """
    import pyphen

    paths = {code: _FOLDER / f"hyph_{code}.dic" for code in _OWN}
    paths |= {code: pyphen.LANGUAGES[other] for code, other in _AS.items()}
    for code, path in paths.items():
        if code not in pyphen.LANGUAGES:
            pyphen.LANGUAGES[code] = path
            pyphen.LANGUAGES_LOWERCASE[code] = code


def can_hyphenate(language: str) -> bool:
    """Returns whether words of a language, a BCP 47 code, are divided at the ends of lines."""
    import pyphen

    add_patterns()
    return pyphen.language_fallback(language) is not None
