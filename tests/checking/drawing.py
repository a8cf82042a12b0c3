"""Draws made-up pages as letters, columns side by side, so that a test can write them down.

~ nameplate   % contents box   $ donation panel   # picture that spans columns
+ repeated head of a table   =a= head of the article a   -a- its jump head
>2 "continued on page 2"   <1 "continued from page 1"   @ online
"""

from __future__ import annotations

from making.surveying import Plan, survey

FILLED = "~%$#+@"


def draw(plan: Plan, page: int) -> list[str]:
    """One page as a string for each line of its grid, without white at the end.

    Bars divide the columns.
    """
    width = int(plan.grid.measure)
    rows = [[" " * width for _ in range(plan.grid.columns)] for _ in range(plan.grid.lines)]
    for thing in survey(plan):
        if thing.page != page:
            continue
        for _, column, row in thing.cells():
            filled = (
                thing.what * width
                if thing.what in FILLED
                else thing.what.ljust(width, _filling(thing.what))
            )
            rows[row][column] = filled[:width]
    return ["|".join(row).rstrip() for row in rows]


def _filling(what: str) -> str:
    return what[0] if what and what[0] in "=-[" else " "
