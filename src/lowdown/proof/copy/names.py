"""Finds authors and sections that are spelled in two ways; the finding is at the rarer spelling.

Two people may have similar names, so only typing mistakes are reported: another case, space, sign
or accent; and, in a long word of a name whose other words are the same, a letter or two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final

from lowdown.desk import Position, header_of, smart
from lowdown.model import Article, Finding, Location
from lowdown.proof.copy.archive import Archive
from lowdown.values import dataclass

_FAMILY: Final = 6
"""The length from which one other letter in a family name, or in a section, is a mistake."""
_GIVEN: Final = 8
"""The same for a given name, because many differ by one letter: Francis and Frances."""
_LONG: Final = 10
"""The length from which two other letters are a mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """A key of the header whose values are names."""

    key: str
    noun: str
    names: Callable[[Article], tuple[str, ...]]
    alike: Callable[[str, str], bool]


def check_names(archive: Archive) -> Iterator[Finding]:
    """LD131: a name is spelled in one way.

    Reported where an issue that is being checked has one of the two spellings.
    """
    for kind in _KINDS:
        uses = _uses(kind, archive)
        checked = _checked_names(kind, archive)
        for rare, common in _pairs(uses, kind):
            if checked & {rare, common}:
                for article in uses[rare]:
                    yield _finding(archive, article, kind, rare=rare, common=common)


def _uses(kind: _Kind, archive: Archive) -> dict[str, list[Article]]:
    """The articles that have each name."""
    uses: dict[str, list[Article]] = {}
    for article in archive.articles.values():
        for name in dict.fromkeys(kind.names(article)):
            uses.setdefault(name, []).append(article)
    return uses


def _checked_names(kind: _Kind, archive: Archive) -> set[str]:
    """The names in the issues that are being checked."""
    articles = [article for issue in archive.checked for article in issue.articles]
    return {name for article in articles for name in kind.names(article)}


def _pairs(uses: dict[str, list[Article]], kind: _Kind) -> Iterator[tuple[str, str]]:
    """Pairs of a rarer spelling and the most common one that it resembles.

    Of two that are equally common, the earlier counts as the more common.
    """
    ranked = sorted(uses, key=lambda name: -len(uses[name]))
    for number, rare in enumerate(ranked):
        common = next((name for name in ranked[:number] if kind.alike(rare, name)), None)
        if common is not None:
            yield rare, common


def _finding(archive: Archive, article: Article, kind: _Kind, *, rare: str, common: str) -> Finding:
    position = _position(archive, article, key=kind.key, name=rare)
    return Finding(
        code="LD131",
        place=Location(path=article.place.path, line=position.line, column=position.column),
        message=f"the {kind.noun} \u201c{rare}\u201d is \u201c{common}\u201d elsewhere",
        cure=f"Write \u201c{common}\u201d, or put right the other, if it is one and the same.",
    )


def _position(archive: Archive, article: Article, *, key: str, name: str) -> Position:
    """Where `name` stands in the article's header."""
    header = header_of(archive.publication.root, article.place.path)
    value = header.values.get(key)
    for number, entry in enumerate(value if isinstance(value, list) else []):
        if smart(" ".join(str(entry).split()), article.language) == name:
            return header.position((key, number))
    return header.position((key,))


def same_person(one: str, other: str) -> bool:
    """Whether two different names are probably one, with a slip in it."""
    if _bare(one) == _bare(other):
        return bool(_bare(one))
    pair = _only_difference(one.split(), other.split())
    if pair is None:
        return False
    given = len(one.split()) > 1 and pair[0] == _bare(one.split()[0])
    return _is_misspelled_given(*pair) if given else _is_misspelled(*pair)


def same_section(one: str, other: str) -> bool:
    """Whether two different slugs are probably one, with a slip in it."""
    if _bare(one) == _bare(other):
        return True
    pair = _only_difference(one.split("-"), other.split("-"))
    return pair is not None and _is_misspelled(*pair)


def _bare(name: str) -> str:
    """The letters and digits of `name`, small and without accents."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in decomposed if sign.isalnum())


def _only_difference(one: list[str], other: list[str]) -> tuple[str, str] | None:
    """The two words in which the names differ, where they differ in no other."""
    pairs = [(_bare(a), _bare(b)) for a, b in zip_longest(one, other, fillvalue="")]
    unlike = [pair for pair in pairs if pair[0] != pair[1]]
    return unlike[0] if len(unlike) == 1 and all(unlike[0]) else None


def _is_misspelled(one: str, other: str) -> bool:
    length = min(len(one), len(other))
    if length < _FAMILY or one[0] != other[0] or re.findall(r"\d", one) != re.findall(r"\d", other):
        return False
    return _slips(one, other) <= (2 if length >= _LONG else 1)


def _is_misspelled_given(one: str, other: str) -> bool:
    """Whether two given names are one misspelled: Philip and Phillip, but not Paul and Paula."""
    if _doubles(one) == _doubles(other) or (sorted(one) == sorted(other) and one[0] == other[0]):
        return _slips(one, other) == 1 and one[-1] == other[-1]
    return (
        min(len(one), len(other)) >= _GIVEN and one[-1] == other[-1] and _is_misspelled(one, other)
    )


def _doubles(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


def _slips(one: str, other: str) -> int:
    """The number of letters to change; two that have changed places count as one."""
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    slips = sum(
        max(to - start, to_other - start_other)
        for tag, start, to, start_other, to_other in steps
        if tag != "equal"
    )
    return 1 if slips == 2 and sorted(one) == sorted(other) else slips


_KINDS: Final = (
    _Kind(key="author", noun="author", names=lambda article: article.authors, alike=same_person),
    _Kind(
        key="section",
        noun="section",
        names=lambda article: (article.section,) if article.section else (),
        alike=same_section,
    ),
)
