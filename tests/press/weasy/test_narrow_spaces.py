"""Narrow spaces, which French has before its tall marks."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest

from lowdown.press import STANDARD, Engine

PAGE = (
    "<html lang=fr><style>{faces} @page {{ size: 300pt 200pt; margin: 0 }} body {{ margin: 0;"
    " font-family: 'Lowdown Serif'; text-align: justify; width: 90pt }}</style><p>{copy}</p></html>"
)


def set_copy(engine: Engine, copy: str) -> Any:
    """A page of copy."""
    return engine.set(PAGE.format(faces=STANDARD.font_faces, copy=copy))


@pytest.fixture(scope="module")
def engine() -> Engine:
    """WeasyPrint with the standard faces."""
    return Engine(STANDARD, [])


def widths(engine: Engine, copy: str) -> list[float]:
    """The widths of the spans of a page."""
    page = set_copy(engine, copy).document.pages[0]._page_box
    return [box.width for box in page.descendants() if type(box).__name__ == "InlineBox"]


def test_a_narrow_space_is_half_as_wide_as_a_space_in_full_lines_too(engine: Engine) -> None:
    """Justified lines stretch their ordinary spaces, and beside them only letters, by a trace."""
    spans = "<span>\u00ab\u202fa</span> b <span>\u00aba</span> cd efghij klmnop qrstuv wxyz"
    full, bare, *_ = widths(engine, spans)
    space = STANDARD.advance(" ", family="Lowdown Serif", bold=False) * 16
    assert full - bare == pytest.approx(space / 2, abs=0.015 * 16)


def test_no_line_ends_at_a_narrow_space(engine: Engine) -> None:
    """A mark is never alone at the beginning of a line."""
    document = set_copy(engine, "Vraiment, oui, eh bien\u202f! " * 9)
    pdf = pypdfium2.PdfDocument(document.write([[]], form="lowdown"))
    lines = pdf[0].get_textpage().get_text_range().split("\n")
    assert not [line for line in lines if line.strip().startswith("!")]


def test_spaces_are_read_as_spaces_behind_a_narrow_one(engine: Engine) -> None:
    """Those who search the PDF or copy from it find ordinary spaces, whichever came first."""
    document = set_copy(engine, "\u00ab\u202fOui\u202f\u00bb, dit-elle aux gens\u202f!")
    pdf = pypdfium2.PdfDocument(document.write([[]], form="lowdown"))
    text = " ".join(pdf[0].get_textpage().get_text_range().split("\r\n"))
    assert "\u202f" not in text
    assert "\u00ab Oui \u00bb, dit-elle aux" in text
