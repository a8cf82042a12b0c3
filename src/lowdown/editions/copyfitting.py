"""Type and its make-up in, both out with the copy made to fit: the fit ladder, climbed, and what was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lowdown.editions.keeping import LockedPaper, TypesetAgain, locked_levers
from lowdown.layout.board import Board
from lowdown.layout.comparing import describe_tracking
from lowdown.layout.filling import fill_feet
from lowdown.layout.fitting import Fitted, fit_changes, apply_fit_ladder, price_fit
from lowdown.layout.pulling import with_levers
from lowdown.layout.running import ArticleOrder
from lowdown.model.copyfit import Change, FitLimits, FitStep
from lowdown.model.galley import ArticleMetrics
from lowdown.model.lockedplan import PulledLever
from lowdown.model.pages import Makeup
from lowdown.press.fitting import PictureCropper, apply_levers
from lowdown.press.typesetter import TypesetArticle, TypesetIssue


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedPaper:
    """A paper whose copy fits as well as it can be made to."""

    type_: TypesetIssue
    """What is pasted up: articles as they were changed."""
    makeup: Makeup
    """Where it stands."""
    changes: tuple[Change, ...]
    """What was changed, in the manifest's order."""
    levers: Mapping[str, tuple[PulledLever, ...]]
    """The levers that were pulled, by the article's slug, to be locked."""


def fit_copy(
    type_: TypesetIssue,
    makeup: Makeup,
    claims: Sequence[ArticleOrder],
    *,
    kept: LockedPaper | None,
    limits: FitLimits,
    sheet: int,
    darkroom: PictureCropper,
    retype: TypesetAgain,
) -> FittedPaper:
    """Climb the fit ladder as far as the paper gains by it; `claims` are the articles as they were set.

    A paper that is `kept` as its locked plan says stays as it was fitted there.
    """
    pieces = {piece.view.article.slug: piece for piece in type_.pieces}
    board = Board(grid=type_.grid, furniture=type_.furniture, pages=makeup.pages)
    tracked: dict[str, TypesetArticle] = dict(kept.tracked) if kept else {}

    def track(article: ArticleMetrics, percent: float) -> ArticleMetrics:
        tracked[article.slug] = retype(pieces[article.slug], tracking=percent)
        return tracked[article.slug].measures

    set_again = {slug: piece.measures for slug, piece in tracked.items()}
    fitted = Fitted(makeup=makeup, depths=kept.depths if kept else {}, tracked=set_again)
    if kept is None:
        fitted = apply_fit_ladder(fitted, claims, board, sheet=sheet, tracking=limits.tracking, track=track)
    else:
        costs = price_fit(claims, kept.depths, set_again, type_.grid.columns)
        fitted = replace(fitted, makeup=replace(makeup, costs=(*makeup.costs, *costs)))
    fitted, fillers = _with_fillers(fitted, type_, claims, board)
    told = (*fit_changes(fitted, claims, type_.grid.columns), *_told(fitted, fillers))
    pieces = {slug: tracked[slug] if slug in fitted.tracked else piece for slug, piece in pieces.items()}
    levers = {slug: locked_levers(pieces[slug].measures, depths) for slug, depths in fitted.depths.items()}
    fit = tuple(apply_levers(piece, fitted.depths.get(slug, {}), darkroom) for slug, piece in pieces.items())
    return FittedPaper(type_=replace(type_, pieces=fit), makeup=fitted.makeup, changes=told, levers=levers)


def _with_fillers(
    fitted: Fitted, type_: TypesetIssue, claims: Sequence[ArticleOrder], board: Board
) -> tuple[Fitted, tuple[TypesetArticle, ...]]:
    fillers = {piece.measures.slug: piece for piece in type_.fillers}
    if not fillers:
        return fitted, ()
    standing = [replace(claim, article=_as_fitted(claim.article, fitted)) for claim in claims]
    measures = [piece.measures for piece in fillers.values()]
    makeup, used = fill_feet(fitted.makeup, standing, measures, board)
    return replace(fitted, makeup=makeup), tuple(fillers[slug] for slug in used)


def _as_fitted(article: ArticleMetrics, fitted: Fitted) -> ArticleMetrics:
    return with_levers(fitted.tracked.get(article.slug, article), fitted.depths.get(article.slug, {}))


def _told(fitted: Fitted, fillers: Sequence[TypesetArticle]) -> list[Change]:
    """The steps that no lever stands for."""
    told = [
        Change(article=slug, rung=FitStep.TRACKING, lines=0, what=f"its type {describe_tracking(article.tracking)}")
        for slug, article in fitted.tracked.items()
    ]
    return told + [
        Change(
            article=piece.measures.slug,
            rung=FitStep.FILLERS,
            lines=sum(frame.height for frame in fitted.makeup.of_article(piece.measures.slug)),
            what=f"the house advertisement “{piece.view.article.title}”",
        )
        for piece in fillers
    ]
