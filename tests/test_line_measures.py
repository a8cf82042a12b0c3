"""The measures of type are those of the lines that stand on the page, letter by letter."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
import pytest
from line_measures import LineMeasures, measure_lines, widest_lines
from printed_lines import read_lines

SIZE = 10
LETTER = 0.6 * SIZE
"""The width of each letter of Courier, and of its word space."""
LEFT, MEASURE = 20.0, 120.0
TIGHT = "aaaaaaa bbbbbb cccccc"
EVEN = "aaaaaa bbbbbb cccccc"
WIDE = "aaaa bbbb cccc"
HYPHENATED = "aaaaaa bbbbbb ccccc-"
LAST = "eee ff"


def set_line(text: str, *, left: float, baseline: float) -> list[str]:
    """The operators that draw a line, justified where it has three words."""
    words = text.split()
    free = MEASURE - LETTER * sum(len(word) for word in words)
    gap = free / (len(words) - 1) if len(words) == 3 else LETTER
    drawn = []
    for word in words:
        drawn.append(f"1 0 0 1 {left:.2f} {baseline:.2f} Tm ({word}) Tj")
        left += LETTER * len(word) + gap
    return drawn


def draw(columns: Sequence[Sequence[str]], *, replaced: bool = False) -> bytes:
    """A page with columns of lines; `replaced`: all of it has other words as its ActualText."""
    operators = [
        operator
        for number, lines in enumerate(columns)
        for row, text in enumerate(lines)
        for operator in set_line(text, left=LEFT + number * 150, baseline=280 - 12 * row)
    ]
    content = f"BT /F1 {SIZE} Tf {' '.join(operators)} ET"
    if replaced:
        content = f"/Span <</ActualText (something else)>> BDC {content} EMC"
    with pikepdf.new() as document, io.BytesIO() as out:
        page = document.add_blank_page(page_size=(320, 300))
        font = {"/Type": pikepdf.Name.Font, "/Subtype": pikepdf.Name.Type1}
        face = pikepdf.Dictionary({**font, "/BaseFont": pikepdf.Name.Courier})
        page.Resources = pikepdf.Dictionary({"/Font": pikepdf.Dictionary({"/F1": face})})
        page.Contents = document.make_stream(content.encode())
        document.save(out)
        return out.getvalue()


def measure(*columns: Sequence[str], replaced: bool = False) -> LineMeasures:
    """The measures of a page with columns of lines."""
    return measure_lines(draw(columns, replaced=replaced), space=0.6)


COPY = [EVEN] * 6 + [WIDE, HYPHENATED, "ddd"] + [EVEN, LAST]
"""Two paragraphs; the first ends with a part of a word."""


def test_word_spaces_are_measured_in_spaces_of_the_font() -> None:
    """One of nine justified lines has spaces four times as wide as the font's."""
    measures = measure(COPY)
    assert (measures.lines, measures.justified) == (11, 8 + 1)
    assert measures.deviation == pytest.approx(3 / 9, abs=0.01)
    assert measures.worst == pytest.approx(4, abs=0.01)
    assert measures.over_double == measures.over_triple == pytest.approx(1 / 9)
    assert measures.tight == 0
    assert measure([*COPY, TIGHT]).tight == pytest.approx(1 / 10)


def test_the_widest_lines_are_listed() -> None:
    """With their pages, the widest first."""
    lines = widest_lines(draw([COPY]), space=0.6, count=2)
    assert lines[0] == f"4.0x  page 1: {WIDE}"
    assert len(lines) == 2


def test_last_lines_are_counted() -> None:
    """Those of one word, and of a part of one, and those under a fifth of the measure."""
    measures = measure(COPY)
    assert (measures.last_lines, measures.one_word, measures.part_of_word) == (2, 1, 1)
    assert measures.short_last == 1


@pytest.mark.parametrize(("rungs", "double", "long"), [(1, 0, 0), (2, 1, 0), (3, 0, 1), (5, 0, 1)])
def test_ladders_are_counted_by_their_length(rungs: int, double: int, long: int) -> None:
    """Of two lines that end with hyphens, and of more."""
    measures = measure([*[EVEN] * 8, *[HYPHENATED] * rungs, LAST])
    assert (measures.double_ladders, measures.long_ladders) == (double, long)
    assert measures.hyphenated == pytest.approx(rungs / (9 + rungs))


def test_hyphens_that_are_not_below_each_other_are_no_ladder() -> None:
    """Between the two a picture stands, or the line ends the column of another article."""
    lines = [*[EVEN] * 8, HYPHENATED, "", "", HYPHENATED, HYPHENATED, LAST]
    assert measure(lines).double_ladders == 1
    assert measure(lines).long_ladders == 0


def test_columns_are_read_one_after_the_other() -> None:
    """Lines at one height in two columns are two lines."""
    lines, size = read_lines(draw([COPY, COPY]))
    assert size == SIZE
    texts = [" ".join(word.text for word in line.segment.words) for line in lines]
    assert texts == COPY * 2


def test_glyphs_count_and_not_what_is_read_in_their_place() -> None:
    """ActualText, which makes one word of a divided one, changes no measure."""
    assert measure(COPY, replaced=True) == measure(COPY)


def test_a_paper_without_justified_lines_is_refused() -> None:
    """There is nothing to be measured."""
    with pytest.raises(ValueError, match="no justified line"):
        measure(["aaaaaa"] * 9)
