"""What a frame is to be made of.

An article, what is left of it, a free band, and how it comes in and ends.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import NamedTuple

from lowdown.layout.column import is_poured
from lowdown.model import ArticleMetrics, Frame, Remainder
from lowdown.values import dataclass


class Ending(Enum):
    """How a frame ends where the copy does not."""

    RUNS_ON = "runs on"
    """The next frame follows at once: no line is needed."""
    JUMPS = "jumps"
    """A jump line names the page."""
    ONLINE = "online"
    """A line names the address where the article goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The free band of a page, across all columns."""

    page: int
    """Number of the page."""
    top: int
    """The page's line at which it begins."""
    height: int
    """Lines that it has."""
    columns: int
    """Columns of the page."""
    box_span: int = 0
    """Columns, from the right, whose foot is taken by the contents box."""
    box_top: int = 0
    """The page's line at which the contents box begins, the white above it included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """How an article comes into a frame."""

    headed: bool = False
    """Whether its head stands at the top."""
    span: int = 0
    """Columns that the head spans; 0: all of them."""
    jumped: bool = False
    """Whether it comes from a page that a jump line names."""

    def depth(self, article: ArticleMetrics) -> int:
        """Lines of the head or of the jump head."""
        if self.headed:
            return article.head_depth(self.span)
        return article.jump_head if self.jumped else 0


class FrameTask(NamedTuple):
    """A frame to be made: as much as possible of what is left of an article, in a free band."""

    article: ArticleMetrics
    """The article."""
    remainder: Remainder
    """What is left of it."""
    band: Band
    """The free band of the page."""
    entrance: Entrance
    """How the article comes in."""

    @property
    def head_depth(self) -> int:
        """Lines of the head or of the jump head."""
        return self.entrance.depth(self.article)

    @property
    def head_area(self) -> int:
        """Column lines of the head or of the jump head."""
        return self.head_depth * (self.entrance.span or self.band.columns)

    @property
    def from_line(self) -> int:
        """Lines of the line "...continued from page" at the head of the first column.

        0: there is none.
        """
        return self.article.from_line if self.entrance.jumped else 0

    def with_height(self, height: int) -> FrameTask:
        """The same task in a band of another height."""
        band = replace(self.band, height=height)
        return FrameTask(self.article, self.remainder, band, self.entrance)


class MadeFrame(NamedTuple):
    """A frame that was made."""

    frame: Frame
    """What stands on the page."""
    remainder: Remainder
    """What is left of the article."""


def is_complete(article: ArticleMetrics, remainder: Remainder) -> bool:
    """Whether the whole article is placed, pictures included."""
    return not remainder.wide_pictures and is_poured(article.lines, remainder)


def start(article: ArticleMetrics) -> Remainder:
    """The whole article, before anything of it is placed."""
    return Remainder(wide_pictures=tuple(range(len(article.wide_pictures))))
