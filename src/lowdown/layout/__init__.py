"""Decides where everything goes, by plain arithmetic in lines of the baseline grid.

No files, no fonts.
"""

from lowdown.layout.article_run import ArticleOrder
from lowdown.layout.board import Board
from lowdown.layout.breaking import (
    BalancedCosts,
    BrokenParagraph,
    Costs,
    JustifiedCosts,
    Paragraph,
    RaggedCosts,
    Room,
    Spacing,
    cost_of,
    first_fit,
    fit_in_lines,
    total_fit,
)
from lowdown.layout.column import Slot, is_poured
from lowdown.layout.fit import (
    Depths,
    Fitted,
    Relaxation,
    apply_fit_ladder,
    changed_levers,
    fill_feet,
    fit_changes,
    is_made,
    kept_lines,
    price_fit,
    relax,
    with_levers,
)
from lowdown.layout.frame import (
    MIN_JUMP_LINES,
    FurnitureLine,
    FurnitureLines,
    frame_parts,
    furniture_lines,
)
from lowdown.layout.locked import (
    Planner,
    describe_tracking,
    keep_to,
    lock_plan,
    plan_changes,
    tighten,
)
from lowdown.layout.pouring import pour, pour_level
from lowdown.layout.search import make_up
from lowdown.layout.terms import TERMS

__all__ = [
    "MIN_JUMP_LINES",
    "TERMS",
    "ArticleOrder",
    "BalancedCosts",
    "Board",
    "BrokenParagraph",
    "Costs",
    "Depths",
    "Fitted",
    "FurnitureLine",
    "FurnitureLines",
    "JustifiedCosts",
    "Paragraph",
    "Planner",
    "RaggedCosts",
    "Relaxation",
    "Room",
    "Slot",
    "Spacing",
    "apply_fit_ladder",
    "changed_levers",
    "cost_of",
    "describe_tracking",
    "fill_feet",
    "first_fit",
    "fit_changes",
    "fit_in_lines",
    "frame_parts",
    "furniture_lines",
    "is_made",
    "is_poured",
    "keep_to",
    "kept_lines",
    "lock_plan",
    "make_up",
    "plan_changes",
    "pour",
    "pour_level",
    "price_fit",
    "relax",
    "tighten",
    "total_fit",
    "with_levers",
]
