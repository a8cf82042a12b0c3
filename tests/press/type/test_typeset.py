"""Fonts, headlines, drop caps and pictures: the pieces of the press that need no pages."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from lowdown.bitmaps import BitmapError
from lowdown.model.plan import Cut
from lowdown.press.assets.drawing_tree import SVG
from lowdown.press.assets.drop_caps import draw_dropcap
from lowdown.press.assets.fonts import SANS, SERIF, STANDARD
from lowdown.press.assets.pictures import Crop, prepare
from lowdown.press.assets.qr import draw_qr
from lowdown.press.templates.addresses import breakable
from lowdown.press.templates.headlines import size_headline
from making.issues.writing import picture as picture_file
from making.pressroom import set_article


class Drawer:
    """A cache in memory that counts its requests."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self.kept.get(key)

    def put(self, key: str, data: bytes) -> None:
        assert key not in self.kept, "prepared twice"
        self.kept[key] = data


@pytest.mark.parametrize(
    "text", ["Plain words, “quoted” – dashed… £5 €6", "Ärger, œuvre, łódź", "Ελλάδα, Москва", ""]
)
def test_text_with_type(text: str) -> None:
    """Latin, Greek and Cyrillic copy can be set, with all its punctuation."""
    assert STANDARD.missing_characters(text) == ()


@pytest.mark.parametrize(
    ("text", "missing"), [("سلام", "سلام"), ("报纸 and 报", "报纸"), ("a 🦷", "🦷")]
)
def test_text_without_type(text: str, missing: str) -> None:
    """Characters that no face has are named, each once, instead of being set in some font of the
    machine.
    """
    assert STANDARD.missing_characters(text) == tuple(missing)


@pytest.mark.parametrize("family", [SERIF, SANS])
def test_a_narrow_space_is_set_narrow_in_every_face(family: str) -> None:
    """French has one before its marks; a face without it makes it of half an ordinary space."""
    assert STANDARD.settable("Quoi\u202f?") == "Quoi\u202f?"
    assert not STANDARD.missing_characters("\u202f")
    space = STANDARD.advance(" ", family=family, bold=False)
    assert 0 < STANDARD.advance("\u202f", family=family, bold=False) < space


def test_headline_on_one_line_is_as_large_as_fits() -> None:
    """A headline that fits on one line is set in the largest size that fits."""
    short = size_headline("Baths sold", "main", 500, typefaces=STANDARD)
    longer = size_headline(
        "Council sells the baths to nobody at all", "main", 500, typefaces=STANDARD
    )
    assert short.size > longer.size
    assert short.width == longer.width == 500


def test_headline_on_two_lines_is_even() -> None:
    """A headline that needs two lines is narrowed until they are of even length."""
    headline = size_headline(
        "Twice as many waiting, a fifth fewer beds, and no plan left",
        "main",
        510,
        typefaces=STANDARD,
    )
    assert 250 < headline.width < 480


def test_a_drop_cap_is_drawn_not_set() -> None:
    """A drop cap is an outline: the letter itself stays in the text, where its word goes on."""
    cap = draw_dropcap("“T", STANDARD, colour="#00557f", size=9.9, leading=14)
    root = ElementTree.fromstring(cap.asset.data)
    assert [child.tag for child in root] == [f"{{{SVG}}}path"]
    assert draw_dropcap("T", STANDARD, colour="#00557f", size=9.9, leading=14).ratio < cap.ratio
    assert 0.3 < draw_dropcap("T", STANDARD, colour="#00557f", size=9.9, leading=14).advance < 0.9


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("a.png", "RGBA"),
        ("a.gif", "P"),
        ("a.webp", "RGB"),
        ("a.jpg", "CMYK"),
        ("a.jpg", "L"),
        ("a.png", "1"),
        ("a.png", "I;16"),
    ],
)
def test_bitmaps_print_as_jpeg_at_printed_size(tmp_path: Path, name: str, mode: str) -> None:
    """Whatever a bitmap is, print gets a JPEG, no wider than 240 dots to the inch of its place."""
    Image.new(mode, (1200, 600)).save(tmp_path / name)
    asset = prepare(tmp_path / name, width=144)
    with Image.open(io.BytesIO(asset.data)) as picture:
        assert picture.format == "JPEG"
        assert picture.mode in ("RGB", "L")
        assert picture.size == (480, 240)


def test_a_picture_is_prepared_once(tmp_path: Path) -> None:
    """A picture that was prepared before comes from the cache; another width is another picture."""
    cache = Drawer()
    Image.new("RGB", (1200, 600), "red").save(tmp_path / "a.png")
    first = prepare(tmp_path / "a.png", width=144, cache=cache)
    assert prepare(tmp_path / "a.png", width=144, cache=cache) == first
    assert prepare(tmp_path / "a.png", width=300, cache=cache) != first
    assert len(cache.kept) == 2


def quarters(tmp_path: Path) -> Path:
    """A picture of four fields: red and green above, blue and white below."""
    image = Image.new("RGB", (400, 200), "white")
    for colour, corner in (("red", (0, 0)), ("lime", (200, 0)), ("blue", (0, 100))):
        image.paste(colour, (*corner, corner[0] + 200, corner[1] + 100))
    image.save(tmp_path / "a.png")
    return tmp_path / "a.png"


@pytest.mark.parametrize(
    ("depth", "focus", "size", "corners"),
    [
        (36, (0.5, 0.0), (400, 100), ("red", "lime")),
        (36, (0.5, 1.0), (400, 100), ("blue", "white")),
        (144, (0.0, 0.5), (200, 200), ("red", "red")),
        (144, (1.0, 0.5), (200, 200), ("lime", "lime")),
        (72, (0.5, 0.5), (400, 200), ("red", "lime")),
    ],
)
def test_a_picture_is_cropped_around_its_focus(
    tmp_path: Path,
    depth: float,
    focus: tuple[float, float],
    size: tuple[int, int],
    corners: tuple[str, str],
) -> None:
    """A picture made less deep loses of its top and foot, one made deeper of its sides.

    Nothing in it is distorted.
    """
    asset = prepare(quarters(tmp_path), width=144, crop=Crop(depth=depth, focus=focus))
    with Image.open(io.BytesIO(asset.data)) as picture:
        assert picture.size == size
        pixels = [picture.getpixel(spot) for spot in ((10, 10), (size[0] - 10, 10))]
    for pixel, corner in zip(pixels, corners, strict=True):
        wanted = Image.new("RGB", (1, 1), corner).getpixel((0, 0))
        assert isinstance(pixel, tuple)
        assert isinstance(wanted, tuple)
        assert all(abs(one - other) < 12 for one, other in zip(pixel, wanted, strict=True))


def test_every_crop_is_prepared_once(tmp_path: Path) -> None:
    """Another depth or another focus is another picture in the cache.

    The same is taken from there.
    """
    cache, path = Drawer(), quarters(tmp_path)
    crops = [None, *(Crop(depth=depth, focus=(0.5, y)) for depth in (36, 50) for y in (0.0, 1.0))]
    urls = {prepare(path, width=144, crop=crop, cache=cache).url for crop in (*crops, *crops)}
    assert len(urls) == len(cache.kept) == 5


def test_a_photograph_lying_on_its_side_is_turned(tmp_path: Path) -> None:
    """A photograph that its camera marked as turned stands upright in print."""
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (400, 200), "red").save(tmp_path / "a.jpg", exif=exif)
    with Image.open(io.BytesIO(prepare(tmp_path / "a.jpg", width=144).data)) as picture:
        assert picture.size == (200, 400)


def test_a_small_jpeg_passes_untouched(tmp_path: Path) -> None:
    """A JPEG that is small enough already is printed as it is.

    Nothing is lost by saving it again.
    """
    Image.new("RGB", (300, 200), "red").save(tmp_path / "a.jpg")
    assert prepare(tmp_path / "a.jpg", width=144).data == (tmp_path / "a.jpg").read_bytes()


def test_drawings_are_set_in_the_house_faces(tmp_path: Path) -> None:
    """Type in a drawing looks the same on every machine: it is set in our own faces."""
    (tmp_path / "a.svg").write_text(
        f'<svg xmlns="{SVG}" viewBox="0 0 10 10"><text font-family="Comic Sans, cursive">a</text>'
        '<text style="fill: red; font-family: Georgia, serif">b</text></svg>',
        encoding="utf-8",
    )
    data = prepare(tmp_path / "a.svg", width=144).data.decode()
    assert "Comic" not in data
    assert "Georgia" not in data
    assert "Lowdown Sans" in data
    assert "font-family: Lowdown Serif" in data


@pytest.mark.parametrize(
    ("url", "pieces"),
    [
        ("https://a.example/b/c-d/", ["https://\u2060a.", "example/", "b/", "c-d/"]),
        ("www.a.example", ["www.", "a.", "example"]),
    ],
)
def test_addresses_break_after_slashes_and_dots(url: str, pieces: list[str]) -> None:
    """A long address may break after its slashes and dots, never inside `://`, and never at a
    hyphen.
    """
    assert breakable(STANDARD, url).split("\u200b") == pieces


def test_the_qr_code_is_a_drawing() -> None:
    """The QR code is drawn in vectors, sharp at any size, and the same on every build."""
    first, second = draw_qr("https://a.example/donate"), draw_qr("https://a.example/donate")
    assert first == second
    assert ElementTree.fromstring(first.data).tag == f"{{{SVG}}}svg"


def test_a_picture_that_breaks_off_is_refused_after_a_paper_was_made(tmp_path: Path) -> None:
    """The engine has broken pictures accepted from when it is imported; the press never does."""
    pytest.importorskip("weasyprint.images")
    file = tmp_path / "x.png"
    whole = picture_file("PNG")
    file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BitmapError, match="breaks off"):
        prepare(file, width=100.0)


@pytest.mark.parametrize("joined", ["doctor/nurse", "ward\u2014and", "2024\u20132025"])
def test_no_jump_within_a_joined_word(tmp_path: Path, joined: str) -> None:
    """An article may end its column behind a stroke or a dash within a word, but not jump there."""
    copy = " ".join(f"{joined} {'a' * (number * 7 % 11)}" for number in range(120))
    lines = set_article(tmp_path, copy).piece.measures.lines
    broken = [line for line in lines if line.text.endswith(("/", "\u2013", "\u2014"))]
    assert len(broken) > 3
    assert all(line.cut in (Cut.NEVER, Cut.COLUMN) for line in broken)


@pytest.mark.parametrize("joined", ["ward\u2014theatre", "wards\u2014and\u2014more"])
def test_no_jump_before_a_dash_within_a_joined_word(tmp_path: Path, joined: str) -> None:
    """A line also breaks before an em dash, where an article may not jump either."""
    copy = " ".join(f"{'i' * (number * 5 % 13 + 1)} {joined}" for number in range(160))
    lines = set_article(tmp_path, copy).piece.measures.lines
    broken = [line for line, after in pairwise(lines) if after.text.startswith("\u2014")]
    assert len(broken) > 3
    assert all(line.cut in (Cut.NEVER, Cut.COLUMN) for line in broken)


def test_a_jump_before_a_dash_between_words(tmp_path: Path) -> None:
    """An article may jump before a dash that has white on both sides."""
    copy = " ".join(f"ward \u2014 {'theatre' * (number % 3 + 1)}" for number in range(160))
    lines = set_article(tmp_path, copy).piece.measures.lines
    dashed = [
        line for line, after in pairwise(lines[2:-2]) if after.text.startswith("\u2014 theatre")
    ]
    assert dashed
    assert all(line.cut is Cut.JUMP for line in dashed)


def test_a_jump_behind_a_dash_between_words(tmp_path: Path) -> None:
    """An article may jump behind a dash that has white on both sides."""
    copy = " ".join(f"ward \u2013 {'theatre' * (number % 4)}" for number in range(120))
    lines = set_article(tmp_path, copy).piece.measures.lines
    dashed = [line for line in lines[2:-2] if line.text.endswith(" \u2013")]
    assert len(dashed) > 3
    assert all(line.cut is Cut.JUMP for line in dashed)
