"""From the pages ordered for an article (`4-5, 12`) to their numbers in reading order."""

from __future__ import annotations

import itertools
import re
from typing import Final

from lowdown.desk.source import InvalidValueError

MAX_PAGE: Final = 999
"""No paper has more pages."""

_CURE: Final = "Write pages and ranges in reading order, as in 4-5, 12."


def pages(value: object) -> tuple[int, ...]:
    """The pages of `value`: a page, a range, a comma-separated run of both, or a list of such."""
    if value is None:
        return ()
    parts = value if isinstance(value, list) else [value]
    numbers: list[int] = []
    for part in parts:
        if not isinstance(part, (str, int)) or isinstance(part, bool):
            raise InvalidValueError("LD123", "this is not a list of pages", _CURE)
        for piece in str(part).split(","):
            numbers.extend(_run(piece.strip()))
    for before, after in itertools.pairwise(numbers):
        if after <= before:
            message = (
                f"page {after} stands twice"
                if after == before
                else f"page {after} stands after page {before}"
            )
            raise InvalidValueError("LD123", message, _CURE)
    return tuple(numbers)


def _run(piece: str) -> range:
    found = re.fullmatch(r"([0-9]{1,6})(?:\s*[-\u2010-\u2015]\s*([0-9]{1,6}))?", piece)
    if found is None:
        raise InvalidValueError(
            "LD123", f"\u201c{piece}\u201d is not a page or a range of pages", _CURE
        )
    first = int(found[1])
    last = int(found[2] or first)
    if first < 1:
        raise InvalidValueError(
            "LD123", "there is no page 0", "Count the pages from 1, the front page."
        )
    if last < first:
        raise InvalidValueError(
            "LD123", f"the range {first}-{last} runs backwards", f"Write {last}-{first}."
        )
    if last > MAX_PAGE:
        raise InvalidValueError(
            "LD123", f"there is no page {last}", f"Write page numbers up to {MAX_PAGE}."
        )
    return range(first, last + 1)
