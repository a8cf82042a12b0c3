"""Made-up pages: which lines of which galley stand where, in lines of the grid."""

from __future__ import annotations

from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Remainder:
    """The part of a galley that is not placed yet when a frame is full."""

    line: int = 0
    """The first line that has not been placed."""
    waiting: tuple[int, ...] = ()
    """Drifting blocks before it that have not found room yet."""
    wide_pictures: tuple[int, ...] = ()
    """Wide pictures that have not been placed yet, by their index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """The lines of a galley that stand in one column."""

    column: int
    """The column, from 0."""
    top: int
    """The page's line at which it begins."""
    placed: tuple[tuple[int, int], ...] = ()
    """Pairs of a line of the galley and its depth below `top`, in reading order."""
    depth: int = 0
    """Lines of the grid from `top` to the end of its last line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedWidePicture:
    """A wide picture on a page."""

    index: int
    """Its index among the article's wide pictures."""
    column: int
    """Its leftmost column, from 0."""
    top: int
    """The page's line at which it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One article's part of one page: a band across all columns."""

    article: str
    """Slug of the article."""
    page: int
    """Number of the page."""
    top: int
    """The page's line at which the band begins."""
    height: int
    """Lines of the band."""
    takes: tuple[Take, ...] = ()
    """What stands in its columns, in reading order; columns without copy are left out."""
    wide_pictures: tuple[PlacedWidePicture, ...] = ()
    """Wide pictures in it."""
    headed: bool = False
    """Whether the article's head stands at its top."""
    head_span: int = 0
    """Columns, from the left, that the head spans; 0: all of them."""
    from_page: int | None = None
    """The page that the jump line at its top names."""
    to_page: int | None = None
    """The page that the jump line at its end names."""
    online: bool = False
    """Whether print stops here and the web goes on."""

    @property
    def line_numbers(self) -> tuple[int, ...]:
        """The galley's lines in it, in the order of the columns."""
        return tuple(line for take in self.takes for line, _ in take.placed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How an article's copy fits the space that it was given."""

    article: str
    """Slug of the article."""
    lines_over: int = 0
    """Lines of copy that found no room in print."""
    words_over: int = 0
    """Words in them."""
    first_words: str = ""
    """Where the overset begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Something about a plan that is worse than it might be, and how much that weighs."""

    term: str
    """The name of the term in the table of costs."""
    amount: float
    """What it adds to the cost of the plan."""
    article: str | None = None
    """Slug of the article that it is about, if it is about one."""
    page: int | None = None
    """The page that it is about, if it is about one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What stands on the pages besides articles, in lines of the grid."""

    nameplate: int = 0
    """Depth of the nameplate at the top of page 1, the white below it included."""
    contents: int = 0
    """Depth of the contents box at the foot of page 1, the white above it included; 0: none."""
    contents_span: int = 1
    """Columns that the contents box is wide; it stands in the rightmost ones."""
    panel: int = 0
    """Depth of the donation panel at the foot of the last page, the white above it included; 0:
    none.
    """
    imprint: int = 0
    """Depth of the imprint below that, where the margin does not hold all of it."""

    @property
    def foot(self) -> int:
        """Lines at the foot of the last page that no article can have."""
        return self.panel + self.imprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Makeup:
    """The whole paper, decided."""

    pages: int
    """Number of pages."""
    frames: tuple[Frame, ...]
    """All frames, by page, then from the top."""
    fits: tuple[Fit, ...]
    """One for each article, in the manifest's order."""
    costs: tuple[Cost, ...] = ()
    """What is worse about it than it might be."""

    def of_article(self, slug: str) -> tuple[Frame, ...]:
        """Returns an article's frames, in reading order."""
        return tuple(
            sorted(
                (frame for frame in self.frames if frame.article == slug),
                key=lambda frame: frame.page,
            )
        )

    def on_page(self, page: int) -> tuple[Frame, ...]:
        """Returns the frames of one page, from the top."""
        return tuple(frame for frame in self.frames if frame.page == page)
