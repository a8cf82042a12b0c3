"""What the make-up works on: an issue's type, its orders, and the publication's limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from lowdown.cache import Cache
from lowdown.layout import ArticleOrder, Board, Depths, make_up
from lowdown.makeup.typesetting import SetIssue
from lowdown.model import Issue, Makeup, Publication, Tracking
from lowdown.press import (
    PictureCropper,
    TypesetArticle,
    TypesetIssue,
    apply_levers,
    typeset_tracked,
)
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeupTask:
    """An issue to be made up into pages."""

    set_issue: SetIssue
    """The issue as type."""
    orders: tuple[ArticleOrder, ...]
    """The articles as they were set, with the pages that the manifest orders for them."""
    cache: Cache | None = None
    """Keeps cropped pictures between builds."""
    tracked: dict[tuple[str, Tracking], TypesetArticle] = field(default_factory=dict)
    """Every article that was set again, by its slug and by how much closer or wider, so that none
    is set like that a second time.
    """

    @property
    def publication(self) -> Publication:
        """The settings."""
        return self.set_issue.press.publication

    @property
    def issue(self) -> Issue:
        """The issue."""
        return self.set_issue.issue

    @property
    def typeset(self) -> TypesetIssue:
        """Its type."""
        return self.set_issue.typeset

    @property
    def sheet(self) -> int:
        """Pages that are printed on one sheet."""
        return self.publication.paper.sheet

    def empty_board(self, pages: int | None) -> Board:
        """`pages` pages with nothing on them; None: as many as the paper takes."""
        return Board(grid=self.typeset.grid, furniture=self.typeset.furniture, pages=pages)

    def plan_pages(self, orders: Sequence[ArticleOrder]) -> Makeup:
        """The best plan that was found for `orders`, without regard to a locked plan."""
        return make_up(
            orders,
            furniture=self.typeset.furniture,
            grid=self.typeset.grid,
            pages=self.issue.pages,
            sheet=self.sheet,
        )

    def set_tracked(self, piece: TypesetArticle, tracking: Tracking) -> TypesetArticle:
        """An article set again, closer or wider.

        `piece` is the article as it is in the issue's type.
        """
        key = (piece.view.article.slug, tracking)
        if key not in self.tracked:
            press = self.set_issue.press
            self.tracked[key] = typeset_tracked(press, self.issue, piece, tracking)
        return self.tracked[key]

    def apply_levers(self, piece: TypesetArticle, depths: Depths) -> TypesetArticle:
        """An article as it is pasted up with its levers at `depths`, by their indices.

        OSError or ValueError: a picture that is to be cropped cannot be read any more.
        """
        cropper = PictureCropper(
            root=self.publication.root,
            engine=self.set_issue.press.engine,
            grid=self.typeset.grid,
            cache=self.cache,
        )
        return apply_levers(piece, depths, cropper)


def orders_of(issue: Issue, typeset: TypesetIssue) -> tuple[ArticleOrder, ...]:
    """What the manifest orders for each article, for the make-up."""
    return tuple(
        ArticleOrder(
            article=piece.measures,
            pages=placement.pages,
            overflow=placement.overflow,
            gives_way=placement.gives_way,
            fixed=placement.article.forbidden_fit_steps,
        )
        for placement, piece in zip(issue.placements, typeset.articles, strict=True)
    )
