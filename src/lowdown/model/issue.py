"""An issue: the articles that its manifest orders, and on which pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum
from typing import TYPE_CHECKING

from lowdown.model.copy import Medium
from lowdown.values import dataclass

if TYPE_CHECKING:
    import datetime

    from lowdown.model.article import Article
    from lowdown.model.copy import Block, TextSpan
    from lowdown.model.findings import Location
    from lowdown.model.issue_numbers import IssueNumber, Volume
    from lowdown.model.plan import LockedPlan


class Overflow(Enum):
    """What is done with copy that does not fit the pages ordered for it."""

    JUMP = "jump"
    """It goes to the next free space, the back page by preference."""
    ONLINE = "online"
    """Print stops and says where the web goes on."""
    ERROR = "error"
    """The build fails and says by how much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """One article's entry in the manifest."""

    article: Article
    """The article."""
    place: Location
    """The entry's line in the manifest."""
    pages: tuple[int, ...] = ()
    """The pages ordered for it, in reading order; empty: placed automatically."""
    overflow: Overflow = Overflow.JUMP
    """What is done with copy that does not fit."""
    gives_way: bool = False
    """Whether it gives way on a shared page: the manifest has its `overflow`, and not `error`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One issue, from `issues/<name>.md`, with the articles that it publishes."""

    name: str
    """The file's name, without its ending."""
    number: IssueNumber
    """The issue's number."""
    date: datetime.date
    """The day on its front page."""
    placements: tuple[Placement, ...]
    """The articles, in order; the first is the lead."""
    place: Location
    """The file."""
    volume: Volume | None = None
    """The volume."""
    title: str | None = None
    """A title of its own."""
    pages: int | None = None
    """The exact number of pages; None: as many as it takes."""
    donation: Article | None = None
    """The copy of the donation panel on the last page; None: no panel."""
    fillers: tuple[Article, ...] = ()
    """House advertisements, from `fillers/`, that may fill the rest of a page."""
    locked: LockedPlan | None = None
    """The plan to follow, from `issues/<name>.plan.toml`; None: planned from scratch."""
    introduction: tuple[Block, ...] = ()
    """The editor's introduction."""
    prints_introduction: bool = False
    """Whether the paper prints it too."""
    spans: tuple[TextSpan, ...] = ()
    """The words of the manifest and of the introduction as they were typed."""
    key_places: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)
    """Where the value of each key of the manifest stands."""

    def place_of(self, key: str) -> Location:
        """Returns where the value of a key of the manifest stands; the file for one without."""
        return self.key_places.get(key, self.place)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, in the manifest's order."""
        return tuple(placement.article for placement in self.placements)

    @property
    def web_introduction(self) -> tuple[Block, ...]:
        """The introduction's blocks that the web and the feeds show."""
        return tuple(block for block in self.introduction if block.medium is not Medium.PRINT)
