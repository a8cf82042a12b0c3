"""The rules are documented completely: their texts, and the page that is made from them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lowdown.model.rules import RULES, Rule, RuleText, read_chapter
from lowdown.report import rules_page
from lowdown.report.rules import rule_markdown

PAGE = Path(__file__).parents[3] / "docs" / "rules.md"
MAX_LINES = 25
"""Lines of a rule's text: what stands on a terminal without scrolling."""
CHAPTERS = sorted({code[:3] for code in RULES})
EACH = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)


def parts_of(text: RuleText) -> tuple[str, ...]:
    return text.does, text.why, text.example, text.cure


def test_the_page_is_made_from_the_texts_of_the_rules() -> None:
    """`tools/rules_page.py` writes it; nobody edits it by hand."""
    assert PAGE.read_text(encoding="utf-8") == rules_page()


def test_every_rule_has_a_text_and_no_text_is_without_a_rule() -> None:
    """An editor finds every code that a finding may carry, in the chapter of its first digit."""
    written = [code for start in CHAPTERS for code in read_chapter(start).texts]
    assert written == sorted(RULES)
    assert all(code.startswith(start) for start in CHAPTERS for code in read_chapter(start).texts)


def test_the_introduction_lists_the_chapters_by_their_titles() -> None:
    """The title of a chapter is written in one place."""
    listed = re.findall(r"^- (LD\d): (.+)$", rules_page(), flags=re.MULTILINE)
    assert listed == [(start, read_chapter(start).title) for start in CHAPTERS]


def test_codes_and_names_are_unique_and_in_order() -> None:
    """A name stands for one rule."""
    assert list(RULES) == sorted(RULES)
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


def test_every_cure_is_written_for_its_own_rule() -> None:
    """No two rules have the same."""
    cures = [rule.text.cure for rule in RULES.values()]
    assert sorted(cure for cure in set(cures) if cures.count(cure) > 1) == []


def test_the_page_names_only_rules_that_exist() -> None:
    """Whoever looks up a code that another text mentions finds it; except for one that is wrong on
    purpose.
    """
    assert set(re.findall(r"LD[0-9]{3}", rules_page())) - set(RULES) == {"LD299"}


def test_the_page_has_a_section_for_every_rule_in_order() -> None:
    """Its heading has the code and the name, and the severity stands below it."""
    sections = re.findall(r"^## (LD\d{3}) (\S+)\n\n\*(\w+)\.\*$", rules_page(), flags=re.MULTILINE)
    assert sections == [
        (rule.code, rule.name, rule.severity.value.capitalize()) for rule in RULES.values()
    ]


@EACH
def test_a_text_says_what_why_and_how(rule: Rule) -> None:
    """Four parts, in their order, each with something in it."""
    assert all(parts_of(rule.text))
    labels = re.findall(r"^\*\*([^*\n]+)\.\*\*", rule_markdown(rule), flags=re.MULTILINE)
    assert labels == ["What it does", "Why it matters", "Example", "How to put it right"]


@EACH
def test_findings_in_examples_are_of_the_rule(rule: Rule) -> None:
    """A finding that an example shows has the code and the name of the rule that it explains."""
    shown = re.findall(r": (LD\d{3}) .*\[([a-z0-9-]+)\]$", rule.text.example, flags=re.MULTILINE)
    assert set(shown) <= {(rule.code, rule.name)}


@EACH
def test_a_text_can_be_read_at_a_glance(rule: Rule) -> None:
    """It is short, and its fences are closed."""
    lines = rule_markdown(rule).split("\n")
    assert len(lines) <= MAX_LINES
    assert sum(line.startswith("```") for line in lines) % 2 == 0
