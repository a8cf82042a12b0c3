"""The quotation marks of languages, after the Unicode CLDR and national rules of typesetting."""

from __future__ import annotations

from functools import cache
from typing import Final

from lowdown.values import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotation marks of one language."""

    opening: str
    """For a straight double one."""
    closing: str
    """For a straight double one."""
    inner_opening: str
    """For a straight single one."""
    inner_closing: str
    """For a straight single one."""

    def of(self, sign: str, role: str) -> str:
        """What the straight `sign` becomes as `open`, `close`, `apostrophe` or `prime`."""
        if role == "apostrophe":
            return "\u2019"
        if role == "prime":
            return "\u2033" if sign == '"' else "\u2032"
        outer = sign == '"'
        if role == "open":
            return self.opening if outer else self.inner_opening
        return self.closing if outer else self.inner_closing


_NARROW: Final = "\u202f"
_ENGLISH: Final = Marks("“", "”", "‘", "’")
_GERMAN: Final = Marks("„", "“", "‚", "‘")
_SWEDISH: Final = Marks("”", "”", "’", "’")
_SWISS: Final = Marks("«", "»", "‹", "›")
_SPANISH: Final = Marks("«", "»", "“", "”")
_POLISH: Final = Marks("„", "”", "‚", "’")

_MARKS: Final = {
    "en": _ENGLISH,
    "cy": _ENGLISH,
    "fr": Marks(f"«{_NARROW}", f"{_NARROW}»", "“", "”"),
    "fr-ch": _SWISS,
    "it-ch": _SWISS,
    "de": _GERMAN,
    "de-ch": _SWISS,
    "de-li": _SWISS,
    "cs": _GERMAN,
    "sk": _GERMAN,
    "sl": _GERMAN,
    "is": _GERMAN,
    "lt": _GERMAN,
    "et": _GERMAN,
    "bg": Marks("„", "“", "’", "’"),
    "es": _SPANISH,
    "ca": _SPANISH,
    "gl": _SPANISH,
    "eu": _SPANISH,
    "it": _SPANISH,
    "pt": _SPANISH,
    "pt-br": _ENGLISH,
    "el": _SPANISH,
    "nl": Marks("“", "”", "‘", "’"),
    "pl": _POLISH,
    "ro": Marks("„", "”", "«", "»"),
    "hu": Marks("„", "”", "»", "«"),
    "hr": _POLISH,
    "sr": _POLISH,
    "sv": _SWEDISH,
    "fi": _SWEDISH,
    "no": Marks("«", "»", "‘", "’"),
    "nb": Marks("«", "»", "‘", "’"),
    "nn": Marks("«", "»", "‘", "’"),
    "da": Marks("»", "«", "›", "‹"),
    "ru": Marks("«", "»", "„", "“"),
    "uk": Marks("«", "»", "„", "“"),
    "be": Marks("«", "»", "„", "“"),
    "ja": Marks("「", "」", "『", "』"),
}


@cache
def marks_for(language: str) -> Marks:
    """The marks of `language`, a BCP 47 code; English ones where it is not in the table."""
    parts = language.lower().split("-")
    return _MARKS.get("-".join(parts[:2])) or _MARKS.get(parts[0]) or _ENGLISH
