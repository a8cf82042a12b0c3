"""Plans a whole paper: sets type, plans pages, fits copy, and reports what is wrong."""

from lowdown.makeup.make_up import PaperPlan, plan_paper
from lowdown.makeup.plan_json import jump_values, page_values, plan_values
from lowdown.makeup.plan_report import report_plan
from lowdown.makeup.undrawn import find_undrawn

__all__ = [
    "PaperPlan",
    "find_undrawn",
    "jump_values",
    "page_values",
    "plan_paper",
    "plan_values",
    "report_plan",
]
