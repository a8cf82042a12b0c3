"""Decides a whole paper: sets its type, plans its pages, fits its copy and reports what is wrong."""

from lowdown.makeup.make_up import PaperPlan, plan_paper
from lowdown.makeup.plan_json import plan_values
from lowdown.makeup.plan_report import report_plan

__all__ = [
    "PaperPlan",
    "plan_paper",
    "plan_values",
    "report_plan",
]
