"""What a line costs: the better it looks, the less."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import replace
from enum import IntEnum
from typing import Final, NamedTuple

from lowdown.values import dataclass

OVERFULL: Final = 1e9
"""Cost of a line that is wider than its measure, to which everything else is preferred."""
TOO_LOOSE: Final = 1e5
"""Cost of a line with wider spaces than anyone would choose, which a first search leaves out."""
SHORT_LAST: Final = 0.2
"""Share of its measure under which a last line is short."""
_ROUNDING: Final = 0.1
"""Width that a line may have too much: sums of widths are not exact."""


class Fit(IntEnum):
    """How a line is filled. Neighbours more than one step apart look ill-matched."""

    TIGHT = 0
    EVEN = 1
    LOOSE = 2
    GAPING = 3


class Spacing(NamedTuple):
    """How a line is made as wide as its measure."""

    word: float = 0.0
    """Width that is added to each space."""
    letter: float = 0.0
    """Width that is added to each letter, and to each space beside `word`."""


class Judgement(NamedTuple):
    """What a line costs by its width alone."""

    cost: float
    """Its cost."""
    fit: int
    """How it is filled, a value of `Fit`."""


class Room(NamedTuple):
    """What a line has to be made as wide as its measure with."""

    slack: float
    """Width that it lacks; below 0: that it has too much."""
    spaces: int
    """Its spaces."""
    letters: int
    """Its letters and other characters, spaces among them."""
    measure: float
    """The width that it is to have."""


_OVERFULL: Final = Judgement(OVERFULL, Fit.TIGHT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs(ABC):
    """How lines are judged. Costs have no unit: what matters is how they compare."""

    line: float = 10.0
    """Of any line: of two good settings, the one with fewer lines wins."""
    hyphen_before_last: float = 600.0
    """Of a hyphen at the end of the last line but one."""
    ladder: float = 34_000.0
    """Of a second line in a row that ends in a hyphen."""
    long_ladder: float = 20_000_000.0
    """Of a third."""
    contrast: float = 60.0
    """Of a line that is much tighter or looser than the one before."""
    part_of_word: float = 400_000.0
    """Of a last line that is a part of a word."""
    one_word: float = 8_000.0
    """Of a last line of one word."""
    short_last: float = 3_000.0
    """Of a last line shorter than `SHORT_LAST` of its measure."""

    def spacing(self, room: Room) -> Spacing:
        """How the spaces and letters of a line are changed: not at all."""
        return Spacing()

    @abstractmethod
    def judge(self, room: Room) -> Judgement:
        """What a line costs that is not the last of its paragraph."""

    def judge_last(self, room: Room) -> Judgement:
        """What the last line of a paragraph costs: one that is short costs nothing."""
        return Judgement(0.0, Fit.EVEN) if room.slack >= -_ROUNDING else self.judge(room)


@dataclass(frozen=True, slots=True, kw_only=True)
class JustifiedCosts(Costs):
    """Lines that are all as wide as their measure: the nearer their spaces to a space, the better.

    The limits of spaces are those of good typesetting in narrow columns; see Knuth and Plass,
    "Breaking Paragraphs into Lines" (1981), for the idea, and docs/type.md for the figures.
    """

    space: float
    """Width of a space as its face has it."""
    em: float
    """Size of the type, in the unit of all widths."""
    min_space: float = 0.75
    """Width of the narrowest space, in spaces of the face."""
    tightest: float = 0.7
    """The same where a line turns out wider than measured, by a kern, or cannot be shorter."""
    max_space: float = 1.5
    """Width of a space that is just wide enough to be seen as wide."""
    loosest: float = 3.0
    """Width of a space beyond which a line costs `TOO_LOOSE`."""
    letter: float = 0.015
    """What a letter may gain or lose, in ems."""
    uneven: float = 4_000.0
    """Of spaces as narrow or as wide as good ones may be; of others in proportion, up to that."""
    tight: float = 0.25
    """What a tight line costs, as a share of what a loose one does: fewer readers see it."""
    power: float = 5.0
    """How much faster than its spaces a line's cost grows beside that."""

    def with_letters(self, more: float) -> JustifiedCosts:
        """The same with letters that may give `more` ems than these."""
        return replace(self, letter=self.letter + more)

    def spacing(self, room: Room) -> Spacing:
        """How a line is made as wide as its measure: letters give first, which nobody sees."""
        letters = self._given_by_letters(room)
        between = room.letters - 2 * room.spaces
        letter = letters / between if between > 0 else 0.0
        if not room.spaces:
            return Spacing(0.0, letter)
        if room.slack - letters > (self.loosest - 1) * room.spaces * self.space:
            # Better a line that ends too early than one with holes in it.
            return Spacing(self.space - 2 * letter, letter)
        # Better words that stick out, which is found, than words that touch.
        extra = max((room.slack - letters) / room.spaces, (self.tightest - 1) * self.space)
        # The white behind a word's last letter and behind a space is part of the space.
        return Spacing(extra - 2 * letter, letter)

    def _given_by_letters(self, room: Room) -> float:
        """The part of a line's slack that its letters take, those at its spaces left out."""
        limit = max(0, room.letters - 2 * room.spaces) * self.letter * self.em
        return min(limit, max(-limit, room.slack))

    def judge(self, room: Room) -> Judgement:
        """What a line costs that is not the last of its paragraph."""
        rest = room.slack - self._given_by_letters(room)
        if not room.spaces and 0 <= rest < 0.02 * room.measure:
            return Judgement(0.0, Fit.EVEN)
        # A line of one word has no space to widen: what it lacks counts as if it had one.
        extra = rest / (max(1, room.spaces) * self.space)
        if extra < 0:
            if 1 + extra < self.min_space - 1e-6:
                return _OVERFULL
            share = extra / (self.min_space - 1)
            fit = Fit.TIGHT if share > 0.5 else Fit.EVEN
            return Judgement(self.tight * self._cost_of(share), fit)
        if 1 + extra > self.loosest:
            return Judgement(TOO_LOOSE * (1 + min(extra * extra, 2_500.0)), Fit.GAPING)
        share = extra / (self.max_space - 1)
        fit = Fit.EVEN if share <= 0.5 else Fit.LOOSE if share <= 1 else Fit.GAPING
        return Judgement(self._cost_of(share), fit)

    def _cost_of(self, share: float) -> float:
        """What spaces cost by how far from a space they are, as a share of what good ones may be.

        A hyphen is worth its cost where it makes good spaces out of bad ones, and also where it
        makes a space of the face out of one that is nearly bad.
        """
        return self.uneven * min(1.0, share) + 100 * math.pow(share, self.power)


@dataclass(frozen=True, slots=True, kw_only=True)
class RaggedCosts(Costs):
    """Lines that end where their words do: the more even their ends, the better."""

    zone: float = 0.12
    """Share of the measure that lines may lack without looking ragged."""
    shortest: float = 0.4
    """Share of the measure that a line must fill, else it costs `TOO_LOOSE`."""

    def judge(self, room: Room) -> Judgement:
        """What a line costs that is not the last of its paragraph."""
        if room.slack < -_ROUNDING:
            return Judgement(OVERFULL * (1 - room.slack / room.measure), Fit.EVEN)
        share = max(0.0, room.slack) / (self.zone * room.measure)
        short = room.slack > (1 - self.shortest) * room.measure
        return Judgement(100 * share * share + short * TOO_LOOSE, Fit.EVEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class BalancedCosts(RaggedCosts):
    """Lines of even length, the last among them: for headlines."""

    def judge_last(self, room: Room) -> Judgement:
        """What the last line costs: as much as any other."""
        return self.judge(room)
