"""The compositor's glyphs stand where Pango's would, in each of the product's faces."""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import Final

import pypdfium2
import pytest
from pikepdf import Pdf, parse_content_stream
from PIL import Image, ImageChops, ImageStat

from lowdown.press.assets.fonts import STANDARD
from lowdown.press.weasy import Engine, SetDocument
from lowdown.press.weasy.boxes import PT

LINES: Final = (
    "To AVA, Tokyo. Yes. \u201cWe\u201d \u2018affluent office\u2019 fjord: V. A. 1914\u201318",
    "T o V e A y W. well-known Voices, P. F, r. \u2014 caf\u00e9 na\u00efve fi fl ffi",
    "\u00abAV\u202f!\u00bb 10\u202f000 L\u2019Avenir, T\u00e9l\u00e9 & \u00a37.45m",
)
PANGO: Final = "p { overflow-wrap: anywhere }"
"""Has WeasyPrint set a paragraph in its own way."""


@pytest.fixture(scope="module")
def engine() -> Engine:
    """One for all: the faces are loaded once."""
    return Engine(STANDARD, [])


def set_copy(engine: Engine, copy: str, style: str) -> SetDocument:
    """A document of one wide paragraph."""
    return engine.set(
        f"<html lang=en-GB><title>t</title><style>{STANDARD.font_faces()}"
        "@page { size: 500pt 60pt; margin: 10pt } * { margin: 0 }"
        f"p {{ text-align: left }} {style}</style><body><p>{copy}</p>"
    )


def width(document: SetDocument) -> float:
    """The width of the first text of a document, in points."""
    boxes = document.document.pages[0]._page_box.descendants()
    return next(float(box.width) * PT for box in boxes if hasattr(box, "text"))


@pytest.mark.parametrize("family", ["Lowdown Serif", "Lowdown Sans"])
@pytest.mark.parametrize("face", ["normal 400", "italic 400", "normal 700", "italic 700"])
@pytest.mark.parametrize(
    ("more", "per_letter"),
    [
        ("", 0.0),
        ("font-variant-numeric: oldstyle-nums", 0.0),
        ("font-variant-caps: small-caps", 0.0),
        ("font-kerning: none", 0.0),
        ("letter-spacing: 0.5pt", PT / 1024),
        ("letter-spacing: -0.2pt", PT / 1024),
    ],
)
def test_lines_are_as_wide_as_pangos(
    engine: Engine, family: str, face: str, more: str, per_letter: float
) -> None:
    """Within 0.02 points; Pango rounds each letter's spacing to one of its units besides."""
    style = f"p {{ font: {face} 10pt/14pt '{family}'; {more} }}"
    for line in LINES:
        set_here = engine._compositor.set
        ours = width(set_copy(engine, escape(line), style))
        assert engine._compositor.set == set_here + 1
        pangos = width(set_copy(engine, escape(line), style + PANGO))
        assert ours == pytest.approx(pangos, abs=0.02 + per_letter * len(line)), line


@pytest.mark.parametrize("align", ["left", "center", "right"])
@pytest.mark.parametrize("family", ["Lowdown Serif", "Lowdown Sans"])
def test_pages_look_as_weasyprint_draws_them(engine: Engine, family: str, align: str) -> None:
    """Lines that break alike differ by no more than the smoothing of edges.

    WeasyPrint rounds each kern to a thousandth of an em, and we carry what is lost of it on.
    """
    copy = (
        "To <em>AVA</em>, \u201cTokyo\u201d <a href='https://x.org'>affluent <b>office</b></a>"
        "<sup>12</sup> and <span style='padding: 0 4pt; background: #ddd'>white</span> caf\u00e9"
    )
    style = f"p {{ font: 10pt/14pt '{family}'; text-align: {align} }}"
    pages: list[Image.Image] = []
    for own in ("", PANGO):
        pdf = pypdfium2.PdfDocument(set_copy(engine, copy, style + own).write([[]], form="lowdown"))
        pages.append(pdf[0].render(scale=3).to_pil().convert("L"))
    difference = ImageChops.difference(*pages)
    assert ImageStat.Stat(pages[1]).extrema[0][0] < 64
    assert ImageStat.Stat(difference).extrema[0][1] < 96
    assert ImageStat.Stat(difference).mean[0] < 0.1


def test_spacing_too_small_to_see_has_no_exponent(engine: Engine) -> None:
    """A PDF has none in its numbers: `4e-05 Tc` is an operator that no program knows."""
    document = set_copy(engine, "Two words", "p { letter-spacing: 0.00003pt }")
    with Pdf.open(BytesIO(document.write([[]], form="lowdown"))) as pdf:
        codes = [code for code in parse_content_stream(pdf.pages[0]) if str(code.operator) == "Tc"]
    assert codes
    assert [len(code.operands) for code in codes] == [1] * len(codes)
