"""The report on a plan goes in; its flatplan comes out, drawn in letters: pages as boxes, side by side in spreads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import Final

from lowdown.model import PageReport, Patch, PatchKind, PlanReport, name_of, shorten
from lowdown.report.findings import Look, plain
from lowdown.report.flatplan.palette import FURNITURE, hue_of, letter_of
from lowdown.report.flatplan.signs import ASCII, Signs

_GAP: Final = 2
"""Characters between two spreads."""
_NARROW: Final = 5
"""Characters of a column below which fewer spreads stand side by side."""
_WIDE: Final = 9
"""Characters of a column, at the most."""
_FLOOR: Final = 3
"""Characters of a column, at the least, however narrow the terminal."""
_LEAST_ROWS: Final = 8
"""Rows of a page, at the least."""
_SHAPE: Final = 2.0
"""How much higher than wide a character is."""


_ORDER: Final = (
    PatchKind.WHITE,
    PatchKind.COPY,
    PatchKind.PICTURE,
    PatchKind.FILLER,
    PatchKind.JUMP_HEAD,
    PatchKind.HEAD,
    PatchKind.NAMEPLATE,
    PatchKind.CONTENTS,
    PatchKind.PANEL,
    PatchKind.FROM_LINE,
    PatchKind.TO_LINE,
    PatchKind.ONLINE_LINE,
)
"""What is drawn first is covered by what comes after it, where there is not room for both."""
_ENDINGS: Final = (PatchKind.TO_LINE, PatchKind.ONLINE_LINE)
"""The lines that stand below the last words of a frame."""
_FILLINGS: Final = {
    PatchKind.NAMEPLATE: "=",
    PatchKind.CONTENTS: ":",
    PatchKind.PANEL: "+",
    PatchKind.FILLER: "%",
}
"""What furniture is filled with where there are no colours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measures:
    """How large a page is drawn."""

    columns: int
    """Columns of the page."""
    column: int
    """Characters of a column."""
    rows: int
    """Rows of the page."""
    lines: int
    """Lines of the grid in a column."""

    @property
    def width(self) -> int:
        """Characters of the page, without its frame."""
        return self.columns * (self.column + 1) - 1

    def across(self, patch: Patch) -> range:
        """The characters that a patch covers."""
        start = patch.column * (self.column + 1)
        return range(start, start + patch.span * (self.column + 1) - 1)

    def down(self, patch: Patch) -> range:
        """The rows that a patch covers; what has a label has one row at least, a jump line the last one of its copy."""
        if patch.kind in _ENDINGS:
            top = int((patch.top - 0.5) * self.rows / self.lines)
            return range(top, top + 1)
        top, end = self._row(patch.top), self._row(patch.top + patch.height)
        labelled = patch.kind not in (PatchKind.WHITE, PatchKind.COPY, PatchKind.PICTURE)
        if labelled and top >= end:
            top = min(top, self.rows - 1)
            end = top + 1
        return range(top, end)

    def _row(self, line: int) -> int:
        return min(self.rows, int(line * self.rows / self.lines + 0.5))


Cell = tuple[str, str]
"""A character, and the number of its colour or nothing."""


def draw_flatplan(report: PlanReport, look: Look) -> str:
    """The spreads, as many side by side as the terminal is wide, and what the letters mean."""
    signs = Signs() if look.signs else ASCII
    spreads = report.spreads()
    abreast, column = _fit(report, look.width)
    grid = report.grid
    width = grid.columns * (column + 1) - 1
    shape = grid.lines * grid.leading / grid.width(grid.columns)
    rows = min(grid.lines, max(_LEAST_ROWS, round(width * shape / _SHAPE)))
    measures = _Measures(columns=grid.columns, column=column, rows=rows, lines=grid.lines)
    drawer = _Drawer(report=report, look=look, signs=signs, measures=measures)
    blocks = []
    for first in range(0, len(spreads), abreast):
        drawn = [drawer.spread(*spread) for spread in spreads[first : first + abreast]]
        blocks.append(
            "\n".join((" " * _GAP).join(row).rstrip() for row in zip(*drawn, strict=True))
        )
    return "\n\n".join([*blocks, _legend(report, look, signs)])


def _fit(report: PlanReport, width: int) -> tuple[int, int]:
    """How many spreads stand side by side, and how many characters their columns have."""
    columns, found = report.grid.columns, (1, _FLOOR)
    for abreast in range(1, len(report.spreads()) + 1):
        inner = (width - _GAP * (abreast - 1)) // abreast // 2 - 2
        column = min(_WIDE, (inner + 1) // columns - 1)
        if abreast > 1 and column < _NARROW:
            break
        found = abreast, max(_FLOOR, column)
    return found


def _legend(report: PlanReport, look: Look, signs: Signs) -> str:
    entries = [
        (f"{letter_of(number)} {article.slug}", number)
        for number, article in enumerate(report.articles)
    ]
    kinds = {patch.kind for page in report.pages for patch in page.patches}
    others = [
        (f"{sign} {words}", None)
        for sign, words, kind in (
            (signs.picture, "picture", PatchKind.PICTURE),
            (signs.white, "white", PatchKind.WHITE),
            (signs.to, "goes on on that page", PatchKind.TO_LINE),
            (signs.origin, "comes from that page", PatchKind.FROM_LINE),
            (signs.web, "goes on on the web", PatchKind.ONLINE_LINE),
        )
        if kind in kinds
    ]
    rows: list[list[str]] = [[]]
    used = 0
    for text, number in (*entries, *others):
        if used and used + len(text) > look.width:
            rows.append([])
            used = 0
        rows[-1].append(text if number is None else look.paint(text, _colour(number)))
        used += len(text) + 3
    return "\n".join("   ".join(row) for row in rows)


def _marked(page: PageReport) -> tuple[Patch, ...]:
    """The first copy of each article that has no head on the page to tell whose it is."""
    headed = {
        patch.article
        for patch in page.patches
        if patch.kind in (PatchKind.HEAD, PatchKind.JUMP_HEAD)
    }
    first: dict[str | None, Patch] = {}
    for patch in page.patches:
        if patch.kind is PatchKind.COPY and patch.article not in headed:
            first.setdefault(patch.article, patch)
    return tuple(first.values())


def _colour(number: int) -> str:
    return f"38;5;16;48;5;{hue_of(number).cell}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawer:
    """Draws the pages of one report."""

    report: PlanReport
    """What is drawn."""
    look: Look
    """What it is shown on."""
    signs: Signs
    """What it is drawn with."""
    measures: _Measures
    """How large a page is drawn."""

    def spread(self, left: PageReport | None, right: PageReport | None) -> list[str]:
        """Two pages, row by row; white where there is none."""
        return [
            "".join(pair) for pair in zip_longest(self._page(left), self._page(right), fillvalue="")
        ]

    def _page(self, page: PageReport | None) -> list[str]:
        width = self.measures.width
        if page is None:
            return [" " * (width + 2)] * (self.measures.rows + 2)
        upper_left, edge, upper_right, side, lower_left, lower_right = self.signs.frame
        free = f" {page.free_lines} free " if page.free_lines else ""
        number = f" {page.number} "
        return [
            f"{upper_left}{number.center(width, edge)}{upper_right}",
            *(f"{side}{row}{side}" for row in self._rows(page)),
            f"{lower_left}{free.center(width, edge) if len(free) <= width else edge * width}{lower_right}",
        ]

    def _rows(self, page: PageReport) -> Iterator[str]:
        cells: list[list[Cell]] = [
            [(" ", "")] * self.measures.width for _ in range(self.measures.rows)
        ]
        marked = _marked(page)
        for patch in sorted(
            page.patches, key=lambda patch: _ORDER.index(patch.kind) if patch.kind in _ORDER else -1
        ):
            if patch.kind in _ORDER:
                self._draw(patch, cells, marked=patch in marked)
        for row in cells:
            runs = groupby(row, key=lambda cell: cell[1])
            yield "".join(
                self._painted("".join(sign for sign, _ in run), colour) for colour, run in runs
            )

    def _painted(self, text: str, colour: str) -> str:
        return self.look.paint(text, colour) if colour else text

    def _draw(self, patch: Patch, cells: list[list[Cell]], *, marked: bool) -> None:
        across = self.measures.across(patch)
        colour = self._colour_of(patch)
        for number, row in enumerate(self.measures.down(patch)):
            text = self._label(patch, len(across), marked=marked) if number == 0 else ""
            filling = self._filling(patch)
            start = across.start
            if patch.kind in _ENDINGS:
                text, start = self._flush_right(text, across)
            else:
                text += filling * (len(across) - len(text))
            for offset, sign in enumerate(text):
                cells[row][start + offset] = (sign, colour)

    def _flush_right(self, text: str, across: range) -> tuple[str, int]:
        """A jump line at the right of its column; it reaches over the column beside where it is too long."""
        start = max(0, across.stop - len(text))
        return text[: across.stop - start], start

    def _label(self, patch: Patch, room: int, *, marked: bool) -> str:
        """What stands in the first row of a patch."""
        labels: Mapping[PatchKind, str] = {
            PatchKind.NAMEPLATE: plain(self.report.publication),
            PatchKind.CONTENTS: "contents",
            PatchKind.PANEL: "donation panel",
            PatchKind.FILLER: name_of(patch.article or "filler"),
            PatchKind.HEAD: self._name(patch),
            PatchKind.JUMP_HEAD: self._name(patch),
            PatchKind.COPY: self._letter(patch) if marked and self.look.colour else "",
            PatchKind.TO_LINE: f"{self.signs.to} {patch.page}",
            PatchKind.FROM_LINE: f"{self.signs.origin} {patch.page}",
            PatchKind.ONLINE_LINE: f"{self.signs.web} web",
        }
        label = labels.get(patch.kind, "")
        centred = patch.kind in _FILLINGS
        if patch.kind in (*_ENDINGS, PatchKind.FROM_LINE):
            return label
        cut = shorten(label, room, sign=self.signs.more)
        filling = self._filling(patch)
        return (
            f" {cut} ".center(room, filling)
            if centred and len(cut) + 2 <= room
            else self._spaced(cut, room)
        )

    def _spaced(self, label: str, room: int) -> str:
        return f"{label} " if label and len(label) < room else label

    def _filling(self, patch: Patch) -> str:
        if patch.kind is PatchKind.WHITE:
            return self.signs.white
        if patch.kind is PatchKind.PICTURE:
            return self.signs.picture
        if self.look.colour or patch.kind in (*_ENDINGS, PatchKind.FROM_LINE):
            return " "
        if patch.kind is PatchKind.COPY:
            return self._letter(patch)[0].lower()
        return _FILLINGS.get(patch.kind, self.signs.frame[1])

    def _colour_of(self, patch: Patch) -> str:
        if patch.kind is PatchKind.WHITE:
            return "2"
        number = self._number(patch)
        base = _colour(number) if number is not None else f"38;5;16;48;5;{FURNITURE.cell}"
        return base if patch.kind in (PatchKind.COPY, PatchKind.PICTURE) else f"1;{base}"

    def _name(self, patch: Patch) -> str:
        return f"{self._letter(patch)} {patch.article}"

    def _letter(self, patch: Patch) -> str:
        number = self._number(patch)
        return letter_of(number) if number is not None else "%"

    def _number(self, patch: Patch) -> int | None:
        slugs: Sequence[str] = [article.slug for article in self.report.articles]
        return slugs.index(patch.article) if patch.article in slugs else None
