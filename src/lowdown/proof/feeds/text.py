"""The words of a text, how findings quote them, and characters that a feed must not have."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from lowdown.model import FORBIDDEN_IN_FEEDS, shorten

_REFERENCE: Final = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_MAX_DIGITS: Final = 10
"""Digits of a character reference; a longer one stands for no character."""
_LOST: Final = "\ufffd"
"""The one of the forbidden characters that can be printed."""
_LINE: Final = 80
"""How many characters a finding quotes."""


def fold(text: str) -> tuple[str, ...]:
    """The words of `text`, without the characters that a feed must not have."""
    if not text.isprintable() or _LOST in text:  # quicker than to look for each of them
        text = FORBIDDEN_IN_FEEDS.sub("", text)
    return tuple(unicodedata.normalize("NFC", text).split())


def forbidden_character(text: str) -> str | None:
    """The first character that a feed must not have, such as `U+0085`; None where there is none."""
    match = FORBIDDEN_IN_FEEDS.search(text)
    return f"U+{ord(match[0]):04X}" if match else None


def forbidden_reference(html: str) -> str | None:
    """The first character reference in `html` to such a character, as written; None for none."""
    return next((match[0] for match in _REFERENCE.finditer(html) if _is_forbidden(match)), None)


def without_forbidden_references(html: str) -> str:
    """The same HTML, without references to such characters."""
    return _REFERENCE.sub(lambda match: "" if _is_forbidden(match) else match[0], html)


def _is_forbidden(reference: re.Match[str]) -> bool:
    hexadecimal, decimal = reference.groups()
    digits = hexadecimal or decimal
    if len(digits) > _MAX_DIGITS:
        return True
    number = int(digits, 16 if hexadecimal else 10)
    return number > 0x10FFFF or bool(FORBIDDEN_IN_FEEDS.match(chr(number)))


def called(title: str, *, otherwise: str) -> str:
    """What a finding calls an item: its title, cut where it is long, or `otherwise`."""
    return quoted(title) if fold(title) else otherwise


def quoted(text: str) -> str:
    """The text on one line in quotation marks, cut where it is long."""
    words = " ".join(fold(text))
    return f"“{shorten(words, _LINE)}”"
