"""Margin boxes of pages are made where CSS fills one of them, and nowhere else."""

from __future__ import annotations

import pytest

from lowdown.press.assets.fonts import STANDARD
from lowdown.press.weasy import Engine
from lowdown.press.weasy.boxes import text_of


@pytest.mark.parametrize(
    ("rule", "texts"),
    [
        ("", []),
        ("@bottom-center { content: none }", []),
        ("@bottom-center { color: red }", []),
        ('@bottom-center { content: "Folio" }', ["Folio"]),
        ('@top-left-corner { content: "a" } @left-top { content: "b" }', ["b", "a"]),
        ('@right-middle { content: counter(page) " of " counter(pages) }', ["1 of 1"]),
    ],
)
def test_filled_margins_are_printed(rule: str, texts: list[str]) -> None:
    """What a template puts into the margin of a page stands there."""
    document = Engine(STANDARD, []).set(
        f"<html lang=en-GB><title>t</title><style>{STANDARD.font_faces()}"
        f'@page {{ size: 200pt; margin: 40pt; {rule} }} * {{ font: 10pt "Lowdown Serif" }}'
        "</style><body>copy"
    )
    page_box = document.document.pages[0]._page_box
    assert sorted(text_of(box) for box in page_box.children[1:]) == sorted(texts)


def test_nothing_is_laid_out_for_empty_margins(monkeypatch: pytest.MonkeyPatch) -> None:
    """No box is made for the margins of a page that has nothing in them."""
    from weasyprint.formatting_structure import boxes

    made: list[str] = []
    begin = boxes.MarginBox.__init__

    def noting(self: object, at_keyword: str, style: object) -> None:
        made.append(at_keyword)
        begin(self, at_keyword, style)

    monkeypatch.setattr(boxes.MarginBox, "__init__", noting)
    Engine(STANDARD, []).set(f"<title>t</title><style>{STANDARD.font_faces()}</style>copy")
    assert made == []
