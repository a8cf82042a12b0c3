"""A locked plan: what stands where in a paper, so that later builds keep it there."""

from __future__ import annotations

from lowdown.model.plan.copyfit import USUAL, Tracking
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedFrame:
    """One article's part of one page."""

    page: int
    """Number of the page."""
    top: int
    """The page's line at which it begins, from 0."""
    height: int
    """Lines of the grid that it takes up."""
    words: int
    """Words of the article that are printed when it ends, in it and in the frames before it."""
    ends: str = ""
    """The last words in it, by which an editor finds the place in the copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PulledLever:
    """One thing in an article that was made shorter or longer to fit."""

    what: str
    """What it is, in an editor's words: `the picture pictures/x.jpg`."""
    depth: int
    """Its depth in lines of the grid; 0: it was left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedArticle:
    """Where one article stands."""

    slug: str
    """The article's name."""
    frames: tuple[LockedFrame, ...]
    """Its frames in reading order, each on a page of its own; none where it found no room."""
    ordered: tuple[int, ...] = ()
    """The pages that the manifest ordered for it then; empty: it was placed automatically."""
    head_span: int = 0
    """Columns, from the left, that its head spans; 0: all of them."""
    online: bool = False
    """Whether print stops before its end and the web goes on."""
    tracking: Tracking = USUAL
    """How much closer or wider than usual it is set."""
    fit: tuple[PulledLever, ...] = ()
    """What was made shorter or longer in it to fit."""

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages that it stands on, in reading order."""
        return tuple(frame.page for frame in self.frames)


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedPlan:
    """Where everything stands in one paper."""

    pages: int
    """Number of pages."""
    columns: int
    """Columns of a page."""
    lines: int
    """Lines in a full column."""
    articles: tuple[LockedArticle, ...]
    """All articles, in the manifest's order."""

    def article(self, slug: str) -> LockedArticle | None:
        """Returns the article of that name, if there is one."""
        return next((article for article in self.articles if article.slug == slug), None)
