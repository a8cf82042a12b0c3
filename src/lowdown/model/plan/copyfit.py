"""The fit ladder: the steps by which copy is made to fit its space, and the limits of each."""

from __future__ import annotations

from enum import Enum
from typing import Final

from lowdown.values import dataclass


class FitStep(Enum):
    """One step of the ladder, in the order in which they are tried.

    The value is its key in `[fit]` and in an article.
    """

    OPTIONAL = "optional"
    """Optional copy is left out."""
    PICTURES = "pictures"
    """Pictures are cropped to another depth within their `min` and `max`."""
    PULLQUOTES = "pullquotes"
    """Pull quotes are left out."""
    CROSSHEADS = "crossheads"
    """White is added above crossheads, in whole lines of the grid."""
    TRACKING = "tracking"
    """Paragraphs are set closer or wider, in a line fewer or more."""
    FILLERS = "fillers"
    """A house advertisement takes the rest of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FitLimits:
    """The limits of each step, from `[fit]` of the settings."""

    optional: bool = True
    """Whether optional copy may be left out."""
    pictures: bool = True
    """Whether pictures may be cropped within their limits."""
    pullquotes: bool = True
    """Whether pull quotes may be left out."""
    crossheads: int = 1
    """Lines of white that may be added above a crosshead, at most; 0: none."""
    tracking: float = 1.0
    """Per cent of the type's size by which the letters of a paragraph may be closer or wider where
    it is set in a line fewer or more; 0: no paragraph is.
    """
    fillers: bool = True
    """Whether fillers may be printed."""

    def allows(self, step: FitStep) -> bool:
        """Returns whether a step may be taken at all."""
        return bool(getattr(self, step.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """One thing in an article that can be made shorter or longer, in lines of the grid."""

    step: FitStep
    """The step of the ladder that it belongs to."""
    depths: tuple[int, ...]
    """The depths that it can have: the usual one, then those to try, in order."""
    lines: tuple[int, ...] = ()
    """Its lines in the galley; for a crosshead, the first, above which white is added."""
    wide_picture: int | None = None
    """Its index among the article's wide pictures, where it is one of them."""
    head: bool = False
    """Whether it is the head, whose lead picture is cropped; its depths are the whole head's."""
    white: int = 0
    """Lines of white above the line after it, where it is left out."""
    what: str = ""
    """What it is, in an editor's words: `the picture pictures/x.jpg`."""

    @property
    def leaves_out(self) -> bool:
        """Whether it leaves its lines out, rather than making them shorter or longer."""
        return self.step in (FitStep.OPTIONAL, FitStep.PULLQUOTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracking:
    """How much closer or wider than usual an article is set."""

    more_lines: int = 0
    """Lines that its paragraphs have more than is best, one for each of them that is set wider;
    below 0: fewer, one for each that is set closer.
    """
    per_cent: float = 0.0
    """Per cent of its size by which all of its type stands wider; below 0: closer. Only locked
    plans have it that earlier versions have written.
    """

    def __bool__(self) -> bool:
        """Whether anything is set otherwise than usual."""
        return bool(self.more_lines or self.per_cent)


USUAL: Final = Tracking()
"""Nothing is set closer or wider."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that was made shorter or longer so that the copy fits."""

    article: str
    """Slug of the article."""
    step: FitStep
    """The step of the ladder that was taken."""
    lines: int
    """Lines of the grid by which the galley became longer; less than 0: shorter."""
    what: str = ""
    """What was changed, in an editor's words: `the picture pictures/x.jpg`."""
