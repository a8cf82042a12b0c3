"""A paragraph as the line breaker sees it: widths up to each place where a line may end."""

from __future__ import annotations

from lowdown.layout.breaking.costs import Room
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """The places where the lines of a paragraph may end, in order; the last is its end.

    Widths are in one unit, whichever it is, and count from the paragraph's start, with every space
    as wide as its face has it. A line begins behind the place where the one before it ends.
    """

    ends: tuple[float, ...]
    """Width up to each place, without the space or the hyphen that stands there."""
    starts: tuple[float, ...]
    """Width up to where the line behind each place begins."""
    spaces_to: tuple[int, ...]
    """Spaces up to each place that can be made wider or narrower."""
    spaces_from: tuple[int, ...]
    """Such spaces up to where the line behind each place begins."""
    letters_to: tuple[int, ...]
    """Letters and other characters up to each place, spaces among them."""
    letters_from: tuple[int, ...]
    """Letters up to where the line behind each place begins."""
    hyphens: tuple[float, ...]
    """Width of the hyphen that is added where a line ends there; 0 where none is."""
    divided: tuple[bool, ...]
    """Whether a line that ends there ends in a hyphen, added or not."""
    penalties: tuple[float, ...]
    """What it costs to end a line there: 0 at a space."""
    right_hangs: tuple[float, ...]
    """Width by which the last mark of a line that ends there hangs out."""
    left_hangs: tuple[float, ...]
    """Width by which the first mark of the line behind each place hangs out."""
    first_hang: float = 0.0
    """Width by which the paragraph's first mark hangs out."""

    def room(self, start: int, end: int, measure: float) -> Room:
        """What a line has to be set with that goes from behind the place `start` to `end`.

        `start`: -1 for the beginning. `measure`: the width that the line is to have.
        """
        width, spaces, letters = self.ends[end], self.spaces_to[end], self.letters_to[end]
        if hyphen := self.hyphens[end]:
            width += hyphen
            letters += 1
        hang = self.right_hangs[end]
        if start < 0:
            return Room(measure + hang + self.first_hang - width, spaces, letters, measure)
        return Room(
            measure + hang + self.left_hangs[start] - width + self.starts[start],
            spaces - self.spaces_from[start],
            letters - self.letters_from[start],
            measure,
        )
