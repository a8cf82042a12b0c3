"""The table of rules, the text of each, and which rules a word means."""

from lowdown.model.rules.rule import Rule, Severity
from lowdown.model.rules.selection import Selection, all_meant, codes_meant, which_rule
from lowdown.model.rules.table import RULES, WARNINGS
from lowdown.model.rules.texts import RuleChapter, RuleText, read_chapter, read_introduction

__all__ = [
    "RULES",
    "WARNINGS",
    "Rule",
    "RuleChapter",
    "RuleText",
    "Selection",
    "Severity",
    "all_meant",
    "codes_meant",
    "read_chapter",
    "read_introduction",
    "which_rule",
]
