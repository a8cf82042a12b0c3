"""Made-up pages in, pages of letters out, columns side by side: what a test can write down beforehand.

~ nameplate   % contents box   $ donation panel   # picture that spans columns   + repeated head of a table
=a= head of the article a   -a- its jump head   >2 "continued on page 2"   <1 "continued from page 1"   @ online
"""

from __future__ import annotations

from making.surveying import Plan, survey

FILLED = "~%$#+@"


def draw(plan: Plan, page: int) -> list[str]:
    """One page, a string for every line of its grid, the columns parted by bars; white at the end left out."""
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
