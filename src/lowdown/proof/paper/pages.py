"""What stands on the pages of a finished paper: runs and lines of type, pictures, links, bookmarks and tags.

Lengths are in points from the page's top left.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from lowdown.model import Grid, shorten
from lowdown.proof.paper.normalise import fold_words, key_of

LARGEST: Final = 4000.0
"""Points of a sheet of which a picture is made, a little more than A0."""
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


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
    """What it stands on."""
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
    """What it stands on."""
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
        boxes = [run.box for run in self.runs]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)

    @cached_property
    def text(self) -> str:
        """What it says; white between two runs parts words."""
        said = ""
        last: TypeRun | None = None
        for run in self.runs:
            raised = last is not None and run.size < 0.8 * last.size
            apart = last is not None and run.x - last.end > (0.3 if raised else 0.12) * min(
                run.size, last.size
            )
            if raised and not apart:
                said = said.rstrip()  # the number of a note, before which pdfium sees white
            said += f" {run.text}" if apart and not said.endswith(" ") else run.text
            last = run
        return said

    @cached_property
    def key(self) -> str:
        """Its letters, folded, without white."""
        return key_of(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, folded."""
        return fold_words(self.text)

    def quote(self, most: int = 60) -> str:
        """Its words between quotation marks, as far as they can be said in a sentence."""
        text = " ".join(self.text.replace("\x02", "-").split())
        return f"“{shorten(text, most)}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPicture:
    """A bitmap as it stands on the page."""

    box: Box
    """Where it stands."""
    pixels: tuple[int, int]
    """Its width and height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """One page."""

    number: int
    """Its place in the file, from 1; what its folio says is another matter."""
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
    """Type of a tagged paper that no tag knows of, not even as furniture."""
    painted: frozenset[int] = frozenset()
    """The pieces of marked content that something is drawn of, on the sheet."""
    turned: int = 0
    """Degrees by which programs turn it before they show it."""

    @property
    def can_be_drawn(self) -> bool:
        """Whether there is room for its picture in a machine's memory."""
        return max(self.width, self.height) <= LARGEST


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLink:
    """A link's area, and where it leads: a spot on a page, an address, or nowhere."""

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
        """Whether a reader who touches the line follows it."""
        inside = self.box[0] - 2 <= line.end and line.x <= self.box[2] + 2
        return (
            self.page == line.page
            and inside
            and self.box[1] - 2 <= line.baseline <= self.box[3] + 2
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedFigure:
    """A picture as the tags have it."""

    page: int | None
    """Its page."""
    alt: str
    """What it shows, for those who do not see it."""
    marks: frozenset[tuple[int, int]] = frozenset()
    """The pieces of marked content that it is drawn in, by page and number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What the file tells programs about itself."""

    title: str = ""
    """The document's title."""
    language: str = ""
    """Its language, BCP 47."""
    marked: bool = False
    """Whether it says that it is tagged, and has a tree of tags."""
    pdfua: bool = False
    """Whether it declares PDF/UA-1."""
    bookmarks: tuple[tuple[str, int | None], ...] = ()
    """Title and page of every bookmark of the first level."""
    figures: tuple[TaggedFigure, ...] = ()
    """Every figure in the tree."""
    order: dict[tuple[int, int], int] = field(default_factory=dict)
    """The place in the reading order of every piece of marked content, by its page and its number there."""
    circular: bool = False
    """Whether the tree of tags comes back to what it has been through."""
    drawn: frozenset[tuple[int, int]] = frozenset()
    """The pieces of marked content that are figures."""
    loose_fonts: tuple[str, ...] = ()
    """Names of the fonts that are not in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPaper:
    """A whole paper, read back."""

    pages: tuple[PrintedPage, ...]
    """Its pages."""
    links: tuple[PrintedLink, ...]
    """Its links."""
    tags: Tags
    """What it tells programs about itself."""
    grid: Grid
    """The grid that its columns should stand on."""
    copy_size: float
    """The size that most of it is set in."""
    data: bytes
    """The file."""
    enlarged: frozenset[int] = frozenset()
    """Pages whose unit is not the point (ISO 32000, UserUnit)."""
