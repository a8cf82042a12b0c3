"""Lets addresses break where a line is too narrow for them, and never with a hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Final, NamedTuple

from markupsafe import Markup

from lowdown.press.assets import SERIF, Typefaces

_WEB: Final = r"(?<![\"'=/\w])(?:https?://|www\.)[^\s<]*[^\s<.,;:!?)]"
_MAIL: Final = r"(?<![\w@/.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_BARE: Final = r"(?<![\w@/.+-])[\w-]+(?:\.[\w-]+)+/[^\s<]*[^\s<.,;:!?)]"
WEB_ADDRESS: Final = re.compile(_WEB)
"""An address with its protocol, or that begins with www."""
ANY_ADDRESS: Final = re.compile(f"{_WEB}|{_MAIL}|{_BARE}")
"""The same, an e-mail address, or an address without its protocol."""
BREAK: Final = "\u200b"
"""Where a line may break; it has no width."""
APART: Final = "\u200c"
"""Keeps two letters from becoming one sign, such as ff, of which no letter could be copied."""
JOIN: Final = "\u2060"
"""Where it must not."""


class Stretch(NamedTuple):
    """A part of a text, which is an address that may break, or words."""

    text: str
    """Its letters, with `BREAK` where an address may break."""
    is_address: bool
    """Whether it is an address."""


def breakable(typefaces: Typefaces, url: str, room: float = float("inf")) -> str:
    """Returns an address that may break after slashes, dots and the like.

    What stands between two of them may break anywhere where it is wider than `room`, in ems.
    """
    scheme, separator, rest = url.partition("://")
    if not separator:
        scheme, rest = "", url
    marked = re.sub(r"([/._?&=]+)(?=[^/])", f"\\1{BREAK}", rest)
    pieces = [_broken(piece, room, typefaces) for piece in marked.split(BREAK)]
    return scheme + separator + JOIN * bool(separator) + BREAK.join(pieces)


def stretches(typefaces: Typefaces, text: str, room: float, *, always: bool) -> Iterator[Stretch]:
    """Yields the stretches of a text in their order.

    `room`: the ems that a line surely has. `always`: whether an address with its protocol is
    marked even where it has the room; others never are.
    """
    end = 0
    for found in ANY_ADDRESS.finditer(text):
        address = found[0]
        marked = breakable(typefaces, address, room)
        if marked != breakable(typefaces, address) or (always and WEB_ADDRESS.fullmatch(address)):
            yield Stretch(text[end : found.start()], is_address=False)
            yield Stretch(marked, is_address=True)
            end = found.end()
    yield Stretch(text[end:], is_address=False)


def with_breaks(typefaces: Typefaces, text: str, room: float) -> Markup:
    """Returns plain words as HTML; addresses in them that are wider than `room` ems may break."""
    return Markup(
        "".join(
            f'<span class="address">{escape(part)}</span>' if is_address else escape(part)
            for part, is_address in stretches(typefaces, text, room, always=False)
        )
    )


def _broken(piece: str, room: float, typefaces: Typefaces) -> str:
    """A piece of an address, with breaks at every letter of what is wider than `room` ems.

    After a hyphen every line may break anyway.
    """
    if len(piece) < room:
        return piece  # no letter of an address is wider than an em
    parts = re.split("(?<=-)", piece)
    return "".join(
        f"{APART}{BREAK}".join(part)
        if typefaces.advance(part, family=SERIF, bold=False) > room
        else part
        for part in parts
    )
