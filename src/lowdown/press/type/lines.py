"""Turns the lines of a set galley into lines for the make-up.

Their heights are whole lines of the grid, and each says whether the galley may be cut after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from lowdown.model import Cut, Grid, Line
from lowdown.press.templates import SIGNATURE
from lowdown.press.weasy import SetLine

SOLID_WHITE = 10.0
"""Points of white, above and below together, round a picture, a pull quote, a box or a table."""
WIDOW = 2
"""Minimum of lines of a paragraph at the head or the foot of a column."""
DROPCAP_LINES = 3
"""Lines beside a drop cap, which stay together."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
HYPHENS = ("-", "\u2010", "\u00ad")
BROKEN = (*HYPHENS, "\u200b")
"""How a line ends in the middle of a word or of an address."""
EM_DASH = "\u2014"
"""Lines break before it too, where it stands between two words without white."""
JOINTS = ("/", "\u2013", EM_DASH)
"""Signs between two words without white, such as the dash in 2024–2025, after which lines break."""


def lines_of(set_lines: Sequence[SetLine], grid: Grid) -> tuple[Line, ...]:
    """The lines of a galley for the make-up, one for each set line, in the same order."""
    lines: list[Line] = []
    head_depths = _repeated_depths(set_lines, grid)
    for _, group in groupby(set_lines, key=lambda set_line: set_line.block):
        paragraph = list(group)
        broken_word = False
        for number, set_line in enumerate(paragraph, start=1):
            index = len(lines)
            words = max(0, len(set_line.text.split()) - broken_word)
            before = set_lines[index - 1] if index else None
            after = set_lines[index + 1] if index + 1 < len(set_lines) else None
            lines.append(
                Line(
                    height=_height(set_line, grid),
                    space=_space(set_line, before, grid),
                    lead=head_depths[index],
                    cut=_cut(set_line, number, len(paragraph), after, _dropped(paragraph[0])),
                    drifts=set_line.solid and set_line.tags[-1] not in ("tr", "hr"),
                    words=0 if _signs(set_line) else words,
                    text=set_line.text.strip(),
                )
            )
            broken_word = set_line.text.rstrip().endswith(HYPHENS)
    return tuple(lines)


def _repeated_depths(set_lines: Sequence[SetLine], grid: Grid) -> list[int]:
    """For each line, the depth of the table's head that is repeated where it begins a column."""
    depths = []
    head_depth = 0
    for set_line in set_lines:
        if "thead" in set_line.tags:
            head_depth += _height(set_line, grid)
        elif "tr" not in set_line.tags:
            head_depth = 0
        depths.append(head_depth if "tbody" in set_line.tags else 0)
    return depths


def repeated_heads(set_lines: Sequence[SetLine], index: int) -> tuple[SetLine, ...]:
    """The rows that are repeated above row `index` of a table where it begins a column."""
    rows = []
    for set_line in reversed(set_lines[:index]):
        if "thead" in set_line.tags:
            rows.append(set_line)
        elif rows or "tr" not in set_line.tags:
            break
    return tuple(reversed(rows))


def _height(set_line: SetLine, grid: Grid) -> int:
    white = SOLID_WHITE if set_line.solid and set_line.tags[-1] not in ("tr", "hr") else 0
    return max(1, grid.lines_for(set_line.bottom - set_line.top + white))


def _space(set_line: SetLine, before: SetLine | None, grid: Grid) -> int:
    if before is None:
        return 0
    if set_line.solid and set_line.tags[-1] == "tr" and "tr" not in before.tags:
        return 1
    if set_line.opens or (
        "aside" in before.tags and "aside" not in set_line.tags and not before.solid
    ):
        return max(1, grid.lines_for(set_line.top - before.bottom))
    return grid.lines_for(set_line.top - before.bottom)


def _dropped(first: SetLine) -> int:
    """Lines of a paragraph that stand beside its drop cap."""
    return DROPCAP_LINES if first.attendants and "li" not in first.tags else 0


def _cut(set_line: SetLine, number: int, count: int, after: SetLine | None, dropped: int) -> Cut:
    """Where a galley may be cut after the `number`th of `count` lines of a paragraph.

    An article that goes on online may only stop after a whole block of copy.
    """
    inside = after is not None and after.id == set_line.id
    if _keeps_to_the_next(set_line, after):
        return Cut.NEVER
    if set_line.solid:
        return _cut_after_solid(set_line, after)
    if number == count:
        if set_line.text.rstrip().endswith(":"):
            return Cut.COLUMN
        return Cut.JUMP if inside else Cut.CLOSE
    if number < max(WIDOW, dropped) or count - number < WIDOW:
        return Cut.NEVER
    return Cut.COLUMN if _breaks_word(set_line, after) else Cut.JUMP


def _keeps_to_the_next(set_line: SetLine, after: SetLine | None) -> bool:
    """Whether a line is a heading, or the last above the byline that signs the copy."""
    is_heading = not set_line.solid and any(tag in HEADINGS for tag in set_line.tags[-1:])
    return is_heading or _signs(after)


def _breaks_word(set_line: SetLine, after: SetLine | None) -> bool:
    """Whether a line ends within a word, which goes on in the line `after`.

    A dash with white before it ends no word, and one with white behind it begins none.
    """
    text = set_line.text.rstrip()
    if text.endswith(BROKEN) or (text.endswith(JOINTS) and len(text.split()[-1]) > 1):
        return True
    following = after.text.lstrip() if after else ""
    return following.startswith(EM_DASH) and len(following.split()[0]) > 1


def _signs(set_line: SetLine | None) -> bool:
    """Whether a line is of the byline at the end of the copy."""
    return set_line is not None and set_line.id.startswith(f"{SIGNATURE}-")


def _cut_after_solid(set_line: SetLine, after: SetLine | None) -> Cut:
    if "thead" in set_line.tags:
        return Cut.NEVER
    if after is None:
        return Cut.CLOSE
    if "tr" in set_line.tags and "tr" in after.tags:
        return Cut.COLUMN
    return Cut.JUMP if after.id == set_line.id else Cut.CLOSE
