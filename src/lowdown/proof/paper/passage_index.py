"""An index of all passages of an issue, which finds the passage that a printed line belongs to.

Each article is read from its beginning to its end: the index remembers how far each has got, and
which letters have been read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from lowdown.proof.paper.pages import PrintedLine
from lowdown.proof.paper.passages import Kind, Passage
from lowdown.values import dataclass

MIN_LETTERS: Final = 6
"""Letters of a line from which it is looked for in the whole issue.

A shorter one is only found where its article has got to, or where it is all of a passage.
"""
LARGE: Final = 1.5
"""Times the size of the copy up to which type may be running copy."""
DISPLAY: Final = 1.6
"""Times the size of the copy above which type is probably a headline, not a pull quote."""
SURE: Final = 12
"""Letters from which a line is looked for within passages, and shows which article it is from."""
MAX_SMALL: Final = 1.1
"""Times the size of the copy up to which type may be small, and from which it may be a headline."""
MAX_CANDIDATES: Final = 60
"""Places with the same letters that are looked at."""
HEAD: Final = (Kind.KICKER, Kind.TITLE, Kind.STANDFIRST)
"""What stands above the copy."""
COPY: Final = (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE)
"""What is set in the size of the copy."""
SMALL: Final = (Kind.CAPTION, Kind.CELL)
"""What is never set larger than the copy."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MatchedLine:
    """A line that has been matched with the letters of a passage."""

    line: PrintedLine
    """The line, or the part of it that stands in a cell."""
    passage: Passage
    """The passage."""
    number: int
    """Its place among all passages; those of an article follow each other as in the copy."""
    start: int
    """The letter of the passage that the line begins with, from 0."""
    end: int
    """The letter after the line's last."""

    @property
    def opens(self) -> bool:
        """Whether the passage begins on this line."""
        return self.start == 0

    @property
    def closes(self) -> bool:
        """Whether the passage ends on this line."""
        return self.end == len(self.passage.key)


class PassageIndex:
    """All passages as one string, and how far the reading of each stream has got.

    A place is a position in that string. A stream is what is read from its beginning to its end:
    an article's running copy, or a passage that may stand anywhere.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self._starts: list[int] = []
        self._read: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._reached: dict[object, int] = {}
        self._by_key: dict[str, list[int]] = defaultdict(list)
        size, parts = 0, []
        for number, passage in enumerate(passages):
            self._starts.append(size)
            self._by_key[passage.key].append(number)
            parts.append(passage.key)
            size += len(passage.key) + 1
        self._text = "\n".join(parts) + "\n"

    def find(
        self, key: str, *, near: Sequence[str], scale: float, cell: bool = False
    ) -> int | None:
        """The most likely place of a line with the letters `key`; None where no passage has them.

        Where several streams continue with the same letters, it is in the one that was read last.
        `near` are the articles that stand above and below it, `scale` is its size divided by that
        of the copy, and `cell` is whether it stands beside others in a table.
        """
        onward = [place for place in self._onward() if self._continues_at(place, key, near)]
        others = [
            place for place in self.places(key) if self._is_opening(place) or len(key) >= SURE
        ]
        places = [place for place in (*onward, *others) if self._fits_scale(place, scale)]

        def rank(place: int) -> tuple[bool, bool, bool, bool, int, bool, int]:
            """How unlikely a place is; the first difference decides."""
            number = self.number(place)
            passage = self.passages[number]
            reached = self._reached.get(self._stream(number), place - 1 if place in onward else 0)
            is_read = not passage.repeats and not self.is_fresh(place, len(key))
            nearness = near.index(passage.article) if passage.article in near else len(near)
            return (
                not _is_likely(passage.kind, scale, cell=cell),
                is_read,
                nearness == len(near),
                place not in onward,
                nearness,
                place < reached,
                abs(place - reached),
            )

        return min(places, key=rank, default=None)

    def _onward(self) -> list[int]:
        """The places at which streams continue, that of the line read last first."""
        places = (self._next_place(reached) for reached in reversed(self._reached.values()))
        return [place for place in places if place is not None]

    def _next_place(self, place: int) -> int | None:
        """The place at which a stream that has been read up to `place` continues.

        Where a passage has ended, that is the beginning of the article's next, if it has not been
        read.
        """
        if self._text[place : place + 1] != "\n":
            return place
        number = self.number(place) + 1
        if number >= len(self.passages) or self._read[number]:
            return None
        before, after = self.passages[number - 1], self.passages[number]
        if before.article != after.article:
            return None
        is_same_stream = before.running == after.running or before.kind in HEAD
        return place + 1 if is_same_stream else None

    def _continues_at(self, place: int, key: str, near: Sequence[str]) -> bool:
        """Whether `key` is read at `place`; a few letters are so only where they end a passage."""
        if not self._text.startswith(key, place):
            return False
        if len(key) >= MIN_LETTERS:
            return True
        is_near = self.passages[self.number(place)].article in near
        return is_near and self._text[place + len(key)] == "\n"

    def _is_opening(self, place: int) -> bool:
        return place == self._starts[self.number(place)]

    def _fits_scale(self, place: int, scale: float) -> bool:
        """Running copy and captions are never set large, a headline never small."""
        kind = self.passages[self.number(place)].kind
        if kind is Kind.TITLE:
            return scale >= MAX_SMALL
        if kind in HEAD or kind is Kind.ASIDE:
            return True
        return scale <= (MAX_SMALL if kind in SMALL else LARGE)

    def places(self, key: str) -> Iterator[int]:
        """Where passages have the letters `key`; where they are few, only as a whole passage."""
        if len(key) < MIN_LETTERS:
            yield from (self._starts[number] for number in self._by_key.get(key, ()))
            return
        place = self._text.find(key)
        for _ in range(MAX_CANDIDATES):
            if place < 0:
                return
            yield place
            place = self._text.find(key, place + 1)

    def number(self, place: int) -> int:
        """The number of the passage at `place`."""
        return bisect_right(self._starts, place) - 1

    def _stream(self, number: int) -> object:
        """The stream that a passage belongs to."""
        passage = self.passages[number]
        return passage.article if passage.running else number

    def is_fresh(self, place: int, size: int) -> bool:
        """Whether the `size` letters at `place` have not been read yet."""
        number = self.number(place)
        start = place - self._starts[number]
        end = start + size
        return not any(first < end and start < last for first, last in self._read[number])

    def take(self, place: int, line: PrintedLine, size: int) -> MatchedLine:
        """Marks the `size` letters at `place` as read on `line`."""
        number = self.number(place)
        start = place - self._starts[number]
        stream = self._stream(number) if self.is_fresh(place, size) else "again"
        self._reached.pop(stream, None)  # so that the stream read last stands last
        self._reached[stream] = place + size
        self._read[number].append((start, start + size))
        return MatchedLine(
            line=line, passage=self.passages[number], number=number, start=start, end=start + size
        )


def _is_likely(kind: Kind, scale: float, *, cell: bool) -> bool:
    """Whether type of that size, in a table or not, is probably of that kind.

    A look of the publication's own may differ.
    """
    if cell:
        return kind is Kind.CELL
    if scale > DISPLAY:
        return kind in HEAD
    if abs(scale - 1) < 0.03:
        return kind not in SMALL
    return scale > 0.92 or kind not in COPY
