"""`docs/rules.md`: the page of the documentation that explains every rule, in Markdown."""

from __future__ import annotations

import textwrap
from typing import Final

from lowdown.model import RULES, Rule, read_chapter, read_introduction

WIDTH: Final = 100
"""Characters to a line of the page."""


def rules_page() -> str:
    """The whole page: an introduction, then a chapter for each first digit of the codes."""
    parts = [read_introduction().strip()]
    start = ""
    for code in sorted(RULES):
        if code[:3] != start:
            start = code[:3]
            chapter = read_chapter(start)
            parts.append(f"# {start}xx: {chapter.title}\n\n{chapter.introduction}".strip())
        rule = RULES[code]
        severity = rule.severity.value.capitalize()
        parts.append(f"## {code} {rule.name}\n\n*{severity}.*\n\n{rule_markdown(rule)}")
    return "\n\n".join(parts) + "\n"


def rule_markdown(rule: Rule) -> str:
    """What an editor reads about one rule, in Markdown: four parts, each with its label in bold."""
    text = rule.text
    parts = (
        ("What it does", text.does),
        ("Why it matters", text.why),
        ("Example", text.example),
        ("How to put it right", text.cure),
    )
    return "\n\n".join(_labelled(label, words) for label, words in parts)


def _labelled(label: str, words: str) -> str:
    """A part with its label before its first paragraph, which is broken into lines again."""
    first, gap, rest = words.partition("\n\n")
    paragraph = textwrap.fill(
        f"**{label}.** {first}", WIDTH, break_long_words=False, break_on_hyphens=False
    )
    return paragraph + gap + rest
