"""Makes copy fit its space: the fit ladder, fillers, and the nearest plan that works."""

from lowdown.layout.fit.fillers import fill_feet
from lowdown.layout.fit.ladder import Fitted, apply_fit_ladder, fit_changes
from lowdown.layout.fit.levers import (
    Depths,
    adjust_to,
    changed_levers,
    gain,
    kept_lines,
    with_levers,
)
from lowdown.layout.fit.pricing import price_fit
from lowdown.layout.fit.relax import Relaxation, is_made, relax

__all__ = [
    "Depths",
    "Fitted",
    "Relaxation",
    "adjust_to",
    "apply_fit_ladder",
    "changed_levers",
    "fill_feet",
    "fit_changes",
    "gain",
    "is_made",
    "kept_lines",
    "price_fit",
    "relax",
    "with_levers",
]
