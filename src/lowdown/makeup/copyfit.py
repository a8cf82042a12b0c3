"""Makes the copy of a planned paper fit its pages, and lists what was changed for that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lowdown.layout import (
    Board,
    Fitted,
    apply_fit_ladder,
    describe_tracking,
    fill_feet,
    fit_changes,
    price_fit,
    with_levers,
)
from lowdown.makeup.locked import LockedPaper, locked_levers
from lowdown.makeup.task import MakeupTask
from lowdown.model import ArticleMetrics, Change, FitStep, Makeup, PulledLever, Tracking
from lowdown.press import TypesetArticle, TypesetIssue
from lowdown.values import dataclass


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
    """The levers that are applied, by the article's slug, to be locked."""


def fit_copy(task: MakeupTask, makeup: Makeup, locked: LockedPaper | None) -> FittedPaper:
    """Apply the fit ladder as far as the paper gains by it, then put fillers where there is room.

    A paper that follows its locked plan stays as it was fitted there, and only gets fillers.
    """
    board = task.empty_board(makeup.pages)
    articles = {piece.view.article.slug: piece for piece in task.typeset.articles}
    if locked is None:
        fitted, tracked = _climb_ladder(task, makeup, board, articles)
    else:
        fitted, tracked = _as_locked(task, locked), locked.tracked
    fitted, fillers = _with_fillers(task, fitted, board)
    fitted_articles, levers = [], {}
    for slug, piece in articles.items():
        as_set = tracked[slug] if slug in fitted.tracked else piece
        depths = fitted.depths.get(slug, {})
        fitted_articles.append(task.apply_levers(as_set, depths))
        if slug in fitted.depths:
            levers[slug] = locked_levers(as_set.measures, depths)
    return FittedPaper(
        typeset=replace(task.typeset, articles=tuple(fitted_articles)),
        makeup=fitted.makeup,
        changes=(
            *fit_changes(fitted, task.orders, task.typeset.grid.columns),
            *_other_changes(fitted, fillers),
        ),
        levers=levers,
    )


def _climb_ladder(
    task: MakeupTask, makeup: Makeup, board: Board, articles: Mapping[str, TypesetArticle]
) -> tuple[Fitted, Mapping[str, TypesetArticle]]:
    """The paper with the fit ladder applied, and every article that was set again for it."""
    tracked: dict[tuple[str, Tracking], TypesetArticle] = {}

    def set_again(article: ArticleMetrics, lines: int) -> ArticleMetrics:
        again = task.set_tracked(articles[article.slug], Tracking(more_lines=lines))
        tracked[article.slug, again.measures.tracking] = again
        return again.measures

    fitted = apply_fit_ladder(
        Fitted(makeup=makeup, depths={}, tracked={}),
        task.orders,
        board,
        sheet=task.sheet,
        set_again=set_again if task.publication.fit.allows(FitStep.TRACKING) else None,
    )
    return fitted, {
        slug: tracked[slug, article.tracking] for slug, article in fitted.tracked.items()
    }


def _as_locked(task: MakeupTask, locked: LockedPaper) -> Fitted:
    """The paper as it was fitted when it was locked, with what that costs."""
    tracked = {slug: piece.measures for slug, piece in locked.tracked.items()}
    costs = price_fit(task.orders, locked.depths, tracked, task.typeset.grid.columns)
    makeup = replace(locked.makeup, costs=(*locked.makeup.costs, *costs))
    return Fitted(makeup=makeup, depths=locked.depths, tracked=tracked)


def _with_fillers(
    task: MakeupTask, fitted: Fitted, board: Board
) -> tuple[Fitted, tuple[TypesetArticle, ...]]:
    """The paper with house advertisements where there is room, and those that are used."""
    fillers = {piece.measures.slug: piece for piece in task.typeset.fillers}
    if not fillers:
        return fitted, ()
    orders = [replace(order, article=_as_fitted(order.article, fitted)) for order in task.orders]
    measures = [piece.measures for piece in fillers.values()]
    makeup, used = fill_feet(fitted.makeup, orders, measures, board)
    return replace(fitted, makeup=makeup), tuple(fillers[slug] for slug in used)


def _as_fitted(article: ArticleMetrics, fitted: Fitted) -> ArticleMetrics:
    as_set = fitted.tracked.get(article.slug, article)
    return with_levers(as_set, fitted.depths.get(article.slug, {}))


def _other_changes(fitted: Fitted, fillers: Sequence[TypesetArticle]) -> list[Change]:
    """The changes that are not made by levers: tracking, and fillers that are printed."""
    tracked = [
        Change(
            article=slug,
            step=FitStep.TRACKING,
            lines=article.tracking.more_lines,
            what=describe_tracking(article.tracking),
        )
        for slug, article in fitted.tracked.items()
    ]
    printed = [
        Change(
            article=piece.measures.slug,
            step=FitStep.FILLERS,
            lines=sum(frame.height for frame in fitted.makeup.of_article(piece.measures.slug)),
            what=f"the house advertisement “{piece.view.article.title}”",
        )
        for piece in fillers
    ]
    return tracked + printed
