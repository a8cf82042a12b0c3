"""Validates colours: what CSS has as a colour becomes #rrggbb."""

from __future__ import annotations

import re
from typing import Final

from lowdown.desk.schema.texts import text
from lowdown.desk.source import InvalidValueError

_DIGITS: Final = re.compile(r"[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}")


def colour(value: object) -> str | None:
    """Returns a colour as #rrggbb, from any opaque colour of CSS; None where there is none.

    Raises InvalidValueError (LD170). Source: CSS Color Module Level 3, as tinycss2 reads it.
    """
    from tinycss2.color3 import RGBA, parse_color

    if isinstance(value, int) and not isinstance(value, bool) and _DIGITS.fullmatch(str(value)):
        value = str(value)
    word = text(value)
    if word is None:
        return None
    if _DIGITS.fullmatch(word):
        raise InvalidValueError(
            "LD170", f"the colour \u201c{word}\u201d lacks its #", f'Write "#{word}".'
        )
    found = parse_color(word)
    if not isinstance(found, RGBA):
        raise InvalidValueError(
            "LD170",
            f"\u201c{word}\u201d is not a colour",
            'Write its red, green and blue as in "#00557f", or the name of a colour in CSS, such'
            ' as "darkgreen".',
        )
    if found.alpha < 1:
        raise InvalidValueError(
            "LD170",
            f"the colour \u201c{word}\u201d is transparent",
            "Write a colour that covers its ground, such as #00557f.",
        )
    return "#" + "".join(f"{round(255 * min(1, max(0, part))):02x}" for part in found[:3])
