"""From a measure as it was typed (lines, per cent, millimetres, a point in a picture) to a number that can be used."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from lowdown.desk.source import InvalidValueError
from lowdown.model import nearest

SHEETS: Final = (1, 2, 4, 8, 16, 32, 64)
"""Pages that a sheet of paper may hold, folded."""
MIN_DEPTH: Final = 10.0
"""Millimetres of depth that a picture needs to show anything."""
MAX_DEPTH: Final = 500.0
"""Millimetres of depth that no page of a newspaper has."""


def up_to(most: float, *, whole: bool) -> Callable[[object], float]:
    """A reader of a number from 0 to `most`, or of `false`, which is 0."""
    kind = "whole number" if whole else "number"
    wanted = f"Write a {kind} from 0 to {most:g}."

    def read(value: object) -> float:
        if value is False:
            return 0
        number = None if value is True else decimal(value)
        if number is None or (whole and number % 1):
            raise InvalidValueError("LD110", f"\u201c{_typed(value)}\u201d is not a {kind}", wanted)
        if not 0 <= number <= most:
            message = f"\u201c{_typed(value)}\u201d is {'too much' if number > most else 'less than nothing'}"
            raise InvalidValueError("LD110", message, wanted)
        return int(number) if whole else number

    return read


def decimal(value: object) -> float | None:
    """The number that `value` is or says; None for anything else."""
    if isinstance(value, (int, float)):
        return float(value) if abs(value) < _HUGE else None
    words = value.strip() if isinstance(value, str) else ""
    return float(words) if re.fullmatch(r"-?[0-9]{1,6}(?:\.[0-9]{1,6})?", words) else None


def sheet(value: object) -> int:
    """How many pages one sheet of paper holds."""
    number = None if isinstance(value, bool) else decimal(value)
    if number not in SHEETS:
        choice = ", ".join(str(size) for size in SHEETS[:-1])
        message = f"no sheet of paper folds into \u201c{_typed(value)}\u201d pages"
        raise InvalidValueError("LD110", message, f"Write {choice} or {SHEETS[-1]}.")
    return int(number or 1)


def depth(value: object) -> float | None:
    """The depth of a picture in millimetres; None where there is none."""
    if value is None:
        return None
    words = value.strip().removesuffix("mm").strip() if isinstance(value, str) else value
    millimetres = decimal(words)
    wanted = f"Write millimetres from {MIN_DEPTH:g} to {MAX_DEPTH:g}, such as 40."
    if millimetres is None:
        raise InvalidValueError(
            "LD231", f"\u201c{_typed(value)}\u201d is not a depth in millimetres", wanted
        )
    if not MIN_DEPTH <= millimetres <= MAX_DEPTH:
        small = millimetres < MIN_DEPTH
        message = f"a picture {millimetres:g} mm deep is {'too small to show anything' if small else 'no picture'}"
        raise InvalidValueError("LD231", message, wanted)
    return millimetres


def focus(value: object) -> tuple[float, float]:
    """A point in a picture, as shares of its width and height: from `50% 30%`, `top`, `left bottom`."""
    if value is None:
        return _CENTRE
    words = value.lower().replace(",", " ").split() if isinstance(value, str) else []
    across: float | None = None
    down: float | None = None
    centred = 0
    for word in words:
        share = _share(word)
        if word in ("center", "centre"):
            centred += 1
        elif word in _ACROSS or (
            share is not None and across is None and down is None and not centred
        ):
            across = _refuse_second(value, across, _ACROSS.get(word, share))
        elif word in _DOWN or share is not None:
            down = _refuse_second(value, down, _DOWN.get(word, share))
        else:
            raise _unfocused(value, word)
    if not 1 <= len(words) <= _BOTH:
        raise _unfocused(value, "")
    return (0.5 if across is None else across, 0.5 if down is None else down)


_HUGE: Final = 1e9
_BOTH: Final = 2
_CENTRE: Final = (0.5, 0.5)
_ACROSS: Final = {"left": 0.0, "right": 1.0}
_DOWN: Final = {"top": 0.0, "bottom": 1.0}


def _share(word: str) -> float | None:
    found = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,3})?)%", word)
    share = float(found[1]) / 100 if found else None
    return share if share is not None and share <= 1 else None


def _refuse_second(value: object, first: float | None, share: float | None) -> float | None:
    if first is not None:
        raise _unfocused(value, "")
    return share


def _unfocused(value: object, word: str) -> InvalidValueError:
    guess = nearest(word, (*_ACROSS, *_DOWN, "center")) if word else None
    wanted = 'Write it as "50% 30%" (from the left, from the top), or as top, left bottom, center.'
    cure = f"Did you mean \u201c{guess}\u201d?" if guess else wanted
    return InvalidValueError(
        "LD231", f"\u201c{_typed(value)}\u201d is not a point in a picture", cure
    )


def _typed(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (str, int, float)) else "this"
