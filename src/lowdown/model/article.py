"""An article: its head, and its copy as a row of blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime

    from lowdown.model.copyfit import FitStep
    from lowdown.model.location import Location

FILLER: Final = "filler/"
"""What the slug of a filler begins with; that of an article has no slash in it."""
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
    html: str
    """The whole block as one HTML element; empty for a figure, whose parts are in `picture`."""
    text: str
    """What a reader reads in it, plain, with single spaces."""
    place: Location
    """Where it begins."""
    medium: Medium = Medium.BOTH
    """Where it is shown."""
    optional: bool = False
    """Whether the copyfitter may drop it."""
    picture: Picture | None = None
    """The picture of a figure."""

    @property
    def anchor(self) -> str:
        """What follows the slug in its id, `p12` or `notes`: its fragment on its article's page.

        Print and web both use it, so that the paper can name the paragraph where the web goes on.
        """
        found = _ANCHOR.search(self.id)
        return found[1] if found else self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article, from `articles/<slug>.md`. Texts are plain, with smart punctuation."""

    slug: str
    """Its name: the file's, without its ending."""
    title: str
    """The headline."""
    contents: str
    """Its line in the contents box."""
    id: str
    """The permanent id of its item in the feeds."""
    language: str
    """BCP 47; its own or the publication's."""
    copy: tuple[Block, ...]
    """All blocks, print's and the web's, in order; notes last."""
    place: Location
    """The file."""
    kicker: str | None = None
    """Above the headline."""
    standfirst: str | None = None
    """Below the headline."""
    authors: tuple[str, ...] = ()
    """The byline."""
    section: str | None = None
    """A slug."""
    date: datetime.date | None = None
    """Its own date; None means the issue's."""
    updated: datetime.date | None = None
    """When it was last changed."""
    tags: tuple[str, ...] = ()
    """Topics."""
    image: Picture | None = None
    """The lead picture."""
    online: str | None = None
    """Where the web version is, if not here."""
    draft: bool = False
    """Never published."""
    forbidden_fit_steps: frozenset[FitStep] = frozenset()
    """The steps of the fit ladder that must not be taken with it."""

    @property
    def print_copy(self) -> tuple[Block, ...]:
        """The blocks that print."""
        return tuple(block for block in self.copy if block.medium is not Medium.WEB)

    @property
    def web_copy(self) -> tuple[Block, ...]:
        """The blocks that the web and the feeds show."""
        return tuple(block for block in self.copy if block.medium is not Medium.PRINT)


def name_of(slug: str) -> str:
    """What an editor calls an article or a filler: its file's name, without the ending."""
    return slug.removeprefix(FILLER)
