"""A made-up paper in, the same with its copy made to fit out: the fit ladder, climbed as far as it helps.

Every step is tried by arithmetic on the finished galleys: the paper is laid again with one article a little longer or
shorter, and keeps the change if that makes it cheaper by the table of costs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lowdown.layout.board import Board
from lowdown.layout.costs import WEIGHTS, total
from lowdown.layout.planning import made_up
from lowdown.layout.pulling import Depths, gain, is_changed, with_levers, adjust_to
from lowdown.layout.relaying import relayout
from lowdown.layout.running import ArticleOrder
from lowdown.model.copyfit import Change, FitStep
from lowdown.model.galley import ArticleMetrics
from lowdown.model.pages import Cost, Makeup

MAX_ROUNDS = 8
"""Times that every article is tried, at the most: what one gains, the one below it may have to give back."""
NEAR = 4
"""Column lines short of what would fill the white, or beyond what must go, that are tried too."""
MAX_TRACKED = 2
"""Articles that are set again, closer or wider, at the most: that takes longer than all the rest."""
WORTH_TRACKING = 6
"""Column lines of white below which no article is set again."""
TRACKED = 3
"""Column lines that setting an article closer or wider is reckoned as."""
WHITES = ("white", "front page", "last page")
"""The terms of the table of costs that count column lines of white."""
RAGGED = ("ragged", "sliver")
"""The terms that a line more or less may mend where no white is left."""
TAIL = 0.15
"""Share of a page's column lines up to which the last piece of an article is worth getting rid of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A paper whose copy was made to fit."""

    makeup: Makeup
    """Where everything stands."""
    depths: Mapping[str, Depths] = field(default_factory=dict)
    """The depths to which levers were pulled, by the article's slug."""
    tracked: Mapping[str, ArticleMetrics] = field(default_factory=dict)
    """The articles that were set again, closer or wider, by slug."""


Tracker = Callable[[ArticleMetrics, float], ArticleMetrics]
"""Sets an article again with its type so many per cent wider."""


def apply_fit_ladder(
    fitted: Fitted,
    claims: Sequence[ArticleOrder],
    board: Board,
    *,
    sheet: int = 1,
    tracking: float = 0.0,
    track: Tracker | None = None,
) -> Fitted:
    """Make the copy fit: pull the levers of each article, in the order of the ladder, as far as the paper gains by it.

    `board` has the pages of the paper, and nothing on them. `track` is asked for articles that no lever makes fit, set
    `tracking` per cent closer or wider.
    """
    ladder = _Ladder(claims=claims, board=board, sheet=sheet)
    best = ladder.pull_all(fitted)
    if track and tracking:
        for claim, change in ladder.untracked(best, tracking)[: MAX_TRACKED - len(best.tracked)]:
            again = ladder.tracked(best, claim, track(claim.article, change))
            if again:
                best = ladder.pull_all(again)
    return best


def fit_changes(fitted: Fitted, claims: Sequence[ArticleOrder], columns: int) -> tuple[Change, ...]:
    """What was changed, for an editor to read."""
    found = []
    for claim in claims:
        article = claim.article
        for index, depth in sorted(fitted.depths.get(article.slug, {}).items()):
            if is_changed(article, index, depth):
                lever = article.levers[index]
                lines = gain(article, index, depth, columns)
                found.append(Change(article=article.slug, rung=lever.rung, lines=lines, what=lever.what))
    return tuple(found)


def price_fit(
    claims: Sequence[ArticleOrder], depths: Mapping[str, Depths], tracked: Mapping[str, ArticleMetrics], columns: int
) -> tuple[Cost, ...]:
    """What the changes themselves cost: the levers of `claims` at `depths`, and articles that were set again."""
    costs = [Cost(term="fit", amount=WEIGHTS["fit"] * TRACKED, article=slug) for slug in tracked]
    for claim in claims:
        chosen = depths.get(claim.article.slug, {})
        lines = sum(abs(gain(claim.article, index, depth, columns)) for index, depth in chosen.items())
        if lines:
            costs.append(Cost(term="fit", amount=round(WEIGHTS["fit"] * lines, 2), article=claim.article.slug))
    return tuple(costs)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ladder:
    claims: Sequence[ArticleOrder]
    board: Board
    sheet: int
    pulled: dict[tuple[object, ...], ArticleMetrics] = field(default_factory=dict)
    """Articles with their levers pulled: the same are asked for again and again."""

    def pull_all(self, best: Fitted) -> Fitted:
        """The paper with the levers of every article pulled as far as it gains by it."""
        for _ in range(MAX_ROUNDS):
            before = best
            for claim in self.claims:
                if claim.article.levers:
                    best = self._let_go(claim, self._pull(claim, best))
            if best is before:
                break
        return best

    def untracked(self, fitted: Fitted, tracking: float) -> list[tuple[ArticleOrder, float]]:
        """Articles that may gain by being set closer, which are too long, or wider, which leave some white."""
        over, under = [], []
        for claim, fit in zip(self.claims, fitted.makeup.fits, strict=True):
            frames = fitted.makeup.of_article(claim.article.slug)
            tried = claim.article.slug in fitted.tracked
            if not frames or frames[-1].online or tried or FitStep.TRACKING in claim.fixed:
                continue
            white = self._white(frames[-1].page, fitted.makeup)
            if fit.lines_over:
                over.append((claim, -tracking))
            elif frames[-1].page != fitted.makeup.pages and WORTH_TRACKING <= white <= len(claim.article.lines) / 50:
                under.append((claim, tracking))
        return [*over, *under]

    def tracked(self, best: Fitted, claim: ArticleOrder, article: ArticleMetrics) -> Fitted | None:
        """The paper with an article as it was set again, if it gains by it."""
        again = self._with(best.makeup, best.depths, {**best.tracked, claim.article.slug: article})
        return again if again and total(again.makeup) < total(best.makeup) else None

    def _pull(self, claim: ArticleOrder, best: Fitted) -> Fitted:
        """The paper with the levers of one article pulled as far as it gains by it."""
        held = best.depths.get(claim.article.slug, {})
        tried = [held]
        for target in self._targets(claim, best.makeup):
            depths = adjust_to(claim.article, held, target, self.board.grid.columns)
            if depths in tried:
                continue
            tried.append(depths)
            other = self._with_levers(best, claim, depths)
            if other and total(other.makeup) < total(best.makeup):
                best = other
        return best

    def _let_go(self, claim: ArticleOrder, best: Fitted) -> Fitted:
        """The paper with every lever of one article back where it usually is that the paper gains nothing by."""
        slug = claim.article.slug
        for index in best.depths.get(slug, {}):
            fewer = {other: depth for other, depth in best.depths[slug].items() if other != index}
            other = self._with_levers(best, claim, fewer)
            if other and total(other.makeup) <= total(best.makeup):
                best = other
        return best

    def _with_levers(self, best: Fitted, claim: ArticleOrder, chosen: Depths) -> Fitted | None:
        """The paper with the levers of one article at other depths; none chosen: all where they usually are."""
        depths = {slug: one for slug, one in best.depths.items() if slug != claim.article.slug}
        return self._with(best.makeup, {**depths, claim.article.slug: chosen} if chosen else depths, best.tracked)

    def _targets(self, claim: ArticleOrder, makeup: Makeup) -> list[int]:
        """Column lines by which an article might be longer, or shorter, to the paper's gain; the likeliest first."""
        frames = makeup.of_article(claim.article.slug)
        fit = next(fit for fit in makeup.fits if fit.article == claim.article.slug)
        if not frames or frames[-1].online:
            return []
        if fit.lines_over:
            return [*(-fit.lines_over - more for more in range(0, NEAR * self.board.grid.columns, 2)), -1, -2, -3]
        found = []
        last = sum(take.depth for take in frames[-1].takes)
        page = self.board.grid.lines * self.board.grid.columns
        if len(frames) > 1 and last < TAIL * page:
            found += [-last - more for more in range(0, NEAR * self.board.grid.columns, 2)]
        white = self._white(frames[-1].page, makeup)
        found += [white - less for less in range(NEAR) if white > less]
        return [*found, 1, 2, 3, -1, -2, -3] if found or self._is_ragged(claim.article.slug, makeup) else []

    def _is_ragged(self, slug: str, makeup: Makeup) -> bool:
        return any(cost.article == slug and cost.term in RAGGED for cost in makeup.costs)

    def _white(self, page: int, makeup: Makeup) -> int:
        found = [cost for cost in makeup.costs if cost.page == page and cost.term in WHITES]
        return round(sum(cost.amount / WEIGHTS[cost.term] for cost in found))

    def _with(
        self, makeup: Makeup, depths: Mapping[str, Depths], tracked: Mapping[str, ArticleMetrics]
    ) -> Fitted | None:
        """The paper laid again with these levers pulled, and these articles as they were set again."""
        claims = []
        for claim in self.claims:
            article = tracked.get(claim.article.slug, claim.article)
            claims.append(replace(claim, article=self._pulled(article, depths.get(claim.article.slug, {}))))
        runs = relayout(makeup, claims, self.board)
        if runs is None:
            return None
        frames = [frame for run in runs.values() for frame in run.frames]
        again = made_up(claims, replace(self.board, frames=frames), runs, self.sheet)
        costs = (*again.costs, *price_fit(self.claims, depths, tracked, self.board.grid.columns))
        return Fitted(makeup=replace(again, costs=costs), depths=depths, tracked=tracked)

    def _pulled(self, article: ArticleMetrics, depths: Depths) -> ArticleMetrics:
        if not depths:
            return article
        key = (article.slug, article.tracking, tuple(sorted(depths.items())))
        if key not in self.pulled:
            self.pulled[key] = with_levers(article, depths)
        return self.pulled[key]
