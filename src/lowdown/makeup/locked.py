"""Type and a locked plan in, the paper as it was locked out: set and fitted as it was, every article in its frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from lowdown.layout import ArticleOrder, Board, Depths, Planner, keep_to, tighten, with_levers
from lowdown.model import (
    ArticleMetrics,
    FitLimits,
    FitStep,
    LockedArticle,
    LockedPlan,
    Makeup,
    PulledLever,
)
from lowdown.press import TypesetArticle, TypesetIssue


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedPaper:
    """A paper as its locked plan says."""

    makeup: Makeup
    """Where everything stands."""
    depths: Mapping[str, Depths]
    """The depths to which levers were pulled, by the article's slug."""
    tracked: Mapping[str, TypesetArticle]
    """The articles that are set closer or wider, by slug."""


class TypesetAgain(Protocol):
    """Sets an article again with its type so many per cent wider."""

    def __call__(self, piece: TypesetArticle, *, tracking: float) -> TypesetArticle:
        """The article, set again."""


def follow_locked_plan(
    locked: LockedPlan,
    typeset: TypesetIssue,
    orders: Sequence[ArticleOrder],
    board: Board,
    *,
    afresh: Planner,
    sheet: int,
    limits: FitLimits,
    retype: TypesetAgain,
) -> LockedPaper | None:
    """The paper as `locked` says, as far as it can be followed; None where it has to be planned and fitted afresh.

    `board` is empty and has the pages that are ordered.
    """
    tracked = {
        piece.measures.slug: retype(piece, tracking=article.tracking)
        for piece, order in zip(typeset.pieces, orders, strict=True)
        if (article := locked.article(order.article.slug)) and _is_tracked(article, order, limits)
    }
    articles = {
        order.article.slug: tracked[order.article.slug].measures
        if order.article.slug in tracked
        else order.article
        for order in orders
    }
    standing = [replace(order, article=articles[order.article.slug]) for order in orders]
    depths: dict[str, Depths] = {
        slug: locked_depths(article, locked.article(slug)) for slug, article in articles.items()
    }
    makeup = keep_to(locked, _fitted(standing, depths), board, afresh, sheet=sheet)
    tighter = tighten(locked, standing, depths, board, makeup)
    if tighter != depths:
        depths, makeup = (
            tighter,
            keep_to(locked, _fitted(standing, tighter), board, afresh, sheet=sheet),
        )
    if makeup is None:
        return None
    return LockedPaper(
        makeup=makeup, depths={slug: one for slug, one in depths.items() if one}, tracked=tracked
    )


def _fitted(orders: Sequence[ArticleOrder], depths: Mapping[str, Depths]) -> list[ArticleOrder]:
    return [
        replace(order, article=with_levers(order.article, depths[order.article.slug]))
        for order in orders
    ]


def _is_tracked(article: LockedArticle, order: ArticleOrder, limits: FitLimits) -> bool:
    """Whether an article was set closer or wider, and still may be."""
    return 0 < abs(article.tracking) <= limits.tracking and FitStep.TRACKING not in order.fixed


def locked_depths(article: ArticleMetrics, locked: LockedArticle | None) -> dict[int, int]:
    """The depths that a locked plan gives the article's levers, as far as it still has them."""
    names = {name: index for index, name in enumerate(_names(article))}
    depths = (
        {names[lever.what]: lever.depth for lever in locked.fit if lever.what in names}
        if locked
        else {}
    )
    return {
        index: depth for index, depth in depths.items() if depth in article.levers[index].depths
    }


def locked_levers(article: ArticleMetrics, depths: Depths) -> tuple[PulledLever, ...]:
    """The levers that were pulled, to be locked."""
    names = _names(article)
    return tuple(
        PulledLever(what=names[index], depth=depth) for index, depth in sorted(depths.items())
    )


def _names(article: ArticleMetrics) -> list[str]:
    """What each lever is called in a locked plan; of several that are called the same, all but the first by number."""
    names: list[str] = []
    said: dict[str, int] = {}
    for lever in article.levers:
        said[lever.what] = said.get(lever.what, 0) + 1
        names.append(lever.what if said[lever.what] == 1 else f"{lever.what} ({said[lever.what]})")
    return names
