"""The blocks of an article's copy, in print and on the web, with their pictures."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from lowdown.model.copy.nodes import Heading
from lowdown.model.copy.plain_text import inline_nodes, plain_text
from lowdown.values import dataclass

if TYPE_CHECKING:
    from lowdown.model.copy.nodes import Element, Inline
    from lowdown.model.findings import Location

_ANCHOR = re.compile(r"-(p\d+|picture|notes(?:-(?:print|web))?)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture, as the copy names it."""

    file: str
    """Path relative to the publication's folder; the file exists and can be read."""
    alt: str
    """What it shows, for those who do not see it."""
    width: float
    """Natural width: pixels of a bitmap, user units of an SVG."""
    height: float
    """Natural height, in the same unit."""
    place: Location
    """Where the copy names it."""
    caption: str | None = None
    """The words below it, plain text with smart punctuation."""
    credit: str | None = None
    """Who made it, plain text."""
    span: int = 1
    """How many columns it is wide."""
    least: float | None = None
    """The least depth to which it may be cropped, in millimetres (`min`); None: not less deep."""
    most: float | None = None
    """The greatest depth to which it may be cropped, in millimetres (`max`); None: not deeper."""
    focus: tuple[float, float] = (0.5, 0.5)
    """What must stay in view: shares of its width and height, from its top left."""


class BlockKind(Enum):
    """What a block of copy is."""

    PARAGRAPH = "paragraph"
    CROSSHEAD = "crosshead"
    LIST = "list"
    QUOTE = "quote"
    TABLE = "table"
    FIGURE = "figure"
    PULLQUOTE = "pullquote"
    BOX = "box"
    CODE = "code"
    RULE = "rule"
    NOTES = "notes"


class Medium(Enum):
    """Where a block is shown."""

    BOTH = "both"
    PRINT = "print"
    WEB = "web"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of an article's copy: a paragraph, a crosshead, a list, a figure ..."""

    kind: BlockKind
    """What it is."""
    id: str
    """Unique in the publication, such as `<slug>-p12`; stable while the copy before it keeps its
    number of blocks.

    What holds several articles, such as the paper and the feeds, has ids; a page of one article
    has anchors.
    """
    body: Element | None
    """What it holds; None for a figure, whose parts are in `picture`."""
    place: Location
    """Where it begins."""
    medium: Medium = Medium.BOTH
    """Where it is shown."""
    optional: bool = False
    """Whether the copyfitter may drop it."""
    picture: Picture | None = None
    """The picture of a figure."""

    @property
    def text(self) -> str:
        """What a reader reads in it, plain, with single spaces."""
        return plain_text(self.body) if self.body else ""

    @property
    def inline_nodes(self) -> tuple[Inline, ...]:
        """Every inline node in it, those within emphasis included, in order."""
        return tuple(inline_nodes(self.body)) if self.body else ()

    @property
    def level(self) -> int:
        """The level of a crosshead, 2 to 6; 0 for other blocks."""
        return self.body.level if isinstance(self.body, Heading) else 0

    @property
    def anchor(self) -> str:
        """What follows the slug in its id, `p12` or `notes`: its fragment on its article's page.

        Print and web both use it, so that the paper can name the paragraph where the web goes on.
        """
        found = _ANCHOR.search(self.id)
        return found[1] if found else self.id
