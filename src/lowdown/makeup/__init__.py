"""Plans a whole paper: sets type, plans pages, fits copy, and reports what is wrong."""

from lowdown.makeup.make_up import PaperPlan, plan_paper
from lowdown.makeup.plan_json import jump_values, page_values, plan_values
from lowdown.makeup.plan_report import report_plan

__all__ = [
    "PaperPlan",
    "jump_values",
    "page_values",
    "plan_paper",
    "plan_values",
    "report_plan",
]
