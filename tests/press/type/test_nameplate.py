"""The nameplate: title or picture, tagline and dateline never collide, in any style."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from checking.page_objects import bounds_on_page
from lowdown.layout import make_up
from lowdown.makeup.task import orders_of
from lowdown.press import STANDARD
from lowdown.press.templates.nameplate import (
    LARGEST,
    LARGEST_OF_TWO,
    SMALLEST,
    SMALLEST_OF_TWO,
    size_title,
)
from lowdown.press.type.checks import inspect_type
from making.pressroom import (
    Pressroom,
    files_around,
    print_paper,
    proof_messages,
    set_publication,
)

A4 = 510.0
LONG = "The Calderwick, Nether Dale and Upper Tannery Valley Gazette"
TAGLINE = "What nobody tells the people of the three valleys, and they have to know. " * 3
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} 100">'
    '<rect width="{0}" height="100" fill="#135"/></svg>'
)


def plated(
    root: Path, *, title: str = "", more: str = "", plate: str = "", shape: int = 0
) -> Pressroom:
    """A paper with a nameplate; `shape`: the width of its picture in hundredths of its height."""
    image = 'image = "pictures/logo.svg"\n' if shape else ""
    files = files_around("baths", settings=f"{more}[nameplate]\n{plate}{image}")
    settings = str(files["lowdown.toml"])
    files["lowdown.toml"] = settings.replace("The Test", title or "The Test")
    files["articles/baths.md"] = "---\ntitle: Baths sold\n---\n" + "Nobody was asked. " * 60
    files["pictures/logo.svg"] = LOGO.format(shape or 100)
    return set_publication(root, files)


def paper_of(room: Pressroom) -> bytes:
    makeup = make_up(orders_of(room.issue, room.typeset), room.typeset.furniture, room.typeset.grid)
    return print_paper(room, makeup)


@pytest.mark.parametrize(
    ("title", "lines", "least", "most"),
    [
        ("The Lowdown", 1, LARGEST, LARGEST),
        ("The Calderwick Gazette", 1, SMALLEST, LARGEST - 2),
        (LONG, 2, SMALLEST_OF_TWO, LARGEST_OF_TWO),
        ("Krankenhausbeschäftigtenzeitung", 1, SMALLEST_OF_TWO, SMALLEST),
        ("", 1, LARGEST, LARGEST),
    ],
)
def test_a_title_is_as_large_as_fits(title: str, lines: int, least: float, most: float) -> None:
    """One line as long as that is large enough, else two of even length."""
    size = size_title(title, A4, STANDARD)
    assert least <= size.size <= most
    assert (size.spare > 0) is (lines == 2 or size.size < SMALLEST)


@pytest.mark.parametrize(
    ("title", "style"), [(LONG, "left"), ("The Test", "centre"), (LONG, "centre"), (LONG, "banner")]
)
def test_parts_of_the_nameplate_stand_one_below_the_other(
    title: str, style: str, tmp_path: Path
) -> None:
    """However long title, tagline and the issue's own title are, none is cut and none collides."""
    more = f'tagline = "{TAGLINE}"\n'
    room = plated(tmp_path, title=title, more=more, plate=f'style = "{style}"\n')
    assert list(inspect_type(room.publication, room.issue, room.typeset)) == []
    grid = room.typeset.grid
    page = pypdfium2.PdfDocument(paper_of(room))[0]
    text = page.get_textpage()
    boxes = {}
    for words in (title.split()[-1], TAGLINE.split()[-1], "Number 1", "8 May 2026"):
        found = text.search(words).get_next()
        assert found is not None, words
        boxes[words] = text.get_charbox(found[0])
    (title_box, tagline_box, number_box, date_box) = boxes.values()
    assert title_box[1] > tagline_box[3]
    assert tagline_box[1] > number_box[3]
    assert number_box[0] < date_box[0]
    floor = grid.page_height - grid.y(room.typeset.furniture.nameplate)
    assert date_box[1] > floor, "the dateline stands in the nameplate's own lines"


def test_a_long_dateline_stands_on_two_lines(tmp_path: Path) -> None:
    """The date goes below a title of the issue that leaves it no room."""
    files = files_around("baths")
    files["articles/baths.md"] = "---\ntitle: Baths sold\n---\nNobody was asked."
    issue = "Five networks and forty hospitals, ten years after all that was promised about them"
    files["issues/one.md"] = str(files["issues/one.md"]).replace(
        "number: 1", f"number: 1\ntitle: {issue} by everybody who was ever asked"
    )
    room = set_publication(tmp_path, files)
    text = pypdfium2.PdfDocument(paper_of(room))[0].get_textpage()
    places = [text.search(words).get_next() for words in ("everybody", "8 May 2026")]
    tops = [text.get_charbox(place[0])[3] for place in places if place]
    assert tops[0] - tops[1] > 8


@pytest.mark.parametrize(
    ("shape", "style"), [(50, "left"), (500, "centre"), (1000, "banner"), (3000, "left")]
)
def test_a_picture_stands_in_place_of_the_title(shape: int, style: str, tmp_path: Path) -> None:
    """It is no wider than the type area, keeps its shape, and says the title to screen readers."""
    room = plated(tmp_path, plate=f'style = "{style}"\n', shape=shape)
    pdf = paper_of(room)
    page = pypdfium2.PdfDocument(pdf)[0]
    grid = room.typeset.grid
    paths = [item for item in page.get_objects(max_depth=3) if item.type == 2]
    assert paths
    lefts, _, rights, _ = zip(*map(bounds_on_page, paths), strict=True)
    assert min(lefts) >= grid.left - 1
    assert max(rights) <= grid.left + grid.width(grid.columns) + 1
    assert "The Test" not in page.get_textpage().get_text_bounded().split("Number")[0]
    assert "The Test" in alternatives(pdf)


def test_the_depth_of_the_nameplate_counts_in_the_plan(tmp_path: Path) -> None:
    """A deeper picture takes lines of the grid from page 1, and the proof finds nothing wrong."""
    square = plated(tmp_path / "square", shape=100)
    strip = plated(tmp_path / "strip", shape=3000)
    assert square.typeset.furniture.nameplate > strip.typeset.furniture.nameplate
    makeup = make_up(
        orders_of(square.issue, square.typeset), square.typeset.furniture, square.typeset.grid
    )
    assert makeup.on_page(1)[0].top == square.typeset.furniture.nameplate
    assert proof_messages(square, makeup, tmp_path / "proof") == []


def alternatives(pdf: bytes) -> list[str]:
    """The alternative texts of the figures in the tags of a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [
            str(element.Alt)
            for element in file.objects
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Figure"
        ]
