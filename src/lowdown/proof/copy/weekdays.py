"""Finds days of the week that do not fit their dates.

A date without a year is only checked where the year is certain: it is near the day of publication,
no other year is named in the same text, and the day of the week is right in none of the years that
the file names.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Final

from lowdown.model import Finding, TextSpan
from lowdown.proof.copy.archive import Script

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAY: Final = (
    r"(?P<weekday>Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?"
    r"|Sat(?:urday)?|(?<![Tt]he )Sun|Sunday)\.?,?"  # the Sun is a newspaper
)
_MONTH: Final = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:,?\s(?P<year>\d{4})(?![\d,.]\d|\d))?"
_DATES: Final = (
    re.compile(rf"\b{_WEEKDAY}\s(?:the\s)?{_DAY}\s(?:of\s)?{_MONTH}(?!\sDay\b){_YEAR}"),
    re.compile(rf"\b{_WEEKDAY}\s{_MONTH}\s(?:the\s)?{_DAY}(?![\d:.]\d|\d|\w){_YEAR}"),
)
_ANY_YEAR: Final = re.compile(r"(?<![\d.,£$€])(?:1[789]|20)\d\d(?![\d]|[.,]\d)")
_FIRST_YEAR: Final = 1753
"""The first whole year of the present calendar in Britain."""
_NEAR: Final = 120
"""Days from the day of publication within which a date without a year is the nearest one."""


def check_weekdays(script: Script) -> Iterator[Finding]:
    """LD228: the day of the week is that of the date behind it."""
    named = {int(year) for span in script.spans for year in _ANY_YEAR.findall(span.text)}
    for span in script.spans:
        for pattern in _DATES:
            for found in pattern.finditer(span.text):
                message = _wrong(found, span, script, named)
                if message is not None:
                    cure = "Put right the day of the week or the date."
                    yield Finding(
                        code="LD228", place=span.place(found.start()), message=message, cure=cure
                    )


def _wrong(found: re.Match[str], span: TextSpan, script: Script, named: set[int]) -> str | None:
    """What is wrong with a date, or None."""
    day, month = int(found["day"]), _number(found["month"], _MONTHS) + 1
    weekday = _number(found["weekday"], _DAYS)
    if found["year"]:
        return _wrong_in(int(found["year"]), month, day, weekday=weekday)
    year = _year(month, day, span=span, script=script)
    if year is None or any(_is(other, month, day, weekday=weekday) for other in named):
        return None
    return _wrong_in(year, month, day, weekday=weekday)


def _wrong_in(year: int, month: int, day: int, *, weekday: int) -> str | None:
    if year < _FIRST_YEAR or _is(year, month, day, weekday=weekday):
        return None
    date = _date(year, month, day)
    if date is None:
        return f"there is no {day} {_MONTHS[month - 1]} in {year}"
    return f"{day} {_MONTHS[month - 1]} {year} is a {_DAYS[date.weekday()]}, not a {_DAYS[weekday]}"


def _year(month: int, day: int, *, span: TextSpan, script: Script) -> int | None:
    """The year that is meant where none is named, or None where that is in doubt."""
    years = {year for published in script.dates for year in _near(month, day, published)}
    others = {int(year) for year in _ANY_YEAR.findall(span.text)} - years
    return years.pop() if len(years) == 1 and not others else None


def _near(month: int, day: int, published: datetime.date) -> Iterator[int | None]:
    """The year of the nearest such date, or None where there is none near."""
    dates = (_date(published.year + step, month, day) for step in (-1, 0, 1))
    near = [date for date in dates if date and abs((date - published).days) <= _NEAR]
    yield near[0].year if near else None


def _is(year: int, month: int, day: int, *, weekday: int) -> bool:
    date = _date(year, month, day)
    return date is not None and date.weekday() == weekday


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _number(name: str, names: Sequence[str]) -> int:
    return next(number for number, known in enumerate(names) if known.startswith(name[:3]))
