"""The flatplan drawn in characters: pages as boxes, side by side in spreads, and a legend."""

from __future__ import annotations

from typing import Final, NamedTuple

from lowdown.model import PatchKind, PlanReport
from lowdown.report.findings import Look
from lowdown.report.flatplan.page_letters import PageDrawer, PageSize, colour_of
from lowdown.report.flatplan.palette import letter_of
from lowdown.report.flatplan.signs import ASCII, Signs

_GAP: Final = 2
"""Characters between two spreads."""
_NARROW: Final = 5
"""Characters of a column below which fewer spreads stand side by side."""
_MAX_COLUMN: Final = 9
"""Characters of a column on a wide terminal."""
_MIN_COLUMN: Final = 3
"""Characters of a column on a narrow terminal, even if the spread is wider than that."""
_MIN_ROWS: Final = 8
"""Rows of a page that is low."""
_SHAPE: Final = 2.0
"""How much higher than wide a character is."""
_BETWEEN: Final = "   "
"""Between two entries of the legend."""


def draw_flatplan(report: PlanReport, look: Look) -> str:
    """The spreads, as many side by side as the terminal is wide, and the legend."""
    signs = Signs() if look.signs else ASCII
    arrangement = _arrange(report, look.width)
    drawer = PageDrawer(
        report=report, look=look, signs=signs, size=_page_size(report, arrangement.column)
    )
    spreads, abreast = report.spreads(), arrangement.abreast
    blocks = []
    for first in range(0, len(spreads), abreast):
        drawings = [drawer.spread(left, right) for left, right in spreads[first : first + abreast]]
        rows = [(" " * _GAP).join(row).rstrip() for row in zip(*drawings, strict=True)]
        blocks.append("\n".join(rows))
    return "\n\n".join([*blocks, _legend(report, look, signs)])


class _Arrangement(NamedTuple):
    """How the spreads stand on the terminal."""

    abreast: int
    """Spreads side by side."""
    column: int
    """Characters of a column."""


def _arrange(report: PlanReport, width: int) -> _Arrangement:
    """Puts as many spreads side by side as leave columns that are not too narrow."""
    columns = report.grid.columns
    arrangement = _Arrangement(abreast=1, column=_MIN_COLUMN)
    for abreast in range(1, len(report.spreads()) + 1):
        inner = (width - _GAP * (abreast - 1)) // abreast // 2 - 2
        column = min(_MAX_COLUMN, (inner + 1) // columns - 1)
        if abreast > 1 and column < _NARROW:
            break
        arrangement = _Arrangement(abreast=abreast, column=max(_MIN_COLUMN, column))
    return arrangement


def _page_size(report: PlanReport, column: int) -> PageSize:
    """Pages whose columns have `column` characters, in the shape that they have on paper."""
    grid = report.grid
    width = grid.columns * (column + 1) - 1
    shape = grid.lines * grid.leading / grid.width(grid.columns)
    rows = min(grid.lines, max(_MIN_ROWS, round(width * shape / _SHAPE)))
    return PageSize(columns=grid.columns, column=column, rows=rows, lines=grid.lines)


class _Entry(NamedTuple):
    """An entry of the legend."""

    text: str
    """Its words."""
    colour: str = ""
    """The number of its colour; empty for none."""


def _legend(report: PlanReport, look: Look, signs: Signs) -> str:
    """What the letters and signs of the drawing mean, in lines as wide as the terminal."""
    rows: list[list[str]] = [[]]
    used = 0
    for entry in _entries(report, signs):
        if used and used + len(entry.text) > look.width:
            rows.append([])
            used = 0
        rows[-1].append(look.paint(entry.text, entry.colour) if entry.colour else entry.text)
        used += len(entry.text) + len(_BETWEEN)
    return "\n".join(_BETWEEN.join(row) for row in rows)


def _entries(report: PlanReport, signs: Signs) -> list[_Entry]:
    """The articles, and those signs that the drawing has."""
    articles = [
        _Entry(text=f"{letter_of(number)} {article.slug}", colour=colour_of(number))
        for number, article in enumerate(report.articles)
    ]
    meanings = {
        PatchKind.PICTURE: f"{signs.picture} picture",
        PatchKind.WHITE: f"{signs.white} white",
        PatchKind.TO_LINE: f"{signs.to} goes on on that page",
        PatchKind.FROM_LINE: f"{signs.origin} comes from that page",
        PatchKind.ONLINE_LINE: f"{signs.web} goes on on the web",
    }
    kinds = {patch.kind for page in report.pages for patch in page.patches}
    return articles + [_Entry(text=text) for kind, text in meanings.items() if kind in kinds]
