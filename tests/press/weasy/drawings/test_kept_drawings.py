"""Drawings are drawn once and painted from the cache, and nobody can see that in a paper."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from lowdown.cache import Cache, DiskCache, MemoryCache
from lowdown.press import STANDARD, Engine, Typefaces, UndrawnPictureError
from lowdown.press.assets.fonts.bundled import BUNDLED
from lowdown.press.assets.fonts.typefaces import set_in
from lowdown.press.assets.pictures import Asset
from making.drawings import RECT, drawing

WORD = '<text x="50" y="30" font-family="Lowdown Sans" font-size="16"{}>Zwölf {}</text>'
PLAIN = WORD.format("", "")
CENTRED = WORD.format(' text-anchor="middle"', "")
DRAWINGS = {
    "a square": RECT,
    "a word": PLAIN,
    "a centred word": CENTRED,
    "words of several faces": WORD.format(' font-weight="bold"', "")
    + '<text y="45" font-family="Lowdown Serif" font-size="16" font-style="italic">Elf</text>',
    "a symbol that the faces of text lack": WORD.format("", "\u2605"),
    "a transparent centred word": WORD.format(' text-anchor="middle" fill-opacity="0.4"', ""),
    "a centred word in a transparent group": f'<g opacity="0.4">{RECT}{CENTRED}</g>',
    "a centred word in transparent paint": f'<g fill-opacity="0.4">{CENTRED}{RECT}</g>',
    "overlapping squares in a transparent group": f'<g opacity="0.4">{RECT}'
    '<rect x="2" y="2" width="20" height="20" fill="blue"/></g>',
    "an outline": '<path d="M5 5C50 0 50 50 95 45" stroke="#123456" stroke-width="3" fill="none"'
    ' stroke-opacity="0.5" stroke-dasharray="4 2"/>',
    "a gradient": '<linearGradient id="g"><stop stop-color="red"/><stop offset="1"'
    ' stop-color="blue" stop-opacity="0.3"/></linearGradient>'
    '<rect width="80" height="40" fill="url(#g)"/>',
    "a round gradient on a word": '<radialGradient id="g"><stop stop-color="red"/><stop offset="1"'
    f' stop-color="blue"/></radialGradient><g fill="url(#g)">{CENTRED}</g>',
    "a pattern": '<pattern id="p" width="10" height="10" patternUnits="userSpaceOnUse">'
    f'{RECT}<circle cx="5" cy="5" r="3"/></pattern><rect x="7" width="80" height="40"'
    ' fill="url(#p)"/>',
    "a mask": '<mask id="m"><rect width="50" height="50" fill="white"/><circle cx="25" cy="25"'
    f' r="9" fill="#777"/></mask><g mask="url(#m)">{CENTRED}{RECT}</g>',
    "a clip path": f'<clipPath id="c"><circle cx="40" cy="25" r="20"/></clipPath>'
    f'<g clip-path="url(#c)">{CENTRED}<rect width="90" height="20" fill="red"/></g>',
    "a marker": '<marker id="m" orient="auto" markerWidth="9" markerHeight="9">'
    f'{RECT}</marker><path d="M0 0L40 9" stroke="black" marker-end="url(#m)"/>',
    "a blend": '<filter id="f"><feBlend mode="multiply"/></filter><rect width="50" height="50"'
    f' fill="yellow"/><rect filter="url(#f)" width="20" height="40" fill="cyan"/>{CENTRED}',
    "a copy": f'<g id="a">{RECT}{CENTRED}</g><use href="#a" x="9" y="9"/>',
    "a square beyond its edge": '<rect x="80" y="-20" width="60" height="60" fill="red"/>',
}
PAGE = (
    '<html lang="en"><title>x</title><style>{faces} @page {{ size: 160pt 100pt; margin: 20pt;'
    " background: #eee }} body {{ margin: 0 }} img {{ width: 100pt; overflow: visible }}"
    " section {{ break-after: page }}</style>{images}"
)


def asset(*parts: str, url: str = "lowdown:x.svg") -> Asset:
    return Asset(url=url, mime="image/svg+xml", data=drawing(*parts).encode())


def print_drawings(
    *assets: Asset, cache: Cache | None = None, typefaces: Typefaces = STANDARD
) -> bytes:
    """A paper of drawings, each on a page of its own."""
    images = "".join(f'<section><img src="{drawn.url}" alt="x"></section>' for drawn in assets)
    page = PAGE.format(faces=typefaces.font_faces(), images=images)
    document = Engine(typefaces, assets, cache=cache).set(page)
    return document.write([[] for _ in assets], form="lowdown")


def forms(pdf: bytes) -> list[int]:
    """The forms that the first page paints drawings with: for each, the number of forms in it."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        named = opened.pages[0].resources.get("/XObject", pikepdf.Dictionary())
        return [
            len(form.Resources.XObject)
            for name, form in named.items()
            if name.startswith("/drawing")
        ]


def pixels(pdf: bytes, page: int = 0) -> Any:
    # At whole multiples of 4, PDFium puts groups at whole pixels.
    return pypdfium2.PdfDocument(pdf)[page].render(scale=4).to_pil().convert("RGB")


def text(pdf: bytes) -> str:
    return "".join(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().split())


@pytest.fixture
def undrawable(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on, WeasyPrint draws no drawing."""

    def refuse(*_: object) -> None:
        pytest.fail("the drawing is drawn again")

    def forbid() -> None:
        from weasyprint.svg import SVG

        monkeypatch.setattr(SVG, "draw", refuse)

    return forbid


@pytest.mark.parametrize("part", DRAWINGS.values(), ids=DRAWINGS)
def test_a_kept_drawing_looks_as_drawn_by_weasyprint(
    part: str, undrawable: Callable[[], None]
) -> None:
    """And reads the same, in the build that has drawn it and in each after that."""
    drawn = asset(part)
    page = PAGE.format(
        faces=STANDARD.font_faces(), images='<section><img src="lowdown:x.svg" alt="x"></section>'
    )
    by_weasyprint = bytes(
        Engine(STANDARD, [drawn]).set(page).document.write_pdf(pdf_variant="pdf/ua-1")
    )
    cache = MemoryCache(below=DiskCache(folder=Path("nowhere")))
    first = print_drawings(drawn, cache=cache)
    undrawable()
    again = print_drawings(drawn, cache=cache)
    assert again == first
    assert len(forms(again)) == 1
    assert text(again) == text(by_weasyprint)
    difference = ImageChops.difference(pixels(again), pixels(by_weasyprint))
    assert max(difference.tobytes()) <= 3
    blank = Image.new("RGB", pixels(again).size, "#eee")
    assert ImageChops.difference(pixels(again), blank).getbbox()


def damage(entry: bytes) -> Iterator[bytes]:
    """What a disk or a killed process may leave of an entry, and what was never one."""
    yield entry[: len(entry) // 2]
    yield b""
    yield b"{}"
    yield entry[:-9] + bytes([entry[-9] ^ 1]) + entry[-8:]
    yield entry + b" "


def test_the_state_of_the_cache_makes_no_difference(tmp_path: Path) -> None:
    """Full, empty, damaged or none: the bytes of the paper are the same, and it is kept again."""
    paper = [
        asset(part, url=f"lowdown:{number}.svg") for number, part in enumerate(DRAWINGS.values())
    ]
    cache = DiskCache(folder=tmp_path / "cache")
    without = print_drawings(*paper)
    assert print_drawings(*paper, cache=cache) == without
    entries = {file: file.read_bytes() for file in sorted(cache.folder.iterdir())}
    assert len(entries) == len(DRAWINGS)
    assert print_drawings(*paper, cache=cache) == without
    damages = zip(*(damage(entry) for entry in entries.values()), strict=True)
    for damaged in damages:
        for file, data in zip(entries, damaged, strict=True):
            file.write_bytes(data)
        assert print_drawings(*paper, cache=cache) == without
        assert {file: file.read_bytes() for file in entries} == entries


def test_another_drawing_at_the_same_address_is_drawn(tmp_path: Path) -> None:
    """Codes of addresses have one name in every issue, and another content in each."""
    cache = DiskCache(folder=tmp_path)
    print_drawings(asset(RECT), cache=cache)
    other = asset('<circle r="20"/>')
    assert print_drawings(other, cache=cache) == print_drawings(other)


def test_a_drawing_in_other_faces_is_drawn(tmp_path: Path) -> None:
    """A publication that changes its typefaces, or a newer font, finds nothing stale."""
    cache = DiskCache(folder=tmp_path)
    plex = set_in(BUNDLED["IBM Plex Serif"], BUNDLED["IBM Plex Sans"])
    swapped = set_in(BUNDLED["IBM Plex Sans"], BUNDLED["IBM Plex Serif"])
    papers = {
        typefaces: print_drawings(asset(PLAIN), typefaces=typefaces)
        for typefaces in (STANDARD, plex, swapped)
    }
    assert len(set(papers.values())) == 3
    for typefaces, paper in papers.items():
        assert print_drawings(asset(PLAIN), cache=cache, typefaces=typefaces) == paper


def test_a_drawing_of_another_size_is_drawn(tmp_path: Path) -> None:
    """Lines that are as wide at any size are drawn for one."""
    cache = DiskCache(folder=tmp_path)
    wide = Asset(
        url="lowdown:x.svg",
        mime="image/svg+xml",
        data=drawing(PLAIN, attributes='width="90" height="80"').encode(),
    )
    page = f'<html lang="en"><title>x</title><style>{STANDARD.font_faces()}</style><section>'
    small, large = (
        f'{page}<img src="lowdown:x.svg" alt="x" style="width: {w}pt">' for w in (50, 70)
    )
    papers = [
        Engine(STANDARD, [wide], cache=kept).set(html).write([[]], form="lowdown")
        for kept in (None, cache)
        for html in (small, large)
    ]
    assert papers[:2] == papers[2:]
    assert papers[0] != papers[1]


def test_a_drawing_on_two_pages_is_one_form() -> None:
    """A logo on every page is written once."""
    pdf = print_drawings(asset(CENTRED), asset(CENTRED))
    assert len(forms(pdf)) == 1
    assert ImageChops.difference(pixels(pdf), pixels(pdf, 1)).getbbox() is None


def test_centred_words_are_painted_by_the_form_of_their_drawing() -> None:
    """WeasyPrint makes a group of each, hundreds in a map."""
    assert forms(print_drawings(asset(CENTRED * 20))) == [0]
    assert forms(print_drawings(asset(DRAWINGS["a transparent centred word"]))) == [0]
    assert forms(print_drawings(asset(DRAWINGS["a centred word in a transparent group"]))) == [1]


def test_a_drawing_is_a_figure_with_words_for_it() -> None:
    """The form is painted within the figure's tag."""
    with pikepdf.open(io.BytesIO(print_drawings(asset(CENTRED)))) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
        figures = [item for item in pdf.objects if _is_figure(item)]
    figure = content[content.index(b"/Figure") : content.index(b"EMC", content.index(b"/Figure"))]
    assert b"/drawing" in figure
    assert [str(item.Alt) for item in figures] == ["x"]


def _is_figure(item: object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"


def test_a_drawing_with_a_photograph_is_left_to_weasyprint(tmp_path: Path) -> None:
    """Bitmaps are written by the document, which has each of them once."""
    cache = DiskCache(folder=tmp_path)
    dot = (
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhf"
        "DwAChwGA60e6kgAAAABJRU5ErkJggg=="
    )
    pdf = print_drawings(asset(f'<image href="{dot}" width="50" height="50"/>'), cache=cache)
    assert not forms(pdf)
    assert not list(tmp_path.iterdir())
    assert ImageChops.difference(pixels(pdf), pixels(print_drawings(asset()))).getbbox()


def test_a_faulty_drawing_is_refused_each_time(tmp_path: Path) -> None:
    """Nothing is kept of what could be drawn of it."""
    cache = DiskCache(folder=tmp_path)
    faulty = asset(RECT, '<g transform="rotate(x)"><rect/></g>')
    for _ in range(2):
        with pytest.raises(UndrawnPictureError):
            print_drawings(faulty, cache=cache)
    assert not list(tmp_path.iterdir())
