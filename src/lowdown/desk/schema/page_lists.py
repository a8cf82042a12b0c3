"""The validator of the pages ordered for an article, such as `4-5, 12`."""

from __future__ import annotations

import itertools
import re
from typing import Final

from lowdown.desk.schema.validators import number
from lowdown.desk.source import InvalidValueError
from lowdown.model import Limit

MAX_PAGE: Final = Limit.PAGES.most
"""The most pages that a paper may have."""

_CURE: Final = "Write pages and ranges in reading order, as in 4-5, 12."


def pages(value: object) -> tuple[int, ...]:
    """Returns the page numbers of `value`: a page, a range, a comma-separated list of both, or a
    list of such.
    """
    if value is None:
        return ()
    parts = value if isinstance(value, list) else [value]
    numbers: list[int] = []
    for part in parts:
        if not isinstance(part, (str, int)) or isinstance(part, bool):
            raise InvalidValueError("LD123", "this is not a list of pages", _CURE)
        for piece in str(part).split(","):
            numbers.extend(_page_range(piece.strip()))
    _check_order(numbers)
    return tuple(numbers)


def page_count(value: object) -> int | None:
    """Returns the number of pages of a paper; None where none is given."""
    count = number(value)
    if count is not None and count > MAX_PAGE:
        message = f"a paper cannot have {count} pages"
        raise InvalidValueError("LD123", message, f"Write a number up to {MAX_PAGE}.")
    return count


def _check_order(numbers: list[int]) -> None:
    for before, after in itertools.pairwise(numbers):
        if after == before:
            raise InvalidValueError("LD123", f"page {after} stands twice", _CURE)
        if after < before:
            raise InvalidValueError("LD123", f"page {after} stands after page {before}", _CURE)


def _page_range(piece: str) -> range:
    match = re.fullmatch(r"([0-9]{1,6})(?:\s*[-\u2010-\u2015]\s*([0-9]{1,6}))?", piece)
    if match is None:
        raise InvalidValueError(
            "LD123", f"\u201c{piece}\u201d is not a page or a range of pages", _CURE
        )
    first = int(match[1])
    last = int(match[2] or first)
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
