"""One page of the flatplan, drawn in characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from typing import Final, NamedTuple

from lowdown.model import PageReport, Patch, PatchKind, PlanReport, name_of, shorten
from lowdown.report.findings import Look, plain
from lowdown.report.flatplan.palette import FURNITURE, hue_of, letter_of
from lowdown.report.flatplan.signs import Signs
from lowdown.values import dataclass

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
    PatchKind.IMPRINT,
    PatchKind.FROM_LINE,
    PatchKind.TO_LINE,
    PatchKind.ONLINE_LINE,
)
"""The order of drawing: where there is no room for two things, the later one covers the earlier."""
_ENDINGS: Final = (PatchKind.TO_LINE, PatchKind.ONLINE_LINE)
"""The lines that stand below the last words of a frame."""
_FILLINGS: Final = {
    PatchKind.NAMEPLATE: "=",
    PatchKind.CONTENTS: ":",
    PatchKind.PANEL: "+",
    PatchKind.IMPRINT: "-",
    PatchKind.FILLER: "%",
}
"""What furniture is filled with where there are no colours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSize:
    """How large a page is drawn, and how long it is."""

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
        """The rows that a patch covers: at least one where it has a label, the last of its copy for
        a jump line.
        """
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


class _Cell(NamedTuple):
    """A character of the drawing."""

    sign: str
    """The character."""
    colour: str
    """The number of its colour; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDrawer:
    """Draws the pages of one report."""

    report: PlanReport
    """What is drawn."""
    look: Look
    """What it is shown on."""
    signs: Signs
    """What it is drawn with."""
    size: PageSize
    """How large a page is drawn."""

    def spread(self, left: PageReport | None, right: PageReport | None) -> list[str]:
        """Two pages, row by row; white where there is none."""
        return [
            "".join(pair) for pair in zip_longest(self._page(left), self._page(right), fillvalue="")
        ]

    def _page(self, page: PageReport | None) -> list[str]:
        width = self.size.width
        if page is None:
            return [" " * (width + 2)] * (self.size.rows + 2)
        upper_left, edge, upper_right, side, lower_left, lower_right = self.signs.frame
        free = f" {page.free_lines} free " if page.free_lines else ""
        foot = free.center(width, edge) if len(free) <= width else edge * width
        number = f" {page.number} "
        return [
            f"{upper_left}{number.center(width, edge)}{upper_right}",
            *(f"{side}{row}{side}" for row in self._rows(page)),
            f"{lower_left}{foot}{lower_right}",
        ]

    def _rows(self, page: PageReport) -> Iterator[str]:
        cells: list[list[_Cell]] = [
            [_Cell(" ", "")] * self.size.width for _ in range(self.size.rows)
        ]
        marked = _marked(page)
        visible = [patch for patch in page.patches if patch.kind in _ORDER]
        for patch in sorted(visible, key=lambda patch: _ORDER.index(patch.kind)):
            self._draw(patch, cells, marked=patch in marked)
        for row in cells:
            runs = groupby(row, key=lambda cell: cell.colour)
            yield "".join(
                self._painted("".join(cell.sign for cell in run), colour) for colour, run in runs
            )

    def _painted(self, text: str, colour: str) -> str:
        return self.look.paint(text, colour) if colour else text

    def _draw(self, patch: Patch, cells: list[list[_Cell]], *, marked: bool) -> None:
        across = self.size.across(patch)
        colour = self._colour_of(patch)
        for number, row in enumerate(self.size.down(patch)):
            text = self._label(patch, len(across), marked=marked) if number == 0 else ""
            filling = self._filling(patch)
            start = across.start
            if patch.kind in _ENDINGS:
                text, start = self._flush_right(text, across)
            else:
                text += filling * (len(across) - len(text))
            for offset, sign in enumerate(text):
                cells[row][start + offset] = _Cell(sign, colour)

    def _flush_right(self, text: str, across: range) -> tuple[str, int]:
        """A jump line and where it starts: at the right of its column, or over the next where it is
        too long.
        """
        start = max(0, across.stop - len(text))
        return text[: across.stop - start], start

    def _label(self, patch: Patch, room: int, *, marked: bool) -> str:
        """What stands in the first row of a patch."""
        labels: Mapping[PatchKind, str] = {
            PatchKind.NAMEPLATE: plain(self.report.publication),
            PatchKind.CONTENTS: "contents",
            PatchKind.PANEL: "donation panel",
            PatchKind.IMPRINT: "imprint",
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
        if centred and len(cut) + 2 <= room:
            return f" {cut} ".center(room, self._filling(patch))
        return f"{cut} " if cut and len(cut) < room else cut

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
        base = colour_of(number) if number is not None else f"38;5;16;48;5;{FURNITURE.cell}"
        return base if patch.kind in (PatchKind.COPY, PatchKind.PICTURE) else f"1;{base}"

    def _name(self, patch: Patch) -> str:
        return f"{self._letter(patch)} {patch.article}"

    def _letter(self, patch: Patch) -> str:
        number = self._number(patch)
        return letter_of(number) if number is not None else "%"

    def _number(self, patch: Patch) -> int | None:
        slugs: Sequence[str] = [article.slug for article in self.report.articles]
        return slugs.index(patch.article) if patch.article in slugs else None


def _marked(page: PageReport) -> tuple[Patch, ...]:
    """The first copy of each article that has no head on the page to show whose it is."""
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


def colour_of(number: int) -> str:
    """The number by which a terminal knows the colour of the article at that place, from 0."""
    return f"38;5;16;48;5;{hue_of(number).cell}"
