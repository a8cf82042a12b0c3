"""The order of work of each command: build, plan, check and templates."""

from lowdown.jobs.build import EDITIONS, BuildOrder, BuildResult, run_build
from lowdown.jobs.check import CheckOrder, CheckResult, run_check
from lowdown.jobs.copy_templates import CopiedTemplates, TemplatesOrder, copy_templates
from lowdown.jobs.plan import PlanOrder, PlanResult, run_plan
from lowdown.jobs.start import InitOrder, InitResult, require_room, run_init

__all__ = [
    "EDITIONS",
    "BuildOrder",
    "BuildResult",
    "CheckOrder",
    "CheckResult",
    "CopiedTemplates",
    "InitOrder",
    "InitResult",
    "PlanOrder",
    "PlanResult",
    "TemplatesOrder",
    "copy_templates",
    "require_room",
    "run_build",
    "run_check",
    "run_init",
    "run_plan",
]
