"""Small papers of every kind: each is built by the command, read back, and sound."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest

from checking.copyreading import fold
from checking.printed import structure
from checking.soundness import faults_of
from making.issues.small_papers import CASES
from making.issues.writing import sentence_words
from making.papers import Printer


def in_group(name: str) -> Any:
    return pytest.param(name, marks=pytest.mark.xdist_group(f"paper-{name}"), id=name)


@pytest.mark.parametrize("name", [in_group(name) for name in CASES])
def test_paper_is_sound(print_issue: Printer, name: str) -> None:
    """A paper of this kind has every word once and in order, on its grid, with sound jumps and links."""
    faults = faults_of(print_issue(name, CASES[name]))
    assert not faults, "\n".join(faults)


@pytest.mark.xdist_group("paper-far-jump")
def test_far_jump(print_issue: Printer) -> None:
    """An article that is ordered on 4 and 12 jumps there, and both pages say so."""
    second = print_issue("far-jump", CASES["far-jump"]).collations[1]
    assert second.pages == [4, 12]
    assert sorted((jump.kind, jump.page, jump.names) for jump in second.jumps) == [
        ("from", 12, "4"),
        ("to", 4, "12"),
    ]


@pytest.mark.xdist_group("paper-long-table")
def test_long_table(print_issue: Printer) -> None:
    """A table of sixty rows is cut between rows, and its head stands above every part of it."""
    proof = print_issue("long-table", CASES["long-table"])
    rows = [
        line for line in proof.paper.lines if any("Table" in glyph.roles for glyph in line.glyphs)
    ]
    parts = {(line.page, line.column) for line in rows}
    heads = [line for line in rows if line.text.startswith("Name of")]
    assert len(parts) > 1
    assert {(line.page, line.column) for line in heads} == parts
    assert len(heads) == len(parts)


@pytest.mark.xdist_group("paper-tall-box")
def test_tall_box(print_issue: Printer) -> None:
    """A box that is taller than a column goes on in the next one."""
    proof = print_issue("tall-box", CASES["tall-box"])
    words = fold(sentence_words(729, 22))
    assert "".join(words) in "".join(
        fold(" ".join(line.text.rstrip("-") for line in proof.paper.lines))
    )
    assert (
        len(
            {
                (read.line.page, read.line.column)
                for read in proof.collations[0].reads
                if read.passage < 0
            }
        )
        > 1
    )


@pytest.mark.xdist_group("paper-pictures")
def test_pictures_of_every_format(print_issue: Printer) -> None:
    """Pictures of every format are printed, each with its description, each as wide as its columns."""
    proof = print_issue("pictures", CASES["pictures"])
    with pikepdf.open(proof.paper.path) as pdf:
        described = {str(element.Alt) for element, roles in structure(pdf) if roles[-1] == "Figure"}
    assert len(described) == 8
    grid = proof.paper.page(1).columns
    widths = sorted(round(box[2] - box[0]) for page in proof.paper.pages for box in page.pictures)
    spans = [round(span * grid.measure + (span - 1) * grid.gutter) for span in (1, 2, 3)]
    assert len(widths) == 7
    assert set(widths) <= set(spans)


@pytest.mark.xdist_group("paper-pictures")
def test_turned_picture(print_issue: Printer) -> None:
    """A photograph taken with the camera on its side stands upright."""
    proof = print_issue("pictures", CASES["pictures"])
    boxes = [box for page in proof.paper.pages for box in page.pictures]
    upright = [box for box in boxes if box[3] - box[1] > 1.2 * (box[2] - box[0])]
    assert len(upright) == 1


@pytest.mark.xdist_group("paper-languages")
def test_languages_marked(print_issue: Printer) -> None:
    """Words in another language are marked as such, for a reader's voice."""
    proof = print_issue("languages", CASES["languages"])
    with pikepdf.open(proof.paper.path) as pdf:
        spoken = {str(element.Lang) for element, _ in structure(pdf) if "/Lang" in element}
    assert {"de", "fr", "cy"} <= spoken


@pytest.mark.xdist_group("paper-shared-error")
def test_shared_page_with_error(print_issue: Printer) -> None:
    """Two articles share a page, one below the other, each with its whole head."""
    _, upper, lower = print_issue("shared-error", CASES["shared-error"]).collations
    assert upper.pages[0] == lower.pages[0] == 3
    assert max(line.baseline for line in upper.head) < min(line.baseline for line in lower.head)
    reads = [read.line.baseline for read in upper.reads if read.line.page == 3]
    assert max(reads) < min(line.baseline for line in lower.head)


@pytest.mark.xdist_group("paper-shared-online")
def test_shared_page_online(print_issue: Printer) -> None:
    """The article with `overflow: online` gives way to the one below it, which is whole."""
    _, upper, lower = print_issue("shared-online", CASES["shared-online"]).collations
    assert upper.unread > 0
    assert lower.unread == 0
    assert lower.pages == [3]


@pytest.mark.xdist_group("paper-donation")
def test_panel_at_the_foot(print_issue: Printer) -> None:
    """The donation panel stands at the foot of the last page."""
    proof = print_issue("donation", CASES["donation"])
    lines = [
        line
        for line in proof.paper.pages[-1].lines
        if fold(line.text) == fold("Please give what you can")
    ]
    assert len(lines) == 1
    assert max(line.baseline for line in proof.paper.pages[-1].lines) > lines[0].baseline


@pytest.mark.xdist_group("paper-bare-slugs")
def test_bare_slugs_in_order(print_issue: Printer) -> None:
    """Articles without pages follow each other in the manifest's order."""
    starts = [
        (one.pages[0], min(line.baseline for line in one.head))
        for one in print_issue("bare-slugs", CASES["bare-slugs"]).collations
    ]
    assert starts == sorted(starts)
