"""A made-up paper in, the same with its copy made to fit out: the fit ladder, climbed as far as it helps.

Every step is tried by arithmetic on the finished galleys: the paper is laid again with one article a little longer or
shorter, and keeps the change if that makes it cheaper by the table of costs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lowdown.layout.board import Board
from lowdown.layout.costs import WEIGHTS, total
from lowdown.layout.planning import made_up
from lowdown.layout.pulling import Depths, gain, is_pulled, pulled, reach
from lowdown.layout.relaying import relay
from lowdown.layout.running import Claim
from lowdown.model.copyfit import Change
from lowdown.model.pages import Cost, Makeup

MOST_ROUNDS = 2
"""Times that every article is tried: what one gains, the one below it may have to give back."""
NEAR = 4
"""Column lines short of what would fill the white, or beyond what must go, that are tried too."""
TAIL = 0.15
"""Share of a page's column lines up to which the last piece of an article is worth getting rid of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A paper whose copy was made to fit."""

    makeup: Makeup
    """Where everything stands."""
    depths: Mapping[str, Depths]
    """The depths to which levers were pulled, by the article's slug."""


def climb(makeup: Makeup, claims: Sequence[Claim], board: Board, *, sheet: int = 1) -> Fitted:
    """Make the copy fit: pull the levers of each article, in the order of the ladder, as far as the paper gains by it.

    `board` has the pages of `makeup`, and nothing on them.
    """
    ladder = _Ladder(claims=claims, board=board, sheet=sheet)
    best = Fitted(makeup=makeup, depths={})
    for _ in range(MOST_ROUNDS):
        before = best
        for claim in claims:
            if claim.article.levers:
                best = ladder.fit(claim, best)
        if best is before:
            break
    return best


def changes(fitted: Fitted, claims: Sequence[Claim], columns: int) -> tuple[Change, ...]:
    """What was changed, for an editor to read."""
    found = []
    for claim in claims:
        article = claim.article
        for index, depth in sorted(fitted.depths.get(article.slug, {}).items()):
            if is_pulled(article, index, depth):
                lever = article.levers[index]
                lines = gain(article, index, depth, columns)
                found.append(Change(article=article.slug, rung=lever.rung, lines=lines, what=lever.what))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ladder:
    claims: Sequence[Claim]
    board: Board
    sheet: int

    def fit(self, claim: Claim, best: Fitted) -> Fitted:
        """The paper with the levers of one article pulled as far as it gains by it."""
        columns = self.board.grid.columns
        tried = {}
        held = best.depths.get(claim.article.slug, {})
        for target in self._targets(claim, best.makeup):
            depths = reach(claim.article, held, target, columns)
            if depths == held or tuple(sorted(depths.items())) in tried:
                continue
            tried[tuple(sorted(depths.items()))] = True
            other = self._with({**best.depths, claim.article.slug: depths}, best.makeup)
            if other and total(other.makeup) < total(best.makeup):
                best = other
        return best

    def _targets(self, claim: Claim, makeup: Makeup) -> list[int]:
        """Column lines by which an article might be longer, or shorter, to the paper's gain; the likeliest first."""
        frames = makeup.of_article(claim.article.slug)
        fit = next(fit for fit in makeup.fits if fit.article == claim.article.slug)
        if not frames or frames[-1].online:
            return []
        found = []
        if fit.lines_over and not frames[-1].online:
            found += [-fit.lines_over - more for more in range(0, NEAR * self.board.grid.columns, 2)]
        last = sum(take.depth for take in frames[-1].takes)
        page = self.board.grid.lines * self.board.grid.columns
        if len(frames) > 1 and last < TAIL * page:
            found += [-last - more for more in range(0, NEAR * self.board.grid.columns, 2)]
        white = self._white(frames[-1].page, makeup)
        found += [white - less for less in range(NEAR) if white > less]
        return [*found, 1, 2, 3, -1, -2, -3]

    def _white(self, page: int, makeup: Makeup) -> int:
        found = [cost.amount for cost in makeup.costs if cost.page == page and cost.term in ("white", "last page")]
        scale = WEIGHTS["last page"] if page == makeup.pages else WEIGHTS["white"]
        return round(sum(found) / scale)

    def _with(self, depths: Mapping[str, Depths], makeup: Makeup) -> Fitted | None:
        """The paper laid again with these levers pulled."""
        claims = [
            replace(claim, article=pulled(claim.article, depths.get(claim.article.slug, {}))) for claim in self.claims
        ]
        runs = relay(makeup.frames, claims, self.board)
        if runs is None:
            return None
        frames = [frame for run in runs.values() for frame in run.frames]
        again = made_up(claims, replace(self.board, frames=frames), runs, self.sheet)
        costs = (*again.costs, *self._price(depths))
        return Fitted(makeup=replace(again, costs=costs), depths=depths)

    def _price(self, depths: Mapping[str, Depths]) -> list[Cost]:
        """What the changes themselves cost."""
        columns = self.board.grid.columns
        costs = []
        for claim in self.claims:
            chosen = depths.get(claim.article.slug, {})
            moved = sum(_weight(claim, index, depth, columns) for index, depth in chosen.items())
            if moved:
                costs.append(Cost(term="fit", amount=round(moved, 2), article=claim.article.slug))
        return costs


def _weight(claim: Claim, index: int, depth: int, columns: int) -> float:
    lines = abs(gain(claim.article, index, depth, columns))
    return WEIGHTS["fit"] * lines
