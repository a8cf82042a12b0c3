"""Where words may be divided at the ends of lines: by lists of exceptions, and else by patterns.

WeasyPrint divides words as these do too, while `words_divided_by` is in force.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import field
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Final

from lowdown.press.weasy.hyphen_words import in_small_letters, points_of_words, read_words
from lowdown.press.weasy.pattern_points import PatternPoints
from lowdown.press.weasy.replacing import replaced
from lowdown.values import dataclass

if TYPE_CHECKING:
    from lowdown.cache import Cache

_FOLDER: Final = Path(__file__).parents[1] / "assets" / "hyphens"
_OWN: Final = ("cy", "fi", "ga")
"""Languages whose patterns come with Lowdown, and are used while Pyphen has none."""
_FIRST: Final = ("de",)
"""Languages whose patterns come with Lowdown, and are used in place of Pyphen's.

Those of German there have two levels, of which Pyphen makes one: it divides Mit-a-r-bei-ter.
"""
_AS: Final = {"no": "nb"}
"""Languages that are divided as others are."""
_APOSTROPHES: Final = "'\u2019"


@dataclass(frozen=True, slots=True, kw_only=True)
class HyphenLimits:
    """The limits of CSS `hyphenate-limit-chars`, in characters."""

    total: int = 5
    """A word that has fewer is not divided."""
    left: int = 2
    """Before the hyphen, at least."""
    right: int = 2
    """After the hyphen, at least."""


@dataclass(slots=True, kw_only=True)
class Hyphenator:
    """Divides the words of one language, within limits."""

    limits: HyphenLimits
    """The limits, which exceptions keep to as well."""
    exceptions: Mapping[str, tuple[int, ...]]
    """The points of words whose patterns are not asked, in small letters."""
    patterns: PatternPoints | None
    """The patterns; None for a language that has none."""
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict, init=False)

    def points(self, word: str) -> tuple[int, ...]:
        """Returns the offsets in characters at which `word` may be divided, in ascending order.

        The hyphen follows the character before the offset. Capitals do not matter. A word with
        apostrophes is divided as its longest part is, where that is an exception. What an
        apostrophe parts from a word and is too short to be parted by a hyphen does not count as
        letters before or after one: neither does-n’t nor o’c-lock.
        """
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._within_limits(word)
        return known

    def _within_limits(self, word: str) -> tuple[int, ...]:
        if len(word) < self.limits.total:
            return ()
        first, last = self._bounds(word)
        return tuple(point for point in self._points(word) if first <= point <= last)

    def _bounds(self, word: str) -> tuple[int, int]:
        """The first and the last offset at which the limits let `word` be divided."""
        apostrophes = [at for at, character in enumerate(word) if character in _APOSTROPHES]
        begin, end = 0, len(word)
        if apostrophes and apostrophes[0] < self.limits.left:
            begin = apostrophes[0] + 1
        if apostrophes and end - apostrophes[-1] - 1 < self.limits.right:
            end = apostrophes[-1]
        return begin + self.limits.left, end - self.limits.right

    def _points(self, word: str) -> tuple[int, ...]:
        small = in_small_letters(word)
        excepted = self.exceptions.get(small)
        if excepted is None:
            excepted = self._points_of_longest_part(small)
        if excepted is None:
            return self.patterns.of(small) if self.patterns else ()
        return excepted

    def _points_of_longest_part(self, small: str) -> tuple[int, ...] | None:
        """The points of a word with apostrophes; None where its longest part is no exception."""
        for apostrophe in _APOSTROPHES:
            small = small.replace(apostrophe, "'")
        parts = small.split("'")
        longest = max(range(len(parts)), key=lambda at: len(parts[at]))
        points = self.exceptions.get(parts[longest])
        if points is None:
            return None
        begin = sum(len(part) + 1 for part in parts[:longest])
        return tuple(begin + point for point in points)


@dataclass(slots=True, kw_only=True)
class Hyphenation:
    """Makes the hyphenators of one publication, and keeps what their patterns give."""

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The publication's own exceptions by BCP 47 code, with hyphens where they may be divided.

    Those of `en` hold for `en-GB` as well; they win over the lists of Lowdown.
    """
    cache: Cache | None = None
    """Keeps the points of words between runs."""
    _hyphenators: dict[tuple[str, HyphenLimits], Hyphenator] = field(
        default_factory=dict, init=False
    )
    _patterns: dict[Path, PatternPoints] = field(default_factory=dict, init=False)

    def hyphenator(self, language: str | None, limits: HyphenLimits) -> Hyphenator:
        """Returns what divides the words of a language, a BCP 47 code.

        Without a language, or in one without patterns and exceptions, no word has points.
        """
        key = ((language or "").replace("_", "-").lower(), limits)
        if key not in self._hyphenators:
            code = key[0]
            self._hyphenators[key] = Hyphenator(
                limits=limits, exceptions=self._exceptions(code), patterns=self._patterns_of(code)
            )
        return self._hyphenators[key]

    def divides(self, language: str) -> bool:
        """Returns whether any word of a language may be divided."""
        hyphenator = self.hyphenator(language, HyphenLimits())
        return bool(hyphenator.patterns or hyphenator.exceptions)

    def keep(self) -> None:
        """Puts the points that were found since the last call into the cache."""
        for patterns in self._patterns.values():
            patterns.keep()

    def _patterns_of(self, code: str) -> PatternPoints | None:
        path = _patterns_path(code)
        if path is None:
            return None
        if path not in self._patterns:
            self._patterns[path] = PatternPoints(path=path, cache=self.cache)
        return self._patterns[path]

    def _exceptions(self, code: str) -> dict[str, tuple[int, ...]]:
        """The exceptions of a language: those of its publication before those of Lowdown, and those
        of a region before those of the language.
        """
        path = _patterns_path(code)
        found = dict(_exceptions_to(path)) if path else {}
        own = {language.lower(): words for language, words in self.words.items()}
        subtags = code.split("-")
        for number in range(1, len(subtags) + 1):
            found |= points_of_words(own.get("-".join(subtags[:number]), ()))
        return found


def can_hyphenate(language: str) -> bool:
    """Returns whether there are patterns for a language, a BCP 47 code."""
    return _patterns_path(language) is not None


def words_divided_by(hyphenation: Hyphenation) -> AbstractContextManager[None]:
    """Have WeasyPrint divide words as `hyphenation` does.

    Its line breaker asks Pyphen for a language that has patterns, and for the parts of a word.
    """
    from weasyprint.text import line_break

    def fallback(language: str) -> str | None:
        return language if hyphenation.divides(language) else None

    def divider(*, lang: str, left: int, right: int) -> _Divider:
        limits = HyphenLimits(total=0, left=left, right=right)
        return _Divider(hyphenation.hyphenator(lang, limits))

    stand_in = SimpleNamespace(language_fallback=fallback, Pyphen=divider)
    return replaced(line_break, "pyphen", lambda _pyphen: stand_in)


@dataclass(frozen=True, slots=True)
class _Divider:
    """What WeasyPrint needs of a `Pyphen`."""

    hyphenator: Hyphenator

    def iterate(self, word: str) -> Iterator[tuple[str, str]]:
        """Yields the two parts of `word`, the longest first part first."""
        for point in reversed(self.hyphenator.points(word)):
            yield word[:point], word[point:]


@cache
def _patterns_path(language: str) -> Path | None:
    """The file with the patterns of a language; None where nobody has made any."""
    import pyphen

    main = language.replace("_", "-").lower().split("-")[0]
    if main in _AS:
        return _patterns_path(_AS[main])
    if main in _FIRST:
        return _FOLDER / f"hyph_{main}.dic"
    found = pyphen.language_fallback(language)
    if found is None:
        return _FOLDER / f"hyph_{main}.dic" if main in _OWN else None
    return Path(str(pyphen.LANGUAGES[found]))


@cache
def _exceptions_to(path: Path) -> Mapping[str, tuple[int, ...]]:
    """Lowdown's exceptions to the patterns of `hyph_en_GB.dic`: in `exceptions_en.txt`, and for the
    region in `exceptions_en_GB.txt`.
    """
    _, main, *region = path.stem.split("_")
    found: dict[str, tuple[int, ...]] = {}
    for name in dict.fromkeys((main, "_".join((main, *region)))):
        file = _FOLDER / f"exceptions_{name}.txt"
        if file.exists():
            found |= points_of_words(read_words(file.read_text(encoding="utf-8")))
    return found
