"""Drawings are cleaned before anybody sees them, and look as they did."""

from __future__ import annotations

import re
from base64 import b64encode
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import Image

from lowdown.bitmaps import BitmapError
from lowdown.press.assets.drawing_styles import clean_sheet, font_parts, is_harmless
from lowdown.press.assets.drawings import clean_drawing, with_own_type
from lowdown.press.assets.fonts import STANDARD
from lowdown.press.assets.pictures import Asset, prepare
from lowdown.press.weasy import Engine
from making.bitmaps import SECRETS, photograph, saved
from making.drawings import RECT, drawing

PICTURES = sorted((Path(__file__).parents[3] / "pictures").glob("*.svg"))
WEB = "https://spy.example/x"

GOES = {
    "a script": "<script>alert(1)</script>",
    "a script from outside": f'<script href="{WEB}"/>',
    "a script in a prefix": '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>',
    "a script of XHTML": '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
    "an event": '<rect onload="alert(1)"/>',
    "an event in capitals": '<rect OnClick="alert(1)"/>',
    "an event of a group": '<g onmouseover="alert(1)"><rect/></g>',
    "a link to a script": '<a href="javascript:alert(1)"><text>x</text></a>',
    "a link to a script, hidden": '<a xlink:href=" java&#10;script:alert(1)"><text>x</text></a>',
    "a link to the web": f'<a href="{WEB}"><text>x</text></a>',
    "a page": '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">spy</p></foreignObject>',
    "a frame": f'<iframe xmlns="http://www.w3.org/1999/xhtml" src="{WEB}"/>',
    "an animation": '<a><animate attributeName="href" to="javascript:alert(1)"/></a>',
    "a setting": '<rect><set attributeName="onload" to="alert(1)"/></rect>',
    "a picture of the web": f'<image href="{WEB}.png"/>',
    "a picture beside it": '<image xlink:href="spy.png"/>',
    "a file of the machine": '<image href="file:///etc/passwd-spy"/>',
    "a picture with a script": '<image href="data:text/html,spy"/>',
    "a drawing in it": '<image href="data:image/svg+xml,spy"/>',
    "a picture without base64": '<image href="data:image/png,spy"/>',
    "a use of another file": '<use href="spy.svg#a"/>',
    "a use of the web": f'<use xlink:href="{WEB}#a"/>',
    "a filter's picture": f'<filter id="f"><feImage href="{WEB}"/></filter>',
    "a fill from outside": f'<rect fill="url({WEB}#a)"/>',
    "a fill from outside, quoted": f"<rect fill=\"url('{WEB}#a')\"/>",
    "a fill, escaped": f'<rect fill="u\\72l({WEB})"/>',
    "a mask from outside": f'<rect mask="url( {WEB} )"/>',
    "a cursor": f'<rect cursor="url({WEB}), auto"/>',
    "a style from outside": f'<rect style="fill:red;mask:url({WEB})"/>',
    "a style, escaped": f'<rect style="mask:\\75rl({WEB})"/>',
    "a style with a comment": f'<rect style="mask:/**/url({WEB})"/>',
    "a set of pictures": f"<rect style=\"mask:image-set('{WEB}' 1x)\"/>",
    "an expression": '<rect style="width:expression(alert(1))"/>',
    "a behaviour": '<rect style="behavior:spy"/>',
    "a sheet that imports": f'<style>@import "{WEB}";</style>',
    "a sheet that imports an address": f"<style>@import url({WEB});</style>",
    "a face": f"<style>@font-face{{font-family:a;src:url({WEB})}}</style>",
    "a background": f"<style>rect{{background:url({WEB})}}</style>",
    "a sheet in CDATA": f"<style><![CDATA[rect{{mask:url({WEB})}}]]></style>",
    "a rule within a rule": f"<style>@media all{{rect{{mask:url({WEB})}}}}</style>",
    "a sheet with elements": f"<style><g>@import '{WEB}'</g></style>",
    "a base": f'<g xml:base="{WEB}"><use href="#a"/></g>',
    "notes of a program": '<i:namedview xmlns:i="inkscape" i:docname="/home/spy/x.svg"/>',
    "an attribute of a program": '<rect xmlns:i="inkscape" i:export-filename="/home/spy/x.png"/>',
    "metadata": "<metadata><creator>spy</creator></metadata>",
    "a comment": "<!-- spy -->",
    "an instruction": "<?spy alert?>",
    "a sheet's instruction": f'<?xml-stylesheet href="{WEB}"?>',
    "an unknown element": "<spy>alert(1)</spy>",
    "sound": f'<audio xmlns="http://www.w3.org/1999/xhtml" src="{WEB}"/>',
    "a handler": '<handler type="text/javascript">alert(1)</handler>',
}


@pytest.mark.parametrize("part", GOES.values(), ids=GOES)
def test_what_must_not_be_published_goes(part: str) -> None:
    """Scripts, whatever is loaded from outside, and what says who drew it; the rest stays."""
    clean = clean_drawing(drawing(RECT, part, RECT).encode()).data.decode()
    assert not re.search(r"spy|alert|javascript|import|inkscape|on\w+=", clean, re.IGNORECASE)
    assert not re.search(r"https?://(?!www\.w3\.org/)", clean)
    root = ElementTree.fromstring(clean)
    assert len([rect for rect in root if rect.get("fill") == "red"]) == 2
    assert clean_drawing(clean.encode()).data == clean.encode()


@pytest.mark.parametrize("file", PICTURES, ids=lambda file: file.name)
def test_a_drawing_without_any_of_that_keeps_its_bytes(file: Path) -> None:
    """Those of the sample do."""
    assert clean_drawing(file.read_bytes()).data == file.read_bytes()


DOT = b64encode(saved(Image.new("L", (2, 2)), "PNG")).decode()
STAYS = {
    "a gradient": '<linearGradient id="g"><stop/></linearGradient><rect fill="url(#g) red"/>',
    "a sheet": "<style>.a > g:not(.b) { fill : url( '#g' ) ; stroke: rgb(1 2 3) }</style>",
    "a style": "<rect style=\"fill:url('#g');transform:rotate(3deg)\"/>",
    "a use": '<g id="a"/><use xlink:href="#a" transform="translate(3,4)"/>',
    "text": '<text xml:space="preserve" xml:lang="cy"> a <tspan dx="3">b</tspan> c</text>',
    "a filter": '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter>',
    "a picture": f'<image href="data:image/png;base64,{DOT}"/>',
    "names and roles": '<title>a</title><desc>b</desc><g role="img" aria-label="(x)" class="a"/>',
}


@pytest.mark.parametrize("part", STAYS.values(), ids=STAYS)
def test_what_only_draws_stays(part: str) -> None:
    """To the byte."""
    data = drawing(part).encode()
    assert clean_drawing(data).data == data
    assert not clean_drawing(data).left_out


def test_words_around_what_goes_stay() -> None:
    """Also between two things that go."""
    clean = clean_drawing(
        drawing("<text>a<script/>b<i>x</i>c<tspan>d</tspan><b/>e</text>").encode()
    )
    (text,) = ElementTree.fromstring(clean.data)
    assert "".join(text.itertext()) == "abcde"


def test_what_readers_will_miss_is_reported() -> None:
    """With its line; a page that has words in its place is not missed."""
    parts = [
        "\n<script/>",
        '\n<image href="photo.jpg"/>',
        f'\n<use href="{WEB}#a"/>',
        "\n<foreignObject/>",
        "\n<switch><foreignObject/><text>x</text></switch>",
    ]
    left_out = clean_drawing(drawing(*parts).encode()).left_out
    assert [(each.line, each.what) for each in left_out] == [
        (3, "photo.jpg"),
        (4, f"{WEB}#a"),
        (5, "a part of a web page"),
    ]


def embedded(data: bytes) -> bytes:
    address = f"data:image/jpeg;base64,{b64encode(data).decode()}"
    return drawing(f'\n<image href="{address}" width="9" height="9"/>', RECT).encode()


def test_a_photograph_in_a_drawing_has_no_metadata() -> None:
    """It was taken somewhere, too."""
    clean = clean_drawing(embedded(photograph("JPEG"))).data
    assert b"data:image/jpeg;base64," in clean
    for secret in SECRETS:
        assert b64encode(secret)[:-4] not in clean
    assert len(clean) < len(embedded(photograph("JPEG")))


def test_a_broken_photograph_in_a_drawing_is_reported() -> None:
    """With its line in the drawing."""
    whole = saved(Image.effect_noise((60, 40), 60), "JPEG")
    with pytest.raises(BitmapError, match="on its line 2 that breaks off"):
        clean_drawing(embedded(whole[:-200]))


def faces_of(pdf: bytes) -> set[str]:
    """The names of the faces in a PDF."""
    with pikepdf.open(BytesIO(pdf)) as document:
        found = [item for item in document.objects if isinstance(item, pikepdf.Dictionary)]
        return {str(item.BaseFont).partition("+")[2] for item in found if "/BaseFont" in item}


def printed(data: bytes) -> bytes:
    """The PDF of a drawing."""
    asset = Asset(url="lowdown:x.svg", mime="image/svg+xml", data=data)
    head = f'<html lang="en"><title>x</title><style>{STANDARD.font_faces()}</style>'
    page = f'{head}<img src="lowdown:x.svg" alt="x">'
    return bytes(Engine(STANDARD, [asset]).set(page).document.write_pdf())


def test_a_photograph_in_a_drawing_is_printed(tmp_path: Path) -> None:
    """The engine used to leave out the whole drawing without a word."""
    (tmp_path / "x.svg").write_bytes(embedded(saved(Image.new("RGB", (20, 20), "teal"), "JPEG")))
    with_photograph = printed(prepare(tmp_path / "x.svg", width=100.0).data)
    assert b"/DCTDecode" in with_photograph


def test_a_cleaned_drawing_looks_the_same() -> None:
    """The paper is the same to the byte as without what was taken out."""
    dirty = drawing(
        '<rect onload="x()" width="9" height="9" style="fill:teal;behavior:x"/>',
        "<script>x</script><!-- x --><metadata/>",
    )
    plain = drawing('<rect width="9" height="9" style="fill:teal"/>')
    assert printed(clean_drawing(dirty.encode()).data) == printed(plain.encode())


@pytest.mark.parametrize(
    ("font", "parts"),
    [
        ("12px Arial", {"font-size": "12px", "font-family": "Lowdown Sans"}),
        ("bold 12px/1.5 Georgia, serif", {"font-weight": "bold", "font-family": "Lowdown Serif"}),
        ("italic 600 1.2em 'Open Sans'", {"font-style": "italic", "font-weight": "600"}),
        ("small-caps larger serif", {"font-size": "larger", "font-family": "Lowdown Serif"}),
        ("12px / 14px Times, serif", {"font-size": "12px", "font-family": "Lowdown Serif"}),
        ("12PX/normal Arial", {"font-size": "12PX", "font-family": "Lowdown Sans"}),
        ("caption", {"font-family": "Lowdown Sans"}),
        ("", {"font-family": "Lowdown Sans"}),
    ],
)
def test_the_short_form_of_a_face_is_understood(font: str, parts: dict[str, str]) -> None:
    """Its size and weight stay, and the face is one of ours."""
    found = font_parts(font)
    assert {name: found[name] for name in parts} == parts


OTHER_FACES = [
    '<text font-family="Comic Sans">x</text>',
    '<text style="font-family:Arial!important">x</text>',
    '<text style="font: bold 12px Arial">x</text>',
    '<text font="12px Arial">x</text>',
    "<style>text{font:12px Arial}</style><text>x</text>",
    "<style>.a,.b{fill:red;FONT-FAMILY:'Arial'}</style><text class='a'>x</text>",
    "<style>text{font-family:Arial;</style><text>x</text>",
    "<style>text{font-f\\61mily:Arial}</style><text>x</text>",
]


@pytest.mark.parametrize("part", OTHER_FACES)
def test_type_in_a_drawing_is_set_in_our_own_faces(part: str) -> None:
    """However the drawing names another one: as an attribute, a style or in a style sheet."""
    printable = with_own_type(clean_drawing(drawing(part).encode()).data).decode()
    assert not re.search("arial|comic", printable, re.IGNORECASE)
    (face,) = faces_of(printed(printable.encode()))
    assert face in ("Lowdown-Sans", "Lowdown-Sans-Bold")


def test_a_weight_in_a_short_form_is_printed() -> None:
    """The engine takes the first word of a short form for its size, and drew nothing."""
    short = with_own_type(drawing('<text y="9" style="font: bold 9px Arial">x</text>').encode())
    long = with_own_type(
        drawing('<text y="9" font-weight="bold" font-size="9px">x</text>').encode()
    )
    assert len(printed(short)) == len(printed(long))


@pytest.mark.parametrize("value", ["url(#a)", "url( '#a' )", "rgb(1,2,3)", "calc(1px + 2px)", "a"])
def test_values_that_load_nothing_stay(value: str) -> None:
    assert is_harmless(value)


def test_a_sheet_keeps_the_rules_around_a_bad_one() -> None:
    """A rule goes with what it loads, the others stay."""
    sheet = f"a{{fill:red}} b{{fill:url({WEB});stroke:red}} @import 'x'; c{{fill:blue}}"
    assert clean_sheet(sheet) == "a {fill:red}\nb {stroke:red}\nc {fill:blue}"
