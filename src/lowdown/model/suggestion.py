"""From a word nobody knows and the words that there are, to the one that was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Final

from lowdown.model.rules import RULES


def nearest(
    word: str, known: Iterable[str], *, synonyms: Mapping[str, str] | None = None
) -> str | None:
    """The one of `known` that `word` probably stands for, or None where nothing is near."""
    names = list(known)
    bare = _bare(word)
    if synonyms and synonyms.get(bare) in names:
        return synonyms[bare]
    by_bare = {_bare(name): name for name in names}
    if bare in by_bare:
        return by_bare[bare]
    close = difflib.get_close_matches(bare, list(by_bare), n=1, cutoff=0.6)
    return by_bare[close[0]] if close else None


def did_you_mean(
    word: str, known: Iterable[str], *, synonyms: Mapping[str, str] | None = None
) -> str:
    """A cure for `word`: the likely one of `known`, or all of them where there are few."""
    names = sorted(known)
    guess = nearest(word, names, synonyms=synonyms)
    if guess is not None:
        return f"Did you mean \u201c{guess}\u201d?"
    if names and len(names) <= MANY:
        return f"There is: {', '.join(names)}."
    return "Take it out, or correct its name."


def which_rule(word: str) -> str:
    """A cure for a rule that there is not: the code or the name that is likely meant, or where all of them are."""
    code = word[:2].upper() + word[2:].upper().translate(_DIGITS)
    akin = next(
        (akin for end in range(len(code), 2, -1) if (akin := _beginning(code[:end]))), RULES
    )
    guess = nearest(code, akin) or nearest(word, RULES.values())
    return f"Did you mean \u201c{guess}\u201d?" if guess else "`lowdown explain` lists all rules."


def _beginning(start: str) -> list[str]:
    return [code for code in RULES if code.startswith(start)]


_DIGITS: Final = str.maketrans("OIL", "011")
"""Letters that are typed for digits."""
MANY = 20
"""More names than this help nobody."""


def _bare(word: str) -> str:
    return word.casefold().replace("_", "").replace("-", "").replace(" ", "")
