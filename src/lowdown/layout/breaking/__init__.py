"""Chooses the line breaks of paragraphs from the widths of their words. Knows no fonts."""

from lowdown.layout.breaking.costs import (
    BalancedCosts,
    Costs,
    JustifiedCosts,
    RaggedCosts,
    Room,
    Spacing,
)
from lowdown.layout.breaking.first_fit import first_fit
from lowdown.layout.breaking.paragraph import Paragraph
from lowdown.layout.breaking.total_fit import BrokenParagraph, cost_of, fit_in_lines, total_fit

__all__ = [
    "BalancedCosts",
    "BrokenParagraph",
    "Costs",
    "JustifiedCosts",
    "Paragraph",
    "RaggedCosts",
    "Room",
    "Spacing",
    "cost_of",
    "first_fit",
    "fit_in_lines",
    "total_fit",
]
