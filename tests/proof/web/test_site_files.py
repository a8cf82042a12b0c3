"""Where the addresses on a page lead, and what is read in the files of pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from lowdown.proof.web.files import Manner, SiteFiles, Target, list_files
from lowdown.proof.web.page import read_page, words_in
from lowdown.proof.web.pictures import PictureReader
from lowdown.proof.web.rules.resources import candidates
from making.sites import bitmap

if TYPE_CHECKING:
    from pathlib import Path

SITE = "https://host.example/paper/"
PAGE = "news/baths/index.html"
STRIKE = "news/strike/index.html"
FILES = SiteFiles(sizes=dict.fromkeys(("index.html", PAGE, STRIKE, "a b.pdf"), 1), site=SITE)

TARGETS: dict[str, Target] = {
    "": Target(Manner.RELATIVE, PAGE),
    "#p2": Target(Manner.RELATIVE, PAGE, "p2"),
    "?a=1#p%C3%A9": Target(Manner.RELATIVE, PAGE, "p\u00e9"),
    "../strike/index.html#p2": Target(Manner.RELATIVE, STRIKE, "p2"),
    " ../strike/\nindex.html ": Target(Manner.RELATIVE, STRIKE),
    "../strike/": Target(Manner.FOLDER, STRIKE),
    "../strike": Target(Manner.FOLDER, STRIKE),
    "../..": Target(Manner.FOLDER, "index.html"),
    "../../a%20b.pdf": Target(Manner.RELATIVE, "a b.pdf"),
    "../../../up.html": Target(Manner.RELATIVE, "../up.html"),
    "https://host.example/paper/news/strike/#p2": Target(Manner.ABSOLUTE, STRIKE, "p2"),
    "https://host.example/paper": Target(Manner.ABSOLUTE, "index.html"),
    "https://host.example/paper/": Target(Manner.ABSOLUTE, "index.html"),
    "https://host.example/paper/#top": Target(Manner.ABSOLUTE, "index.html", "top"),
    "//host.example/paper/news/strike/": Target(Manner.ABSOLUTE, STRIKE),
    "/paper/news/strike/index.html": Target(Manner.ABSOLUTE, STRIKE),
    "/other/": Target(Manner.ABSOLUTE),
    "https://host.example.evil/paper/": Target(Manner.FOREIGN),
    "https://host.example@evil.example/": Target(Manner.FOREIGN),
    "HTTP://else.example/": Target(Manner.FOREIGN),
    "//else.example/": Target(Manner.FOREIGN),
    "mailto:a@b.example": Target(Manner.OTHER),
    "java\tscript:alert(1)": Target(Manner.OTHER),
}


@pytest.mark.parametrize("address", TARGETS)
def test_an_address_leads_to_its_file(address: str) -> None:
    """As browsers follow it, from a page two folders deep."""
    assert FILES.target(address, PAGE) == TARGETS[address]


def test_all_files_are_listed(tmp_path: Path) -> None:
    """With their sizes; a link to nothing is none."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_bytes(b"12")
    (tmp_path / "x.css").write_bytes(b"1")
    (tmp_path / "dangling").symlink_to(tmp_path / "nothing")
    assert list_files(tmp_path, SITE).sizes == {"a/index.html": 2, "x.css": 1}


SRCSETS = {
    "a.png 480w, b.png 960w": [("a.png", "480w"), ("b.png", "960w")],
    "a.png 480w,b.png 960w": [("a.png", "480w"), ("b.png", "960w")],
    "a,b.png": [("a,b.png", "")],
    "\n a.png 1x,\n b.png 2x ": [("a.png", "1x"), ("b.png", "2x")],
    "": [],
}


@pytest.mark.parametrize("srcset", SRCSETS)
def test_every_form_of_a_picture_is_seen(srcset: str) -> None:
    """However the list is spaced."""
    assert candidates(srcset) == SRCSETS[srcset]


WORDS = {
    "<p>one <em>tw</em>o</p>": "one two",
    "<ul><li>one</li><li>two</li></ul>three": "one two three",
    "<table><tr><td>one</td><td>two</td></tr></table>": "one two",
    "one<br>two<script>three</script><style>four</style>": "one two",
    "<p>one<p>two": "one two",
    "&eacute;&#8217;<!-- three -->": "\u00e9\u2019",
}


@pytest.mark.parametrize("html", WORDS)
def test_words_are_read_as_readers_see_them(html: str) -> None:
    """Blocks part words; emphasis does not; what nobody sees is none."""
    page = read_page("index.html", f"<html><main>{html}</main></html>".encode())
    assert page
    assert page.main
    assert " ".join(words_in(page.main)) == WORDS[html]


PICTURES = {
    "a.jpg": bitmap("JPEG", 65, 33),
    "b.jpeg": bitmap("JPEG", 65, 33, progressive=True),
    "c.png": bitmap("PNG", 65, 33),
    "d.webp": bitmap("WEBP", 65, 33),
    "e.webp": bitmap("WEBP", 65, 33, lossless=True),
    "f.webp": bitmap("WEBP", 65, 33, icc_profile=b"x" * 200),
    "g.gif": bitmap("GIF", 65, 33),
    "h.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0,0 65 33"/>',
    "i.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="65px" height="33"/>',
}


@pytest.mark.parametrize("name", PICTURES)
def test_the_size_of_a_picture_is_read_in_its_file(tmp_path: Path, name: str) -> None:
    """In every form that a site may have; a good file has nothing private in it."""
    (tmp_path / name).write_bytes(PICTURES[name])
    read = PictureReader(tmp_path).read(name)
    assert (read.width, read.height) == (65, 33)
    assert not read.private
    assert not read.is_damaged


PRIVATE = [("JPEG", "exif"), ("JPEG", "xmp"), ("PNG", "exif"), ("WEBP", "exif"), ("WEBP", "xmp")]


@pytest.mark.parametrize(("kind", "data"), PRIVATE)
def test_what_tells_about_people_is_found(tmp_path: Path, kind: str, data: str) -> None:
    """In every form of bitmap that can carry it."""
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    name = f"a.{kind.lower()}"
    given_data = exif if data == "exif" else b"<x:xmpmeta/>"
    (tmp_path / name).write_bytes(bitmap(kind, 65, 33, **{data: given_data}))
    assert PictureReader(tmp_path).read(name).private


@given(data=st.binary(max_size=200), name=st.sampled_from(sorted(PICTURES)))
def test_no_picture_is_too_odd(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    """Whatever the bytes are, behind a good beginning too."""
    folder = tmp_path_factory.getbasetemp()
    for odd in (data, PICTURES[name][:12] + data, PICTURES[name][:-20] + data):
        (folder / name).write_bytes(odd)
        PictureReader(folder).read(name)
