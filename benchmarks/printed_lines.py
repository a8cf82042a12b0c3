"""Reads the lines of copy of a finished PDF from where its letters stand.

The face and size of the copy, and the columns, are found in the file: the face is that of most
letters, a column begins where many lines begin and ends where most of them end. Nothing of Lowdown
is used, so that papers of other programs are read in the same way.
"""

from __future__ import annotations

import ctypes
import io
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, Final, NamedTuple

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

SAME_SIZE: Final = 0.35
"""Points by which a letter's size may differ from that of the copy."""
WORD_GAP: Final = 0.09
"""Ems between two letters from which there is a space between them."""
COLUMN_GAP: Final = 1.15
"""Ems between two letters from which they are in different columns."""
COPY_SHARE: Final = 0.7
"""Share of a line's letters that have to be in the face of the copy."""
MIN_LINES: Final = 8
"""Lines that begin at the left edge of a column, or more."""
MAX_INDENT: Final = 30.0
"""Points by which a line of a column may be indented."""
MAX_HANGING: Final = 8.0
"""Points by which a hyphen, a full stop or a quotation mark may hang in the margin."""
FULL: Final = 1.6
"""Points by which a full line may miss the right edge."""
HYPHENS: Final = "-\u2010\u00ad"
_PDFIUM_HYPHEN: Final = "\x02"
_MARKS: Final = {"BMC", "BDC", "EMC"}


class Glyph(NamedTuple):
    """One letter. In points, from the page's left and lower edge."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    face: str


class Word(NamedTuple):
    """Letters without a space between them. In points."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """The words at one height in one column."""

    page: int
    """The page, from 0."""
    baseline: float
    """Height of its baseline in points."""
    words: tuple[Word, ...]
    """Its words, from the left."""

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.words[-1].right


class Column(NamedTuple):
    """The left and the right edge of a column, in points."""

    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the copy."""

    segment: Segment
    """Its words."""
    column: Column
    """Where it stands."""

    @property
    def is_full(self) -> bool:
        """Whether it ends at the right edge, as justified lines do."""
        return self.segment.right >= self.column.right - FULL

    @property
    def is_hyphenated(self) -> bool:
        """Whether it ends with a hyphen."""
        return self.segment.words[-1].text[-1] in HYPHENS

    @property
    def share(self) -> float:
        """Its width as a share of the measure."""
        width = self.segment.right - self.segment.left
        return width / (self.column.right - self.column.left)

    @property
    def gap(self) -> float:
        """The mean space between its words, in points; it has two words or more."""
        return statistics.mean(b.left - a.right for a, b in pairwise(self.segment.words))


class Copy(NamedTuple):
    """The lines of the copy, in reading order, and its size in points."""

    lines: list[Line]
    size: float


def read_lines(data: bytes) -> Copy:
    """Returns the lines of a PDF that are in the face of the copy.

    Raises ValueError where it has no letters.
    """
    pages = _read_glyphs(data)
    face, size = _face_of_copy(pages)
    segments = list(_segments(pages, face=face, size=size))
    columns = _columns(segments)
    placed = ((segment, _column_of(segment, columns)) for segment in segments)
    lines = [Line(segment=segment, column=column) for segment, column in placed if column]
    lines.sort(key=lambda line: (line.segment.page, line.column.left, -line.segment.baseline))
    return Copy(lines=lines, size=size)


def _face_of_copy(pages: Iterable[Iterable[Glyph]]) -> tuple[str, float]:
    """The face and size of most letters."""
    letters = Counter(
        (glyph.face, round(glyph.size, 1))
        for glyphs in pages
        for glyph in glyphs
        if glyph.text.isalpha()
    )
    if not letters:
        raise ValueError("the PDF has no letters")
    return letters.most_common(1)[0][0]


def _segments(pages: Iterable[Iterable[Glyph]], *, face: str, size: float) -> Iterator[Segment]:
    for page, glyphs in enumerate(pages):
        for row in _rows(glyphs, gap=COLUMN_GAP * size):
            letters = [glyph for glyph in row if glyph.text.strip()]
            if letters and _is_copy(letters, face=face, size=size):
                words = tuple(_words(letters, gap=WORD_GAP * size))
                yield Segment(page=page, baseline=row[0].baseline, words=words)


def _read_glyphs(data: bytes) -> list[list[Glyph]]:
    document = pypdfium2.PdfDocument(_without_marks(data))
    try:
        return [list(_page_glyphs(page)) for page in document]
    finally:
        document.close()


def _without_marks(data: bytes) -> bytes:
    """The PDF without marked content, whose ActualText pdfium would put in place of glyphs."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            kept = [
                instruction
                for instruction in pikepdf.parse_content_stream(page)
                if str(instruction.operator) not in _MARKS
            ]
            page.Contents = document.make_stream(pikepdf.unparse_content_stream(kept))
        document.save(out)
    return out.getvalue()


def _page_glyphs(page: Any) -> Iterator[Glyph]:
    """The letters of a page, and the spaces between them, those that pdfium adds included."""
    text = page.get_textpage()
    before: Glyph | None = None
    is_space = False
    for index in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text, index))
        if character.isspace():
            is_space = character not in "\r\n"
        elif glyph := _glyph(text, index, character, before):
            if is_space and before is not None and before.baseline == glyph.baseline:
                yield glyph._replace(text=" ", left=before.right, right=glyph.left)
            yield glyph
            before, is_space = glyph, False


def _glyph(text: Any, index: int, character: str, before: Glyph | None) -> Glyph | None:
    """A letter, after another; None for one that is turned."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    if matrix.a <= 0 or abs(matrix.b) > 1e-4:
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, index, box)
    size = pdfium.FPDFText_GetFontSize(text, index)
    font = pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(text, index))
    advance = ctypes.c_float()
    pdfium.FPDFFont_GetGlyphWidth(font, ord(character), size * matrix.a, advance)
    right = x.value + advance.value
    if before is not None and (x.value, y.value) == (before.left, before.baseline):
        # A later letter of a ligature: all of them have its origin and its box, ink included.
        right = min(before.right + advance.value, box.right)
    elif character == _PDFIUM_HYPHEN:
        right = box.right
    name = ctypes.create_string_buffer(200)
    pdfium.FPDFText_GetFontInfo(text, index, name, len(name), ctypes.c_int())
    return Glyph(
        text=character.replace(_PDFIUM_HYPHEN, "-"),
        left=x.value,
        right=right,
        baseline=y.value,
        size=size * matrix.d,
        face=_family(name.value.decode(errors="replace")),
    )


def _family(name: str) -> str:
    """A font's name without the mark of a subset; italics of a family are in the same face."""
    return re.sub(r"-?(?:Italic|It|Regular)$", "", name.split("+")[-1])


def _rows(glyphs: Iterable[Glyph], *, gap: float) -> Iterator[list[Glyph]]:
    """Letters on one baseline, from the left, divided where `gap` points are free."""
    by_height = sorted(glyphs, key=lambda glyph: (-round(glyph.baseline * 2), glyph.left))
    for _, level in groupby(by_height, key=lambda glyph: round(glyph.baseline * 2)):
        yield from _divided(list(level), gap=gap)


def _divided(row: Sequence[Glyph], *, gap: float) -> Iterator[list[Glyph]]:
    start = 0
    for index, (before, after) in enumerate(pairwise(row), start=1):
        if after.left - before.right > gap:
            yield list(row[start:index])
            start = index
    yield list(row[start:])


def _words(row: Sequence[Glyph], *, gap: float) -> Iterator[Word]:
    for letters in _divided(row, gap=gap):
        text = "".join(letter.text for letter in letters)
        yield Word(text=text, left=letters[0].left, right=letters[-1].right)


def _is_copy(row: Sequence[Glyph], *, face: str, size: float) -> bool:
    same = sum(glyph.face == face and abs(glyph.size - size) < SAME_SIZE for glyph in row)
    return same >= COPY_SHARE * len(row)


def _columns(segments: Sequence[Segment]) -> list[Column]:
    lefts = Counter(round(segment.left) for segment in segments)
    edges: list[int] = []
    for left in sorted(lefts):
        if lefts[left] < max(MIN_LINES, 0.03 * len(segments)):
            continue
        if not edges or left - edges[-1] > MAX_INDENT:
            edges.append(left)
        elif lefts[left] > lefts[edges[-1]]:
            edges[-1] = left
    return [Column(left=left, right=_right_edge(segments, left)) for left in edges]


def _right_edge(segments: Iterable[Segment], left: float) -> float:
    """Where most lines end that end with a letter, since other characters may hang."""
    rights = Counter(
        round(segment.right)
        for segment in segments
        if -MAX_HANGING <= segment.left - left < MAX_INDENT and segment.words[-1].text[-1].isalpha()
    )
    return rights.most_common(1)[0][0] if rights else left


def _column_of(segment: Segment, columns: Iterable[Column]) -> Column | None:
    for column in columns:
        begins = -MAX_HANGING <= segment.left - column.left < MAX_INDENT
        if begins and segment.right <= column.right + MAX_HANGING:
            return column
    return None
