"""A PDF goes in; its lines of type, links and bookmarks come out, as pypdfium2 and pikepdf find them.

Lengths are in points from the page's top left. Type is read where it stands: glyphs that share a baseline within a
column of the grid are a line, and one that has glyphs in the gutter goes on into the next column.
"""

from __future__ import annotations

import ctypes
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

GRID_FILE = Path(__file__).parents[2] / "templates" / "lowdown" / "grid.toml"
MM = 72 / 25.4
SAME = 0.25
"""Points within which two baselines are one."""
BIG = 16.0
"""Points from which type is display type, which always spans the columns that it stands in."""

IN_A_DRAWING = ("Figure",)
"""What type without a mark of its own stands in: a part of a drawing, since all else on a page is marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The grid that the columns of a page stand on."""

    left: float
    top: float
    bottom: float
    measure: float
    gutter: float
    count: int
    leading: float

    @property
    def right(self) -> float:
        return self.x(self.count - 1) + self.measure

    def x(self, column: int) -> float:
        return self.left + column * (self.measure + self.gutter)

    def column_of(self, x: float) -> int:
        return max(
            0, min(self.count - 1, int((x - self.left + 3.5) // (self.measure + self.gutter)))
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Glyph:
    """One character as it stands on the page."""

    text: str
    x: float
    end: float
    baseline: float
    size: float
    font: str
    box: tuple[float, float, float, float]
    roles: tuple[str, ...]
    mark: int
    """Which of its page's pieces of marked content it stands in."""

    @property
    def bold(self) -> bool:
        return "Bold" in self.font


@dataclass(frozen=True, kw_only=True, eq=False)
class Line:
    """A line of type. `column` is the one that it begins in."""

    page: int
    column: int
    spans: int
    baseline: float
    glyphs: tuple[Glyph, ...]

    @property
    def x(self) -> float:
        return self.glyphs[0].x

    @cached_property
    def end(self) -> float:
        return max(glyph.end for glyph in self.glyphs)

    @cached_property
    def size(self) -> float:
        return Counter(glyph.size for glyph in self.glyphs).most_common(1)[0][0]

    @cached_property
    def font(self) -> str:
        return Counter(glyph.font for glyph in self.glyphs).most_common(1)[0][0]

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(words_of(self.glyphs))

    @cached_property
    def text(self) -> str:
        return " ".join(self.words)

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        boxes = [glyph.box for glyph in self.glyphs]
        return (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )

    @property
    def where(self) -> str:
        return f"page {self.page}, column {self.column + 1}, at {self.baseline:.1f}: “{self.text}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link's area and where it goes: a page and a place on it, or an address."""

    page: int
    box: tuple[float, float, float, float]
    to_page: int | None = None
    to_x: float = 0.0
    to_y: float = 0.0
    uri: str = ""

    def covers(self, line: Line) -> bool:
        return (
            self.page == line.page
            and self.box[1] - 2 <= line.baseline <= self.box[3] + 2
            and (self.box[0] - 2 <= line.x <= self.box[2] + 2)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page, read."""

    number: int
    width: float
    height: float
    columns: Columns
    glyphs: tuple[Glyph, ...]
    """All characters in the order in which they are drawn, spaces included, lettering in pictures left out."""
    lettering: tuple[Glyph, ...]
    """Type in pictures."""
    lines: tuple[Line, ...]
    """By column, then from the top; furniture of the margins left out."""
    margin_lines: tuple[Line, ...]
    """What stands outside the type area: the folio."""
    pictures: tuple[tuple[float, float, float, float], ...]
    """Boxes of the bitmaps."""
    painted: tuple[float, float, float, float]
    """The box of all that is not white, the margin at the foot left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole PDF, read."""

    path: Path
    pages: tuple[Page, ...]
    links: tuple[Link, ...]
    bookmarks: tuple[tuple[int, str, int], ...]
    """Level (from 1), title and page of each bookmark."""
    copy_size: float
    """Size of the type that the copy is set in: the most frequent one."""
    spoken: tuple[str, ...]
    """The pieces of marked content in the order of the structure, as a screen reader meets them."""

    def page(self, number: int) -> Page:
        return self.pages[number - 1]

    @property
    def lines(self) -> Iterator[Line]:
        for page in self.pages:
            yield from page.lines


def words_of(glyphs: Iterable[Glyph]) -> Iterator[str]:
    """The words of glyphs that stand in a row; white between them parts them, whatever it is made of."""
    word, last = "", None
    for glyph in glyphs:
        white = last is not None and glyph.x - last.end > 0.12 * min(glyph.size, last.size)
        if (white or glyph.text.isspace()) and word:
            yield word
            word = ""
        if not glyph.text.isspace():
            word += glyph.text
        last = glyph
    if word:
        yield word


def read_paper(path: Path, *, columns: int = 3) -> Paper:
    """Read the PDF at `path`, printed in so many `columns`."""
    with pikepdf.open(path) as pdf:
        marks = list(_marks(pdf))
        links = tuple(_links(pdf))
        bookmarks = tuple(_bookmarks(pdf))
    roles = {(page, mark): above for page, mark, above in marks}
    document = pypdfium2.PdfDocument(path)
    try:
        pages = tuple(
            _read_page(document, number, columns, roles) for number in range(1, len(document) + 1)
        )
    finally:
        document.close()
    sizes = Counter(glyph.size for page in pages for line in page.lines for glyph in line.glyphs)
    texts: dict[tuple[int, int], str] = defaultdict(str)
    for page in pages:
        for glyph in page.glyphs:
            texts[page.number, glyph.mark] += glyph.text
    return Paper(
        path=path,
        pages=pages,
        links=links,
        bookmarks=bookmarks,
        copy_size=sizes.most_common(1)[0][0] if sizes else 0.0,
        spoken=tuple(texts[page, mark] for page, mark, _ in marks),
    )


def grid_for(width: float, height: float, count: int) -> Columns:
    """The grid that the templates order on a page of this size."""
    measures = tomllib.loads(GRID_FILE.read_text(encoding="utf-8"))
    margin = {side: value * MM for side, value in measures["margins"].items()}
    gutter = measures["gutter"] * MM
    inner = width - margin["left"] - margin["right"]
    leading = float(measures["leading"])
    lines = int((height - margin["top"] - margin["bottom"]) // leading)
    return Columns(
        left=margin["left"],
        top=margin["top"],
        bottom=margin["top"] + lines * leading,
        measure=(inner - (count - 1) * gutter) / count,
        gutter=gutter,
        count=count,
        leading=leading,
    )


def _read_page(
    document: Any, number: int, count: int, roles: dict[tuple[int, int], tuple[str, ...]]
) -> Page:
    page = document[number - 1]
    width, height = page.get_size()
    columns = grid_for(width, height, count)
    found = list(_glyphs(page, number, height, roles))
    lettering = tuple(glyph for glyph in found if "Figure" in glyph.roles)
    glyphs = tuple(glyph for glyph in found if "Figure" not in glyph.roles)
    inside = [glyph for glyph in glyphs if columns.top - 4 <= glyph.baseline <= columns.bottom + 4]
    outside = [
        glyph for glyph in glyphs if not columns.top - 4 <= glyph.baseline <= columns.bottom + 4
    ]
    boxes = list(_objects(page, height))
    return Page(
        number=number,
        width=width,
        height=height,
        columns=columns,
        glyphs=glyphs,
        lettering=lettering,
        lines=tuple(_lines(inside, number, columns)),
        margin_lines=tuple(_lines(outside, number, columns)),
        pictures=tuple(box for kind, box in boxes if kind == pdfium.FPDF_PAGEOBJ_IMAGE),
        painted=_painted(page, columns),
    )


def _glyphs(
    page: Any, number: int, height: float, roles: dict[tuple[int, int], tuple[str, ...]]
) -> Iterator[Glyph]:
    textpage = page.get_textpage()
    raw = textpage.raw
    x, y = ctypes.c_double(), ctypes.c_double()
    matrix, loose = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    name, flags = ctypes.create_string_buffer(120), ctypes.c_int()
    for index in range(textpage.count_chars()):
        if pdfium.FPDFText_IsGenerated(raw, index) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        pdfium.FPDFText_GetMatrix(raw, index, matrix)
        pdfium.FPDFText_GetLooseCharBox(raw, index, loose)
        pdfium.FPDFText_GetFontInfo(raw, index, name, 120, flags)
        box = textpage.get_charbox(index)
        item = pdfium.FPDFText_GetTextObject(raw, index)
        mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
        yield Glyph(
            text="-"
            if pdfium.FPDFText_IsHyphen(raw, index) == 1
            else chr(pdfium.FPDFText_GetUnicode(raw, index)),
            x=x.value,
            end=max(loose.right, x.value),
            baseline=height - y.value,
            size=round(pdfium.FPDFText_GetFontSize(raw, index) * abs(matrix.d or matrix.b), 1),
            font=name.value.decode(),
            box=(box[0], height - box[3], box[2], height - box[1]),
            roles=roles.get((number, mark), ())
            if pdfium.FPDFPageObj_CountMarks(item)
            else IN_A_DRAWING,
            mark=mark,
        )


def _objects(page: Any, height: float) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
    for item in page.get_objects(max_depth=8):
        if item.container is None:
            left, bottom, right, top = item.get_bounds()
            yield item.type, (left, height - top, right, height - bottom)


def _painted(page: Any, columns: Columns) -> tuple[float, float, float, float]:
    scale = 2.0
    image = page.render(scale=scale, grayscale=True).to_pil()
    above = image.crop((0, 0, image.width, int((columns.bottom + 4) * scale)))
    box = above.point(lambda value: 255 if value < 250 else 0).getbbox() or (0, 0, 0, 0)
    return (box[0] / scale, box[1] / scale, box[2] / scale, box[3] / scale)


def _lines(glyphs: Sequence[Glyph], page: int, columns: Columns) -> list[Line]:
    rows: list[tuple[int, list[Glyph]]] = []
    zones: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        zones[columns.column_of(glyph.x)].append(glyph)
    for column, inside in zones.items():
        rows.extend((column, row) for row in _raise_notes(_rows(inside)))
    return _join_spanning(rows, page, columns)


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs of one column by their baselines; a drop cap, of more than twice the usual size, is a row of its own."""
    rows: list[list[Glyph]] = []
    usual = Counter(glyph.size for glyph in glyphs).most_common(1)[0][0]
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.size > 2.2 * usual, glyph.baseline)):
        last = rows[-1] if rows else None
        if (
            last
            and abs(last[0].baseline - glyph.baseline) <= SAME
            and glyph.size <= 2.2 * last[0].size
        ):
            last.append(glyph)
        else:
            rows.append([glyph])
    return rows


def _raise_notes(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Rows with the raised numbers of notes put back into the lines that they belong to."""
    kept: list[list[Glyph]] = []
    for number, row in enumerate(rows):
        below = rows[number + 1] if number + 1 < len(rows) else None
        raised = (
            below
            and 0 < below[0].baseline - row[0].baseline < 5
            and row[0].size < 0.8 * below[0].size
        )
        if below and raised:
            below.extend(row)
        else:
            kept.append(row)
    return kept


def _join_spanning(rows: list[tuple[int, list[Glyph]]], page: int, columns: Columns) -> list[Line]:
    lines: list[Line] = []
    for column, row in sorted(
        rows, key=lambda item: (item[0], max(glyph.baseline for glyph in item[1]))
    ):
        baseline = Counter(round(glyph.baseline, 2) for glyph in row).most_common(1)[0][0]
        row.sort(key=lambda glyph: glyph.x)
        line = Line(page=page, column=column, spans=1, baseline=baseline, glyphs=tuple(row))
        before = next((other for other in lines if _goes_on(other, line, columns)), None)
        if before is None:
            lines.append(line)
            continue
        joined = Line(
            page=page,
            column=before.column,
            spans=column - before.column + 1,
            baseline=before.baseline,
            glyphs=before.glyphs + line.glyphs,
        )
        lines[lines.index(before)] = joined
    return sorted(lines, key=lambda line: (line.column, line.baseline))


def _goes_on(line: Line, right: Line, columns: Columns) -> bool:
    if line.column + line.spans != right.column or abs(line.baseline - right.baseline) > SAME:
        return False
    if line.size != right.size:
        return False
    gutter_end = columns.x(right.column)
    low, high = gutter_end - columns.gutter + 4.5, gutter_end - 4.5
    crossing = any(glyph.x < high and glyph.end > low for glyph in line.glyphs)
    return crossing or line.size >= BIG


def _links(pdf: pikepdf.Pdf) -> Iterator[Link]:
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    named = _named_places(pdf)
    for number, page in enumerate(pdf.pages, start=1):
        height = float(page.mediabox[3])
        annotations: Any = page.obj.get("/Annots", [])
        for annotation in annotations:
            left, low, right, high = (float(value) for value in annotation.Rect)
            box = (
                min(left, right),
                height - max(low, high),
                max(left, right),
                height - min(low, high),
            )
            action = annotation.get("/A")
            place = annotation.get("/Dest") or (action.get("/D") if action is not None else None)
            if place is None:
                yield Link(
                    page=number,
                    box=box,
                    uri=str(action.get("/URI", "")) if action is not None else "",
                )
                continue
            if not isinstance(place, pikepdf.Array):
                place = named[str(place)]
            target = numbers[place[0].objgen]
            tall = float(pdf.pages[target - 1].mediabox[3])
            yield Link(
                page=number,
                box=box,
                to_page=target,
                to_x=float(place[2]),
                to_y=tall - float(place[3]),
            )


def _named_places(pdf: pikepdf.Pdf) -> dict[str, Any]:
    if "/Names" not in pdf.Root or "/Dests" not in pdf.Root.Names:
        return {}
    return {str(key): value for key, value in pikepdf.NameTree(pdf.Root.Names.Dests).items()}


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str, int]]:
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}

    def walk(items: Any, level: int) -> Iterator[tuple[int, str, int]]:
        for item in items:
            yield level, str(item.title), numbers[item.destination[0].objgen]
            yield from walk(item.children, level + 1)

    with pdf.open_outline() as outline:
        yield from walk(outline.root, 1)


def _marks(pdf: pikepdf.Pdf) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Every piece of marked content in the order of the structure: its page, its number, and what it stands in."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    root: Any = pdf.Root.get("/StructTreeRoot")
    waiting: list[tuple[Any, tuple[str, ...], int]] = [(root, (), 0)] if root is not None else []
    while waiting:
        item, above, page = waiting.pop()
        if isinstance(item, int):
            yield page, item, above
            continue
        if "/Pg" in item:
            page = numbers[item.Pg.objgen]
        if item.get("/Type") == "/MCR":
            yield page, int(item.MCID), above
            continue
        roles = (*above, str(item.S)[1:]) if "/S" in item else above
        waiting.extend((kid, roles, page) for kid in reversed(_kids(item)))


def structure(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Every structure element with its own role and those above it, in reading order."""
    root: Any = pdf.Root.get("/StructTreeRoot")
    waiting: list[tuple[Any, tuple[str, ...]]] = [(root, ())] if root is not None else []
    while waiting:
        element, above = waiting.pop()
        roles = (*above, str(element.S)[1:]) if "/S" in element else above
        if "/S" in element:
            yield element, roles
        inner = [
            kid for kid in _kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
        ]
        waiting.extend((kid, roles) for kid in reversed(inner))


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
