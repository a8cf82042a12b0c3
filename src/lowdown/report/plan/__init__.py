"""The report on a plan, as text and as JSON."""

from lowdown.report.plan.changes import describe_plan_changes
from lowdown.report.plan.json import write_plan_json
from lowdown.report.plan.text import describe_plan

__all__ = [
    "describe_plan",
    "describe_plan_changes",
    "write_plan_json",
]
