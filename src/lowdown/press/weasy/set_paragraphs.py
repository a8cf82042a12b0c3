"""Paragraphs that were set justified, and what a line more or fewer would cost each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field

from lowdown.layout import JustifiedCosts, Paragraph, cost_of, fit_in_lines
from lowdown.press.weasy.boxes import Box, line_boxes
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChanges:
    """Paragraphs that are to be set in other numbers of lines than is best."""

    more: Mapping[str, int] = field(default_factory=dict)
    """By the id of a paragraph, the lines that it is to have more; below 0: fewer."""
    letter: float = 0.0
    """What a letter may give in them besides what it usually may, in ems."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetParagraph:
    """A justified paragraph as it was broken, and how to measure it.

    Its first line box keeps it, as `set_paragraph`.
    """

    id: str
    """The id of its element."""
    measure: Callable[[], Paragraph]
    """Returns the places where its lines may end."""
    measures: tuple[float, ...]
    """The width of each line, in CSS pixels; the last also holds for all that follow."""
    costs: JustifiedCosts
    """How its lines are judged."""
    breaks: tuple[int, ...]
    """The place where each line ends."""

    def extra_cost(self, more: int, *, letter: float) -> float | None:
        """What it costs more than now to have `more` lines more, or fewer below 0.

        `letter`: what a letter may give then besides what it usually may, in ems. None where a
        line would be too loose or too wide.
        """
        costs = self.costs.with_letters(letter)
        lines = len(self.breaks) + more
        paragraph = self.measure()
        again = fit_in_lines(paragraph, self.measures, costs, lines)
        if again is None:
            return None
        return again.cost - cost_of(paragraph, self.measures, self.costs, self.breaks)


def set_paragraphs(box: Box) -> Iterator[SetParagraph]:
    """The justified paragraphs in a box that have an id, in order."""
    for line in line_boxes(box):
        paragraph = getattr(line, "set_paragraph", None)
        if paragraph is not None:
            yield paragraph
