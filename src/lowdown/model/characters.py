"""The characters that must not be published, each set where its reason is."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NOT_XML: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_CONTROLS: Final = "\x7f-\x9f"
"""Controls that XML allows; they come from text that was read in a wrong encoding."""

FORBIDDEN_IN_XML: Final = re.compile(f"[{_NOT_XML}]")
"""What XML 1.0 does not allow (https://www.w3.org/TR/xml/#charsets)."""

FORBIDDEN_IN_COPY: Final = re.compile(f"[{_NOT_XML}{_CONTROLS}]")
"""What no text of the publication may have, because feeds and pages must not."""

FORBIDDEN_IN_FEEDS: Final = re.compile(f"[{_NOT_XML}{_CONTROLS}\ufffd]")
"""These, and the sign for what could not be read (U+FFFD).

The W3C feed validator takes each of them for a broken encoding.
"""


def visible(text: str) -> str:
    r"""Returns `text` on one line, with every character that a terminal or a log would obey written
    as its number, such as `\x1b`: controls, line ends, marks of direction, lone surrogates.
    """
    return _NOT_PLAIN.sub(_written, text)


_NOT_PLAIN: Final = re.compile("[^ -~]")
_OBEYED: Final = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Unicode's categories of controls, formats, surrogates, and ends of lines and paragraphs."""
_JOINERS: Final = "\u200c\u200d"


def _written(found: re.Match[str]) -> str:
    character = found[0]
    if character in _JOINERS or unicodedata.category(character) not in _OBEYED:
        return character
    return character.encode("unicode_escape").decode("ascii")


def is_invisible(text: str) -> bool:
    """Whether nothing of `text` can be seen: it holds spaces, joiners, marks of direction,
    variation selectors and the like, and nothing else.
    """
    return all(
        unicodedata.category(character) in _INVISIBLE or character in _BLANK for character in text
    )


_INVISIBLE: Final = frozenset(("Cc", "Cf", "Mn", "Zl", "Zp", "Zs"))
"""Unicode's categories of controls, formats, marks upon other letters, and separators."""
_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters that are drawn as white: the fillers of Hangul, and Braille without a dot."""
