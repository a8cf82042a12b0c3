"""The numbers of issues and volumes: how they are read, printed and sorted."""

from __future__ import annotations

from itertools import combinations

import pytest

from lowdown.model import IssueNumber, Volume

IN_ORDER = ["1", "7", "7a", "7b", "8", "14-15", "15", "15a", "15-16", "16", "16-18", "17", "100"]


def test_numbers_are_in_the_order_in_which_they_appear() -> None:
    """A double issue comes after its first number and before its last; an extra after its own."""
    numbers = [IssueNumber.parse(typed) for typed in IN_ORDER]
    assert sorted(numbers) == numbers  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("typed", "printed", "plain"),
    [
        ("42", "42", "42"),
        ("042", "42", "42"),
        ("15-16", "15\u201316", "15-16"),
        ("15\u201316", "15\u201316", "15-16"),
        ("15 - 16", "15\u201316", "15-16"),
        ("7a", "7a", "7a"),
        ("7A", "7A", "7A"),
    ],
)
def test_a_number_is_printed_with_an_en_dash_and_has_a_hyphen_for_programs(
    typed: str, printed: str, plain: str
) -> None:
    """A range is set as compositors set it."""
    number = IssueNumber.parse(typed)
    assert (str(number), number and number.plain) == (printed, plain)


@pytest.mark.parametrize(
    "typed",
    ["", "0", "0-1", "a7", "7ab", "7a-8", "16-15", "15-15", "15/16", "1_5", "1.5", "-7", "\u0667"],
)
def test_what_is_no_number_of_an_issue(typed: str) -> None:
    """Nothing is guessed."""
    assert IssueNumber.parse(typed) is None


def test_numbers_overlap_where_they_have_one_in_common() -> None:
    """A double issue takes up both of its numbers, an extra only its own."""
    numbers = [IssueNumber.parse(typed) for typed in ("15", "15-16", "16", "16-18", "15a", "15A")]
    pairs = [
        (one.plain, other.plain)
        for one, other in combinations(filter(None, numbers), 2)
        if one.overlaps(other)
    ]
    assert pairs == [
        ("15", "15-16"),
        ("15-16", "16"),
        ("15-16", "16-18"),
        ("16", "16-18"),
        ("15a", "15A"),
    ]


def test_roman_numerals_are_those_that_are_counted_with() -> None:
    """Each value below 4000 has one numeral; everything else is no volume."""
    known = {"I": 1, "IV": 4, "ix": 9, "XIV": 14, "XL": 40, "XCIX": 99, "MMXXVI": 2026}
    for numeral, value in known.items():
        assert Volume.parse(numeral) == Volume(number=value)
    wrong = ("", "IIII", "VX", "Iv", "IL", "MMMM", "0", "-3", "3a")
    assert [Volume.parse(typed) for typed in wrong] == [None] * len(wrong)


def test_a_volume_is_the_same_in_digits_and_as_a_roman_numeral() -> None:
    """It is printed as it was typed."""
    three, roman = Volume.parse("3"), Volume.parse("III")
    assert three == roman
    assert (str(three), str(roman), str(Volume.parse("xl"))) == ("3", "III", "xl")
