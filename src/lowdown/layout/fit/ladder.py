"""The fit ladder.

Makes the copy of a made-up paper fit its pages, step by step, as far as the paper gains by it.

Every step is tried by arithmetic on the finished galleys: the paper is laid out again with one
article a little longer or shorter, and keeps the change if that makes it cheaper by the table of
costs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace

from lowdown.layout.article_run import ArticleOrder
from lowdown.layout.board import Board
from lowdown.layout.costs import total
from lowdown.layout.fit.levers import Depths, adjust_to, gain, is_changed, with_levers
from lowdown.layout.fit.pricing import price_fit
from lowdown.layout.fit.relayout import Relayout
from lowdown.layout.search import made_up
from lowdown.layout.terms import WEIGHTS
from lowdown.model import ArticleMetrics, Change, FitStep, Frame, Makeup
from lowdown.values import dataclass

MAX_ROUNDS = 8
"""Maximum times that every article is tried: what one gains, the one below it may have to give
back.
"""
NEAR = 4
"""Column lines short of what would fill the white, or beyond what must go, that are tried too."""
MAX_TRACKED = 2
"""Maximum articles that are set again, closer or wider: that takes longer than all the rest."""
MAX_SETTINGS = 2
"""Maximum times that one of them is: a frame's end may take more lines than were asked for."""
WORTH_TRACKING = 6
"""Column lines of white below which no article is set again."""
WHITES = ("white", "front page", "last page")
"""The terms of the table of costs that count column lines of white."""
RAGGED = ("ragged", "sliver")
"""The terms that a line more or less may mend where no white is left."""
TAIL = 0.15
"""Share of a page's column lines up to which the last piece of an article is worth getting rid
of.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A paper whose copy was made to fit."""

    makeup: Makeup
    """Where everything stands."""
    depths: Mapping[str, Depths] = field(default_factory=dict)
    """The depths of the levers that were changed, by the article's slug."""
    tracked: Mapping[str, ArticleMetrics] = field(default_factory=dict)
    """The articles that were set again, closer or wider, by slug."""


SetAgain = Callable[[ArticleMetrics, int], ArticleMetrics]
"""Sets an article again with a number of lines more, or fewer below 0: up to as many as its
paragraphs have good settings for.
"""


def apply_fit_ladder(
    fitted: Fitted,
    orders: Sequence[ArticleOrder],
    board: Board,
    *,
    sheet: int = 1,
    set_again: SetAgain | None = None,
) -> Fitted:
    """Makes the copy fit.

    Changes the levers of each article, in the order of the ladder, as far as the paper gains.

    `board` has the pages of the paper, and nothing on them. Articles that no lever makes fit are
    set again, closer or wider, by `set_again`; without it, none is.
    """
    ladder = _Ladder(orders=orders, board=board, sheet=sheet)
    best = ladder.pull_all(fitted)
    if set_again:
        untracked = ladder.untracked(best)
        for order, lines in untracked[: MAX_TRACKED - len(best.tracked)]:
            again = ladder.tracked(best, order, lines, set_again)
            if again is not best:
                best = ladder.pull_all(again)
    return best


def fit_changes(fitted: Fitted, orders: Sequence[ArticleOrder], columns: int) -> tuple[Change, ...]:
    """Returns what was changed, for an editor to read."""
    changes = []
    for order in orders:
        article = order.article
        for index, depth in sorted(fitted.depths.get(article.slug, {}).items()):
            if is_changed(article, index, depth):
                lever = article.levers[index]
                lines = gain(article, index, depth, columns)
                changes.append(
                    Change(article=article.slug, step=lever.step, lines=lines, what=lever.what)
                )
    return tuple(changes)


@dataclass(frozen=True, slots=True)
class _Tries:
    """The changes that were tried in one paper."""

    relayout: Relayout
    """What lays the paper out again."""
    fitted: dict[tuple[object, ...], Fitted | None] = field(default_factory=dict)
    """The paper with the levers of one article at other depths, by its slug and those depths."""


@dataclass(slots=True, kw_only=True)
class _Ladder:
    orders: Sequence[ArticleOrder]
    board: Board
    sheet: int
    pulled: dict[tuple[object, ...], ArticleMetrics] = field(default_factory=dict)
    """Articles with their levers changed: the same are asked for again and again."""
    latest: _Tries | None = None
    """What was tried in the latest paper."""

    def pull_all(self, best: Fitted) -> Fitted:
        """The paper with the levers of every article changed as far as it gains by it."""
        for _ in range(MAX_ROUNDS):
            before = best
            for order in self.orders:
                if order.article.levers:
                    best = self._let_go(order, self._pull(order, best))
            if best is before:
                break
        return best

    def untracked(self, fitted: Fitted) -> list[tuple[ArticleOrder, int]]:
        """Articles that may gain by being set closer if too long, or wider if they leave white.

        Each with the lines that it is to have more, or fewer below 0.
        """
        over, under = [], []
        for order, fit in zip(self.orders, fitted.makeup.fits, strict=True):
            frames = fitted.makeup.of_article(order.article.slug)
            tried = order.article.slug in fitted.tracked
            if not frames or frames[-1].online or tried or FitStep.TRACKING in order.fixed:
                continue
            white = self._white(frames[-1].page, fitted.makeup)
            if fit.lines_over:
                over.append((order, -fit.lines_over))
            elif (
                frames[-1].page != fitted.makeup.pages
                and WORTH_TRACKING <= white <= len(order.article.lines) / 50
            ):
                under.append((order, white))
        return [*over, *under]

    def tracked(self, best: Fitted, order: ArticleOrder, lines: int, set_again: SetAgain) -> Fitted:
        """The paper with an article set again with `lines` more, or fewer, if it gains by it."""
        slug = order.article.slug
        for _ in range(MAX_SETTINGS):
            article = set_again(order.article, lines)
            if not article.tracking:
                break
            again = self._with(best, best.depths, {**best.tracked, slug: article})
            if again is None or total(again.makeup) >= total(best.makeup):
                break
            best = again
            over = next(fit.lines_over for fit in best.makeup.fits if fit.article == slug)
            if lines > 0 or not over or article.tracking.more_lines != lines:
                break
            lines -= over
        return best

    def _pull(self, order: ArticleOrder, best: Fitted) -> Fitted:
        """The paper with the levers of one article changed as far as it gains by it."""
        held = best.depths.get(order.article.slug, {})
        tried = [held]
        for target in self._targets(order, best.makeup):
            depths = adjust_to(order.article, held, target, self.board.grid.columns)
            if depths in tried:
                continue
            tried.append(depths)
            other = self._with_levers(best, order, depths)
            if other and total(other.makeup) < total(best.makeup):
                best = other
        return best

    def _let_go(self, order: ArticleOrder, best: Fitted) -> Fitted:
        """The paper with the levers of one article back at usual that it gains nothing by."""
        slug = order.article.slug
        for index in best.depths.get(slug, {}):
            fewer = {other: depth for other, depth in best.depths[slug].items() if other != index}
            other = self._with_levers(best, order, fewer)
            if other and total(other.makeup) <= total(best.makeup):
                best = other
        return best

    def _with_levers(self, best: Fitted, order: ArticleOrder, chosen: Depths) -> Fitted | None:
        """The paper with the levers of one article at other depths.

        None chosen: all at their usual depth.
        """
        slug = order.article.slug
        key = (slug, *sorted(chosen.items()))
        tries = self._tries(best)
        if key not in tries.fitted:
            depths = {other: those for other, those in best.depths.items() if other != slug}
            if chosen:
                depths[slug] = chosen
            tries.fitted[key] = self._with(best, depths, best.tracked)
        return tries.fitted[key]

    def _targets(self, order: ArticleOrder, makeup: Makeup) -> list[int]:
        """Column lines by which an article might get longer to the paper's gain; below 0: shorter.

        The likeliest come first.
        """
        slug, columns = order.article.slug, self.board.grid.columns
        frames = makeup.of_article(slug)
        if not frames or frames[-1].online:
            return []
        fit = next(fit for fit in makeup.fits if fit.article == slug)
        if fit.lines_over:
            more = range(0, NEAR * columns, 2)
            return [*(-fit.lines_over - lines for lines in more), -1, -2, -3]
        targets = self._tail_targets(frames)
        white = self._white(frames[-1].page, makeup)
        targets += [white - less for less in range(NEAR) if white > less]
        if targets or self._is_ragged(slug, makeup):
            return [*targets, 1, 2, 3, -1, -2, -3]
        return []

    def _tail_targets(self, frames: Sequence[Frame]) -> list[int]:
        """Column lines by which an article might get shorter to lose its last, small piece."""
        columns = self.board.grid.columns
        last = sum(take.depth for take in frames[-1].takes)
        if len(frames) == 1 or last >= TAIL * self.board.grid.lines * columns:
            return []
        return [-last - more for more in range(0, NEAR * columns, 2)]

    def _is_ragged(self, slug: str, makeup: Makeup) -> bool:
        return any(cost.article == slug and cost.term in RAGGED for cost in makeup.costs)

    def _white(self, page: int, makeup: Makeup) -> int:
        """Column lines of white on a page, as far as they cost anything."""
        costs = [cost for cost in makeup.costs if cost.page == page and cost.term in WHITES]
        return round(sum(cost.amount / WEIGHTS[cost.term] for cost in costs))

    def _with(
        self, best: Fitted, depths: Mapping[str, Depths], tracked: Mapping[str, ArticleMetrics]
    ) -> Fitted | None:
        """The paper laid out again with levers at these depths and articles set again."""
        orders = self._as_changed(depths, tracked)
        runs = self._tries(best).relayout.runs(orders)
        if runs is None:
            return None
        frames = [frame for run in runs.values() for frame in run.frames]
        again = made_up(orders, replace(self.board, frames=frames), runs, self.sheet)
        costs = (*again.costs, *price_fit(self.orders, depths, tracked, self.board.grid.columns))
        return Fitted(makeup=replace(again, costs=costs), depths=depths, tracked=tracked)

    def _tries(self, best: Fitted) -> _Tries:
        """What was tried in a paper; nothing, if it is not the latest."""
        if self.latest is None or self.latest.relayout.makeup is not best.makeup:
            orders = self._as_changed(best.depths, best.tracked)
            self.latest = _Tries(Relayout(makeup=best.makeup, orders=orders, board=self.board))
        return self.latest

    def _as_changed(
        self, depths: Mapping[str, Depths], tracked: Mapping[str, ArticleMetrics]
    ) -> list[ArticleOrder]:
        """The orders, with levers at these depths and articles set again."""
        orders = []
        for order in self.orders:
            slug = order.article.slug
            article = self._pulled(tracked.get(slug, order.article), depths.get(slug, {}))
            orders.append(order if article is order.article else replace(order, article=article))
        return orders

    def _pulled(self, article: ArticleMetrics, depths: Depths) -> ArticleMetrics:
        if not depths:
            return article
        key = (article.slug, article.tracking, tuple(sorted(depths.items())))
        if key not in self.pulled:
            self.pulled[key] = with_levers(article, depths)
        return self.pulled[key]
