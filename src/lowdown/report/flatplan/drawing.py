"""The parts of the SVG flatplan, as its template reads them. Lengths in pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowdown.values import dataclass

if TYPE_CHECKING:
    from lowdown.report.flatplan.palette import Hue
    from lowdown.report.flatplan.sheet import Box
    from lowdown.report.flatplan.svg_text import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class PatchDrawing:
    """A box on a page: a head, copy, a picture, a piece of furniture, or white."""

    title: str
    """What it is, for a screen reader."""
    box: Box
    """Where it stands."""
    hue: Hue | None
    """Its colours; None for white, which is hatched."""
    rows: tuple[float, ...] = ()
    """The heights of the strokes that stand for lines of type; none where it is no copy."""
    crossed: bool = False
    """Whether it is crossed out, as a picture is."""
    label: Label | None = None
    """The words in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDrawing:
    """A page with everything on it."""

    title: str
    """What it is, for a screen reader."""
    box: Box
    """Where it stands."""
    patches: tuple[PatchDrawing, ...]
    """The boxes on it, white first."""
    labels: tuple[Label, ...]
    """Its number, and how many lines of it are free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signpost:
    """A small box that names where an article goes on, or where it comes from."""

    box: Box
    """Where it stands."""
    hue: Hue
    """The colours of the article."""
    label: Label | None
    """The words in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """An arrow from a jump line to its twin."""

    title: str
    """Which article jumps where, for a screen reader."""
    path: str
    """Its way, as SVG writes paths."""
    letter: str
    """The letter of the article, which names the arrow's head."""
    hue: Hue
    """The colours of the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """A line of the legend that explains an article's colour."""

    box: Box
    """The patch of colour."""
    hue: Hue
    """The colours of the article."""
    letter: str
    """The letter of the article."""
    labels: tuple[Label, ...]
    """The letter, and the article's name, pages and fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The whole picture."""

    width: float
    """How wide it is."""
    height: float
    """How high it is."""
    title: str
    """Its title."""
    description: str
    """Where every article stands and how it fits, for a screen reader."""
    heading: Label | None
    """The title as it is shown."""
    pages: tuple[PageDrawing, ...]
    """The pages."""
    signposts: tuple[Signpost, ...]
    """What stands at both ends of every jump."""
    arrows: tuple[Arrow, ...]
    """The jumps."""
    legend: tuple[LegendEntry, ...]
    """What the colours mean."""
    differences: tuple[Label, ...]
    """What changes with the what-ifs, with a heading; nothing without."""
