"""Which paragraphs of an article are set in a line more or fewer, so that its copy fits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lowdown.model import Lever
from lowdown.press.type.typeset import TypesetArticle
from lowdown.press.weasy import LineChanges

MAX_EXTRA_COST: Final = 3_000.0
"""What a paragraph may cost more with another number of lines than with its own, at most, by the
costs of `layout/breaking`: about as much as one line with spaces of twice their usual width.
"""


def line_changes(piece: TypesetArticle, more: int, *, per_cent: float) -> LineChanges:
    """Returns the paragraphs that give an article `more` lines more, or fewer below 0.

    Each gets one line more (1) or fewer (-1). They are those that this costs least, and there are
    fewer of them than wanted where the article has no more that stay good. `piece` must be as it
    was set first. A paragraph that a lever may leave out is not among them. `per_cent`: per cent
    of the type's size by which their letters may be closer or wider than usual.
    """
    step = 1 if more > 0 else -1
    left_out = _may_be_left_out(piece, piece.measures.levers)
    letter = per_cent / 100
    costs = []
    for number, paragraph in enumerate(piece.galley.paragraphs() if more else ()):
        if paragraph.id in left_out:
            continue
        cost = paragraph.extra_cost(step, letter=letter)
        if cost is not None and cost <= MAX_EXTRA_COST:
            costs.append((cost, number, paragraph.id))
    chosen = {name: step for _, _, name in sorted(costs)[: abs(more)]}
    return LineChanges(more=chosen, letter=letter)


def _may_be_left_out(piece: TypesetArticle, levers: Sequence[Lever]) -> set[str]:
    """The ids of the blocks that a lever may leave out."""
    return {
        piece.set_lines[index].id for lever in levers if lever.leaves_out for index in lever.lines
    }
