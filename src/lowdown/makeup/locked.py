"""Sets and fits a paper as its locked plan has it, with every article in its locked frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lowdown.layout import ArticleOrder, Depths, keep_to, tighten, with_levers
from lowdown.makeup.task import MakeupTask
from lowdown.model import (
    ArticleMetrics,
    FitLimits,
    FitStep,
    LockedArticle,
    LockedPlan,
    Makeup,
    PulledLever,
)
from lowdown.press import TypesetArticle
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedPaper:
    """A paper made up as its locked plan has it."""

    makeup: Makeup
    """Where everything stands."""
    depths: Mapping[str, Depths]
    """The depths of the levers that are applied, by the article's slug."""
    tracked: Mapping[str, TypesetArticle]
    """The articles that are set closer or wider, by slug."""


def follow_locked_plan(task: MakeupTask) -> LockedPaper | None:
    """The paper as the issue's locked plan has it, as far as that can be followed.

    None where there is no locked plan, or the paper has to be planned from scratch.
    """
    locked = task.issue.locked
    if locked is None:
        return None
    tracked = _set_tracked(task, locked)
    orders = [
        replace(order, article=tracked[order.article.slug].measures)
        if order.article.slug in tracked
        else order
        for order in task.orders
    ]
    depths: dict[str, Depths] = {
        order.article.slug: locked_depths(order.article, locked.article(order.article.slug))
        for order in orders
    }
    board, sheet = task.empty_board(task.issue.pages), task.sheet
    makeup = keep_to(locked, _with_levers(orders, depths), board, task.plan_pages, sheet=sheet)
    tighter = tighten(locked, orders, depths, board, makeup)
    if tighter != depths:
        depths = tighter
        makeup = keep_to(locked, _with_levers(orders, depths), board, task.plan_pages, sheet=sheet)
    if makeup is None:
        return None
    applied = {slug: chosen for slug, chosen in depths.items() if chosen}
    return LockedPaper(makeup=makeup, depths=applied, tracked=tracked)


def _set_tracked(task: MakeupTask, locked: LockedPlan) -> dict[str, TypesetArticle]:
    """The articles that were locked closer or wider, set like that again, by slug."""
    tracked = {}
    for piece, order in zip(task.typeset.articles, task.orders, strict=True):
        article = locked.article(order.article.slug)
        if article and _is_tracked(article, order, task.publication.fit):
            tracked[order.article.slug] = task.set_tracked(piece, article.tracking)
    return tracked


def _with_levers(
    orders: Sequence[ArticleOrder], depths: Mapping[str, Depths]
) -> list[ArticleOrder]:
    return [
        replace(order, article=with_levers(order.article, depths[order.article.slug]))
        for order in orders
    ]


def _is_tracked(article: LockedArticle, order: ArticleOrder, limits: FitLimits) -> bool:
    """Whether an article was set closer or wider, and still may be."""
    return (
        bool(article.tracking)
        and limits.allows(FitStep.TRACKING)
        and abs(article.tracking.per_cent) <= limits.tracking
        and FitStep.TRACKING not in order.fixed
    )


def locked_depths(article: ArticleMetrics, locked: LockedArticle | None) -> dict[int, int]:
    """The depths that a locked plan gives the article's levers, by the index of the lever.

    Levers that the article does not have any more, or not with that depth, are left out.
    """
    if locked is None:
        return {}
    indices = {name: index for index, name in enumerate(_names(article))}
    depths = {}
    for lever in locked.fit:
        index = indices.get(lever.what)
        if index is not None and lever.depth in article.levers[index].depths:
            depths[index] = lever.depth
    return depths


def locked_levers(article: ArticleMetrics, depths: Depths) -> tuple[PulledLever, ...]:
    """The levers that are applied, as they are written into a locked plan."""
    names = _names(article)
    return tuple(
        PulledLever(what=names[index], depth=depth) for index, depth in sorted(depths.items())
    )


def _names(article: ArticleMetrics) -> list[str]:
    """The name of each lever in a locked plan; a second one of the same name has a number."""
    names: list[str] = []
    count: dict[str, int] = {}
    for lever in article.levers:
        count[lever.what] = count.get(lever.what, 0) + 1
        number = count[lever.what]
        names.append(lever.what if number == 1 else f"{lever.what} ({number})")
    return names
