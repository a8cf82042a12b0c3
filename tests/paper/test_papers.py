"""Small papers: where what is special about each of them stands."""

from __future__ import annotations

from itertools import pairwise

import pikepdf
import pytest

from checking.printed import Box, Word, column_edges, fold, structure
from checking.readback import unheard_passages
from making.issues.writing import sentence_words
from making.papers import BuiltIssue, Printer


def columns_of(printed: BuiltIssue, words: list[Word]) -> set[tuple[int, int]]:
    """The page and the column, from 0, of each word."""
    found = set()
    for word in words:
        edges = column_edges(printed.paper.page(word.page), printed.columns)
        column = sum(box.left <= word.box.left + 1 for box in edges) - 1
        found.add((word.page, column))
    return found


@pytest.mark.xdist_group("paper-far-jump")
def test_far_jump(print_issue: Printer) -> None:
    """An article that is ordered on 4 and 12 jumps there, and both pages say so."""
    second = print_issue("far-jump").articles[1]
    assert second.pages == [4, 12]
    assert sorted((jump.kind, jump.page, jump.names) for jump in second.jumps) == [
        ("from", 12, 4),
        ("to", 4, 12),
    ]


@pytest.mark.xdist_group("paper-long-table")
def test_long_table(print_issue: Printer) -> None:
    """A table of sixty rows is cut between rows, and its head stands above every part of it."""
    printed = print_issue("long-table")
    ((_, words),) = printed.articles[0].drifting
    parts = columns_of(printed, words)
    heads = [word for word, after in pairwise(words) if (word.text, after.text) == ("Name", "of")]
    assert len(parts) > 1
    assert columns_of(printed, heads) == parts
    assert len(heads) == len(parts)


@pytest.mark.xdist_group("paper-tall-box")
def test_tall_box(print_issue: Printer) -> None:
    """A box that is taller than a column goes on in the next one."""
    printed = print_issue("tall-box")
    ((box, words),) = printed.articles[0].drifting
    assert fold(sentence_words(729, 22)) in box.letters
    assert len(columns_of(printed, words)) > 1


@pytest.mark.xdist_group("paper-pictures")
def test_pictures_of_every_format(print_issue: Printer) -> None:
    """Pictures of every format are printed with their descriptions, as wide as their columns."""
    printed = print_issue("pictures")
    with pikepdf.open(printed.paper.path) as pdf:
        described = {str(tag.Alt) for tag in structure(pdf) if tag.S == "/Figure"}
    assert len(described) == 8
    edges = column_edges(printed.paper.page(1), 3)
    widths = [round(box.right - box.left) for box in bitmaps(printed)]
    spans = [round(edges[span].right - edges[0].left) for span in range(3)]
    assert len(widths) == 7
    assert set(widths) <= set(spans)


@pytest.mark.xdist_group("paper-pictures")
def test_turned_picture(print_issue: Printer) -> None:
    """A photograph taken with the camera on its side stands upright."""
    boxes = bitmaps(print_issue("pictures"))
    upright = [box for box in boxes if box.bottom - box.top > 1.2 * (box.right - box.left)]
    assert len(upright) == 1


def bitmaps(printed: BuiltIssue) -> list[Box]:
    """Where the bitmaps of a paper stand, on whatever page."""
    return [box for page in printed.paper.pages for box in printed.paper.pictures(page.number)]


@pytest.mark.xdist_group("paper-languages")
def test_languages_marked(print_issue: Printer) -> None:
    """Words in another language are marked as such, for a reader's voice."""
    printed = print_issue("languages")
    with pikepdf.open(printed.paper.path) as pdf:
        marked = {str(tag.Lang) for tag in structure(pdf) if "/Lang" in tag}
    assert {"de", "fr", "cy"} <= marked


@pytest.mark.xdist_group("paper-shared-error")
def test_shared_page_with_error(print_issue: Printer) -> None:
    """Two articles share a page, one below the other, each with its whole head."""
    _, upper, lower = print_issue("shared-error").articles
    assert upper.pages[0] == lower.pages[0] == 3
    first = min(word.box.middle for word in lower.head)
    assert max(word.box.middle for word in upper.head) < first
    copy = [word for _, words in upper.running for word in words if word.page == 3]
    assert max(word.box.middle for word in copy) < first


@pytest.mark.xdist_group("paper-shared-online")
def test_shared_page_online(print_issue: Printer) -> None:
    """The article with `overflow: online` gives way to the one below it, which is whole."""
    _, upper, lower = print_issue("shared-online").articles
    assert upper.unread > 0
    assert lower.unread == 0
    assert lower.pages == [3]


@pytest.mark.xdist_group("paper-donation")
def test_panel_at_the_foot(print_issue: Printer) -> None:
    """The donation panel stands at the foot of the last page, below all copy, and nowhere else."""
    printed = print_issue("donation")
    last = printed.paper.pages[-1]
    title = fold("Please give what you can")
    assert [page.number for page in printed.paper.pages if title in page.letters] == [last.number]
    copy = [word for one in printed.articles for _, words in one.running for word in words]
    last_copy = (word.box.middle for word in copy if word.page == last.number)
    (panel,) = [word for word in last.words if word.text == "Please"]
    assert panel.box.middle > max(last_copy, default=0)


@pytest.mark.xdist_group("paper-bare-slugs")
def test_bare_slugs_in_order(print_issue: Printer) -> None:
    """Articles without pages follow each other in the manifest's order."""
    starts = [
        (one.pages[0], min(word.box.middle for word in one.head))
        for one in print_issue("bare-slugs").articles
    ]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xdist_group(f"paper-{name}"))
        for name in ("shared-jump", "mixed")
    ],
)
def test_reading_order(print_issue: Printer, name: str) -> None:
    """A machine that reads the tags meets every article's running words in their order."""
    printed = print_issue(name)
    assert unheard_passages(printed) == []
    assert any(one.running for one in printed.articles)
