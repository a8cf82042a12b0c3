"""The numbers of issues (42, 15-16, 7a) and of volumes (3, III), which can be sorted."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Final

from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class IssueNumber:
    """The number of an issue; that of a double issue is a range, that of an extra has a letter.

    15 comes before 15-16, which comes before 16 and 17; 7 comes before 7a.
    """

    first: int
    """The number, or the first of a range."""
    last: int
    """The last of a range; otherwise `first`."""
    letter: str = ""
    """The letter behind the number, as it was typed; empty without one."""

    @classmethod
    def parse(cls, typed: str) -> IssueNumber | None:
        """Returns the number that is typed as `42`, `15-16`, with a hyphen or an en dash, or `7a`.

        None for anything else, and for a range that ends where it begins or before.
        """
        match = _NUMBER.fullmatch(typed)
        if match is None:
            return None
        first, last = int(match["first"]), int(match["last"] or match["first"])
        if first < 1 or (match["last"] and last <= first):
            return None
        return cls(first=first, last=last, letter=match["letter"] or "")

    def __str__(self) -> str:
        """Returns the number as it is printed, with an en dash in a range."""
        return self.plain.replace("-", "\u2013")

    @property
    def plain(self) -> str:
        """The number for programs, with a hyphen in a range."""
        last = f"-{self.last}" if self.last > self.first else ""
        return f"{self.first}{last}{self.letter}"

    def overlaps(self, other: IssueNumber) -> bool:
        """Whether the two have a number in common, as 15-16 and 16 have."""
        same = self.letter.casefold() == other.letter.casefold()
        return same and self.first <= other.last and other.first <= self.last


_NUMBER: Final = re.compile(
    r"(?P<first>[0-9]{1,9})(?:\s*[-\u2013]\s*(?P<last>[0-9]{1,9})|(?P<letter>[A-Za-z]))?"
)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Volume:
    """The number of a volume; III and 3 are the same one."""

    number: int
    """Its value, at least 1."""
    roman: str = field(default="", compare=False)
    """The Roman numeral, as it was typed; empty where it is printed in digits."""

    @classmethod
    def parse(cls, typed: str) -> Volume | None:
        """Returns the volume that is typed in digits or as a Roman numeral below 4000, in large or
        in small letters; None for anything else.
        """
        if re.fullmatch(r"[0-9]{1,9}", typed):
            return cls(number=int(typed)) if int(typed) else None
        value = _roman_value(typed)
        return cls(number=value, roman=typed) if value else None

    def __str__(self) -> str:
        """Returns the number as it is printed."""
        return self.roman or str(self.number)


def _roman_value(numeral: str) -> int:
    """The value of a Roman numeral; 0 for anything else."""
    if not numeral or not (numeral.isupper() or numeral.islower()):
        return 0
    if not _ROMAN.fullmatch(numeral.upper()):
        return 0
    digits = [_ROMAN_DIGITS[letter] for letter in numeral.upper()]
    following = [*digits[1:], 0]
    return sum(
        -digit if digit < next_one else digit
        for digit, next_one in zip(digits, following, strict=True)
    )


_ROMAN: Final = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
