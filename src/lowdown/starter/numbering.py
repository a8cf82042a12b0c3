"""Finds the number and the volume of the next issue from those of the issues before."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from lowdown.model import IssueNumber, Volume
from lowdown.values import dataclass

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """An issue's place in the order of issues."""

    date: datetime.date
    """Its day."""
    number: IssueNumber
    """Its number."""
    volume: Volume | None = None
    """Its volume."""


def next_numbered(issues: Sequence[Numbered], date: datetime.date) -> Numbered:
    """Returns the number and volume of an issue on a day, after `issues`, which are in order.

    After 15-16 comes 17, and after 7a comes 8. The volume rises with the year, or after as many
    issues as the volumes before had; numbers begin again with it where they have done so before.
    Without issues it is the first.
    """
    if not issues:
        return Numbered(date=date, number=_plain(1))
    last = issues[-1]
    number = _plain(last.number.last + 1)
    if last.volume is None:
        return Numbered(date=date, number=number)
    if not _is_due(issues, date):
        return Numbered(date=date, number=number, volume=last.volume)
    starts_again = any(
        later.number.first == 1 < earlier.number.last for earlier, later in _changes(issues)
    )
    return Numbered(
        date=date, number=_plain(1) if starts_again else number, volume=_after(last.volume)
    )


def _plain(number: int) -> IssueNumber:
    return IssueNumber(first=number, last=number)


def _changes(issues: Sequence[Numbered]) -> list[tuple[Numbered, Numbered]]:
    """Each pair of neighbours between which the volume rises."""
    return [
        (earlier, later)
        for earlier, later in pairwise(issues)
        if earlier.volume is not None and later.volume is not None and earlier.volume < later.volume
    ]


def _is_due(issues: Sequence[Numbered], date: datetime.date) -> bool:
    """Whether a new volume begins with an issue on that day."""
    changes = _changes(issues)
    if not changes:
        return False
    if all(earlier.date.year < later.date.year for earlier, later in changes):
        return date.year > issues[-1].date.year
    starts = [issues.index(later) for _, later in changes]
    if len(starts) == 1:
        length = starts[0]  # nobody knows whether the first volume is whole
    else:
        length = starts[-1] - starts[-2]
    return len(issues) - starts[-1] >= length


def _after(volume: Volume) -> Volume:
    """The next volume, in the numerals of the one before."""
    number = volume.number + 1
    if not volume.roman or number > _MAX_ROMAN:
        return Volume(number=number)
    numeral = _roman(number)
    return Volume(number=number, roman=numeral.lower() if volume.roman.islower() else numeral)


_MAX_ROMAN: Final = 3999
"""The greatest number that has a Roman numeral."""


def _roman(number: int) -> str:
    """A number as a Roman numeral."""
    numeral = ""
    for value, letters in _NUMERALS:
        numeral += letters * (number // value)
        number %= value
    return numeral


_NUMERALS: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def with_number(issue: Numbered, number: IssueNumber | None, volume: Volume | None) -> Numbered:
    """Returns an issue with the number and the volume that somebody has named, if any."""
    return replace(issue, number=number or issue.number, volume=volume or issue.volume)
