"""The levels of crossheads, from the number of `#` typed to levels of which none is skipped."""

from __future__ import annotations

from typing import NamedTuple


class CrossheadLevel(NamedTuple):
    """The level of a crosshead."""

    level: int
    """The level that it has in the paper; the headline is level 1."""
    is_skip: bool
    """Whether it was typed more than one level below the one before it."""


class Levels:
    """The crossheads above the place that is being read; the headline is level 1."""

    def __init__(self, above: int = 1) -> None:
        self.above = above
        """The level of the heading above all of them."""
        self._open: list[tuple[int, int]] = []

    @property
    def current(self) -> int:
        """The level of the nearest heading above the place."""
        return self._open[-1][1] if self._open else self.above

    @property
    def below(self) -> int:
        """The level of the heading above a box at this place: that of a crosshead, at most."""
        return min(self.current, 2)

    def fork(self) -> Levels:
        """Returns a copy of the levels, for copy that only some readers see.

        What stands after that copy goes on with the original.
        """
        twin = Levels(self.above)
        twin._open = list(self._open)
        return twin

    def open(self) -> int:
        """Opens a heading that is no crosshead, such as a box's title, and returns its level."""
        self.above = min(self.above + 1, 6)
        return self.above

    def take(self, typed: int) -> CrossheadLevel:
        """Opens a crosshead that was typed with `typed` signs #, and returns its level."""
        while self._open and self._open[-1][0] >= typed:
            self._open.pop()
        skipped = bool(self._open) and typed - self._open[-1][0] > 1
        level = min(self.current + 1, 6)
        self._open.append((typed, level))
        return CrossheadLevel(level, skipped)
