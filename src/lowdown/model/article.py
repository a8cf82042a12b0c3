"""An article: its head and its copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Final

from lowdown.model.copy import Block, Medium, Picture
from lowdown.values import dataclass

if TYPE_CHECKING:
    import datetime

    from lowdown.model.copy import TextSpan
    from lowdown.model.findings import Location
    from lowdown.model.plan import FitStep

FILLER: Final = "filler/"
"""What the slug of a filler begins with; that of an article has no slash in it."""


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
    spans: tuple[TextSpan, ...] = ()
    """The words of its header and its copy as they were typed."""
    key_places: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)
    """Where the value of each key of its header stands; `image.caption` for one within another."""
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
    aliases: tuple[str, ...] = ()
    """Old addresses below the publication's that lead to its page."""
    draft: bool = False
    """Never published."""
    forbidden_fit_steps: frozenset[FitStep] = frozenset()
    """The steps of the fit ladder that must not be taken with it."""

    def place_of(self, key: str) -> Location:
        """Returns where the value of a key of its header stands; the file for one without."""
        return self.key_places.get(key, self.place)

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
