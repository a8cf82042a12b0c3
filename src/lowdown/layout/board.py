"""The make-up board: which bands of which pages are taken while a plan is made."""

from __future__ import annotations

from dataclasses import field

from lowdown.layout.article_run import FrameCache
from lowdown.layout.frame import Band
from lowdown.model import Frame, Furniture, Grid
from lowdown.values import dataclass

BETWEEN = 2
"""Lines of white, with a rule in them, between two articles on one page."""
MIN_START_LINES = 6
"""Lines of column depth below a head that are worth starting an article in."""


@dataclass(slots=True)
class Board:
    """The pages of one plan. `pages` None: as many as it takes."""

    grid: Grid
    """The measures of every page."""
    furniture: Furniture
    """What stands on the pages besides articles."""
    pages: int | None
    """Number of pages, where it is fixed."""
    cache: FrameCache = field(default_factory=FrameCache)
    """What makes frames, none of them twice."""
    frames: list[Frame] = field(default_factory=list)
    """What has been placed."""

    def band(self, page: int) -> Band:
        """What is still free of a page, from below its last frame."""
        placed = [frame.top + frame.height for frame in self.frames if frame.page == page]
        return self.band_from(page, max(placed) + BETWEEN if placed else self.head(page))

    def head(self, page: int) -> int:
        """The line at which the first frame of a page may begin."""
        return self.furniture.nameplate if page == 1 else 0

    def height_from(self, page: int, top: int) -> int:
        """The lines of a page from one of them down, as if nothing stood there."""
        return max(0, self.grid.lines - (self.furniture.foot if page == self.pages else 0) - top)

    def band_from(self, page: int, top: int) -> Band:
        """A page from one of its lines down, as if nothing stood there."""
        bottom = self.grid.lines - (self.furniture.foot if page == self.pages else 0)
        boxed = page == 1 and self.furniture.contents > 0
        return Band(
            page=page,
            top=top,
            height=max(0, bottom - top),
            columns=self.grid.columns,
            box_span=self.furniture.contents_span if boxed else 0,
            box_top=bottom - self.furniture.contents if boxed else 0,
        )

    def area(self, band: Band) -> int:
        """Lines of column space in a band, all columns together."""
        boxed = (
            min(band.height, max(0, band.top + band.height - band.box_top)) if band.box_span else 0
        )
        return band.height * band.columns - boxed * band.box_span

    def exists(self, page: int) -> bool:
        """Whether the paper may have that page."""
        return page >= 1 and (self.pages is None or page <= self.pages)

    def last_page(self) -> int:
        """The last page that anything stands on, at least 1."""
        return max((frame.page for frame in self.frames), default=1)
