"""House advertisements.

Set like short articles, pasted up where a page has room, and proved with the paper.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from lowdown.layout.article_run import FrameCache
from lowdown.layout.frame import Band, Ending, Entrance, FrameTask, start
from lowdown.layout.search.plan import make_up
from lowdown.makeup.task import orders_of
from lowdown.model.plan import Frame, Makeup
from making.pressroom import (
    WORDS,
    Pressroom,
    files_around,
    print_paper,
    proof_messages,
    set_publication,
)

MUGS = (
    "---\ntitle: Buy a mug\nkicker: Shop\n---\nTea tastes better from a mug that agrees with "
    "you. Ask any porter.\n"
)
FOLD = f"---\ntitle: Help us fold\n---\nThere is [soup](https://soup.example/).\n\n{WORDS}"


def set_with_fillers(root: Path, *, line: str = "", settings: str = "") -> Pressroom:
    """An article of half a page and two fillers."""
    files = {
        **files_around("baths", settings=settings),
        "articles/baths.md": f"---\ntitle: Baths sold\n---\n{(WORDS * 4 + chr(10) * 2) * 2}",
        "fillers/mugs.md": MUGS,
        "fillers/fold.md": FOLD,
    }
    manifest = str(files["issues/one.md"]).replace("articles:", f"{line}\narticles:")
    return set_publication(root, {**files, "issues/one.md": manifest})


def make_up_with(room: Pressroom, *slugs: str) -> Makeup:
    """The article on page 1, and below it the fillers `slugs`."""
    grid = room.typeset.grid
    makeup = make_up(orders_of(room.issue, room.typeset), room.typeset.furniture, grid, 1)
    frames: list[Frame] = list(makeup.frames)
    for slug in slugs:
        measures = room.typeset.by_slug[slug].measures
        top = frames[-1].top + frames[-1].height + 2
        band = Band(page=1, top=top, height=grid.lines - top, columns=grid.columns)
        task = FrameTask(measures, start(measures), band, Entrance(headed=True))
        made = FrameCache().frame(task, Ending.RUNS_ON)
        assert made is not None
        assert made.remainder.line == len(measures.lines)
        frames.append(made.frame)
    return replace(makeup, frames=tuple(frames))


def test_fillers_are_set_with_known_depths(tmp_path: Path) -> None:
    """They are measured before a page is planned, are never cut to fit, and stand in no contents
    box.
    """
    typeset = set_with_fillers(tmp_path).typeset
    assert [piece.view.article.slug for piece in typeset.fillers] == ["filler/fold", "filler/mugs"]
    assert [piece.view.weight for piece in typeset.fillers] == ["filler", "filler"]
    assert all(piece.measures.lines and piece.measures.head for piece in typeset.fillers)
    assert all(piece.measures.levers == () for piece in typeset.fillers)
    assert typeset.contents is None
    assert list(typeset.by_slug) == ["baths", "filler/fold", "filler/mugs"]


@pytest.mark.parametrize(
    ("line", "settings"), [("fillers: false", ""), ("", "[fit]\nfillers = false\n")]
)
def test_fillers_that_are_not_wanted_are_not_set(line: str, settings: str, tmp_path: Path) -> None:
    """Nor does it cost time to have them in the folder."""
    assert set_with_fillers(tmp_path, line=line, settings=settings).typeset.fillers == ()


def elements(node: pikepdf.Object) -> Sequence[pikepdf.Object]:
    content = node.get("/K", pikepdf.Array())
    kids = list(content) if isinstance(content, pikepdf.Array) else [content]
    return [
        kid
        for kid in kids
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem"
    ]


def tags_in(node: pikepdf.Object) -> Iterator[str]:
    """What a screen reader reads of everything in an element, in its order."""
    for kid in elements(node):
        yield str(kid["/S"])
        yield from tags_in(kid)


def test_a_filler_is_an_element_of_its_own(tmp_path: Path) -> None:
    """A screen reader hears it apart from the article above it, headline first.

    It is no bookmark.
    """
    room = set_with_fillers(tmp_path)
    pdf = pikepdf.open(io.BytesIO(print_paper(room, make_up_with(room, "filler/mugs"))))
    (document,) = elements(pdf.Root.StructTreeRoot)
    articles = [element for element in elements(document) if element["/S"] == "/Art"]
    assert len(articles) == 2
    assert [tag for tag in tags_in(articles[1]) if tag in ("/H1", "/P")] == ["/P", "/H1", "/P"]
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Baths sold"]


@pytest.mark.parametrize("slugs", [(), ("filler/mugs",), ("filler/fold", "filler/mugs")])
def test_a_paper_with_any_fillers_passes_its_proof(slugs: tuple[str, ...], tmp_path: Path) -> None:
    """Their words are no words of strangers, and none of them has to be printed."""
    room = set_with_fillers(tmp_path)
    assert proof_messages(room, make_up_with(room, *slugs), tmp_path / "dist") == []


def test_half_a_filler_is_told(tmp_path: Path) -> None:
    """It is printed whole, or not at all."""
    room = set_with_fillers(tmp_path)
    makeup = make_up_with(room, "filler/fold")
    last = makeup.frames[-1]
    cut = replace(makeup, frames=(*makeup.frames[:-1], replace(last, takes=last.takes[:1])))
    (told,) = proof_messages(room, cut, tmp_path / "dist")
    assert told.startswith("LD440 the paragraph at fillers/fold.md")


def test_a_filler_that_nobody_ordered_is_told(tmp_path: Path) -> None:
    """What the issue does not name is as strange as any other words."""
    room = set_with_fillers(tmp_path)
    stranger = replace(room, issue=replace(room.issue, fillers=()))
    found = proof_messages(stranger, make_up_with(room, "filler/fold"), tmp_path / "dist")
    assert any(
        finding.startswith("LD478 a link on page 1 leads to https://soup.example/")
        for finding in found
    )
