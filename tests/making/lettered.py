"""Paragraphs in which every character is one unit wide, so that lines can be drawn in letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from lowdown.layout.breaking import (
    BalancedCosts,
    Costs,
    JustifiedCosts,
    Paragraph,
    RaggedCosts,
    Room,
    first_fit,
    total_fit,
)

POINT = "|"
"""A place where a word may be divided with a hyphen; it has no width."""
GLUE = "~"
"""A space at which no line ends."""
SPACE = 1.0
EM = 4.0
JUSTIFIED = JustifiedCosts(space=SPACE, em=EM)
RAGGED = RaggedCosts()
BALANCED = BalancedCosts()
HYPHEN_COST = 2_600.0


class _Mark(NamedTuple):
    """What stands before a place in the text."""

    width: float
    spaces: int
    letters: int


class _Place(NamedTuple):
    """A place where a line may end."""

    end: int
    next: int
    hyphen: bool


@dataclass(frozen=True, kw_only=True)
class Lettered:
    """A paragraph, with the text that it was made from."""

    text: str
    places: tuple[_Place, ...]
    paragraph: Paragraph

    def lines(self, breaks: Sequence[int]) -> list[str]:
        """The text of each line, with the hyphens that divided words have."""
        lines, start = [], 0
        for chosen in breaks:
            place = self.places[chosen]
            line = self.text[start : place.end].replace(POINT, "").replace(GLUE, " ")
            lines.append(line + "-" * place.hyphen)
            start = place.next
        return lines

    def rooms(self, breaks: Sequence[int], measures: Sequence[float]) -> list[Room]:
        """What each line has to be made as wide as its measure with."""
        return [
            self.paragraph.room(start, end, measures[min(number, len(measures) - 1)])
            for number, (start, end) in enumerate(pairwise((-1, *breaks)))
        ]

    def set(self, *measures: float, costs: Costs = JUSTIFIED, **more: Any) -> list[str]:
        """The lines by total fit."""
        return self.lines(total_fit(self.paragraph, measures, costs, **more).breaks)

    def fill(self, *measures: float) -> list[str]:
        """The lines by first fit."""
        return self.lines(first_fit(self.paragraph, measures))


def lettered(text: str, *, hyphen: float = 1.0) -> Lettered:
    """A paragraph of words with `|` where they may be divided, and `~` between glued words.

    `hyphen`: the width of the hyphen that is added. Hyphens in the text end lines as well.
    """
    places = (*_places(text), _Place(len(text), len(text), hyphen=False))
    ends = [_mark(text[: place.end]) for place in places]
    starts = [_mark(text[: place.next]) for place in places]
    divided = [place.hyphen or text[place.end - 1] == "-" for place in places[:-1]]
    inside = [HYPHEN_COST * broken for broken in divided]
    none = (0.0,) * len(places)
    paragraph = Paragraph(
        ends=tuple(mark.width for mark in ends),
        starts=tuple(mark.width for mark in starts),
        spaces_to=tuple(mark.spaces for mark in ends),
        spaces_from=tuple(mark.spaces for mark in starts),
        letters_to=tuple(mark.letters for mark in ends),
        letters_from=tuple(mark.letters for mark in starts),
        hyphens=tuple(hyphen * place.hyphen for place in places),
        divided=(*divided, False),
        penalties=(*inside, 0.0),
        right_hangs=none,
        left_hangs=none,
    )
    return Lettered(text=text, places=places, paragraph=paragraph)


def _places(text: str) -> Iterator[_Place]:
    """Where lines may end before the text's end."""
    for at, character in enumerate(text[:-1]):
        if character == " ":
            yield _Place(at, at + 1, hyphen=False)
        elif character == POINT:
            yield _Place(at, at + 1, hyphen=True)
        elif character == "-":
            yield _Place(at + 1, at + 1, hyphen=False)


def _mark(before: str) -> _Mark:
    shown = before.replace(POINT, "")
    return _Mark(len(shown), shown.count(" ") + shown.count(GLUE), len(shown))
