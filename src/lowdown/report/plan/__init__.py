"""The report on a plan, as text and as JSON."""

from lowdown.report.plan.json import write_plan_json
from lowdown.report.plan.news import describe_news
from lowdown.report.plan.text import describe_plan

__all__ = [
    "describe_news",
    "describe_plan",
    "write_plan_json",
]
