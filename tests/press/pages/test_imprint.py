"""The imprint is printed whole, on as many lines as it needs."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from lowdown.layout import make_up
from lowdown.makeup.task import orders_of
from making.pressroom import (
    files_around,
    print_paper,
    proof_messages,
    set_publication,
)

ADDRESS = "Printed and promoted by the Campaign for the Baths, {0} High Street, Leeds LS{0} 1AA."
COPY = "The ward was closed on Monday, and nobody knew of it. " * 12
PANEL = '[donation]\narticle = "donate"\n'


def imprint_of(sentences: int) -> str:
    """An imprint of several sentences, none like another."""
    return " ".join(ADDRESS.format(number) for number in range(1, sentences + 1))


@pytest.mark.parametrize("panel", ["", PANEL])
@pytest.mark.parametrize(
    ("sentences", "takes_lines"), [(1, False), (3, False), (12, True), (30, True)]
)
def test_the_imprint_is_printed_whole(
    sentences: int, takes_lines: bool, panel: str, tmp_path: Path
) -> None:
    """All of it is legible, clear of the copy and of the sheet's edge; columns give the room."""
    imprint = imprint_of(sentences)
    files = files_around("baths", settings=f'imprint = "{imprint}"\n{panel}')
    files["articles/baths.md"] = f"---\ntitle: Baths sold\n---\n{COPY}\n"
    files["articles/donate.md"] = f"---\ntitle: Please give\n---\nGive what you can. {COPY[:200]}\n"
    room = set_publication(tmp_path, files)
    furniture, grid = room.typeset.furniture, room.typeset.grid
    assert (furniture.imprint > 0) is takes_lines
    makeup = make_up(orders_of(room.issue, room.typeset), furniture, grid)
    deepest = max(frame.top + frame.height for frame in makeup.on_page(makeup.pages))
    assert deepest <= grid.lines - furniture.foot

    page = pypdfium2.PdfDocument(print_paper(room, makeup))[makeup.pages - 1]
    text = page.get_textpage()
    assert imprint in " ".join(text.get_text_bounded().split())
    last = text.search(f"LS{sentences} 1AA").get_next()
    assert last is not None
    assert text.get_charbox(last[0])[1] > 10


def test_the_proof_reads_the_imprint_back(tmp_path: Path) -> None:
    """A long imprint is none of the copy and leaves no frame; one that is cut is not printed."""
    files = files_around("baths", settings=f'imprint = "{imprint_of(12)}"\n')
    files["articles/baths.md"] = f"---\ntitle: Baths sold\n---\n{COPY}\n"
    room = set_publication(tmp_path, files)
    makeup = make_up(orders_of(room.issue, room.typeset), room.typeset.furniture, room.typeset.grid)
    assert proof_messages(room, makeup, tmp_path / "whole") == []


def test_the_proof_misses_the_rest_of_an_imprint_that_was_cut(tmp_path: Path) -> None:
    """A form of the publication's own may print its first line only."""
    files = files_around("baths", settings=f'imprint = "{imprint_of(12)}"\n')
    files["articles/baths.md"] = f"---\ntitle: Baths sold\n---\n{COPY}\n"
    form = Path(__file__).parents[3] / "templates/lowdown/forms.html"
    files["templates/lowdown/forms.html"] = form.read_text(encoding="utf-8").replace(
        '<span class="whole">', "<span>"
    )
    room = set_publication(tmp_path, files)
    makeup = make_up(orders_of(room.issue, room.typeset), room.typeset.furniture, room.typeset.grid)
    assert [message[:5] for message in proof_messages(room, makeup, tmp_path / "cut")] == ["LD802"]
