"""The day of the next issue follows the rhythm of the issues before it."""

from __future__ import annotations

import datetime

import pytest

from lowdown.starter import find_rhythm, next_day

DAYS = [
    # weekly, fortnightly, every four weeks
    ("2026-11-06 2026-11-13 2026-11-20", "2026-11-27", "every week"),
    ("2026-11-06 2026-11-20", "2026-12-04", "every 2 weeks"),
    ("2026-10-02 2026-10-30 2026-11-27 2026-12-25", "2027-01-22", "every 4 weeks"),
    ("2026-11-20 2026-11-21", "2026-11-22", "every day"),
    # on a day of the month
    ("2026-10-01 2026-11-01", "2026-12-01", "every month, on the same day"),
    ("2026-09-15 2026-10-15 2026-11-15", "2026-12-15", "every month, on the same day"),
    ("2026-11-30 2026-12-31 2027-01-31", "2027-02-28", "every month, on the last day"),
    ("2027-01-30 2027-02-28", "2027-03-30", "every month, on the same day"),
    ("2026-05-08 2026-08-08", "2026-11-08", "every 3 months, on the same day"),
    # on a weekday of the month
    ("2026-10-02 2026-11-06", "2026-12-04", "every month, on the first Friday"),
    ("2026-12-04 2027-01-01", "2027-02-05", "every month, on the first Friday"),
    ("2026-10-30 2026-11-27", "2026-12-25", "every month, on the last Friday"),
    ("2026-04-08 2026-06-10", "2026-08-12", "every 2 months, on the second Wednesday"),
    ("2025-12-25 2026-12-25", "2027-12-25", "every 12 months, on the same day"),
    # a break, a day late, a change of rhythm
    ("2026-07-03 2026-07-10 2026-08-28 2026-09-04", "2026-09-11", "every week"),
    ("2026-06-01 2026-07-01 2026-09-01", "2026-10-01", "every month, on the same day"),
    ("2026-01-02 2026-01-09 2026-01-23 2026-02-06 2026-02-20", "2026-03-06", "every 2 weeks"),
    # irregular
    ("2026-01-01 2026-01-11 2026-02-01 2026-03-04", "2026-03-25", "every 3 weeks"),
    ("2026-01-01 2026-01-08 2026-01-29 2026-03-05", "2026-03-26", "every 3 weeks"),
    # one issue alone, an extra on the same day
    ("2026-11-13", "2026-12-11", "every month, on the second Friday"),
    ("2026-05-29", "2026-06-26", "every month, on the fifth Friday"),
    ("2026-11-13 2026-11-13 2026-11-20", "2026-11-27", "every week"),
]


@pytest.mark.parametrize(("known", "following", "words"), DAYS)
def test_the_next_issue_keeps_the_rhythm(known: str, following: str, words: str) -> None:
    """Weeks, days and weekdays of the month, without what happened once."""
    days = [datetime.date.fromisoformat(day) for day in known.split()]
    rhythm = find_rhythm(reversed(days))
    assert next_day(days, rhythm, not_before=days[-1]).isoformat() == following
    assert str(rhythm) == words


def test_what_has_passed_by_is_not_made_up_for() -> None:
    """After a pause, the next day of the rhythm that is still to come is taken."""
    days = [datetime.date(2026, 5, 1), datetime.date(2026, 5, 8)]
    today = datetime.date(2026, 11, 28)
    assert next_day(days, find_rhythm(days), not_before=today) == datetime.date(2026, 12, 4)
