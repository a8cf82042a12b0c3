"""All passages of an issue as one string: the letters of a line go in, the passage that says them comes out.

Each article is read from its beginning to its end; what it has got to is remembered, and so is what has been read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lowdown.proof.paper.pages import PrintedLine
from lowdown.proof.paper.passages import Kind, Passage

MIN_LETTERS: Final = 6
"""Letters of a line from which it is looked for in the whole issue; a shorter one only where its article has got to,
or where it is all of a passage."""
LARGE: Final = 1.5
"""Times the size of the copy from which type is display type."""
DISPLAY: Final = 1.6
"""Times the size of the copy from which type is rather a headline than a pull quote."""
SURE: Final = 12
"""Letters of a line that are looked for within passages, and tell of which article it is."""
MAX_CANDIDATES: Final = 60
"""Places at which the same words are looked at."""
HEAD: Final = (Kind.KICKER, Kind.TITLE, Kind.STANDFIRST)
"""What stands above the copy."""
COPY: Final = (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE)
"""What the size of the copy is that of."""
SMALL: Final = (Kind.CAPTION, Kind.CELL)
"""What is never set larger than the copy."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Found:
    """Words of a passage, on a line."""

    line: PrintedLine
    """The line, or the part of it that stands in a cell."""
    passage: Passage
    """What they are of."""
    number: int
    """Its place among all passages; those of an article follow each other as in the copy."""
    start: int
    """The letter of the passage that the line begins with, from 0."""
    end: int
    """The letter after its last."""

    @property
    def opens(self) -> bool:
        """Whether the passage begins here."""
        return self.start == 0

    @property
    def closes(self) -> bool:
        """Whether the passage ends here."""
        return self.end == len(self.passage.key)


class PassageIndex:
    """All passages as one string, and how far the reading of each stream has got."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.starts: list[int] = []
        self.covered: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self.reached: dict[object, int] = {}
        """The place at which each stream goes on: an article's running copy, or a passage that drifts."""
        self.whole: dict[str, list[int]] = defaultdict(list)
        size, parts = 0, []
        for number, passage in enumerate(passages):
            self.starts.append(size)
            self.whole[passage.key].append(number)
            parts.append(passage.key)
            size += len(passage.key) + 1
        self.text = "\n".join(parts) + "\n"

    def find(
        self, key: str, *, near: Sequence[str], scale: float, cell: bool = False
    ) -> int | None:
        """The place at which a line that says `key` is read; None where no passage says it.

        `near`: the articles that stand above and below it. `scale`: its size against that of the copy.
        `cell`: whether it stands beside others in a table.
        """
        onward = [place for place in self._onward() if self._goes_on(key, place, near)]
        others = [
            place for place in self.places(key) if self._is_opening(place) or len(key) >= SURE
        ]
        places = [place for place in (*onward, *others) if self._is_so_large(place, scale)]
        if not places:
            return None

        def rank(place: int) -> tuple[bool, bool, bool, bool, int, bool, int]:
            number = self.number(place)
            passage, reached = self.passages[number], self.reached.get(self.stream(number), 0)
            known = not passage.repeats and not self.is_fresh(place, len(key))
            stand = near.index(passage.article) if passage.article in near else len(near)
            elsewhere = not _is_like(passage.kind, scale, cell=cell)
            return (
                elsewhere,
                known,
                stand == len(near),
                place not in onward,
                stand,
                place < reached,
                abs(place - reached),
            )

        return min(places, key=rank)

    def _onward(self) -> list[int]:
        """The places at which streams go on, the latest first."""
        places = (self._after(self.reached[stream]) for stream in reversed(self.reached))
        return [place for place in places if place is not None]

    def _after(self, place: int) -> int | None:
        """The same place; where a passage has ended, the beginning of the article's next that has not been read."""
        if self.text[place : place + 1] != "\n":
            return place
        number = self.number(place) + 1
        if number >= len(self.passages) or self.covered[number]:
            return None
        before, after = self.passages[number - 1], self.passages[number]
        follows = before.article == after.article and (
            before.running == after.running or before.kind in HEAD
        )
        return place + 1 if follows else None

    def _goes_on(self, key: str, place: int, near: Sequence[str]) -> bool:
        """Whether `key` is read at `place`; a few letters are so only where they end a passage."""
        if not self.text.startswith(key, place):
            return False
        if len(key) >= MIN_LETTERS:
            return True
        return (
            self.passages[self.number(place)].article in near
            and self.text[place + len(key)] == "\n"
        )

    def _is_opening(self, place: int) -> bool:
        return place == self.starts[self.number(place)]

    def _is_so_large(self, place: int, scale: float) -> bool:
        """Running copy and captions are never set large, a headline never small."""
        passage = self.passages[self.number(place)]
        if passage.kind is Kind.TITLE:
            return scale >= 1.1
        return (
            scale <= (1.1 if passage.kind in SMALL else LARGE)
            or passage.kind in HEAD
            or passage.kind is Kind.ASIDE
        )

    def places(self, key: str) -> Iterator[int]:
        """Where passages say `key`, or nothing else where it is short."""
        if len(key) < MIN_LETTERS:
            yield from (self.starts[number] for number in self.whole.get(key, ()))
            return
        place = self.text.find(key)
        for _ in range(MAX_CANDIDATES):
            if place < 0:
                return
            yield place
            place = self.text.find(key, place + 1)

    def number(self, place: int) -> int:
        """Which passage stands at `place`."""
        return bisect_right(self.starts, place) - 1

    def stream(self, number: int) -> object:
        """What a passage is read as a part of."""
        passage = self.passages[number]
        return passage.article if passage.running else number

    def is_fresh(self, place: int, size: int) -> bool:
        """Whether the `size` letters at `place` have not been read yet."""
        number = self.number(place)
        start = place - self.starts[number]
        return not any(one < start + size and start < other for one, other in self.covered[number])

    def take(self, place: int, line: PrintedLine, size: int) -> Found:
        """Note that `line` says the `size` letters at `place`."""
        number = self.number(place)
        start = place - self.starts[number]
        stream = self.stream(number) if self.is_fresh(place, size) else "again"
        self.reached.pop(stream, None)
        self.reached[stream] = place + size
        self.covered[number].append((start, start + size))
        return Found(
            line=line, passage=self.passages[number], number=number, start=start, end=start + size
        )


def _is_like(kind: Kind, scale: float, *, cell: bool) -> bool:
    """Whether type of that size, in a table or not, is probably of that kind; a custom look may differ."""
    if cell:
        return kind is Kind.CELL
    if scale > DISPLAY:
        return kind in HEAD
    if abs(scale - 1) < 0.03:
        return kind not in SMALL
    return scale > 0.92 or kind not in COPY
