"""A template of the paper shows pictures of its set; whatever else it names is an error."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

import pypdfium2
import pytest

from lowdown.desk import read_publication
from lowdown.errors import SettingsError
from lowdown.press import Engine, load_templates
from making.pressroom import photograph

SETTINGS: Final = """\
[publication]
title = "The Weekly"
url = "https://weekly.example/"

[paper]
template = "mine"
"""
SVG: Final = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
RED: Final = SVG.format('<rect width="9" height="9" fill="#ff0000"/>')
ELSEWHERE: Final = SVG.format('\n<image href="other.png" width="9" height="9"/>')


def draw(root: Path, template: str, files: dict[str, bytes]) -> bytes:
    """The PDF of a page form, with other files of its set."""
    folder = root / "templates/mine"
    folder.mkdir(parents=True, exist_ok=True)
    (root / "lowdown.toml").write_text(SETTINGS, encoding="utf-8")
    page = f"<html lang=en><title>T</title><body><section>\n{template}\n</section>"
    (folder / "forms.html").write_text(page, encoding="utf-8")
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    templates = load_templates(read_publication(root))
    with templates.blaming_own_templates():
        engine = Engine(templates.typefaces, [], find=templates.find_picture)
        return engine.set(templates.render("forms.html")).write([[]], form="forms.html")


@pytest.mark.parametrize(
    ("template", "name", "data"),
    [
        ('<img src="logo.svg" alt="x">', "logo.svg", RED.encode()),
        ('<img src="art/my%20logo.png" alt="x">', "art/my logo.png", photograph(40, 20)),
        ("<style>body { background: url(logo.svg) }</style>", "logo.svg", RED.encode()),
        ("<style>{% include 'x.css' %}</style>", "x.css", b"body { color: red }"),
    ],
)
def test_a_picture_of_the_set_is_printed(
    template: str, name: str, data: bytes, tmp_path: Path
) -> None:
    """It is named by its path in the set."""
    pdf = pypdfium2.PdfDocument(io.BytesIO(draw(tmp_path, template, {name: data})))
    colours = pdf[0].render(scale=1).to_pil().convert("RGB").getcolors(100_000) or []
    assert len(colours) > 1 or name == "x.css"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ('<img src="lgo.svg">', "“lgo.svg” is in none of the folders of the set; put it beside"),
        ('<img src="../logo.svg">', "“../logo.svg” is in none of the folders"),
        ('<img src="/etc/logo.png">', "“/etc/logo.png” is in none of the folders"),
        ('<img src="https://x.example/a.png?b=1&amp;c">', "is on the network, from which nothing"),
        ('<img src="//x.example/a.png">', "is on the network"),
        ('<img src="file:///etc/passwd">', "“file:///etc/passwd” is outside the set of templates"),
        ('<img src="data:image/png;base64,AAAA">', "is damaged, or no picture"),
        ('<img src="data:text/html,x">', "is damaged, or no picture"),
        ('<img src="logo.eps">', "“logo.eps” is no picture that can be printed; it needs to end"),
        ('<img src="broken.png">', "“broken.png” is damaged ("),
        ('<img src="empty.svg">', "“empty.svg” is damaged ("),
        ('<img src="elsewhere.svg">', "shows other.png on its line 2, which is not in its file"),
        ('<img src="link.png">', "is a link that leads out of the publication"),
        ("<svg><image href='lgo.png'/></svg>", "“lgo.png” is in none of the folders"),
        ("<object data='lgo.svg'></object>", "“lgo.svg” is in none of the folders"),
        ("<style>@import url(x.css);</style>", '“x.css” is not loaded; write {% include "..." %}'),
        ("<link rel=stylesheet href=x.css>", "“x.css” is not loaded; write {% include"),
        ("<style>@font-face { font-family: A; src: url(a.ttf) }</style>", "into the folder fonts/"),
        ("<style>p { background: url(lgo.png) }</style><p>A", "“lgo.png” is in none of the"),
        ("<style>@page { background: url(lgo.png) }</style><p>A", "“lgo.png” is in none of the"),
        ("<style>p::before { content: url(lgo.png) }</style><p>A", "“lgo.png” is in none of the"),
        ("<iframe src='x.html'></iframe>", "the template cannot be used: <iframe> is not printed"),
        ("<VIDEO src='x.mp4'></VIDEO>", "the template cannot be used: <video> is not printed"),
        ("<script>print()</script>", "the template cannot be used: <script> is not printed"),
        ('<img srcset="a.png 1x">', "the template cannot be used: srcset is not printed"),
    ],
)
def test_what_is_not_loaded_is_named_with_its_line(
    template: str, message: str, tmp_path: Path
) -> None:
    """The file, the line, the address, the reason and the cure."""
    (tmp_path / "templates/mine").mkdir(parents=True)
    (tmp_path / "templates/mine/link.png").symlink_to("/etc/hostname")
    files = {"broken.png": b"x", "empty.svg": b"", "elsewhere.svg": ELSEWHERE.encode()}
    with pytest.raises(SettingsError) as raised:
        draw(tmp_path, template, files)
    assert str(raised.value).startswith("templates/mine/forms.html:2: ")
    assert message in str(raised.value)


def test_every_missing_picture_is_named_at_once(tmp_path: Path) -> None:
    """One line for each."""
    with pytest.raises(SettingsError) as raised:
        draw(tmp_path, '<img src="a.png">\n<img src="b.png">', {})
    assert [line.split(": ")[0] for line in str(raised.value).splitlines()] == [
        "templates/mine/forms.html:2",
        "templates/mine/forms.html:3",
    ]


def test_comments_may_have_anything(tmp_path: Path) -> None:
    """What is commented out is not there."""
    assert draw(tmp_path, "{# <video> #}<!-- <iframe> -->", {}).startswith(b"%PDF")


def test_a_style_sheet_of_its_own_needs_no_typefaces(tmp_path: Path) -> None:
    """Where no rule loads a face, the faces of the publication are there all the same."""
    pdf = pypdfium2.PdfDocument(io.BytesIO(draw(tmp_path, "<p>Words</p>", {})))
    box = pdf[0].get_textpage().get_charbox(0)
    assert 0 < box[1] < box[3] < pdf[0].get_height()
