"""What the changes of the fit ladder cost by themselves, by the table of costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lowdown.layout.article_run import ArticleOrder
from lowdown.layout.fit.levers import Depths, gain
from lowdown.layout.terms import WEIGHTS
from lowdown.model import ArticleMetrics, Cost, Tracking

TRACKED = 3
"""Column lines that setting all type of an article closer or wider counts as."""


def price_fit(
    orders: Sequence[ArticleOrder],
    depths: Mapping[str, Depths],
    tracked: Mapping[str, ArticleMetrics],
    columns: int,
) -> tuple[Cost, ...]:
    """Returns what the changes themselves cost.

    The levers of `orders` at `depths`, and articles set again.
    """
    costs = [
        Cost(
            term="fit", amount=round(WEIGHTS["fit"] * _counts_as(article.tracking), 2), article=slug
        )
        for slug, article in tracked.items()
    ]
    for order in orders:
        chosen = depths.get(order.article.slug, {})
        lines = sum(
            abs(gain(order.article, index, depth, columns)) for index, depth in chosen.items()
        )
        if lines:
            costs.append(
                Cost(
                    term="fit", amount=round(WEIGHTS["fit"] * lines, 2), article=order.article.slug
                )
            )
    return tuple(costs)


def _counts_as(tracking: Tracking) -> int:
    """Column lines that setting an article closer or wider counts as."""
    return abs(tracking.more_lines) + (TRACKED if tracking.per_cent else 0)
