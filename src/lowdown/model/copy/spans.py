"""The words of a file as they were typed, with the place of each letter and link.

The texts of the copy have smart punctuation; the checks that point at a word look here.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from lowdown.model.findings import Location
from lowdown.values import dataclass

UNREAD: Final = "\ufffc"
"""What stands in a text for code and for pictures, whose words are none of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanLink:
    """A link in a run of words."""

    href: str
    """Its address, as it was typed."""
    words: str
    """What a reader reads of it."""
    place: Location
    """Where its words begin."""
    target: Location
    """Where its address stands; where the block does not hold that, the same as `place`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSpan:
    """A headline, a paragraph, an item of a list, a caption: what is read in one go."""

    text: str
    """The words, with a line feed for a forced line break and `UNREAD` for what is not read."""
    links: tuple[SpanLink, ...]
    """The links in it, without those that are bare addresses."""
    path: str
    """The file."""
    starts: tuple[tuple[int, Location], ...]
    """Where stretches of `text` begin, by their first index."""

    def place(self, index: int) -> Location:
        """Returns where the letter at `index` of the text stands."""
        number = bisect_right([start for start, _ in self.starts], index) - 1
        if number < 0:
            return Location(path=self.path, line=self.starts[0][1].line if self.starts else None)
        start, place = self.starts[number]
        return Location(path=self.path, line=place.line, column=(place.column or 1) + index - start)
