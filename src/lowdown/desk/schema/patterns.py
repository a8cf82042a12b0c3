"""Validators of the patterns in the settings: every `{name}` in one must be a known placeholder."""

from __future__ import annotations

import re
from collections.abc import Callable
from string import Formatter
from typing import Final

from lowdown.desk.schema.texts import headline
from lowdown.desk.source import InvalidValueError
from lowdown.model import did_you_mean

JUMP_NAMES: Final = ("page", "title", "url")
"""The placeholders of jump lines."""
URL_NAMES: Final = ("section", "slug", "issue", "year")
"""The placeholders of addresses."""


def jump_words(needed: str | None) -> Callable[[object], str]:
    """Returns a validator of a jump line, which must hold the placeholder `needed`."""
    return lambda value: _pattern(value, names=JUMP_NAMES, needed=needed)


def url_pattern(needed: str) -> Callable[[object], str]:
    """Returns a validator of an address below the publication's, which must hold `needed`."""

    def read(value: object) -> str:
        pattern = _pattern(value, names=URL_NAMES, needed=needed)
        unsafe = re.search(r"[^A-Za-z0-9._~/{}-]", pattern)
        climbs = re.search(r"(?:^|/)\.\.?(?:/|$)", pattern)
        if unsafe or climbs or "//" in pattern:
            message = f"\u201c{pattern}\u201d cannot be part of an address"
            raise InvalidValueError("LD117", message, "Write {section}/{slug}/.")
        return pattern.lstrip("/") if pattern.endswith("/") else pattern.lstrip("/") + "/"

    return read


def _pattern(value: object, *, names: tuple[str, ...], needed: str | None) -> str:
    pattern = headline(value)
    if pattern is None:
        raise InvalidValueError("LD117", "there are no words", "Write some, or take the key out.")
    used = _placeholders(pattern, names)
    if needed is not None and needed not in used:
        message = f"the words do not hold {{{needed}}}"
        raise InvalidValueError("LD117", message, f"Put {{{needed}}} where it is to be filled in.")
    return pattern


def _placeholders(pattern: str, names: tuple[str, ...]) -> list[str]:
    """The placeholders in `pattern`, all of which must be among `names`."""
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError:
        cure = "Write {{ for a {, and }} for a }."
        raise InvalidValueError("LD117", "a { or } stands alone", cure) from None
    used: list[str] = []
    for _, name, layout, conversion in parts:
        if name is None:  # words behind the last placeholder
            continue
        if name not in names or layout or conversion:
            cure = did_you_mean(f"{{{name}}}", [f"{{{known}}}" for known in names])
            raise InvalidValueError("LD117", f"nothing can be filled in for {{{name}}}", cure)
        used.append(name)
    return used
