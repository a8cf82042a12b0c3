"""Copy as lines, pages made of them, and the plan of a whole paper."""

from lowdown.model.plan.copyfit import Change, FitLimits, FitStep, Lever, Tracking
from lowdown.model.plan.galley import ArticleMetrics, Cut, Galley, Line, WidePicture
from lowdown.model.plan.geometry import MM, Box, Grid
from lowdown.model.plan.locked_plan import LockedArticle, LockedFrame, LockedPlan, PulledLever
from lowdown.model.plan.pages import (
    Cost,
    Fit,
    Frame,
    Furniture,
    Makeup,
    PlacedWidePicture,
    Remainder,
    Take,
)
from lowdown.model.plan.plan_report import (
    Action,
    ArticleReport,
    Jump,
    PageReport,
    Patch,
    PatchKind,
    PlanReport,
    Remedy,
    Spread,
    TermReport,
)

__all__ = [
    "MM",
    "Action",
    "ArticleMetrics",
    "ArticleReport",
    "Box",
    "Change",
    "Cost",
    "Cut",
    "Fit",
    "FitLimits",
    "FitStep",
    "Frame",
    "Furniture",
    "Galley",
    "Grid",
    "Jump",
    "Lever",
    "Line",
    "LockedArticle",
    "LockedFrame",
    "LockedPlan",
    "Makeup",
    "PageReport",
    "Patch",
    "PatchKind",
    "PlacedWidePicture",
    "PlanReport",
    "PulledLever",
    "Remainder",
    "Remedy",
    "Spread",
    "Take",
    "TermReport",
    "Tracking",
    "WidePicture",
]
