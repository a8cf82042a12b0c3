"""Bylines at the end of the copy: `byline = "end"` in `[look]`."""

from __future__ import annotations

from pathlib import Path

import pytest

from lowdown.model import Cut, Line
from making.pressroom import files_around, set_article, set_publication

END = '\n[look]\nbyline = "end"\n'
COPY = "One sentence of some length stands here and fills a line or two of the column. " * 8


def lines_of(root: Path, copy: str, **options: str) -> tuple[Line, ...]:
    """The lines of an article by Ann Lee."""
    room = set_article(root, copy, head="author: Ann Lee", **options)
    return room.typeset.articles[0].measures.lines


def test_the_byline_stays_with_the_last_two_lines(tmp_path: Path) -> None:
    """It takes one line of the grid, counts no words, and no column breaks right above it."""
    plain = lines_of(tmp_path / "plain", COPY)
    *copy, last = lines_of(tmp_path / "signed", COPY, settings=END)
    assert last.text == "By Ann Lee"
    assert (last.height, last.space, last.words) == (1, 0, 0)
    assert [line.text for line in copy] == [line.text for line in plain]
    assert [line.cut for line in copy[-2:]] == [Cut.NEVER, Cut.NEVER]
    assert sum(line.words for line in copy) == sum(line.words for line in plain)


def test_the_byline_stands_above_the_notes(tmp_path: Path) -> None:
    """Notes are no words of the copy: the byline follows the last of those."""
    texts = [
        line.text
        for line in lines_of(tmp_path, f"{COPY}[^1]\n\n[^1]: Council minutes.\n", settings=END)
    ]
    assert texts.index("By Ann Lee") < next(
        number for number, text in enumerate(texts) if "Council minutes" in text
    )


@pytest.mark.parametrize(
    ("settings", "entry", "is_in_head"),
    [
        ("", "baths", True),
        (END, "baths", False),
        (END, "{article: baths, pages: 1, overflow: online}", True),
    ],
)
def test_every_article_is_signed_once(
    settings: str, entry: str, is_in_head: bool, tmp_path: Path
) -> None:
    """An article that ends online keeps its byline in the head: print stops before the end."""
    files = files_around("baths", settings=settings)
    files["issues/one.md"] = f"---\nnumber: 1\ndate: 2026-05-08\narticles:\n  - {entry}\n---\n"
    files["articles/baths.md"] = f"---\ntitle: Baths sold\nauthor: Ann Lee\n---\n{COPY}"
    piece = set_publication(tmp_path, files).typeset.articles[0]
    heads = [part.text for part in piece.head.parts() if part.name == "byline"]
    ends = [line.text for line in piece.measures.lines if line.text.startswith("By ")]
    assert (heads, ends) == ((["By Ann Lee"], []) if is_in_head else ([], ["By Ann Lee"]))
