"""What a finished paper prints: its pages with their type, pictures, links, bookmarks and tags.

Lengths are in points from the page's top left.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from lowdown.model import Grid, shorten
from lowdown.proof.paper.normalise import fold_words, key_of
from lowdown.values import dataclass

MAX_SIDE: Final = 4000.0
"""Points of a sheet's longer side up to which it is drawn, a little more than A0."""


class Box(NamedTuple):
    """A rectangle on the page; a named tuple, since every letter and rule of a paper has one."""

    left: float
    """Its left edge."""
    top: float
    """Its top edge."""
    right: float
    """Its right edge."""
    bottom: float
    """Its bottom edge."""


class PixelSize(NamedTuple):
    """The size of a bitmap."""

    width: int
    """Pixels across."""
    height: int
    """Pixels down."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TypeRun:
    """A piece of type drawn in one go: part of a line, or all of it."""

    text: str
    """What it says, spaces included."""
    x: float
    """Where its first letter begins."""
    end: float
    """Where its last letter ends."""
    baseline: float
    """How far down it stands."""
    size: float
    """Size of the type."""
    box: Box
    """What its letters cover."""
    mark: int
    """Which of its page's pieces of marked content it stands in; -1 for none."""


@dataclass(frozen=True, kw_only=True, eq=False)
class PrintedLine:
    """A line of type."""

    page: int
    """Its page, from 1."""
    column: int
    """The column of the grid that it begins in, from 0."""
    baseline: float
    """How far down it stands."""
    runs: tuple[TypeRun, ...]
    """From left to right."""

    @property
    def x(self) -> float:
        """Where it begins."""
        return self.runs[0].x

    @cached_property
    def end(self) -> float:
        """Where it ends."""
        return max(run.end for run in self.runs)

    @cached_property
    def size(self) -> float:
        """The size that most of it is set in."""
        sizes: Counter[float] = Counter()
        for run in self.runs:
            sizes[run.size] += len(run.text)
        return sizes.most_common(1)[0][0]

    @cached_property
    def box(self) -> Box:
        """What its letters cover."""
        lefts, tops, rights, bottoms = zip(*(run.box for run in self.runs), strict=True)
        return Box(min(lefts), min(tops), max(rights), max(bottoms))

    @cached_property
    def text(self) -> str:
        """What it says; white between two runs divides words."""
        text = self.runs[0].text
        for last, run in pairwise(self.runs):
            is_raised = run.size < 0.8 * last.size
            gap = (0.3 if is_raised else 0.12) * min(run.size, last.size)
            is_apart = run.x - last.end > gap
            if is_raised and not is_apart:
                text = text.rstrip()  # the number of a note, before which pdfium sees white
            if is_apart and not text.endswith(" "):
                text += " "
            text += run.text
        return text

    @cached_property
    def key(self) -> str:
        """Its letters, folded, without white."""
        return key_of(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, folded."""
        return fold_words(self.text)

    def quote(self, limit: int = 60) -> str:
        """Its words between quotation marks, cut to at most `limit` characters."""
        text = " ".join(self.text.replace("\x02", "-").split())
        return f"“{shorten(text, limit)}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPicture:
    """A bitmap as it stands on the page."""

    box: Box
    """Where it stands."""
    pixels: PixelSize
    """Its own size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """One page."""

    number: int
    """Its place in the file, from 1; its folio may say something else."""
    width: float
    """Width of the sheet."""
    height: float
    """Height of the sheet."""
    lines: tuple[PrintedLine, ...]
    """The lines within the frame, by column, then from the top."""
    margin: tuple[PrintedLine, ...]
    """The lines above and below the frame."""
    lettering: tuple[TypeRun, ...]
    """Type in drawings."""
    pictures: tuple[PrintedPicture, ...]
    """Bitmaps, from the first painted."""
    shapes: tuple[Box, ...]
    """Rules, tints and the pieces of drawings."""
    stray: tuple[TypeRun, ...] = ()
    """Type of a tagged paper that has no tag, not even as furniture."""
    painted: frozenset[int] = frozenset()
    """The pieces of marked content of which something is drawn on the sheet."""
    turned: int = 0
    """Degrees by which PDF readers turn it before they show it."""

    @property
    def can_be_drawn(self) -> bool:
        """Whether it is small enough to be drawn in memory."""
        return max(self.width, self.height) <= MAX_SIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLink:
    """A link's area, and where it leads: to a place on a page, to an address, or nowhere."""

    page: int
    """The page that it is on."""
    box: Box
    """Its area."""
    to_page: int | None = None
    """The page that it leads to."""
    to_y: float = 0.0
    """How far down on that page."""
    uri: str = ""
    """The address that it leads to."""

    def covers(self, line: PrintedLine) -> bool:
        """Whether a reader who clicks on the line follows it."""
        if self.page != line.page:
            return False
        across = self.box.left - 2 <= line.end and line.x <= self.box.right + 2
        return across and self.box.top - 2 <= line.baseline <= self.box.bottom + 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedFigure:
    """A picture as the tags describe it."""

    page: int | None
    """Its page."""
    alt: str
    """Its alt text."""
    marks: frozenset[tuple[int, int]] = frozenset()
    """The pieces of marked content that it is drawn in, by page and number."""


class Bookmark(NamedTuple):
    """A bookmark of the first level."""

    title: str
    """What it says."""
    page: int | None
    """The page that it leads to; None where it leads nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What the file declares about itself."""

    title: str = ""
    """The document's title."""
    language: str = ""
    """Its language, BCP 47."""
    marked: bool = False
    """Whether it declares that it is tagged, and has a tree of tags."""
    pdfua: bool = False
    """Whether it declares PDF/UA-1."""
    bookmarks: tuple[Bookmark, ...] = ()
    """The bookmarks of the first level."""
    figures: tuple[TaggedFigure, ...] = ()
    """Every figure in the tree."""
    order: dict[tuple[int, int], int] = field(default_factory=dict)
    """The place in the reading order of each piece of marked content, by page and number there."""
    circular: bool = False
    """Whether an element of the tree of tags occurs in it twice."""
    drawn: frozenset[tuple[int, int]] = frozenset()
    """The pieces of marked content that are figures."""
    missing_fonts: tuple[str, ...] = ()
    """Names of the fonts that are not embedded in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPaper:
    """A whole paper, read back."""

    pages: tuple[PrintedPage, ...]
    """Its pages."""
    links: tuple[PrintedLink, ...]
    """Its links."""
    tags: Tags
    """What the file declares about itself."""
    grid: Grid
    """The grid that its columns should stand on."""
    copy_size: float
    """The size that most of it is set in."""
    data: bytes
    """The bytes of the file."""
    enlarged: frozenset[int] = frozenset()
    """Pages whose unit is not the point (ISO 32000, UserUnit)."""
    active: tuple[str, ...] = ()
    """What it would do or carry besides its pages, in words."""

    def painted_figures(self) -> frozenset[str]:
        """The folded alt texts of the tagged figures of which something is drawn on a sheet."""
        painted = {(page.number, mark) for page in self.pages for mark in page.painted}
        return frozenset(
            key_of(figure.alt) for figure in self.tags.figures if figure.marks & painted
        )

    def is_copy_size(self, line: PrintedLine) -> bool:
        """Whether most of `line` is set in the size of the copy."""
        return abs(line.size - self.copy_size) < 0.05
