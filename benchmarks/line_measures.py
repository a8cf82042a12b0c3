"""Measures how well the justified lines of a finished PDF are set."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from printed_lines import Line, read_lines

SHORT: Final = 0.2
"""Share of the measure below which a last line is short."""
NEXT_LINE: Final = 1.9
"""Sizes of type below a line within which the next one is right below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMeasures:
    """How well the lines of a paper are set. Word spaces are in units of the font's own."""

    lines: int
    """Lines of copy."""
    justified: int
    """Of these, full lines of two words and more."""
    deviation: float
    """Mean absolute deviation of the word spaces of justified lines from the font's own."""
    over_double: float
    """Share of justified lines whose word spaces are more than twice the font's own."""
    over_triple: float
    """The same for three times."""
    tight: float
    """Share of justified lines whose word spaces are less than three quarters of the font's."""
    worst: float
    """The widest word spaces of a line."""
    hyphenated: float
    """Share of all lines that end with a hyphen."""
    double_ladders: int
    """Pairs of lines, one below the other, that end with hyphens."""
    long_ladders: int
    """Ladders of three lines and more."""
    last_lines: int
    """Paragraphs of two lines and more."""
    part_of_word: int
    """Of these, paragraphs whose last line is a part of a divided word."""
    one_word: int
    """Paragraphs whose last line is one word or a part of it."""
    short_last: int
    """Paragraphs whose last line is under a fifth of the measure."""


def measure_lines(data: bytes, *, space: float) -> LineMeasures:
    """Returns the measures of a PDF whose font's own word space is `space` ems wide.

    Raises ValueError where it has no justified line.
    """
    lines, size = read_lines(data)
    justified = [line for line in lines if line.is_full and len(line.segment.words) > 1]
    if not justified:
        raise ValueError("the PDF has no justified line")
    spaces = [line.gap / (space * size) for line in justified]
    last = [(a, b) for a, b in pairwise(lines) if a.is_full and not b.is_full]
    single = [(a, b) for a, b in last if len(b.segment.words) == 1]
    ladders = _ladders(lines, size)
    return LineMeasures(
        lines=len(lines),
        justified=len(justified),
        deviation=statistics.mean(abs(width - 1) for width in spaces),
        over_double=_share(width > 2 for width in spaces),
        over_triple=_share(width > 3 for width in spaces),
        tight=_share(width < 0.75 for width in spaces),
        worst=max(spaces),
        hyphenated=_share(line.is_hyphenated for line in lines),
        double_ladders=sum(rungs == 2 for rungs in ladders),
        long_ladders=sum(rungs > 2 for rungs in ladders),
        last_lines=len(last),
        part_of_word=sum(before.is_hyphenated for before, _ in single),
        one_word=len(single),
        short_last=sum(line.share < SHORT for _, line in last),
    )


def widest_lines(data: bytes, *, space: float, count: int) -> list[str]:
    """Returns the lines of a PDF with the widest word spaces, and where they are, widest first."""
    lines, size = read_lines(data)
    justified = [line for line in lines if line.is_full and len(line.segment.words) > 1]
    widest = sorted(justified, key=lambda line: -line.gap)[:count]
    return [
        f"{line.gap / (space * size):.1f}x  page {line.segment.page + 1}:"
        f" {' '.join(word.text for word in line.segment.words)}"
        for line in widest
    ]


def _ladders(lines: Sequence[Line], size: float) -> list[int]:
    """Lengths of the runs of lines, one below the other, that end with hyphens."""
    runs: list[int] = []
    above: Line | None = None
    for line in lines:
        if line.is_hyphenated:
            if above is not None and above.is_hyphenated and _follows(line, above, size):
                runs[-1] += 1
            else:
                runs.append(1)
        above = line
    return runs


def _follows(line: Line, above: Line, size: float) -> bool:
    """Whether a line stands in the same column right below the other."""
    drop = above.segment.baseline - line.segment.baseline
    return (
        line.segment.page == above.segment.page
        and line.column == above.column
        and 0 < drop < NEXT_LINE * size
    )


def _share(values: Iterable[bool]) -> float:
    counted = list(values)
    return sum(counted) / len(counted)
