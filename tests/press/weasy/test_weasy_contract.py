"""What the press relies on in WeasyPrint's insides.

These tests fail loudly when a release changes their shape.
"""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from PIL import Image

from lowdown.press.assets.fonts import STANDARD
from lowdown.press.assets.pictures import Asset
from lowdown.press.weasy import (
    ArticlePart,
    Engine,
    Join,
    PlacedLine,
    Role,
    SetDocument,
    SetGalley,
    SetLine,
    UndrawnPictureError,
    crop_block,
    crop_galley,
)

STYLE = """
@page column { size: 150pt 100000pt; margin: 0 }
@page wide { size: 480pt 100000pt; margin: 0 }
* { margin: 0; padding: 0 }
body { font: 10pt/14pt "Lowdown Serif" }
.column { page: column; text-align: justify; hyphens: auto } .wide { page: wide }
figure { height: 60pt; background: #ddd } td, th { padding: 0 }
.drop { float: left; width: 20pt; height: 40pt }
"""
WORDS = (
    "Campaigners warned that the board had not asked anyone about the arrangements for the wards. "
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(STANDARD, [])


def set_galleys(engine: Engine, body: str) -> dict[str, SetGalley]:
    head = f"<html lang=en-GB><title>t</title><style>{STANDARD.font_faces()}{STYLE}</style><body>"
    return engine.set(f"{head}{body}").galleys()


def set_galley(engine: Engine, copy: str, limit: float = 700) -> tuple[SetLine, ...]:
    galleys = set_galleys(engine, f'<article class="column" id="g">{copy}</article>')
    return galleys["g"].set_lines({"table": limit, "aside": limit})


def test_version() -> None:
    """The version whose insides we know is the one that is installed."""
    import weasyprint

    assert weasyprint.__version__.startswith("70.")


def test_galleys_are_found_by_id_on_any_page(engine: Engine) -> None:
    """Everything that is set is found again by its id, whatever width it was set at."""
    galleys = set_galleys(
        engine,
        '<header class="wide" id="h"><h1>Head</h1></header><article class="column" '
        'id="g"><p>Copy</p></article>',
    )
    assert set(galleys) == {"h", "g"}
    assert galleys["h"].box.width * 0.75 == pytest.approx(480)
    assert galleys["g"].box.width * 0.75 == pytest.approx(150)


def test_lines_are_as_deep_as_the_leading(engine: Engine) -> None:
    """Every line of copy is one line of the grid deep, notes' references included, and they follow
    without a gap.
    """
    set_lines = set_galley(
        engine,
        f'<p id="p1">{WORDS * 3}</p><p id="p2">{WORDS}<sup style="line-height:0">1</sup></p>',
    )
    assert len(set_lines) > 10
    assert {round(set_line.bottom - set_line.top, 3) for set_line in set_lines} == {14.0}
    assert [round(set_line.top, 3) for set_line in set_lines] == [
        14.0 * number for number in range(len(set_lines))
    ]


def test_lines_know_their_paragraph(engine: Engine) -> None:
    """A line tells the block that it stands in and its id, and the text reads back in order."""
    set_lines = set_galley(
        engine, f'<p id="p1">{WORDS}</p><blockquote id="p2"><p>{WORDS}</p></blockquote>'
    )
    assert {set_line.id for set_line in set_lines} == {"p1", "p2"}
    assert {set_line.tags for set_line in set_lines} == {("p",), ("blockquote", "p")}
    assert len({set_line.block for set_line in set_lines}) == 2
    read = "".join(set_line.text.removesuffix("\u2010").strip() for set_line in set_lines)
    assert read.replace(" ", "") == (WORDS * 2).replace(" ", "")


def test_marker_goes_with_its_item(engine: Engine) -> None:
    """A list item's marker is out of the flow and goes where the item's first line goes."""
    set_lines = set_galley(
        engine, f'<ul id="p1" style="margin-left:10pt"><li>{WORDS}</li><li>Two</li></ul>'
    )
    first = [set_line for set_line in set_lines if set_line.attendants]
    assert [set_line.text.split()[0] for set_line in first] == ["Campaigners", "Two"]


def test_drop_cap_goes_with_its_first_line(engine: Engine) -> None:
    """A drop cap floats before the lines beside it and goes where the first of them goes."""
    set_lines = set_galley(
        engine, f'<p id="p1" style="display: flow-root"><span class="drop"></span>{WORDS}</p>'
    )
    assert [bool(set_line.attendants) for set_line in set_lines] == [
        True,
        *[False] * (len(set_lines) - 1),
    ]


def test_blocks_are_solid_until_they_are_too_deep(engine: Engine) -> None:
    """A table is one block where it fits a column, and comes in rows where it does not."""
    table = (
        "<table id=t><thead><tr><th>A</th></tr></thead><tbody>"
        + "<tr><td>1</td></tr>" * 30
        + "</tbody></table>"
    )
    (whole,) = set_galley(engine, table)
    assert whole.solid
    assert whole.tags[-1] == "table"
    rows = set_galley(engine, table, limit=200)
    assert len(rows) == 31
    assert {row.tags[-1] for row in rows} == {"tr"}
    assert "thead" in rows[0].tags
    assert "tbody" in rows[1].tags


def test_a_word_wider_than_its_column_is_seen(engine: Engine) -> None:
    """Type that runs out of its column is measured."""
    (set_line,) = set_galley(
        engine, '<p id="p1" style="hyphens: none">Rindfleischetikettierungsüberwachungsaufgabe</p>'
    )
    assert set_line.right > 160


def forms(engine: Engine) -> SetDocument:
    style = (
        "@page { size: 300pt 200pt; margin: 10pt; @bottom-left { content: counter(page) } } "
        "p { line-height: 14pt }"
    )
    frame = '<section><article><div id="take{0}"></div></article></section>'
    body = frame.format(1) + frame.format(2).replace(
        "<section>", '<section style="break-before: page">'
    )
    return engine.set(
        f"<html lang=en-GB><title>Forms</title><style>{STANDARD.font_faces()}{style}</style>"
        f"<body>{body}"
    )


def paste(engine: Engine, copy: str, cut: int) -> tuple[pikepdf.Pdf, tuple[SetLine, ...]]:
    """Two pages: the first `cut` lines of a galley on the first, the rest on the second."""
    galley = set_galleys(engine, f'<article class="column" id="g">{copy}</article>')["g"]
    set_lines = galley.set_lines({})
    document = forms(engine)
    slots = document.paste_areas()
    for name, part in (("take1", set_lines[:cut]), ("take2", set_lines[cut:])):
        placed = [
            PlacedLine(set_line=set_line, top=20 + 14 * number)
            for number, set_line in enumerate(part)
        ]
        slots[name].paste_lines(galley, placed, left=30)
    joins = (None, Join(child=0, depth=1))
    tags = [
        [ArticlePart(article="a", language="cy", roles=(Role.TAKE,), joins=(join,))]
        for join in joins
    ]
    return pikepdf.open(io.BytesIO(document.write(tags, form="templates/x/forms.html"))), set_lines


def text_of(pdf: pikepdf.Pdf, page: int) -> list[tuple[float, float, str]]:
    """Left and top in points of every line on a page, and its text, as another library reads it."""
    import pypdfium2

    stream = io.BytesIO()
    pdf.save(stream)
    document = pypdfium2.PdfDocument(stream.getvalue())
    text = document[page].get_textpage()
    height = document[page].get_height()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    return [
        (left, height - top, text.get_text_bounded(left, bottom, right, top))
        for left, bottom, right, top in boxes
    ]


def test_cut_lines_stand_where_they_were_put(engine: Engine) -> None:
    """Lines cut from a galley stand on their page's grid, on the page that they were given to, and
    nowhere else.
    """
    pdf, set_lines = paste(engine, f'<p id="p1">{WORDS * 2}</p>', cut=5)
    for page, count in ((0, 5), (1, len(set_lines) - 5)):
        lines = [line for line in text_of(pdf, page) if line[1] < 170]
        assert len(lines) == count
        assert min(left for left, _, _ in lines) == pytest.approx(30, abs=1)
        tops = [top for _, top, _ in lines]
        assert all(
            20 + 14 * number - 1 < top < 20 + 14 * number + 13 for number, top in enumerate(tops)
        )


def elements(node: pikepdf.Object) -> list[pikepdf.Object]:
    content = node.get("/K", pikepdf.Array())
    kids = list(content) if isinstance(content, pikepdf.Array) else [content]
    return [
        kid
        for kid in kids
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem"
    ]


def test_an_article_over_two_pages_is_one_element(engine: Engine) -> None:
    """An article and a paragraph that go on overleaf are one element each, in the article's
    language.
    """
    pdf, _ = paste(engine, f'<p id="p1">{WORDS * 2}</p>', cut=5)
    (document,) = elements(pdf.Root.StructTreeRoot)
    (article,) = elements(document)
    assert article["/S"] == "/Art"
    assert str(article["/Lang"]) == "cy"
    assert [kid["/S"] for kid in elements(article)] == ["/P"]


def test_folios_are_artifacts(engine: Engine) -> None:
    """A page number is not read out: it is marked as an artifact, and stands in no structure."""
    pdf, _ = paste(engine, f'<p id="p1">{WORDS * 2}</p>', cut=5)
    for page in pdf.pages:
        contents = pikepdf.parse_content_stream(page)
        marks = [str(item.operands[0]) for item in contents if str(item.operator) == "BMC"]
        assert "/Artifact" in marks


def test_nothing_outside_is_fetched(
    engine: Engine, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Copy cannot make the press read a file of the machine.

    Only what was prepared can be loaded.
    """
    secret = tmp_path_factory.mktemp("secret") / "secret.css"
    secret.write_text("p { font-size: 40pt }", encoding="utf-8")
    link = f'<link rel="stylesheet" href="{secret.as_uri()}">'
    with pytest.raises(UndrawnPictureError, match=r"secret\.css"):
        set_galleys(engine, f'{link}<article class="column" id="g"><p id="p1">Copy</p></article>')


IMAGE = '<img src="lowdown:old.png" alt="A" style="display: block; width: 120pt; height: 60pt">'
FIGURE = f'<figure style="height: auto" id="p2">{IMAGE}<figcaption>Caption</figcaption></figure>'


def drawn(url: str, colour: str) -> Asset:
    file = io.BytesIO()
    Image.new("RGB", (120, 60), colour).save(file, format="PNG")
    return Asset(url=url, mime="image/png", data=file.getvalue())


def tops_and_heights(box: Any) -> list[tuple[str, float, float]]:
    """Tag, top and height in points of every element in a box that has lines or a picture, from the
    box's top.
    """
    return [
        (str(child.element_tag), (child.position_y - box.position_y) * 0.75, child.height * 0.75)
        for child in box.descendants()
        if type(child).__name__ in ("BlockBox", "BlockReplacedBox")
        and child.element_tag == child.element.tag
    ]


@pytest.mark.parametrize("depth", [30, 90])
def test_a_picture_of_another_depth_moves_its_caption(engine: Engine, depth: float) -> None:
    """A picture set apart becomes deeper or less deep.

    Its caption follows it, and its galley grows by as much.
    """
    engine.add_assets([drawn("lowdown:old.png", "red")])
    galley = set_galleys(engine, FIGURE.replace("<figure", '<figure class="wide"'))["p2"]
    before = tops_and_heights(galley.box)
    image = engine.load(drawn(f"lowdown:new-{depth}.png", "blue"))
    cropped = crop_galley(galley, image, depth=depth)
    assert cropped.height == pytest.approx(galley.height + depth - 60)
    assert [tag for tag, _, _ in tops_and_heights(cropped.box)] == ["figure", "img", "figcaption"]
    assert [top for _, top, _ in tops_and_heights(cropped.box)] == pytest.approx([0, 0, depth])
    assert [height for _, _, height in tops_and_heights(cropped.box)] == pytest.approx(
        [depth + 14, depth, 14]
    )
    assert tops_and_heights(galley.box) == before, "the galley that was set is as it was"


def test_a_lead_picture_of_another_depth_moves_what_stands_below_it(engine: Engine) -> None:
    """In a head, the standfirst below the picture follows, and the head grows by as much."""
    engine.add_assets([drawn("lowdown:old.png", "red")])
    galleys = set_galleys(
        engine, f'<header class="wide" id="h"><h1>Head</h1>{FIGURE}<p>Standfirst</p></header>'
    )
    cropped = crop_galley(galleys["h"], engine.load(drawn("lowdown:new.png", "blue")), depth=40)
    assert cropped.height == pytest.approx(galleys["h"].height - 20)
    standfirsts = [
        [top for tag, top, _ in tops_and_heights(galley.box) if tag == "p"]
        for galley in (galleys["h"], cropped)
    ]
    assert standfirsts[1][0] == pytest.approx(standfirsts[0][0] - 20)


def test_a_picture_in_a_galley_of_another_depth_moves_nothing_else(engine: Engine) -> None:
    """The lines below a cropped picture keep their places in the galley.

    The picture itself is exchanged.
    """
    engine.add_assets([drawn("lowdown:old.png", "red")])
    copy = f'<p id="p1">{WORDS}</p>{FIGURE}<p id="p3">{WORDS}</p>'
    galley = set_galleys(engine, f'<article class="column" id="g">{copy}</article>')["g"]
    set_lines = galley.set_lines({})
    solid = next(set_line for set_line in set_lines if set_line.solid)
    image = engine.load(drawn("lowdown:new.png", "blue"))
    cropped = crop_block(galley, solid.path, image, depth=100)
    again = cropped.set_lines({})
    assert [set_line.top for set_line in again] == [set_line.top for set_line in set_lines]
    assert again[set_lines.index(solid)].bottom == pytest.approx(solid.bottom + 40)
    assert galley.set_lines({}) == set_lines


def test_a_cropped_picture_is_the_one_that_is_written(engine: Engine) -> None:
    """The finished file holds the picture that was exchanged for the one that was set, at its new
    size, and only it.
    """
    engine.add_assets([drawn("lowdown:old.png", "red")])
    galley = set_galleys(engine, f'<article class="column" id="g">{FIGURE}</article>')["g"]
    (set_line,) = galley.set_lines({})
    cropped = crop_block(
        galley, set_line.path, engine.load(drawn("lowdown:blue.png", "blue")), depth=90
    )
    document = forms(engine)
    placed = [PlacedLine(set_line=set_line, top=20)]
    document.paste_areas()["take1"].paste_lines(cropped, placed, left=30)
    tags = [
        [ArticlePart(article="a", language="", roles=(Role.TAKE,), joins=(None,))] for _ in range(2)
    ]
    pdf = pikepdf.open(io.BytesIO(document.write(tags, form="forms.html")))
    (picture,) = [
        thing
        for _, thing in pdf.pages[0].Resources.XObject.items()
        if isinstance(thing, pikepdf.Stream)
    ]
    assert pikepdf.PdfImage(picture).as_pil_image().getpixel((5, 5)) == (0, 0, 255)
    matrices = [
        item.operands
        for item in pikepdf.parse_content_stream(pdf.pages[0])
        if str(item.operator) == "cm"
    ]
    assert any(float(m[0]) * 0.75 == pytest.approx(120, abs=0.1) for m in matrices)
    assert any(abs(float(m[3])) * 0.75 == pytest.approx(90, abs=0.1) for m in matrices)


def test_copy_without_a_picture_cannot_be_cropped(engine: Engine) -> None:
    """That is an error, and not the same galley again."""
    galley = set_galleys(
        engine, f'<article class="column" id="g"><p id="p1">{WORDS}</p></article>'
    )["g"]
    with pytest.raises(ValueError, match="no picture"):
        crop_galley(galley, None, depth=20)
