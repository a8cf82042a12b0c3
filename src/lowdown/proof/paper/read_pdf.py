"""The bytes of a PDF go in; its pages come out as pdfium finds them: type in lines, pictures and shapes.

Type is read where it stands, never as the file's tags or the account of the build have it. A line begins in a column
of the grid; it goes on into the next one where it crosses the gutter.
"""

from __future__ import annotations

import ctypes
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lowdown.model import Grid
from lowdown.proof.paper.pages import Box, PrintedLine, PrintedPage, PrintedPicture, TypeRun

SAME: Final = 0.3
"""Points within which two baselines are one."""
SLACK: Final = 4.0
"""Points by which a baseline may miss the frame and still be in it."""
MAX_OBJECTS: Final = 200_000
"""Objects of a page that are looked at; no newspaper has so many."""


@dataclass(slots=True, kw_only=True)
class _Sheet:
    """What has been found on a page so far."""

    runs: list[TypeRun]
    loose: list[TypeRun]
    """Type that has no mark at all, as in drawings."""
    pictures: list[PrintedPicture]
    shapes: list[Box]
    painted: set[int]


def read_pages(
    data: bytes, grid: Grid, drawn: frozenset[tuple[int, int]]
) -> tuple[PrintedPage, ...]:
    """The pages of the PDF `data`; type marked as one of the pieces `drawn` (page, number) is lettering.

    Raises pypdfium2.PdfiumError where the file is damaged or locked.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(
            _read_page(document, number, grid, drawn) for number in range(1, len(document) + 1)
        )
    finally:
        document.close()


def _read_page(
    document: Any, number: int, grid: Grid, drawn: frozenset[tuple[int, int]]
) -> PrintedPage:
    page = document[number - 1]
    width, height = page.get_size()
    sheet = _read_sheet(page, (width, height))
    lettering = [run for run in sheet.runs if (number, run.mark) in drawn]
    type_ = [run for run in sheet.runs if (number, run.mark) not in drawn]
    tagged = bool(type_ or drawn)
    if tagged:
        lettering += sheet.loose
    else:
        type_ = sheet.loose
    top, bottom = grid.top - SLACK, grid.y(grid.lines) + SLACK
    inside = [run for run in type_ if top <= run.baseline <= bottom]
    outside = [run for run in type_ if not top <= run.baseline <= bottom]
    return PrintedPage(
        number=number,
        width=width,
        height=height,
        lines=lines_of(inside, number, grid),
        margin=lines_of(outside, number, grid),
        lettering=tuple(lettering),
        pictures=tuple(sheet.pictures),
        shapes=tuple(sheet.shapes),
        stray=tuple(sheet.loose) if tagged else (),
        painted=frozenset(sheet.painted),
        turned=page.get_rotation(),
    )


def _read_sheet(page: Any, size: tuple[float, float]) -> _Sheet:
    import pypdfium2.raw as pdfium

    sheet = _Sheet(runs=[], loose=[], pictures=[], shapes=[], painted=set())
    textpage = page.get_textpage()
    left, _, _, top = page.get_bbox()
    reader = _ObjectReader(textpage.raw, left, top)
    try:
        for index in range(min(pdfium.FPDFPage_CountObjects(page), MAX_OBJECTS)):
            item = pdfium.FPDFPage_GetObject(page, index)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                if run := reader.run(item):
                    (sheet.runs if pdfium.FPDFPageObj_CountMarks(item) else sheet.loose).append(run)
                continue
            box = reader.box(item)
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                sheet.pictures.append(PrintedPicture(box=box, pixels=reader.pixels(item)))
            else:
                sheet.shapes.append(box)
            if box[0] < size[0] and box[1] < size[1] and box[2] > 0 and box[3] > 0:
                sheet.painted.add(pdfium.FPDFPageObj_GetMarkedContentID(item))
    finally:
        textpage.close()
    return sheet


class _ObjectReader:
    """Reads one object after another into the same few buffers."""

    def __init__(self, textpage: Any, left: float, top: float) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium, self._textpage, self._left, self._top = pdfium, textpage, left, top
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._size, self._matrix = ctypes.c_float(), pdfium.FS_MATRIX()
        self._buffer = ctypes.create_string_buffer(8192)
        self._letters = ctypes.cast(self._buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))

    def box(self, item: Any) -> Box:
        """What the object covers."""
        left, low, right, high = self._edges
        self._pdfium.FPDFPageObj_GetBounds(item, left, low, right, high)
        return (
            left.value - self._left,
            self._top - high.value,
            right.value - self._left,
            self._top - low.value,
        )

    def pixels(self, item: Any) -> tuple[int, int]:
        """Width and height of a bitmap."""
        width, height = ctypes.c_uint(), ctypes.c_uint()
        self._pdfium.FPDFImageObj_GetImagePixelSize(item, width, height)
        return width.value, height.value

    def run(self, item: Any) -> TypeRun | None:
        """A piece of type; None where it says nothing."""
        pdfium = self._pdfium
        size = pdfium.FPDFTextObj_GetText(item, self._textpage, self._letters, len(self._buffer))
        text = self._buffer.raw[: max(0, min(size, len(self._buffer)) - 2)].decode(
            "utf-16le", "replace"
        )
        if not text.strip():
            return None
        pdfium.FPDFPageObj_GetMatrix(item, self._matrix)
        pdfium.FPDFTextObj_GetFontSize(item, self._size)
        box = self.box(item)
        return TypeRun(
            text=text,
            x=self._matrix.e - self._left,
            end=max(box[2], self._matrix.e - self._left),
            baseline=self._top - self._matrix.f,
            size=round(self._size.value * abs(self._matrix.d or self._matrix.b), 1),
            box=box,
            mark=pdfium.FPDFPageObj_GetMarkedContentID(item),
        )


def lines_of(runs: Sequence[TypeRun], page: int, grid: Grid) -> tuple[PrintedLine, ...]:
    """The lines that `runs` make, by column, then from the top."""
    zones: dict[int, list[TypeRun]] = defaultdict(list)
    for run in runs:
        zones[column_of(run.x, grid)].append(run)
    rows = [
        (column, row)
        for column in sorted(zones)
        for row in _raise_notes(_rows(zones[column], grid))
    ]
    lines = [_line(page, column, row) for column, row in rows]
    return tuple(sorted(_join_spanning(lines, grid), key=lambda line: (line.column, line.baseline)))


def column_of(x: float, grid: Grid) -> int:
    """The column that stands at `x`, from 0; what leans a little out of a column is still in it."""
    return max(0, min(grid.columns - 1, int((x - grid.left + 3.5) // (grid.measure + grid.gutter))))


def _rows(runs: Iterable[TypeRun], grid: Grid) -> list[list[TypeRun]]:
    """Runs that share a baseline; those that stand as far apart as columns do are rows of their own."""
    rows: list[list[TypeRun]] = []
    for run in sorted(runs, key=lambda run: (round(run.baseline), run.x)):
        last = rows[-1][-1] if rows else None
        near = (
            last
            and abs(last.baseline - run.baseline) <= SAME
            and run.x - last.end < 0.8 * grid.gutter
        )
        if near:
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def _raise_notes(rows: list[list[TypeRun]]) -> list[list[TypeRun]]:
    """Rows with the raised numbers of notes put back into the lines that they belong to."""
    kept: list[list[TypeRun]] = []
    for number, row in enumerate(rows):
        below = next((other for other in rows[number + 1 :] if _is_raised(row, other)), None)
        if below:
            below.extend(row)
        else:
            kept.append(row)
    return kept


def _is_raised(row: list[TypeRun], below: list[TypeRun]) -> bool:
    """Whether `row` is nothing but a number above the line `below`, among its words."""
    largest = max(run.size for run in below)
    inside = below[0].x - 3 < row[0].x < max(run.end for run in below) + 6
    return inside and 0 < below[0].baseline - row[0].baseline < 5 and row[0].size < 0.8 * largest


def _line(page: int, column: int, row: list[TypeRun]) -> PrintedLine:
    baseline = Counter(round(run.baseline, 2) for run in row).most_common(1)[0][0]
    return PrintedLine(
        page=page, column=column, baseline=baseline, runs=tuple(sorted(row, key=lambda run: run.x))
    )


def _join_spanning(lines: list[PrintedLine], grid: Grid) -> list[PrintedLine]:
    """Lines with what they say in the next columns: one that crosses a gutter goes on there."""
    kept: dict[float, list[PrintedLine]] = defaultdict(list)
    for line in lines:
        row = kept[round(line.baseline)]
        before = next((other for other in row if _goes_on(other, line, grid)), None)
        if before is None:
            row.append(line)
        else:
            row[row.index(before)] = PrintedLine(
                page=line.page,
                column=before.column,
                baseline=before.baseline,
                runs=before.runs + line.runs,
            )
    return [line for row in kept.values() for line in row]


def _goes_on(line: PrintedLine, right: PrintedLine, grid: Grid) -> bool:
    if right.column <= line.column or abs(line.baseline - right.baseline) > SAME:
        return False
    edge = grid.x(column_of(line.end - 4, grid)) + grid.measure
    crossing = column_of(line.end - 4, grid) > line.column or line.end > edge + 4
    return crossing and right.x - line.end < 0.7 * grid.gutter
