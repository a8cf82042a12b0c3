"""From the levels of crossheads as they are typed to levels of which none is skipped."""

from __future__ import annotations


class Levels:
    """The crossheads above the place that is being read; the headline is level 1."""

    def __init__(self, above: int = 1) -> None:
        self.above = above
        """The level of the heading under which all of them stand."""
        self._open: list[tuple[int, int]] = []

    @property
    def current(self) -> int:
        """The level of the heading that the place stands under."""
        return self._open[-1][1] if self._open else self.above

    @property
    def below(self) -> int:
        """The level under which what belongs to the place stands, such as a box: at most one below a crosshead."""
        return min(self.current, 2)

    def fork(self) -> Levels:
        """The same levels, for copy that not every reader is shown: what it opens is not open for what follows it."""
        twin = Levels(self.above)
        twin._open = list(self._open)
        return twin

    def open(self) -> int:
        """Set a heading of our own, such as a box's title; its level."""
        self.above = min(self.above + 1, 6)
        return self.above

    def take(self, typed: int) -> tuple[int, bool]:
        """The level of a crosshead that was `typed` with so many #, and whether it skips one."""
        while self._open and self._open[-1][0] >= typed:
            self._open.pop()
        skipped = bool(self._open) and typed - self._open[-1][0] > 1
        level = min(self.current + 1, 6)
        self._open.append((typed, level))
        return level, skipped
