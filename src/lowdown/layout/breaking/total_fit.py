"""Total fit: chooses all line breaks of a paragraph together, so that they cost least.

The method of Knuth and Plass, "Breaking Paragraphs into Lines" (1981): for each place where a line
may end, the cheapest ways to get there are kept, one for each state that later costs depend on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lowdown.layout.breaking.costs import (
    OVERFULL,
    SHORT_LAST,
    TOO_LOOSE,
    Costs,
    Fit,
    Judgement,
    Room,
)
from lowdown.layout.breaking.paragraph import Paragraph


class BrokenParagraph(NamedTuple):
    """A paragraph broken into lines."""

    breaks: tuple[int, ...]
    """The place where each line ends, as an index of the paragraph's places."""
    cost: float
    """What all lines cost together."""


def total_fit(
    paragraph: Paragraph, measures: Sequence[float], costs: Costs, *, lines: int | None = None
) -> BrokenParagraph:
    """Returns the cheapest line breaks of a paragraph.

    `measures`: the width of each line; the last also holds for all that follow. `lines`: how many
    lines there are to be; where there cannot be that number, there are as many as are cheapest.
    """
    found = _Search(paragraph, measures, costs, counted=lines is not None).run()
    chosen = _choose(found, lines)
    if chosen is None or chosen.cost >= _cost_of_a_hole(paragraph, costs):
        found = _Search(paragraph, measures, costs, counted=lines is not None, last=True).run()
        chosen = _choose(found, lines) or min(found, key=lambda way: way.cost)
    return BrokenParagraph(_breaks(chosen), chosen.cost)


def _cost_of_a_hole(paragraph: Paragraph, costs: Costs) -> float:
    """The cost above which lines that are too loose are tried too, in a search that takes longer.

    Many lines may cost that much together although each is good: then only a third hyphen in a row
    is worth the search.
    """
    return TOO_LOOSE if len(paragraph.ends) <= _MANY_PLACES else costs.long_ladder


_MANY_PLACES = 200
"""Places where lines may end, of some ten lines."""


def fit_in_lines(
    paragraph: Paragraph, measures: Sequence[float], costs: Costs, lines: int
) -> BrokenParagraph | None:
    """Returns the cheapest line breaks of a paragraph in that number of lines.

    None where a line would be too loose or too wide. `measures` as for `total_fit`.
    """
    chosen = _choose(_Search(paragraph, measures, costs, counted=True).run(), lines)
    return None if chosen is None else BrokenParagraph(_breaks(chosen), chosen.cost)


def cost_of(
    paragraph: Paragraph, measures: Sequence[float], costs: Costs, breaks: Sequence[int]
) -> float:
    """Returns what line breaks cost that were chosen in another way."""
    search = _Search(paragraph, measures, costs, counted=True, last=True)
    way = _START
    for place in breaks:
        found: dict[_State, _Way] = {}
        search.extend([way], way.place, place, found)
        (way,) = found.values()
    return way.cost


class _Way(NamedTuple):
    """The cheapest way to a place, of those that what follows cannot tell apart."""

    cost: float
    """What the lines up to there cost."""
    line: int
    """The number of the line that begins there, as far as it matters."""
    fit: int
    """How the line that ends there is filled."""
    run: int
    """Lines in a row that end in a hyphen there."""
    place: int
    """The place; -1 for the beginning."""
    before: _Way | None
    """The way to the place where that line begins."""


class _Window(NamedTuple):
    """The places that a line may begin behind."""

    low: int
    high: int


_State = tuple[int, int, int]
"""What later costs depend on: the line, how the last one is filled, and the hyphens in a row."""
_START = _Way(0.0, 0, Fit.EVEN, 0, -1, None)
_MAX_RUN = 3
"""Hyphens in a row beyond which there is no difference."""


def _choose(ways: Sequence[_Way], lines: int | None) -> _Way | None:
    """The cheapest way, of those with that number of lines."""
    fitting = [way for way in ways if lines is None or way.line == lines]
    return min(fitting, key=lambda way: way.cost, default=None)


def _breaks(way: _Way) -> tuple[int, ...]:
    """The places of a way, the first one first."""
    places = []
    step: _Way | None = way
    while step is not None and step.place >= 0:
        places.append(step.place)
        step = step.before
    return tuple(reversed(places))


class _Search:
    """One search through a paragraph."""

    def __init__(
        self,
        paragraph: Paragraph,
        measures: Sequence[float],
        costs: Costs,
        *,
        counted: bool,
        last: bool = False,
    ) -> None:
        """`counted`: ways with different numbers of lines are kept apart. `last`: no line that is
        too loose or too wide is left out any more.
        """
        self.paragraph = paragraph
        self.measures = measures
        self.costs = costs
        self.last = last
        self.max_line = len(paragraph.ends) if counted else len(measures) - 1
        self.widest, self.narrowest = max(measures), min(measures)
        self.max_hang = max(paragraph.right_hangs) + max(
            paragraph.first_hang, *paragraph.left_hangs
        )
        self.max_hyphen = max(paragraph.hyphens)

    def run(self) -> list[_Way]:
        """The ways to the paragraph's end."""
        ways: list[list[_Way]] = []
        low, high = -1, -1
        for place in range(len(self.paragraph.ends)):
            low, high = self._window(low, high, place)
            found: dict[_State, _Way] = {}
            for start in range(high, low - 1, -1):
                self.extend(ways[start] if start >= 0 else (_START,), start, place, found)
            ways.append(self._worth_keeping(found))
        return ways[-1]

    def _window(self, low: int, high: int, place: int) -> _Window:
        """The first and the last start of a line to `place`, from those of the place before."""
        every = self.last or place == len(self.paragraph.ends) - 1
        while low < place - 1 and self._is_overfull(low, place):
            low += 1
        while high < place - 1 and (every or not self._is_too_loose(high + 1, place)):
            high += 1
        return _Window(low, high)

    def extend(
        self, ways: Sequence[_Way], start: int, place: int, found: dict[_State, _Way]
    ) -> None:
        """Adds a line from `start` to `place` to each way, and keeps it where it is cheapest."""
        judged: dict[float, Judgement] = {}
        for way in ways:
            measure = self.measures[min(way.line, len(self.measures) - 1)]
            judgement = judged.get(measure)
            if judgement is None:
                judgement = judged[measure] = self._judge(start, place, measure)
            if self._is_out(judgement.cost, start, place):
                continue
            longer = self._longer(way, judgement, place)
            state = (longer.line, longer.fit, longer.run)
            known = found.get(state)
            if known is None or longer.cost < known.cost:
                found[state] = longer

    def _longer(self, way: _Way, judgement: Judgement, place: int) -> _Way:
        """A way with one line more, which ends at `place`, and what it costs as its neighbour."""
        cost = way.cost + judgement.cost
        if abs(judgement.fit - way.fit) > 1:
            cost += self.costs.contrast
        run = min(way.run + 1, _MAX_RUN) if self.paragraph.divided[place] else 0
        if run > 1:
            cost += self.costs.ladder if run == 2 else self.costs.long_ladder
        line = min(way.line + 1, self.max_line)
        return _Way(cost, line, judgement.fit, run, place, way)

    def _is_out(self, cost: float, start: int, place: int) -> bool:
        """Whether a line is left out: it is too loose or too wide, and there may be another."""
        if self.last:
            return cost >= OVERFULL and place - start > 1
        return cost >= TOO_LOOSE

    def _judge(self, start: int, place: int, measure: float) -> Judgement:
        """What a line costs, and the place where it ends."""
        room = self.paragraph.room(start, place, measure)
        if place < len(self.paragraph.ends) - 1:
            cost, fit = self.costs.judge(room)
            return Judgement(cost + self.costs.line + self.paragraph.penalties[place], fit)
        cost, fit = self.costs.judge_last(room)
        return Judgement(cost + self._last_line(start, room), fit)

    def _last_line(self, start: int, room: Room) -> float:
        """What it costs that a last line is short, or follows a hyphen."""
        if start < 0:
            return self.costs.line
        cost = self.costs.line
        if self.paragraph.divided[start]:
            cost += self.costs.hyphen_before_last
        if not room.spaces:
            divided = self.paragraph.divided[start]
            cost += self.costs.part_of_word if divided else self.costs.one_word
        if room.measure - room.slack < SHORT_LAST * room.measure:
            cost += self.costs.short_last
        return cost

    def _is_overfull(self, start: int, place: int) -> bool:
        """Whether a line is too wide even in the widest measure, and so is every longer one.

        A hyphen does not count: it may be wider than the rest of its word.
        """
        hyphen = self.paragraph.hyphens[place]
        room = self.paragraph.room(start, place, self.widest + self.max_hang + hyphen)
        return room.slack < 0 and self.costs.judge(room).cost >= OVERFULL

    def _is_too_loose(self, start: int, place: int) -> bool:
        """Whether a line is too loose even in the narrowest measure."""
        narrowest = self.narrowest - self.max_hang - self.max_hyphen
        room = self.paragraph.room(start, place, narrowest)
        return room.slack > 0 and self.costs.judge(room).cost >= TOO_LOOSE

    def _worth_keeping(self, found: dict[_State, _Way]) -> list[_Way]:
        """The ways that may still become the cheapest.

        A way is out where another is cheaper by all that what follows can add to it.
        """
        kept: list[_Way] = []
        for way in sorted(found.values(), key=lambda way: way.cost):
            if not any(
                other.line == way.line
                and other.run <= way.run
                and other.cost + (other.fit != way.fit) * self.costs.contrast <= way.cost
                for other in kept
            ):
                kept.append(way)
        return kept
