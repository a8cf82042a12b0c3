"""Type and its make-up in, both out with the copy made to fit: the fit ladder, climbed, and what was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lowdown.layout import (
    ArticleOrder,
    Board,
    Fitted,
    apply_fit_ladder,
    describe_tracking,
    fill_feet,
    fit_changes,
    price_fit,
    with_levers,
)
from lowdown.makeup.locked import LockedPaper, TypesetAgain, locked_levers
from lowdown.model import ArticleMetrics, Change, FitLimits, FitStep, Makeup, PulledLever
from lowdown.press import PictureCropper, TypesetArticle, TypesetIssue, apply_levers


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedPaper:
    """A paper whose copy fits as well as it can be made to."""

    typeset: TypesetIssue
    """What is pasted up: articles as they were changed."""
    makeup: Makeup
    """Where it stands."""
    changes: tuple[Change, ...]
    """What was changed, in the manifest's order."""
    levers: Mapping[str, tuple[PulledLever, ...]]
    """The levers that were pulled, by the article's slug, to be locked."""


def fit_copy(
    typeset: TypesetIssue,
    makeup: Makeup,
    orders: Sequence[ArticleOrder],
    *,
    kept: LockedPaper | None,
    limits: FitLimits,
    sheet: int,
    cropper: PictureCropper,
    retype: TypesetAgain,
) -> FittedPaper:
    """Climb the fit ladder as far as the paper gains by it; `orders` are the articles as they were set.

    A paper that is `kept` as its locked plan says stays as it was fitted there.
    """
    pieces = {piece.view.article.slug: piece for piece in typeset.pieces}
    board = Board(grid=typeset.grid, furniture=typeset.furniture, pages=makeup.pages)
    tracked: dict[str, TypesetArticle] = dict(kept.tracked) if kept else {}

    def track(article: ArticleMetrics, percent: float) -> ArticleMetrics:
        tracked[article.slug] = retype(pieces[article.slug], tracking=percent)
        return tracked[article.slug].measures

    set_again = {slug: piece.measures for slug, piece in tracked.items()}
    fitted = Fitted(makeup=makeup, depths=kept.depths if kept else {}, tracked=set_again)
    if kept is None:
        fitted = apply_fit_ladder(
            fitted, orders, board, sheet=sheet, tracking=limits.tracking, track=track
        )
    else:
        costs = price_fit(orders, kept.depths, set_again, typeset.grid.columns)
        fitted = replace(fitted, makeup=replace(makeup, costs=(*makeup.costs, *costs)))
    fitted, fillers = _with_fillers(fitted, typeset, orders, board)
    told = (*fit_changes(fitted, orders, typeset.grid.columns), *_told(fitted, fillers))
    pieces = {
        slug: tracked[slug] if slug in fitted.tracked else piece for slug, piece in pieces.items()
    }
    levers = {
        slug: locked_levers(pieces[slug].measures, depths) for slug, depths in fitted.depths.items()
    }
    fit = tuple(
        apply_levers(piece, fitted.depths.get(slug, {}), cropper) for slug, piece in pieces.items()
    )
    return FittedPaper(
        typeset=replace(typeset, pieces=fit), makeup=fitted.makeup, changes=told, levers=levers
    )


def _with_fillers(
    fitted: Fitted, typeset: TypesetIssue, orders: Sequence[ArticleOrder], board: Board
) -> tuple[Fitted, tuple[TypesetArticle, ...]]:
    fillers = {piece.measures.slug: piece for piece in typeset.fillers}
    if not fillers:
        return fitted, ()
    standing = [replace(order, article=_as_fitted(order.article, fitted)) for order in orders]
    measures = [piece.measures for piece in fillers.values()]
    makeup, used = fill_feet(fitted.makeup, standing, measures, board)
    return replace(fitted, makeup=makeup), tuple(fillers[slug] for slug in used)


def _as_fitted(article: ArticleMetrics, fitted: Fitted) -> ArticleMetrics:
    return with_levers(
        fitted.tracked.get(article.slug, article), fitted.depths.get(article.slug, {})
    )


def _told(fitted: Fitted, fillers: Sequence[TypesetArticle]) -> list[Change]:
    """The steps that no lever stands for."""
    told = [
        Change(
            article=slug,
            step=FitStep.TRACKING,
            lines=0,
            what=f"its type {describe_tracking(article.tracking)}",
        )
        for slug, article in fitted.tracked.items()
    ]
    return told + [
        Change(
            article=piece.measures.slug,
            step=FitStep.FILLERS,
            lines=sum(frame.height for frame in fitted.makeup.of_article(piece.measures.slug)),
            what=f"the house advertisement “{piece.view.article.title}”",
        )
        for piece in fillers
    ]
