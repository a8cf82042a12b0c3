"""Reads the pages of a PDF with pdfium: type in lines, pictures and shapes.

Type is read where it stands on the page, whatever tags and `plan.json` say about it. A line begins
in a column of the grid; it continues in the next one where it crosses the gutter.
"""

from __future__ import annotations

import ctypes
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

from lowdown.model import Grid
from lowdown.proof.paper.pages import (
    Box,
    PixelSize,
    PrintedLine,
    PrintedPage,
    PrintedPicture,
    TypeRun,
)
from lowdown.values import dataclass

SAME_BASELINE: Final = 0.3
"""Points within which two baselines are one."""
FRAME_SLACK: Final = 4.0
"""Points by which a baseline may miss the frame and still be in it."""
MAX_COPY_SIZE: Final = 14.0
"""Size in points of the largest copy."""
MAX_OBJECTS: Final = 200_000
"""Objects of a page that are read; no newspaper page has more."""


@dataclass(slots=True, kw_only=True)
class _Sheet:
    """What has been read of a page so far."""

    runs: list[TypeRun]
    """Type in marked content."""
    loose: list[TypeRun]
    """Type outside of marked content, as in drawings."""
    pictures: list[PrintedPicture]
    """Bitmaps."""
    shapes: list[Box]
    """Rules, tints and the pieces of drawings."""
    painted: set[int]
    """Pieces of marked content of which something is drawn on the sheet."""


def read_pages(
    data: bytes, grid: Grid, drawn: frozenset[tuple[int, int]]
) -> tuple[PrintedPage, ...]:
    """The pages of the PDF `data`.

    `drawn` are the pieces of marked content, by page and number, whose type is lettering.
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
    sheet = _read_sheet(page, width, height)
    lettering = [run for run in sheet.runs if (number, run.mark) in drawn]
    runs = [run for run in sheet.runs if (number, run.mark) not in drawn]
    tagged = bool(runs or drawn)
    if tagged:
        lettering += sheet.loose
    else:
        runs = sheet.loose
    top, bottom = grid.top - FRAME_SLACK, grid.y(grid.lines) + FRAME_SLACK
    inside = [run for run in runs if top <= run.baseline <= bottom]
    outside = [run for run in runs if not top <= run.baseline <= bottom]
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


def _read_sheet(page: Any, width: float, height: float) -> _Sheet:
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
                    is_marked = pdfium.FPDFPageObj_CountMarks(item) > 0
                    (sheet.runs if is_marked else sheet.loose).append(run)
                continue
            box = reader.box(item)
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                sheet.pictures.append(PrintedPicture(box=box, pixels=reader.pixels(item)))
            else:
                sheet.shapes.append(box)
            if box.left < width and box.top < height and box.right > 0 and box.bottom > 0:
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
        return Box(
            left.value - self._left,
            self._top - high.value,
            right.value - self._left,
            self._top - low.value,
        )

    def pixels(self, item: Any) -> PixelSize:
        """The size of a bitmap."""
        width, height = ctypes.c_uint(), ctypes.c_uint()
        self._pdfium.FPDFImageObj_GetImagePixelSize(item, width, height)
        return PixelSize(width.value, height.value)

    def run(self, item: Any) -> TypeRun | None:
        """A piece of type; None where it is nothing but spaces."""
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
            end=max(box.right, self._matrix.e - self._left),
            baseline=self._top - self._matrix.f,
            size=round(self._size.value * abs(self._matrix.d or self._matrix.b), 1),
            box=box,
            mark=pdfium.FPDFPageObj_GetMarkedContentID(item),
        )


def lines_of(runs: Sequence[TypeRun], page: int, grid: Grid) -> tuple[PrintedLine, ...]:
    """The lines that `runs` make, by column, then from the top."""
    columns: dict[int, list[TypeRun]] = defaultdict(list)
    for run in runs:
        columns[column_of(run.x, grid)].append(run)
    lines = []
    for column in sorted(columns):
        rows = _join_notes(_rows(columns[column], grid))
        lines += [_line(page, column, row) for row in rows]
    return tuple(sorted(_join_spanning(lines, grid), key=lambda line: (line.column, line.baseline)))


def column_of(x: float, grid: Grid) -> int:
    """The number of the column at `x`, from 0; type may lean a little out of its column."""
    return max(0, min(grid.columns - 1, int((x - grid.left + 3.5) // (grid.measure + grid.gutter))))


def _rows(runs: Iterable[TypeRun], grid: Grid) -> list[list[TypeRun]]:
    """Groups runs that share a baseline, and stand less far apart than columns do."""
    rows: list[list[TypeRun]] = []
    for run in sorted(runs, key=lambda run: (round(run.baseline), run.x)):
        last = rows[-1][-1] if rows else None
        is_near = (
            last
            and abs(last.baseline - run.baseline) <= SAME_BASELINE
            and run.x - last.end < _max_gap(run, grid)
        )
        if is_near:
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def _max_gap(run: TypeRun, grid: Grid) -> float:
    """Points that two runs of a line may stand apart: spaces of large type are wide as well.

    Marks that hang out bring lines of neighbouring columns nearer to each other.
    """
    return (0.8 if run.size > MAX_COPY_SIZE else 0.6) * grid.gutter


def _join_notes(rows: list[list[TypeRun]]) -> list[list[TypeRun]]:
    """Puts the raised numbers of notes back into the rows that they belong to."""
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
    if not 0 < below[0].baseline - row[0].baseline < 5:
        return False
    if not below[0].x - 3 < row[0].x < max(run.end for run in below) + 6:
        return False
    return row[0].size < 0.8 * max(run.size for run in below)


def _line(page: int, column: int, row: list[TypeRun]) -> PrintedLine:
    baseline = Counter(round(run.baseline, 2) for run in row).most_common(1)[0][0]
    return PrintedLine(
        page=page, column=column, baseline=baseline, runs=tuple(sorted(row, key=lambda run: run.x))
    )


def _join_spanning(lines: list[PrintedLine], grid: Grid) -> list[PrintedLine]:
    """Joins lines that cross a gutter with what they say in the next column."""
    kept: dict[float, list[PrintedLine]] = defaultdict(list)
    for line in lines:
        row = kept[round(line.baseline)]
        before = next((other for other in row if _continues(other, line, grid)), None)
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


def _continues(line: PrintedLine, right: PrintedLine, grid: Grid) -> bool:
    """Whether `line` leaves its column, and continues in `right` on the same baseline."""
    if right.column <= line.column or abs(line.baseline - right.baseline) > SAME_BASELINE:
        return False
    last_column = column_of(line.end - 4, grid)
    edge = grid.x(last_column) + grid.measure
    is_crossing = last_column > line.column or line.end > edge + 4
    return is_crossing and right.x - line.end < 0.7 * grid.gutter
