"""Lowdown's own lists of exceptions to the patterns for hyphens."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from lowdown.press.weasy import Hyphenation, HyphenLimits
from lowdown.press.weasy.hyphen_words import points_of_words, read_words
from lowdown.press.weasy.hyphenation import _FOLDER, _patterns_path
from lowdown.press.weasy.pattern_points import PatternPoints

LISTS = sorted(_FOLDER.glob("exceptions_*.txt"))
LANGUAGES = [file.stem.partition("_")[2].replace("_", "-") for file in LISTS]
LIMITS = HyphenLimits(total=5, left=2, right=3)
"""Those of the built-in templates."""


def words_of(file: Path) -> tuple[str, ...]:
    return read_words(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", LISTS, ids=LANGUAGES)
def test_a_list_has_each_word_once(file: Path) -> None:
    """Its words have letters and single hyphens within, and nothing else."""
    words = words_of(file)
    assert [word for word in words if not re.fullmatch(r"[^\W\d_]+(-[^\W\d_]+)*", word)] == []
    letters = [word.replace("-", "").lower() for word in words]
    assert sorted(word for word in set(letters) if letters.count(word) > 1) == []


@pytest.mark.parametrize(
    ("file", "language"), list(zip(LISTS, LANGUAGES, strict=True)), ids=LANGUAGES
)
def test_a_list_has_nothing_that_the_patterns_do_as_well(file: Path, language: str) -> None:
    """An entry that changes nothing would hide what the list is for."""
    path = _patterns_path(language)
    assert path
    patterns = PatternPoints(path=path)
    hyphenator = Hyphenation().hyphenator(language, LIMITS)
    idle = []
    for word, points in points_of_words(words_of(file)).items():
        first, last = LIMITS.left, len(word) - LIMITS.right
        without = tuple(point for point in patterns.of(word) if first <= point <= last)
        within = tuple(point for point in points if first <= point <= last)
        assert hyphenator.points(word) == within
        if within == without:
            idle.append(word)
    assert idle == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "free-lance front-run-ner ex-pected record records bio-divers-ity"),
        ("en-GB", "free-lances home-town head-quar-ters pos-i-tion"),
        ("en-AU", "free-lance"),
        ("en-US", "front-run-ner bio-di-ver-sity"),
        ("de", "Grund-stück Grund-stücks Grund-stü-cke Grund-stü-cken Mit-ar-bei-ter"),
        ("de", "Rück-gang Aus-stel-lung Kli-ma-streik neun-und-acht-zig Miet-er-hö-hung"),
        ("de-AT", "Ge-samt-schule Geld-strafe Aus-stieg Stau-be-cken"),
        ("de-CH", "Glücks-spiel Druck-er-zeug-nis"),
        ("no", "kli-ma-ak-ti-vist"),
        ("nn-NO", "kli-ma-ak-ti-vist"),
        ("cy", "llyw-odr-aeth"),
        ("fi", "hal-li-tus-oh-jelma"),
    ],
)
def test_words_are_divided_as_their_readers_expect(language: str, words: str) -> None:
    """Each of them, or a form of it, is one that patterns divide badly, Pyphen's or Lowdown's."""
    hyphenator = Hyphenation().hyphenator(language, LIMITS)
    for written in words.split():
        word = written.replace("-", "")
        ends = (0, *hyphenator.points(word), len(word))
        parts = [word[begin:end] for begin, end in pairwise(ends)]
        assert "-".join(parts) == written
