"""Reading the values of a feed: dates, addresses, paths and HTML."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lowdown.proof.feeds.addresses import is_absolute, path_below
from lowdown.proof.feeds.dates import read_rfc822, read_rfc3339
from lowdown.proof.feeds.html import read_markup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    PublicationFactory = Callable[[Mapping[str, str]], Path]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Fri, 08 May 2026 00:00:00 +0000", datetime.date(2026, 5, 8)),
        ("8 May 2026 23:30 GMT", datetime.date(2026, 5, 8)),
        ("Fri, 08 May 2026 23:30:00 EST", datetime.date(2026, 5, 9)),
        ("Fri, 08 May 2026 00:30:00 +0130", datetime.date(2026, 5, 7)),
    ],
)
def test_dates_are_read_as_their_day_in_universal_time(text: str, day: datetime.date) -> None:
    """With a zone's name or its hours, with or without a weekday and seconds."""
    assert read_rfc822(text).day == day


@pytest.mark.parametrize(
    "text", ["", "Fri, 08 May 2026 00:00:00 +9930", "Mon, 01 Jan 0001 00:00:00 +0100"]
)
def test_dates_beyond_the_calendar_are_told(text: str) -> None:
    """An offset of days, and the day before the first year."""
    assert read_rfc822(text).code == "LD517"
    assert read_rfc3339(text).code == "LD517"


@given(moment=st.datetimes(timezones=st.just(datetime.UTC)))
def test_every_atom_date_is_read(moment: datetime.datetime) -> None:
    """As Atom has it, with seconds and a zone."""
    assert read_rfc3339(moment.isoformat(timespec="seconds")).day == moment.date()


@pytest.mark.parametrize(
    "address", ["https://a.example", "http://[::1]:80/x?y#z", "https://a.example/%C5%B7~(1)"]
)
def test_whole_addresses_are_known(address: str) -> None:
    """With a port, a query, escapes."""
    assert is_absolute(address)


@pytest.mark.parametrize(
    "address", ["", "https:///x", "mailto:a@b.example", "https://a.example/#a#b", "https://?x"]
)
def test_other_addresses_are_known_as_such(address: str) -> None:
    """Without a host, without the web's scheme, with characters where none are permitted."""
    assert not is_absolute(address)


@pytest.mark.parametrize("path", ["", "../x.pdf", "/etc/passwd", "a/../../x", "a%00b"])
def test_no_file_is_looked_for_outside_the_output_folder(path: str) -> None:
    """Whatever address a feed has."""
    assert path_below("https://tiny.example/", f"https://tiny.example/{path}") is None


@given(st.text() | st.text(alphabet="<>&;![]-/?#x0129 a='\"\n"))
@example("<![foo")
@example("<!doctype [")
@example("&#" + "9" * 5000 + ";")
def test_any_html_is_read(html: str) -> None:
    """Nothing that stands in a feed stops the proof."""
    read_markup(html)
