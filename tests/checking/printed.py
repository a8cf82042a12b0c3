"""Reads a finished PDF with poppler: every word of it, and where it stands.

Neither the press nor the proof uses poppler. What poppler cannot report is read with pypdfium2 and
pikepdf: the ink on a page, its pictures, and the tree of tags. Lengths are in points from the
page's top left.
"""

from __future__ import annotations

import html
import re
import subprocess
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from checking.page_objects import bounds_on_page

_PAGE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
_WORD = re.compile(
    r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>'
)
_FOLDS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‹›", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("-‐‑–—\u00ad\u200b\u2060\x02•", ""),
        "…": "...",
    }
)
PIXELS = 2
"""Pixels of a drawn page in one point."""
WHITE = 250
"""Tone of grey from which a pixel is white, of 255."""

GRID_FILE = Path(__file__).parents[2] / "templates" / "lowdown" / "grid.toml"
MM = 72 / 25.4


def fold(text: str) -> str:
    """The letters of `text`: no white, hyphens, dashes and bullets, and straight quotation marks.

    A word that is broken at a line's end is thus the same word.
    """
    return "".join(text.translate(_FOLDS).split())


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """How far down its middle is."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word as it is printed, or the part of one that stands on a line."""

    text: str
    page: int
    """Its page, from 1."""
    box: Box
    """From the ascent to the descent of its type."""

    @property
    def where(self) -> str:
        """Its place, for a message."""
        return f"“{self.text}” on page {self.page} at {self.box.left:.0f}, {self.box.top:.0f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page."""

    number: int
    """Its place in the file, from 1."""
    width: float
    height: float
    words: tuple[Word, ...]
    """In the order in which they are drawn."""

    @property
    def letters(self) -> str:
        """All of its words, folded."""
        return fold(" ".join(word.text for word in self.words))

    def inside(self, box: Box) -> tuple[Word, ...]:
        """The words whose middle stands in a rectangle, in the order in which they are drawn."""
        return tuple(
            word
            for word in self.words
            if box.top <= word.box.middle <= box.bottom
            and box.left <= (word.box.left + word.box.right) / 2 <= box.right
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A finished PDF."""

    path: Path
    pages: tuple[Page, ...]

    def page(self, number: int) -> Page:
        """The page with a number."""
        return self.pages[number - 1]

    def spoken(self) -> str:
        """The letters in the order of the tags, as a screen reader meets them."""
        lines = poppler("pdfinfo", "-struct-text", str(self.path)).splitlines()
        quoted = [line.strip()[1:-1] for line in lines if line.lstrip().startswith('"')]
        return fold(" ".join(quoted))

    def addresses(self, number: int) -> set[str]:
        """The addresses outside the paper that a page links to."""
        with pikepdf.open(self.path) as pdf:
            notes: Any = pdf.pages[number - 1].obj.get("/Annots", [])
            actions = [note.A for note in notes if "/A" in note]
            return {str(action.URI) for action in actions if "/URI" in action}

    def pictures(self, number: int) -> list[Box]:
        """Where the bitmaps of a page stand."""
        with _open(self.path) as document:
            page = document[number - 1]
            height = page.get_height()
            things = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=8)
            bounds = [bounds_on_page(thing) for thing in things]
        return [Box(left, height - top, right, height - low) for left, low, right, top in bounds]

    def ink(self) -> list[Box]:
        """The rectangle around all that is not white, on each page; all zeros on a blank one."""
        with _open(self.path) as document:
            drawn = [page.render(scale=PIXELS, grayscale=True).to_pil() for page in document]
        dark = [image.point(lambda tone: 255 if tone < WHITE else 0) for image in drawn]
        corners = [image.getbbox() or (0, 0, 0, 0) for image in dark]
        return [Box(*(pixel / PIXELS for pixel in box)) for box in corners]


def read_paper(path: Path) -> Paper:
    """Read the PDF at `path` with `pdftotext`."""
    parts = poppler("pdftotext", "-raw", "-bbox", str(path), "-").split("<page ")[1:]
    pages = (_page(number, part) for number, part in enumerate(parts, start=1))
    return Paper(path=path, pages=tuple(pages))


def poppler(*command: str) -> str:
    """What one of poppler's programs prints."""
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """What the templates order for every page."""

    margins: Box
    """The widths of the four margins."""
    gutter: float
    """The white between two columns."""


@cache
def read_grid() -> Grid:
    """The grid of the templates that the package ships."""
    measures = tomllib.loads(GRID_FILE.read_text(encoding="utf-8"))
    sides = (measures["margins"][side] * MM for side in ("left", "top", "right", "bottom"))
    return Grid(margins=Box(*sides), gutter=measures["gutter"] * MM)


def column_edges(page: Page, count: int) -> list[Box]:
    """The `count` columns of a page, from margin to margin."""
    grid = read_grid()
    inner = page.width - grid.margins.left - grid.margins.right
    measure = (inner - (count - 1) * grid.gutter) / count
    lefts = [grid.margins.left + number * (measure + grid.gutter) for number in range(count)]
    foot = page.height - grid.margins.bottom
    return [Box(left, grid.margins.top, left + measure, foot) for left in lefts]


def structure(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every element of the tree of tags, in reading order."""
    root: Any = pdf.Root.get("/StructTreeRoot")
    waiting = [root] if root is not None else []
    while waiting:
        element = waiting.pop()
        if "/S" in element:
            yield element
        kids = element.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        waiting += [kid for kid in reversed(kids) if isinstance(kid, pikepdf.Dictionary)]


@contextmanager
def _open(path: Path) -> Iterator[Any]:
    document = pypdfium2.PdfDocument(path)
    try:
        yield document
    finally:
        document.close()


def _page(number: int, text: str) -> Page:
    """A page from what `pdftotext -bbox` prints about it."""
    size = _PAGE.search(text)
    assert size is not None
    words = [
        Word(
            text=html.unescape(match[5]),
            page=number,
            box=Box(*(float(match[side]) for side in range(1, 5))),
        )
        for match in _WORD.finditer(text)
    ]
    return Page(number=number, width=float(size[1]), height=float(size[2]), words=tuple(words))
