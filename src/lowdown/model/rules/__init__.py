"""The table of rules, and what an editor reads about each."""

from lowdown.model.rules.table import (
    RULES,
    WARNINGS,
    Rule,
    RuleChapter,
    RuleText,
    Severity,
    read_chapter,
    read_introduction,
)

__all__ = [
    "RULES",
    "WARNINGS",
    "Rule",
    "RuleChapter",
    "RuleText",
    "Severity",
    "read_chapter",
    "read_introduction",
]
