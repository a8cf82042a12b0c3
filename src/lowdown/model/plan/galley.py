"""A galley: an article's copy, set once at the column's measure, as a list of finished lines."""

from __future__ import annotations

from enum import IntEnum
from functools import cached_property
from itertools import accumulate

from lowdown.model.plan.copyfit import USUAL, Lever, Tracking
from lowdown.values import dataclass


class Cut(IntEnum):
    """How a galley may be cut after a line; each allows what the ones before it allow."""

    NEVER = 0
    """Not here: a crosshead, an orphan, a widow to come."""
    COLUMN = 1
    """A column may end here, and the next one carry on."""
    JUMP = 2
    """A jump line may follow: no word is broken here, and nothing here announces what follows."""
    CLOSE = 3
    """A block of copy ends here, such as a paragraph: print may stop, and the web go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of type, or one block that is never cut (a picture, a pull quote, a table's row)."""

    height: int
    """Lines of the grid that it takes up."""
    space: int = 0
    """Lines of white above it, dropped at the top of a column."""
    lead: int = 0
    """Lines that are repeated above it where it begins a column: the head of a table cut in two."""
    cut: Cut = Cut.CLOSE
    """What may follow it."""
    drifts: bool = False
    """Whether it may stand at the top of the next column, while the copy goes on before it."""
    words: int = 0
    """Words that begin in it."""
    text: str = ""
    """What a reader reads in it."""


class Galley(tuple[Line, ...]):
    """The lines of a galley, with running totals that make pouring quick."""

    @cached_property
    def depths(self) -> list[int]:
        """Lines of the grid from the galley's top to the end of the line before each line, white
        included.
        """
        return [0, *accumulate(line.space + line.height for line in self)]

    @cached_property
    def tops(self) -> list[int]:
        """Lines of the grid from the galley's top to each line, the white above it included."""
        return [depth - line.height for depth, line in zip(self.depths[1:], self, strict=True)]

    @cached_property
    def copy_counts(self) -> list[int]:
        """The number of lines before each line that do not drift."""
        return [0, *accumulate(0 if line.drifts else 1 for line in self)]

    @cached_property
    def copy_before(self) -> list[int]:
        """The last line before each line that does not drift; -1 where there is none."""
        return [
            -1,
            *accumulate((-1 if line.drifts else index for index, line in enumerate(self)), max),
        ]

    def depth_from(self, first: int) -> int:
        """Returns the lines of the grid from a line to the galley's end, white included."""
        return self.depths[-1] - self.depths[first]


@dataclass(frozen=True, slots=True, kw_only=True)
class WidePicture:
    """A picture outside the galley: wider than a column, or beside the head."""

    span: int
    """Columns that it is wide."""
    height: int
    """Lines of the grid that it takes up, the white below it included."""
    anchor: int
    """The line of the galley before which the copy names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleMetrics:
    """The measures of a typeset article: all that make-up needs to know of it."""

    slug: str
    """The article's name."""
    lines: tuple[Line, ...]
    """The galley."""
    head: int
    """Lines of the grid that the head takes up across all columns, the white below it included."""
    narrow_heads: tuple[tuple[int, int], ...] = ()
    """Heads that it may have instead, narrower than the page."""
    wide_pictures: tuple[WidePicture, ...] = ()
    """Pictures set apart, in the order of their anchors."""
    to_line: int = 1
    """Lines of the line "continued on page ..."."""
    from_line: int = 1
    """Lines of the line "...continued from page ..."."""
    jump_head: int = 2
    """Lines of the jump head across all columns, the white below it included."""
    online_line: int = 2
    """Lines of the line that names the address where the article goes on."""
    levers: tuple[Lever, ...] = ()
    """What can be made shorter or longer in it, in the order of the fit ladder."""
    pulled: tuple[tuple[int, int], ...] = ()
    """The levers that have been set to another depth than the usual one."""
    tracking: Tracking = USUAL
    """How much closer or wider than usual it is set."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", Galley(self.lines))

    @property
    def galley(self) -> Galley:
        """The lines, with their running totals."""
        return self.lines if isinstance(self.lines, Galley) else Galley(self.lines)

    @property
    def key(self) -> tuple[object, ...]:
        """What identifies it among articles, and among its own settings of levers and tracking."""
        return self.slug, self.pulled, self.tracking

    def head_depth(self, span: int) -> int:
        """Returns the lines of the head that spans `span` columns; 0: all of them."""
        return dict(self.narrow_heads)[span] if span else self.head

    @property
    def words(self) -> int:
        """Words of the whole galley."""
        return sum(line.words for line in self.lines)
