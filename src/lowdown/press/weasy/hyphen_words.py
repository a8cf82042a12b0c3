"""Reads words that are written with hyphens where they may be divided, such as `Grund-stück`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate


def read_words(text: str) -> tuple[str, ...]:
    """Returns the words of a list: one in each line, with comments from `#` on."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def points_of_words(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Returns the points of words by the words in small letters; none for one without a hyphen.

    Of two entries for a word the last one holds.
    """
    found: dict[str, tuple[int, ...]] = {}
    for written in words:
        *before, last = in_small_letters(written).split("-")
        found["".join((*before, last))] = tuple(accumulate(len(part) for part in before))
    return found


def in_small_letters(word: str) -> str:
    """Returns a word in small letters, character for character.

    A capital with a dot, whose small letter is two characters, stays as it is.
    """
    small = word.lower()
    if len(small) == len(word):
        return small
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in word)
