"""Reads the dates of feeds: the day, or what is wrong with it."""

from __future__ import annotations

import datetime
import re
from typing import Final

from lowdown.proof.feeds.text import quoted
from lowdown.values import dataclass

_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)
_ZONES: Final = {
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
}
"""Hours from universal time of the other zones that RFC 822 names."""
# RFC 822 with the year in four digits, as the W3C feed validator wants it: case, spaces and all.
_RFC822: Final = re.compile(
    rf"(?:(?P<weekday>{'|'.join(_DAYS)}), )?"
    rf"(?P<day>[0-9]{{1,2}}) (?P<month>{'|'.join(_MONTHS)}) (?P<year>[0-9]{{4}}) "
    r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))? "
    rf"(?P<zone>[+-][0-9]{{2}}[03]0|UT|GMT|Z|{'|'.join(_ZONES)})"
)
_RFC3339: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDate:
    """A date that has been read."""

    day: datetime.date | None = None
    """The day in universal time."""
    code: str = ""
    """LD517 or LD518 where something is wrong."""
    problem: str = ""
    """What is wrong, as a clause."""


def read_rfc822(text: str) -> ReadDate:
    """Reads the date of an item or a channel."""
    match = _RFC822.fullmatch(text)
    if not match:
        return ReadDate(
            code="LD517",
            problem=f"is {quoted(text)}, not written like Fri, 08 May 2026 00:00:00 +0000",
        )
    try:
        moment = _moment(match)
        day = moment.astimezone(datetime.UTC).date()
    except (ValueError, OverflowError):
        return ReadDate(
            code="LD517", problem=f"is {quoted(text)}, a date or time that does not exist"
        )
    weekday = _DAYS[moment.weekday()]
    if match["weekday"] not in (None, weekday):
        return ReadDate(
            code="LD518", problem=f"says {match['weekday']}, but that day is a {weekday}"
        )
    return ReadDate(day=day)


def read_rfc3339(text: str) -> ReadDate:
    """Reads the date of an Atom element."""
    if not _RFC3339.fullmatch(text):
        return ReadDate(
            code="LD517", problem=f"is {quoted(text)}, not written like 2026-05-08T00:00:00Z"
        )
    try:
        return ReadDate(day=datetime.datetime.fromisoformat(text).astimezone(datetime.UTC).date())
    except (ValueError, OverflowError):
        return ReadDate(
            code="LD517", problem=f"is {quoted(text)}, a date or time that does not exist"
        )


def _moment(match: re.Match[str]) -> datetime.datetime:
    """Raises ValueError where there is no such moment."""
    return datetime.datetime(
        int(match["year"]),
        _MONTHS.index(match["month"]) + 1,
        int(match["day"]),
        int(match["hour"]),
        int(match["minute"]),
        int(match["second"] or 0),
        tzinfo=_zone(match["zone"]),
    )


def _zone(name: str) -> datetime.timezone:
    if name[0] not in "+-":
        return datetime.timezone(datetime.timedelta(hours=_ZONES.get(name, 0)))
    offset = datetime.timedelta(hours=int(name[1:3]), minutes=int(name[3:]))
    return datetime.timezone(offset if name[0] == "+" else -offset)
