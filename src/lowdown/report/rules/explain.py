"""`lowdown explain`: what a rule means and how to put it right, and the list of all rules."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Final

from lowdown.errors import UsageError
from lowdown.model import RULES, Rule, codes_meant, shorten, which_rule
from lowdown.report.rules.page import rule_markdown
from lowdown.report.rules.terminal import terminal_text

_ONE_LINE: Final = sys.maxsize


def explain(word: str, *, width: int) -> str:
    """Explains the rule with the code or the name `word`; lists rules where several codes begin
    with it.

    Raises UsageError where no rule has this code or name.
    """
    codes = codes_meant(word)
    if not codes:
        message = f"there is no rule \u201c{shorten(word, 100)}\u201d. {which_rule(word)}"
        raise UsageError(message)
    if len(codes) > 1:
        return list_rules(codes)
    rule = RULES[next(iter(codes))]
    title = f"{rule.code} {rule.name} ({rule.severity.value})"
    return f"{title}\n\n{terminal_text(rule_markdown(rule), width=width)}"


def list_rules(codes: Iterable[str] = tuple(RULES)) -> str:
    """Each rule in one line: its code, name and severity."""
    rules = [RULES[code] for code in sorted(codes)]
    widest = max(len(rule.name) for rule in rules)
    return "\n".join(f"{rule.code}  {rule.name:<{widest}}  {rule.severity.value}" for rule in rules)


def summary_of(rule: Rule) -> str:
    """What the rule does, in one line without marks."""
    return terminal_text(rule.text.does.partition("\n\n")[0], width=_ONE_LINE)
