"""Words for numbers, pages, long texts and unknown names, as editors read them in messages."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

ELLIPSIS: Final = "…"
"""Stands for the part of a text that is left out."""
MAX_CHOICES: Final = 20
"""Names that a message lists; a longer list helps nobody."""


def plural(number: int, word: str) -> str:
    """A count of things, such as "1 page" or "2 pages"."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def runs_of_pages(pages: Sequence[int]) -> list[tuple[int, ...]]:
    """Divides page numbers into runs of pages that follow one another."""
    runs: list[tuple[int, ...]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1] = (*runs[-1], page)
        else:
            runs.append((page,))
    return runs


def name_run(run: Sequence[int]) -> str:
    """The pages of one run: `4-5`, or `12`."""
    return str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}"


def name_pages(pages: Sequence[int]) -> str:
    """Pages as runs, `4-5, 12`; empty without pages."""
    return ", ".join(name_run(run) for run in runs_of_pages(pages))


def shorten(text: str, room: int, *, sign: str = ELLIPSIS) -> str:
    """Cuts `text` to at most `room` characters, with `sign` at its end where something is
    left out.
    """
    if len(text) <= room:
        return text
    return f"{text[: max(room - len(sign), 0)].rstrip()}{sign}"[: max(room, 0)]


def first_words(words: Sequence[str], count: int) -> str:
    """The first `count` of `words`, with an ellipsis after them where there are more."""
    return " ".join([*words[:count], *([ELLIPSIS] if len(words) > count else [])])


def nearest(
    word: str, known: Iterable[str], *, synonyms: Mapping[str, str] | None = None
) -> str | None:
    """The one of `known` that `word` probably stands for, or None where none is similar.

    `synonyms` maps other words, in small letters without hyphens, to names in `known`.
    """
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
    """A cure for the unknown name `word`: the likely one of `known`, or all of them where they are
    few.
    """
    names = sorted(known)
    guess = nearest(word, names, synonyms=synonyms)
    if guess is not None:
        return f"Did you mean \u201c{guess}\u201d?"
    if names and len(names) <= MAX_CHOICES:
        return f"Available: {', '.join(names)}."
    return "Take it out, or correct its name."


def _bare(word: str) -> str:
    return word.casefold().replace("_", "").replace("-", "").replace(" ", "")
