"""The rules as editors read them: explained on the terminal, and as a page of the documentation."""

from lowdown.report.rules.explain import explain, list_rules, summary_of
from lowdown.report.rules.page import rule_markdown, rules_page
from lowdown.report.rules.terminal import terminal_text

__all__ = [
    "explain",
    "list_rules",
    "rule_markdown",
    "rules_page",
    "summary_of",
    "terminal_text",
]
