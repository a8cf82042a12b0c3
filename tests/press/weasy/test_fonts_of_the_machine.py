"""Pages are set in the faces that Lowdown brings along, whatever fonts the machine has."""

from __future__ import annotations

import re
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from lowdown.layout import make_up
from lowdown.makeup.task import orders_of
from making.pressroom import files_around, print_paper, set_publication

DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200">
<text x="9" y="90" style="font: 40px Arial">Ward 5 ★ ☎ → ✗</text>
</svg>
"""
SYMBOLS = "→ ← ↑ ↓ ✓ ✗ ★ ☆ ☎ ✉ ♥ № € ₹ ™ ½ ⅓ ° • ■ □ ▲ ▶ ● ○"
COPY = (
    f"Signs {SYMBOLS} and *slanted {SYMBOLS}*, **bold {SYMBOLS}**, `code "
    f"★`.\n\n![Beds](pictures/x.svg)\n"
)
FONTLESS = "<fontconfig></fontconfig>"
INTRUSIVE = (
    f"<fontconfig><dir>{files('font_source_sans_pro') / 'files'}</dir>"
    '<match target="pattern"><edit name="family" mode="assign" binding="strong">'
    "<string>Source Sans Pro</string></edit></match></fontconfig>"
)


def printed(folder: Path) -> bytes:
    """A paper with symbols in its headline, its copy and a drawing."""
    article = f"---\ntitle: Stars ★ and arrows ➜\n---\n{COPY}"
    room = set_publication(
        folder, {**files_around("baths"), "articles/baths.md": article, "pictures/x.svg": DRAWING}
    )
    makeup = make_up(
        orders_of(room.issue, room.typeset),
        furniture=room.typeset.furniture,
        grid=room.typeset.grid,
        pages=None,
        sheet=1,
    )
    return print_paper(room, makeup)


def fonts_in(paper: bytes) -> set[str]:
    """The names of all fonts in the file, without the six letters before them."""
    with pikepdf.open(BytesIO(paper)) as pdf:
        return {
            re.sub(r"^/(?:[A-Z]{6}\+)?", "", str(font.BaseFont))
            for font in pdf.objects
            if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/Font"
        }


def test_the_same_bytes_with_and_without_fonts_on_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine without fonts, and one that replaces every font by its own, print the same."""
    papers = []
    for name, configuration in (("none", FONTLESS), ("other", INTRUSIVE)):
        file = tmp_path / f"{name}.conf"
        file.write_text(configuration, encoding="utf-8")
        monkeypatch.setenv("FONTCONFIG_FILE", str(file))
        papers.append(printed(tmp_path / name))
    monkeypatch.delenv("FONTCONFIG_FILE")
    papers.append(printed(tmp_path / "as-it-is"))
    assert papers[0] == papers[1] == papers[2]


def test_only_our_faces_are_in_the_file(tmp_path: Path) -> None:
    """Symbols in headline, copy and drawing are taken from the faces of the press, by our names."""
    fonts = fonts_in(printed(tmp_path))
    assert "Lowdown-Symbols" in fonts
    assert all(font.startswith("Lowdown-") for font in fonts), fonts
