"""Every way to break a paragraph into lines, and what each costs: nothing is left out or kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lowdown.layout.breaking import Costs, Paragraph

IMPOSSIBLE = 1e9
"""Cost of a line that is wider than its measure; it is only set where it can be no shorter."""


def all_breaks(
    paragraph: Paragraph,
    measures: Sequence[float],
    costs: Costs,
    before: tuple[int, ...] = (),
    *,
    below: float = IMPOSSIBLE,
) -> Iterator[tuple[int, ...]]:
    """Every choice of places whose lines fit their measures, or are one piece that does not.

    `below`: what each of their lines costs less than; one piece alone may then not be too wide.
    """
    final = len(paragraph.ends) - 1
    start = before[-1] if before else -1
    if start == final:
        yield before
        return
    measure = measures[min(len(before), len(measures) - 1)]
    for place in range(start + 1, final + 1):
        room = paragraph.room(start, place, measure)
        judge = costs.judge if place < final else costs.judge_last
        is_piece = place == start + 1 and below == IMPOSSIBLE
        if is_piece or judge(room).cost < below:
            yield from all_breaks(paragraph, measures, costs, (*before, place), below=below)


def price(
    paragraph: Paragraph, measures: Sequence[float], costs: Costs, breaks: Sequence[int]
) -> float:
    """What a choice of places costs, line by line."""
    cost, fit, hyphens = 0.0, 1, 0
    for number, (start, end) in enumerate(pairwise((-1, *breaks))):
        room = paragraph.room(start, end, measures[min(number, len(measures) - 1)])
        is_last = end == len(paragraph.ends) - 1
        judged = costs.judge_last(room) if is_last else costs.judge(room)
        cost += judged.cost + costs.line
        cost += costs.contrast * (abs(judged.fit - fit) > 1)
        hyphens = hyphens + 1 if paragraph.divided[end] else 0
        cost += {0: 0.0, 1: 0.0, 2: costs.ladder}.get(hyphens, costs.long_ladder)
        if not is_last:
            cost += paragraph.penalties[end]
        elif number:
            divided = paragraph.divided[start]
            cost += costs.hyphen_before_last * divided
            alone = costs.part_of_word if divided else costs.one_word
            cost += alone * (room.spaces == 0)
            cost += costs.short_last * (room.measure - room.slack < 0.2 * room.measure)
        fit = judged.fit
    return cost
