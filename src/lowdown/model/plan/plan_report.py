"""The report on a plan: what stands where, how each article fits, and what would help."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from lowdown.values import dataclass

if TYPE_CHECKING:
    from lowdown.model.plan.copyfit import Change
    from lowdown.model.plan.geometry import Box, Grid
    from lowdown.model.plan.locked_plan import LockedPlan
    from lowdown.model.plan.pages import Cost


class PatchKind(Enum):
    """What a rectangle of a page holds."""

    NAMEPLATE = "nameplate"
    CONTENTS = "contents"
    PANEL = "panel"
    IMPRINT = "imprint"
    FILLER = "filler"
    HEAD = "head"
    JUMP_HEAD = "jump-head"
    COPY = "copy"
    PICTURE = "picture"
    TO_LINE = "to-line"
    FROM_LINE = "from-line"
    ONLINE_LINE = "online-line"
    RULE = "rule"
    WHITE = "white"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """A rectangle of a page: whole columns wide, whole lines deep."""

    kind: PatchKind
    """What it is."""
    column: int
    """Its leftmost column, from 0."""
    span: int
    """Columns that it is wide."""
    top: int
    """The page's line at which it begins, from 0."""
    height: int
    """Lines that it is deep."""
    article: str | None = None
    """Slug of the article that it belongs to; of white, the one that stands above it."""
    page: int | None = None
    """The page that a jump line names."""

    def box(self, grid: Grid) -> Box:
        """Its rectangle, in points from the page's top left."""
        return grid.box(self.column, self.top, span=self.span, height=self.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReport:
    """One page."""

    number: int
    """Its number."""
    patches: tuple[Patch, ...]
    """All that stands on it, and its white, from the top."""

    @property
    def free_lines(self) -> int:
        """Lines of column space that are white, all columns together."""
        return sum(
            patch.height * patch.span for patch in self.patches if patch.kind is PatchKind.WHITE
        )

    def free_below(self, article: str) -> int:
        """Returns the white lines that belong to one article."""
        whites = [
            patch
            for patch in self.patches
            if patch.kind is PatchKind.WHITE and patch.article == article
        ]
        return sum(patch.height * patch.span for patch in whites)


class Spread(NamedTuple):
    """Two pages that face each other; None where there is no page."""

    left: PageReport | None
    """The page with an even number."""
    right: PageReport | None
    """The page with an odd number."""


class Action(Enum):
    """What an editor can do about copy that does not fit its space."""

    CUT = "cut"
    """Take words out."""
    ADD = "add"
    """Write more."""
    SHRINK = "shrink"
    """Let a picture be less deep."""
    GROW = "grow"
    """Let a picture be deeper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """One way to make an article fit; each of its remedies is enough by itself."""

    action: Action
    """What to do."""
    lines: int
    """Lines of column space that it makes or takes up."""
    words: int = 0
    """Words to cut or to add."""
    words_besides: int = 0
    """Words to cut where the pictures without room are left out too; 0: there are none."""
    picture: str = ""
    """Path of the picture."""
    depth_now: int = 0
    """Depth of the picture as it is, in millimetres."""
    depth: int = 0
    """Depth that it would have, in millimetres."""
    page: int | None = None
    """The page whose white is filled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """A place where an article breaks off, to go on elsewhere."""

    article: str
    """Slug of the article."""
    from_page: int
    """The page that it leaves."""
    to_page: int
    """The page where it goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReport:
    """One article: where it stands, and how it fits."""

    slug: str
    """Its name."""
    title: str
    """Its headline."""
    pages: tuple[int, ...]
    """The pages that it stands on, in reading order; empty: it found no room."""
    jumps: tuple[Jump, ...]
    """Where it breaks off and goes on."""
    headline_lines: int
    """Lines that its headline takes."""
    lines: int
    """Lines of its galley, in lines of the grid."""
    words: int
    """Words of its galley."""
    printed_lines: int
    """Lines of its galley that are printed."""
    printed_words: int
    """Words in them."""
    words_per_line: float
    """Words to a line of its copy, on average."""
    lines_over: int
    """Lines that find no room in print."""
    words_over: int
    """Words in them."""
    lines_under: int
    """Lines of column space that are white in its frames and below them."""
    overset: str
    """The words with which the overset begins."""
    online: bool
    """Whether print stops before its end, as ordered, and the web goes on."""
    changes: tuple[Change, ...] = ()
    """What the fit ladder changed in it."""
    remedies: tuple[Remedy, ...] = ()
    """What an editor can do."""

    @property
    def unplaced_lines(self) -> int:
        """Lines that find no room anywhere; those that are online by order have one."""
        return 0 if self.online else self.lines_over


@dataclass(frozen=True, slots=True, kw_only=True)
class TermReport:
    """What one term adds to the cost of a plan."""

    name: str
    """What the term is called."""
    unit: str
    """What one unit of it is, in words."""
    costs: tuple[Cost, ...]
    """Its costs in the plan, the most costly first."""

    @property
    def amount(self) -> float:
        """The sum of its costs."""
        return sum(cost.amount for cost in self.costs)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReport:
    """The whole plan, before anything is printed."""

    issue: str
    """Name of the issue."""
    publication: str
    """Title of the publication."""
    grid: Grid
    """The measures of every page."""
    pages: tuple[PageReport, ...]
    """All pages, in order."""
    articles: tuple[ArticleReport, ...]
    """All articles, in the manifest's order."""
    locked: LockedPlan
    """Where everything stands, as it is compared with another plan."""
    fillers: tuple[Change, ...] = ()
    """House advertisements that were printed; `lines` is how deep they are."""
    terms: tuple[TermReport, ...] = ()
    """The terms that make up the cost of the plan, the most costly first."""

    @property
    def cost(self) -> float:
        """The cost of the plan."""
        return sum(term.amount for term in self.terms)

    @property
    def free_lines(self) -> int:
        """Lines of column space that are white on all pages together."""
        return sum(page.free_lines for page in self.pages)

    @property
    def filled(self) -> float:
        """The share of column lines that are not white, on the inside pages, or on all where there
        are no inside pages.
        """
        inside = self.pages[1:-1] or self.pages
        lines = len(inside) * self.grid.columns * self.grid.lines
        return 1 - sum(page.free_lines for page in inside) / lines if lines else 1.0

    @property
    def jumps(self) -> tuple[Jump, ...]:
        """All jumps, by article."""
        return tuple(jump for article in self.articles for jump in article.jumps)

    def article(self, slug: str) -> ArticleReport | None:
        """Returns the article of that name, or None."""
        return next((article for article in self.articles if article.slug == slug), None)

    def spreads(self) -> tuple[Spread, ...]:
        """Returns the pages in pairs, as they face each other: page 1 stands alone on the right."""
        faces = [None, *self.pages]
        if len(faces) % 2:
            faces.append(None)
        return tuple(Spread(*pair) for pair in zip(faces[::2], faces[1::2], strict=True))
