"""From a pattern of the settings to the same pattern, proved: every `{name}` in it is one that will be filled in."""

from __future__ import annotations

import re
from collections.abc import Callable
from string import Formatter
from typing import Final

from lowdown.desk.schema import validators as values
from lowdown.desk.source import InvalidValueError
from lowdown.model import did_you_mean

JUMP_NAMES: Final = ("page", "title", "url")
URL_NAMES: Final = ("section", "slug", "issue", "year")


def jump_words(needed: str | None) -> Callable[[object], str]:
    """A reader of a jump line that must hold the name `needed`."""
    return lambda value: _pattern(value, names=JUMP_NAMES, needed=needed)


def url_pattern(needed: str) -> Callable[[object], str]:
    """A reader of an address below the publication's that must hold the name `needed`."""

    def read(value: object) -> str:
        pattern = _pattern(value, names=URL_NAMES, needed=needed)
        if (
            re.search(r"[^A-Za-z0-9._~/{}-]", pattern)
            or "//" in pattern
            or re.search(r"(?:^|/)\.\.?(?:/|$)", pattern)
        ):
            raise InvalidValueError(
                "LD117",
                f"\u201c{pattern}\u201d cannot be part of an address",
                "Write {section}/{slug}/.",
            )
        return pattern.lstrip("/") if pattern.endswith("/") else pattern.lstrip("/") + "/"

    return read


def _pattern(value: object, *, names: tuple[str, ...], needed: str | None) -> str:
    pattern = values.text(value)
    if pattern is None:
        raise InvalidValueError("LD117", "there are no words", "Write some, or take the key out.")
    try:
        parts = [part[1:] for part in Formatter().parse(pattern) if part[1] is not None]
    except ValueError:
        raise InvalidValueError(
            "LD117", "a { or } stands alone", "Write {{ for a {, and }} for a }."
        ) from None
    for name, layout, conversion in parts:
        if name not in names or layout or conversion:
            known = [f"{{{known}}}" for known in names]
            raise InvalidValueError(
                "LD117",
                f"nothing is known to fill in for {{{name}}}",
                did_you_mean(f"{{{name}}}", known),
            )
    if needed is not None and needed not in [name for name, *_ in parts]:
        raise InvalidValueError(
            "LD117",
            f"the words do not hold {{{needed}}}",
            f"Put {{{needed}}} where it is to be filled in.",
        )
    return pattern
