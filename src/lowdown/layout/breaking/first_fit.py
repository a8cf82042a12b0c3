"""First fit: fills line by line with all that it has room for, as most programs do."""

from __future__ import annotations

from collections.abc import Sequence

from lowdown.layout.breaking.paragraph import Paragraph


def first_fit(paragraph: Paragraph, measures: Sequence[float]) -> tuple[int, ...]:
    """Returns the place where each line ends.

    A word is divided only where the line has room for its part but not for all of it.
    """
    breaks: list[int] = []
    start, final = -1, len(paragraph.ends) - 1
    while start < final:
        measure = measures[min(len(breaks), len(measures) - 1)]
        fitting = start + 1
        for place in range(start + 1, final + 1):
            room = paragraph.room(start, place, measure)
            if room.slack >= 0:
                fitting = place
            elif room.slack < -paragraph.hyphens[place]:
                break
        breaks.append(fitting)
        start = fitting
    return tuple(breaks)
