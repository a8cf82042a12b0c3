"""Pictures, typefaces and icons of the web edition."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from lowdown.bitmaps import BitmapError
from lowdown.cache import DiskCache, MemoryCache
from lowdown.editions.web.assets import (
    PictureSource,
    cover_renditions,
    make_cover,
    make_icons,
    make_renditions,
    make_share,
    make_share_card,
    make_web_fonts,
    picture_source,
    share_of_picture,
)
from lowdown.editions.web.assets.pictures import source_of
from lowdown.editions.web.assets.share import MAX_BYTES, SIZE, shared_part
from lowdown.model import Location, Picture
from making.bitmaps import SECRETS, photograph, saved

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R>>endobj\n"
    b"4 0 obj<</Length 43>>stream\n0.6 0.1 0.2 rg 30 200 120 150 re f 0 0 1 rg\nendstream endobj\n"
    b"trailer<</Root 1 0 R>>\n"
)
"""A page of 300 by 400 points with a red oblong."""
PAPER = SimpleNamespace(path="i/i.pdf", digest="ab" * 32, width=300.0, height=400.0)


def picture(file: str, width: float = 1, height: float = 1) -> Picture:
    place = Location(path="articles/a.md")
    return Picture(file=file, alt="", width=width, height=height, place=place)


def bitmap(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture that is dark at its left and bright at its right."""
    return Image.linear_gradient("L").rotate(90).resize((width, height)).convert(mode)


def source(data: bytes, file: str = "pictures/The Gate.jpg") -> PictureSource:
    return source_of(data, picture(file))


@pytest.mark.parametrize(
    ("natural", "widths"),
    [(2000, [480, 960, 1440]), (1440, [480, 960, 1440]), (700, [480, 700]), (300, [300])],
)
def test_a_picture_is_never_enlarged(natural: int, widths: list[int]) -> None:
    """There is a file of each width up to the original's own, in WebP and as a JPEG."""
    data = saved(bitmap(natural, 200), "JPEG")
    found = source(data)
    assert [each.width for each in found.renditions] == widths * 2
    for path, made in make_renditions(data, found).items():
        wanted = next(each for each in found.renditions if each.path == path)
        with Image.open(BytesIO(made)) as image:
            assert image.size == (wanted.width, wanted.height)
            assert f"image/{(image.format or '').lower()}" == wanted.media


def test_a_path_has_the_name_and_a_digest_of_the_original() -> None:
    """Another picture under the same name has another address; the same one keeps its own."""
    one, two = (saved(bitmap(width, 200), "JPEG") for width in (600, 601))
    paths = [source(data).renditions[0].path for data in (one, one, two)]
    assert paths[0] == paths[1] != paths[2]
    assert paths[0].startswith("pictures/web/the-gate-")
    assert paths[0].endswith("-480.webp")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_nothing_of_what_a_camera_writes_is_published(kind: str) -> None:
    """Position, serial number, comments and profiles of a photograph are in none of its files."""
    data = photograph(kind)
    assert any(secret in data for secret in SECRETS)
    made = make_renditions(data, source(data, f"pictures/p.{kind.lower()}"))
    for written in made.values():
        assert not [secret for secret in SECRETS if secret in written]
        marks = (b"Exif", b"EXIF", b"eXIf", b"XMP", b"ICCP")
        assert not [mark for mark in marks if mark in written]
    share = make_share(data, focus=(0.5, 0.5), path="x")
    assert not [secret for secret in SECRETS if secret in share]


def test_a_photograph_stands_upright() -> None:
    """A picture that was taken on its side is turned, and its size is that of the turned one."""
    data = photograph("JPEG", turned=6)
    found = source(data)
    assert (found.width, found.height) == (40, 80)
    for made in make_renditions(data, found).values():
        with Image.open(BytesIO(made)) as image:
            assert image.size == (40, 80)


def test_transparent_parts_stay_transparent() -> None:
    """A graphic with transparent parts keeps them in WebP and in PNG."""
    see_through = bitmap(600, 300, "RGBA")
    see_through.putalpha(bitmap(600, 300, "L"))
    data = saved(see_through, "PNG")
    made = make_renditions(data, source(data, "pictures/logo.png"))
    assert {Path(path).suffix for path in made} == {".webp", ".png"}
    for written in made.values():
        with Image.open(BytesIO(written)) as image:
            assert ImageStat.Stat(image.convert("RGBA").getchannel("A")).stddev[0] > 50


def test_a_drawing_is_one_clean_file() -> None:
    """A drawing has no script and nothing from elsewhere, and is published once."""
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="alert(1)">'
        b"<script>alert(2)</script><image href='https://evil.example/x.png'/>"
        b'<rect width="9" height="9"/></svg>'
    )
    found = source_of(svg, picture("pictures/map.svg", 9, 9))
    (path, made), *others = make_renditions(svg, found).items()
    assert (path.endswith(".svg"), others) == (True, [])
    assert not [word for word in (b"script", b"alert", b"evil") if word in made]
    assert b"<rect" in made


def test_a_picture_is_prepared_once(tmp_path: Path) -> None:
    """What is in the cache is taken from there; a damaged entry is made again, the same."""
    data = saved(bitmap(700, 300), "JPEG")
    found = source(data)
    fresh = make_renditions(data, found)
    cache = DiskCache(folder=tmp_path)
    assert make_renditions(data, found, cache) == fresh
    assert make_renditions(b"no picture", found, cache) == fresh
    for entry in tmp_path.iterdir():
        entry.write_bytes(entry.read_bytes()[:-1] + b"x")
    assert make_renditions(data, found, cache) == fresh


def test_a_picture_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    """A file that is missing or broken has no renditions, and making them says why."""
    assert picture_source(tmp_path, picture("pictures/none.jpg")) is None
    (tmp_path / "cut.jpg").write_bytes(saved(bitmap(700, 300), "JPEG")[:900])
    cut = (tmp_path / "cut.jpg").read_bytes()
    found = picture_source(tmp_path, picture("cut.jpg"))
    assert found is not None
    with pytest.raises(BitmapError):
        make_renditions(cut, found)


def test_the_front_page_is_shown_as_it_is_printed(tmp_path: Path) -> None:
    """Page 1 looks as another program draws it, in two widths and two formats."""
    made = make_cover(PDF, PAPER)
    assert [Path(path).name for path in made] == [
        "page-1-abababababab-320.jpg",
        "page-1-abababababab-320.webp",
        "page-1-abababababab-960.jpg",
        "page-1-abababababab-960.webp",
    ]
    assert set(made) == {each.path for each in cover_renditions(PAPER)}
    (tmp_path / "p.pdf").write_bytes(PDF)
    command = ["pdftoppm", "-png", "-scale-to-x", "960", "-scale-to-y", "1280", "p.pdf", "p"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    drawn = Image.open(next(tmp_path.glob("p*.png"))).convert("RGB")
    ours = Image.open(BytesIO(made["i/page-1-abababababab-960.jpg"]))
    assert ours.size == drawn.size
    assert max(ImageStat.Stat(ImageChops.difference(ours, drawn)).mean) < 1.5
    cache = MemoryCache(below=DiskCache(folder=tmp_path / "none"))
    assert make_cover(PDF, PAPER, cache) == made
    assert make_cover(b"no PDF", PAPER, cache) == made


def test_a_lead_picture_is_shared_unless_it_is_too_small() -> None:
    """Networks get 1200 by 630 pixels, of a picture that is at least half as wide."""
    large, small = (source(saved(bitmap(width, 400), "JPEG")) for width in (640, 500))
    assert share_of_picture(small, (0.5, 0.5)) is None
    share = share_of_picture(large, (0.5, 0.5))
    other = share_of_picture(large, (0.1, 0.5))
    assert share is not None
    assert other is not None
    assert share.path != other.path
    made = make_share(saved(bitmap(640, 400), "JPEG"), focus=(0.5, 0.5), path=share.path)
    with Image.open(BytesIO(made)) as image:
        assert (image.size, image.format) == (SIZE, "JPEG")
    assert len(made) <= MAX_BYTES


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 9000), st.integers(1, 9000), st.floats(0, 1), st.floats(0, 1))
def test_the_focus_stays_in_view(width: int, height: int, across: float, down: float) -> None:
    """Whatever is cut away for sharing, what must stay in view does, and nothing is distorted."""
    left, top, right, bottom = shared_part((width, height), (across, down))
    tiny = 1e-6 * max(width, height)
    assert 0 <= left <= across * width + tiny <= right + 2 * tiny
    assert 0 <= top <= down * height + tiny <= bottom + 2 * tiny
    assert right <= width
    assert bottom <= height
    assert (right - left) * SIZE[1] == pytest.approx((bottom - top) * SIZE[0])


def test_a_publication_without_pictures_shares_its_title() -> None:
    """Short and long titles fill the card; the same title gives the same bytes."""
    for title in ("Voice", "The Calderwick and Vale Federation of Health Workers and Patients"):
        made = make_share_card(title, "#9e1b32")
        assert made == make_share_card(title, "#9e1b32")
        with Image.open(BytesIO(made)) as image:
            white = image.convert("L").point([255 * (grey > 150) for grey in range(256)])
            assert (image.size, ImageStat.Stat(white).mean[0] > 3) == (SIZE, True)


def test_the_faces_are_small_and_have_the_letters_of_their_languages() -> None:
    """An article's faces weigh under 150 kB; Welsh, Polish, signs and quotation marks are there."""
    fonts = make_web_fonts()
    assert fonts.files == make_web_fonts().files
    names = {path.rpartition("/")[2].rpartition("-")[0]: data for path, data in fonts.files.items()}
    loaded = ("SerifPro-Regular", "SerifPro-It", "SerifPro-Bold", "SansPro-Regular", "SansPro-Bold")
    assert sum(len(names[f"Source{name}"]) for name in loaded) < 150_000
    for path, data in fonts.files.items():
        with TTFont(BytesIO(data)) as font:
            assert font.flavor == "woff2"
            letters = "aZ09łñé£€–—‘’“”…½²" + "ŵŷ" * ("It" not in path)
            assert not set(map(ord, letters)) - set(font.getBestCmap()), path
        assert path.rpartition("/")[2] in fonts.css
    assert fonts.css.count("font-display:swap") == len(fonts.files)
    assert "stand-in" in fonts.css


def test_the_icon_shows_the_first_letter_of_the_title() -> None:
    """The word "the" does not count; the icon is a drawing, and a bitmap for those who want one."""
    icons = make_icons("The Lowdown")
    assert icons == make_icons("Lowdown")
    assert icons != make_icons("Voice")
    assert icons.icon in icons.files
    with Image.open(BytesIO(icons.files["apple-touch-icon.png"])) as image:
        assert image.size == (180, 180)
    with Image.open(BytesIO(icons.files["favicon.ico"])) as image:
        assert (image.format, image.size) == ("ICO", (32, 32))
    assert make_icons("...").files
    assert make_icons("Правда").files
