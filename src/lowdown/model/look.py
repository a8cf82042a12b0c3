"""How a publication looks: its colours, typefaces and nameplate."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from lowdown.values import dataclass

if TYPE_CHECKING:
    from lowdown.model.copy import Picture


class BylinePlace(StrEnum):
    """Where an article's byline stands."""

    HEAD = "head"
    """Below the headline and the standfirst."""
    END = "end"
    """After the last words of the copy."""


class NameplateStyle(StrEnum):
    """How the nameplate is arranged."""

    LEFT = "left"
    """At the left margin."""
    CENTRE = "centre"
    """In the middle of the page."""
    BANNER = "banner"
    """On a band of the accent colour, as wide as the type area."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """The margins of a page in millimetres; None: that of the set of templates."""

    top: float | None = None
    """Above the type area."""
    right: float | None = None
    """Right of it."""
    bottom: float | None = None
    """Below it, with the folio."""
    left: float | None = None
    """Left of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The look of the paper and of the site."""

    accent: str = "#9e1b32"
    """The colour of rules, drop caps, crossheads, jump lines and page numbers, as #rrggbb."""
    ink: str = "#1a1a1a"
    """The colour of the copy, as #rrggbb."""
    tint: str = "#f3efe8"
    """The background of boxes and panels, as #rrggbb."""
    serif: str = "Source Serif"
    """The family of the copy."""
    sans: str = "Source Sans"
    """The family of furniture, captions and boxes."""
    headline: str | None = None
    """The family of headlines; None: that of the copy."""
    size: float = 9.9
    """The size of the copy in points."""
    leading: float | None = None
    """The leading of the copy in points; None: that of the set of templates."""
    margins: Margins = Margins()
    """The margins of a page."""
    byline: BylinePlace = BylinePlace.HEAD
    """Where an article's byline stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nameplate:
    """The nameplate of page 1 and of the site."""

    image: Picture | None = None
    """The picture that stands in place of the title in type; its alternative text is the title."""
    style: NameplateStyle = NameplateStyle.LEFT
    """How it is arranged."""
