"""Validators of measures: lines, per cent, millimetres, columns, points in a picture."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from lowdown.desk.schema.validators import number
from lowdown.desk.source import InvalidValueError
from lowdown.model import nearest

SHEETS: Final = (1, 2, 4, 8, 16, 32, 64)
"""Pages that one folded sheet of paper may hold."""
MIN_DEPTH: Final = 10.0
"""The least depth of a picture, in millimetres: less shows nothing."""
MAX_DEPTH: Final = 500.0
"""The greatest depth of a picture, in millimetres: no page of a newspaper is deeper."""
MAX_COLUMNS: Final = 6
"""The most columns that a page may have."""


def up_to(limit: float, *, whole: bool) -> Callable[[object], float]:
    """Returns a validator of numbers from 0 to `limit`; it takes `false` for 0."""
    return lambda value: _number_up_to(limit, value, whole=whole)


def _number_up_to(limit: float, value: object, *, whole: bool) -> float:
    if value is False:
        return 0
    kind = "whole number" if whole else "number"
    cure = f"Write a {kind} from 0 to {limit:g}."
    measure = None if value is True else decimal(value)
    if measure is None or (whole and measure % 1):
        raise InvalidValueError("LD110", f"\u201c{_typed(value)}\u201d is not a {kind}", cure)
    if measure < 0:
        raise InvalidValueError("LD110", f"\u201c{_typed(value)}\u201d is less than 0", cure)
    if measure > limit:
        raise InvalidValueError("LD110", f"\u201c{_typed(value)}\u201d is too much", cure)
    return int(measure) if whole else measure


def decimal(value: object) -> float | None:
    """Returns `value`, a number or its digits, as a number; None for anything else."""
    if isinstance(value, (int, float)):
        return float(value) if abs(value) < _HUGE else None
    words = value.strip() if isinstance(value, str) else ""
    return float(words) if re.fullmatch(r"-?[0-9]{1,6}(?:\.[0-9]{1,6})?", words) else None


def sheet(value: object) -> int:
    """Returns how many pages are printed on one sheet of paper."""
    size = None if isinstance(value, bool) else decimal(value)
    if size not in SHEETS:
        choice = ", ".join(str(known) for known in SHEETS[:-1])
        message = f"no sheet of paper folds into \u201c{_typed(value)}\u201d pages"
        raise InvalidValueError("LD110", message, f"Write {choice} or {SHEETS[-1]}.")
    return int(size or 1)


def columns(value: object) -> int | None:
    """Returns the number of columns of a page."""
    count = number(value)
    if count is not None and count > MAX_COLUMNS:
        cure = f"Write a number from 1 to {MAX_COLUMNS}."
        raise InvalidValueError("LD110", f"a page cannot have {count} columns", cure)
    return count


def between(least: int, most: int) -> Callable[[object], int | None]:
    """Returns a validator of whole numbers from `least` to `most`."""

    def read(value: object) -> int | None:
        count = number(value)
        if count is not None and not least <= count <= most:
            word = "small" if count < least else "large"
            cure = f"Write a number from {least} to {most}."
            raise InvalidValueError("LD110", f"{count} is too {word}", cure)
        return count

    return read


def points_between(least: float, most: float, unit: str) -> Callable[[object], float | None]:
    """Returns a validator of measures in `unit` from `least` to `most`, such as `10.5`."""

    def read(value: object) -> float | None:
        if value is None:
            return None
        measure = None if isinstance(value, bool) else decimal(value)
        cure = f"Write {unit} from {least:g} to {most:g}."
        if measure is None:
            message = f"\u201c{_typed(value)}\u201d is not a number of {unit}"
            raise InvalidValueError("LD110", message, cure)
        if not least <= measure <= most:
            word = "too little" if measure < least else "too much"
            raise InvalidValueError("LD110", f"\u201c{_typed(value)}\u201d is {word}", cure)
        return measure

    return read


def depth(value: object) -> float | None:
    """Returns the depth of a picture in millimetres; None where none is given."""
    if value is None:
        return None
    words = value.strip().removesuffix("mm").strip() if isinstance(value, str) else value
    millimetres = decimal(words)
    cure = f"Write millimetres from {MIN_DEPTH:g} to {MAX_DEPTH:g}, such as 40."
    if millimetres is None:
        message = f"\u201c{_typed(value)}\u201d is not a depth in millimetres"
        raise InvalidValueError("LD231", message, cure)
    if millimetres < MIN_DEPTH:
        message = f"a picture {millimetres:g} mm deep is too small to show anything"
        raise InvalidValueError("LD231", message, cure)
    if millimetres > MAX_DEPTH:
        message = f"a picture {millimetres:g} mm deep fits no page"
        raise InvalidValueError("LD231", message, cure)
    return millimetres


class FocusPoint(NamedTuple):
    """The point of a picture that stays in view when it is cropped."""

    across: float
    """Share of the picture's width, from its left."""
    down: float
    """Share of its height, from its top."""


def focus(value: object) -> FocusPoint:
    """Returns a point in a picture, from words such as `50% 30%`, `top` or `left bottom`."""
    if value is None:
        return _CENTRE
    across: list[float] = []
    down: list[float] = []
    for position, word in enumerate(_focus_words(value)):
        if word in ("center", "centre"):
            continue
        # A percentage alone, or the first of two, is from the left.
        is_across = word in _ACROSS or (word.endswith("%") and position == 0)
        offsets = across if is_across else down
        offsets.append(_focus_offset(word, value))
    if len(across) > 1 or len(down) > 1:
        raise _focus_fault(value, "")
    return FocusPoint((across or _CENTRE)[0], (down or _CENTRE)[0])


def _focus_offset(word: str, value: object) -> float:
    """The share of a width or a height that `word` names."""
    percentage = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,3})?)%", word)
    offset = float(percentage[1]) / 100 if percentage else {**_ACROSS, **_DOWN}.get(word)
    if offset is None or offset > 1:
        raise _focus_fault(value, word)
    return offset


def _focus_words(value: object) -> list[str]:
    words = value.lower().replace(",", " ").split() if isinstance(value, str) else []
    if len(words) not in (1, 2):
        raise _focus_fault(value, words[0] if words else "")
    return words


_HUGE: Final = 1e9
_CENTRE: Final = FocusPoint(0.5, 0.5)
_ACROSS: Final = {"left": 0.0, "right": 1.0}
_DOWN: Final = {"top": 0.0, "bottom": 1.0}


def _focus_fault(value: object, word: str) -> InvalidValueError:
    known = (*_ACROSS, *_DOWN, "center")
    guess = nearest(word, known) if word and word not in known else None
    form = 'Write it as "50% 30%" (from the left, from the top), or as top, left bottom, center.'
    cure = f"Did you mean \u201c{guess}\u201d?" if guess else form
    message = f"\u201c{_typed(value)}\u201d is not a point in a picture"
    return InvalidValueError("LD231", message, cure)


def _typed(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (str, int, float)) else "this"
