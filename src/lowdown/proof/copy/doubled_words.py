"""Finds words that stand twice in a row by mistake.

Every language doubles some words rightly ("had had", "nous nous"), so only the languages in the
table below are checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubled:
    """A word that stands twice in a row."""

    word: str
    """The word, as it stands the second time."""
    index: int
    """Where it stands the second time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Custom:
    """What a language does with its words; each list is in one text, with spaces."""

    right: str
    """Words that may well stand twice in a row."""
    shortest: int = 1
    """How many letters a word has to have to be called doubled, but for those below."""
    wrong: str = ""
    """Shorter words that never stand twice in a row."""
    particles: str = ""
    """Words that stand twice before a number or a name, as in "came in in April"."""

    def is_slip(self, word: str, *, before_name: bool) -> bool:
        """Whether `word` is hardly meant to stand twice in a row."""
        if word in self.right.split() or (before_name and word in self.particles.split()):
            return False
        return len(word) >= self.shortest or word in self.wrong.split()


_CUSTOMS: Final = {
    "en": _Custom(
        right="again ah aye bang beep big blah boom bye chop clap ding do dong drip far fifty "
        "go ha had hear her ho hush knock la long many much nay never night no now oh "
        "old out please pooh really same so tap that there tick tsk tut very wait well "
        "win yes you yum",
        particles="in on over up off",
    ),
    "fr": _Custom(
        right="bien doucement elle elles jamais loin nous petit petite presque tout très vite vous",
        shortest=4,
        wrong="des du et la le les un une",
    ),
    "de": _Custom(
        right="auch bitte danke diese ferne ganz haben ihnen ihre immer lange nach nein "
        "schnell sehr sein seine viel viele weit werden worden",
        shortest=4,
        wrong="und",
    ),
    "cy": _Custom(right="araf bach bron hapus hir llawn mawr mân ychydig yntau", shortest=4),
}

_TWICE: Final = re.compile(
    r"(?<![\w'\u2019-])([^\W\d_]+)(?:[ \u00a0]+(\1)(?![\w'\u2019-]))+", re.IGNORECASE
)


def doubled(text: str, language: str) -> Iterator[Doubled]:
    """The slips in `text`; a name such as Duran Duran, whose both words have capitals, is none."""
    custom = _CUSTOMS.get(language.split("-")[0].lower())
    if custom is None:
        return
    for found in _TWICE.finditer(text):
        first, second = found[1], found[2]
        alike = len(second) > 1 or first == second  # "grade A a year" is none
        following = text[found.end(2) :].lstrip(" \u00a0")[:1]
        before_name = following.isdigit() or following.isupper()
        if (
            alike
            and second.islower()
            and custom.is_slip(second.casefold(), before_name=before_name)
        ):
            yield Doubled(word=second, index=found.start(2))
