"""The order of work of each command: build, plan, check and templates."""

from lowdown.jobs.build import EDITIONS, BuildOrder, BuildResult, run_build
from lowdown.jobs.check import CheckOrder, CheckResult, run_check
from lowdown.jobs.copy_templates import CopiedTemplates, TemplatesOrder, copy_templates
from lowdown.jobs.plan import PlanOrder, PlanResult, run_plan

__all__ = [
    "EDITIONS",
    "BuildOrder",
    "BuildResult",
    "CheckOrder",
    "CheckResult",
    "CopiedTemplates",
    "PlanOrder",
    "PlanResult",
    "TemplatesOrder",
    "copy_templates",
    "run_build",
    "run_check",
    "run_plan",
]
