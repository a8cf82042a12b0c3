"""Finds the rhythm in which issues appear, and the next day in it."""

from __future__ import annotations

import calendar
import datetime
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final, Protocol

from lowdown.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Rhythm(Protocol):
    """The time from one issue to the next."""

    @property
    def preference(self) -> int:
        """Its place among rhythms that fit equally well; the smallest is preferred."""

    def after(self, day: datetime.date) -> datetime.date:
        """Returns the day of the issue after that of `day`."""

    def __str__(self) -> str:
        """Returns it in words, such as "every week"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EveryDays:
    """A number of days."""

    days: int
    """The days, at least 1."""

    @property
    def preference(self) -> int:
        """Up to three weeks before all others, more weeks after the months, odd days last."""
        if self.days % 7:
            return 6
        return 0 if self.days <= _MAX_WEEKS * 7 else 5

    def after(self, day: datetime.date) -> datetime.date:
        """Returns the day after these days."""
        return day + datetime.timedelta(days=self.days)

    def __str__(self) -> str:
        """Returns it in words."""
        if self.days % 7:
            return f"every {self.days} days" if self.days > 1 else "every day"
        return f"every {self.days // 7} weeks" if self.days > 7 else "every week"


_MAX_WEEKS: Final = 3
"""Weeks that are more likely than a month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDay:
    """A day of the month, every month or every few."""

    months: int
    """The months from one issue to the next."""
    day: int
    """The day; the last of a month that has not so many."""

    @property
    def preference(self) -> int:
        """The first, the middle and the last day of a month before weekdays, others after them."""
        return 1 if self.day in (1, 15, _LAST) else 4

    def after(self, day: datetime.date) -> datetime.date:
        """Returns the day in the month that is so many later."""
        month = _months_later(day, self.months)
        return month.replace(day=min(self.day, _length(month)))

    def __str__(self) -> str:
        """Returns it in words."""
        which = "last day" if self.day == _LAST else "same day"
        return f"{_every_month(self.months)}, on the {which}"


_LAST: Final = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class OnWeekday:
    """A weekday of the month, such as the first Friday, every month or every few."""

    months: int
    """The months from one issue to the next."""
    weekday: int
    """The weekday; Monday is 0."""
    nth: int
    """Which of these weekdays, from 1; 0: the last."""

    @property
    def preference(self) -> int:
        """A weekday that is counted from the first of the month before the last one."""
        return 2 if self.nth else 3

    def after(self, day: datetime.date) -> datetime.date:
        """Returns the weekday in the month that is so many later."""
        month = _months_later(day, self.months)
        days = [
            number
            for number in range(1, _length(month) + 1)
            if month.replace(day=number).weekday() == self.weekday
        ]
        return month.replace(day=days[min(self.nth, len(days)) - 1])

    def __str__(self) -> str:
        """Returns it in words."""
        name = _WEEKDAYS[self.weekday]
        which = _ORDINALS[self.nth]
        return f"{_every_month(self.months)}, on the {which} {name}"


_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ORDINALS: Final = ("last", "first", "second", "third", "fourth", "fifth")


def _every_month(months: int) -> str:
    return f"every {months} months" if months > 1 else "every month"


def _months_later(day: datetime.date, months: int) -> datetime.date:
    """The first day of the month that is so many later."""
    index = day.year * 12 + day.month - 1 + months
    return datetime.date(index // 12, index % 12 + 1, 1)


def _length(month: datetime.date) -> int:
    return calendar.monthrange(month.year, month.month)[1]


def find_rhythm(days: Iterable[datetime.date]) -> Rhythm:
    """Returns the rhythm of issues that appeared on these days, of which there is at least one.

    It is that which explains most of the last gaps between them, so that a summer break does not
    count. One issue alone is taken for the first of a monthly paper, on the same weekday.
    """
    known = sorted(set(days))
    gaps = list(pairwise(known))[-_MAX_GAPS:]
    if not gaps:
        return OnWeekday(months=1, weekday=known[0].weekday(), nth=_nth(known[0]))
    found = [rhythm for gap in gaps for rhythm in _explaining(*gap)]
    best = min(
        found,
        # Of two that are equally good, one has a break in it: the longer.
        key=lambda rhythm: (-_explained(rhythm, gaps), rhythm.preference, rhythm.after(known[-1])),
    )
    irregular = isinstance(best, EveryDays) and _explained(best, gaps) == 1 < len(gaps)
    return _usual_gap(gaps) if irregular else best


_MAX_GAPS: Final = 6
"""Gaps between issues that are looked at; a paper may have changed its rhythm before."""
_Gap = tuple[datetime.date, datetime.date]


def _explaining(first: datetime.date, second: datetime.date) -> Iterator[Rhythm]:
    """Every rhythm in which `second` follows `first`."""
    yield EveryDays(days=(second - first).days)
    months = (second.year - first.year) * 12 + second.month - first.month
    if not months:
        return
    for day in {max(first.day, second.day), _LAST}:
        if all(min(day, _length(known)) == known.day for known in (first, second)):
            yield OnDay(months=months, day=day)
    for nth in _shared_nths(first, second):
        yield OnWeekday(months=months, weekday=first.weekday(), nth=nth)


def _shared_nths(first: datetime.date, second: datetime.date) -> Iterator[int]:
    """Which of its weekdays in its month both days are, if they are the same weekday."""
    if first.weekday() == second.weekday():
        if _nth(first) == _nth(second):
            yield _nth(first)
        if all(known.day + 7 > _length(known) for known in (first, second)):
            yield 0


def _nth(day: datetime.date) -> int:
    """Which of its weekdays in its month a day is, from 1."""
    return (day.day + 6) // 7


def _explained(rhythm: Rhythm, gaps: Sequence[_Gap]) -> int:
    """The number of gaps that a rhythm explains."""
    return sum(rhythm.after(first) == second for first, second in gaps)


def _usual_gap(gaps: Sequence[_Gap]) -> Rhythm:
    """The middle one of gaps that are all different; whole weeks where all are."""
    days = sorted((second - first).days for first, second in gaps)
    if all(gap % 7 == 0 for gap in days):
        return EveryDays(days=7 * max(round(median(days) / 7), 1))
    return EveryDays(days=max(round(median(days)), 1))


def next_day(
    days: Iterable[datetime.date], rhythm: Rhythm, *, not_before: datetime.date
) -> datetime.date:
    """Returns the first day in a rhythm after the last of `days`, and not before a day: what an
    interval has passed by is not made up for.
    """
    day = rhythm.after(max(days))
    for _ in range(_MAX_STEPS):
        if day >= not_before:
            break
        day = rhythm.after(day)
    return day


_MAX_STEPS: Final = 10_000
