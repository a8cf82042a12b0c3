"""Reads the look of a publication from its settings, and finds colours that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lowdown.colours import AA, WHITE, darkened, is_readable, lightened
from lowdown.desk.schema import LookKeys
from lowdown.desk.source import Fault, FaultLog, TomlPositions
from lowdown.model import BylinePlace, Look, Margins, contrast

_TYPE: Final[Mapping[str, str]] = {"accent": "the accent", "ink": "the ink"}
"""The colours of type, by their keys."""


def look_of(keys: LookKeys) -> Look:
    """Returns the look that the settings ask for."""
    return Look(
        accent=keys.accent,
        ink=keys.ink,
        tint=keys.tint,
        serif=keys.serif,
        sans=keys.sans,
        headline=keys.headline,
        size=keys.size,
        leading=keys.leading,
        margins=Margins(**(keys.margins.model_dump() if keys.margins else {})),
        byline=BylinePlace(keys.byline),
    )


def check_colours(keys: LookKeys, *, where: TomlPositions, log: FaultLog) -> None:
    """Notes every colour of type that cannot be read on paper or on the tint."""
    for name in _TYPE:
        if (fault := _pale(keys, name)) is not None:
            log.note(fault, where.position(("look", name)))
    close = tuple(_close(keys))
    if close and "tint" in keys.model_fields_set:
        worst = min(close, key=lambda name: contrast(getattr(keys, name), keys.tint))
        log.note(_too_close(keys, worst, others=len(close) > 1), where.position(("look", "tint")))
        return
    for name in close:
        log.note(_too_close(keys, name, others=False), where.position(("look", name)))


def _pale(keys: LookKeys, name: str) -> Fault | None:
    """The fault of a colour that cannot be read on paper."""
    colour = getattr(keys, name)
    if is_readable(colour, (WHITE,)):
        return None
    both = darkened(colour, (WHITE, keys.tint))
    better = both if is_readable(both, (WHITE, keys.tint)) else darkened(colour, (WHITE,))
    return Fault(
        code="LD171",
        message=f"{_TYPE[name]} {colour} is too pale to be read: its contrast to white paper is"
        f" {ratio(colour, WHITE)}, and type needs {AA:g}:1",
        cure=f'Write {name} = "{better}", the nearest darker colour of the same hue.',
    )


def _close(keys: LookKeys) -> Iterator[str]:
    """The colours that can be read on paper but not on the tint."""
    for name in _TYPE:
        colour = getattr(keys, name)
        if is_readable(colour, (WHITE,)) and not is_readable(colour, (keys.tint,)):
            yield name


def _too_close(keys: LookKeys, name: str, *, others: bool) -> Fault:
    """The fault of a colour that cannot be read on the tint; `others`: nor can another."""
    colour = getattr(keys, name)
    darker = darkened(colour, (WHITE, keys.tint))
    paler = lightened(keys.tint, {keys.accent: AA, keys.ink: AA})
    cure = f'Write tint = "{paler}"'
    if not others and is_readable(darker, (keys.tint,)):
        cure += f', or {name} = "{darker}"'
    return Fault(
        code="LD172",
        message=f"{_TYPE[name]} {colour} cannot be read on the tint {keys.tint}: their contrast is"
        f" {ratio(colour, keys.tint)}, and type needs {AA:g}:1",
        cure=f"{cure}, the nearest of the same hue.",
    )


def ratio(colour: str, ground: str) -> str:
    """The contrast of two colours as it is written, rounded down: 4.49:1 is not 4.5:1."""
    return f"{int(contrast(colour, ground) * 100) / 100:g}:1"
