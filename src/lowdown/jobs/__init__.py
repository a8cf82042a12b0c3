"""The order of work of each command: build, plan, check, import and templates."""

from lowdown.jobs.build import EDITIONS, BuildOrder, BuildResult, run_build
from lowdown.jobs.check import CheckOrder, CheckResult, run_check
from lowdown.jobs.copy_templates import CopiedTemplates, TemplatesOrder, copy_templates
from lowdown.jobs.import_copy import ImportFailure, ImportOrder, ImportResult, run_import
from lowdown.jobs.new_article import ArticleOrder, BegunArticle, new_article
from lowdown.jobs.new_issue import BegunIssue, IssueOrder, new_issue
from lowdown.jobs.plan import PlanOrder, PlanResult, run_plan
from lowdown.jobs.start import InitOrder, InitResult, require_room, run_init

__all__ = [
    "EDITIONS",
    "ArticleOrder",
    "BegunArticle",
    "BegunIssue",
    "BuildOrder",
    "BuildResult",
    "CheckOrder",
    "CheckResult",
    "CopiedTemplates",
    "ImportFailure",
    "ImportOrder",
    "ImportResult",
    "InitOrder",
    "InitResult",
    "IssueOrder",
    "PlanOrder",
    "PlanResult",
    "TemplatesOrder",
    "copy_templates",
    "new_article",
    "new_issue",
    "require_room",
    "run_build",
    "run_check",
    "run_import",
    "run_init",
    "run_plan",
]
