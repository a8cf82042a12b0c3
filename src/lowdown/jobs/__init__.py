"""The order of work of each command: build, plan and check."""

from lowdown.jobs.build import EDITIONS, BuildOrder, BuildResult, run_build
from lowdown.jobs.check import CheckOrder, CheckResult, run_check
from lowdown.jobs.plan import PlanOrder, PlanResult, run_plan

__all__ = [
    "EDITIONS",
    "BuildOrder",
    "BuildResult",
    "CheckOrder",
    "CheckResult",
    "PlanOrder",
    "PlanResult",
    "run_build",
    "run_check",
    "run_plan",
]
