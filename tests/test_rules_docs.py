"""The documentation of the rules is complete: read from `docs/rules.md` as `lowdown explain` reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from lowdown.model.rules import RULES, WARNINGS

PAGE = (Path(__file__).parents[1] / "docs" / "rules.md").read_text(encoding="utf-8")
PARTS = ("What it does", "Why it matters", "Example", "How to put it right")
LONGEST = 25
"""Lines of a section, at the most: what stands on a terminal without scrolling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What the page says of one rule."""

    code: str
    name: str
    chapter: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def parts(self) -> dict[str, str]:
        pieces = re.split(r"^\*\*([^*\n]+)\.\*\*", self.text, flags=re.MULTILINE)
        return {
            name: " ".join(words.split())
            for name, words in zip(pieces[1::2], pieces[2::2], strict=True)
        }


def read_sections(page: str) -> tuple[Section, ...]:
    """Every section, with the chapter that it stands in; what is fenced is no heading."""
    sections: list[tuple[str, str, list[str]]] = []
    chapter, fenced = "", False
    for line in page.split("\n"):
        fenced ^= line.startswith("```")
        if line.startswith("# ") and not fenced:
            chapter = line[2:]
            sections.append((chapter, "", []))
        elif line.startswith("## ") and not fenced:
            sections.append((chapter, line[3:], []))
        elif sections:
            sections[-1][2].append(line)
    return tuple(
        Section(
            code=title.partition(" ")[0],
            name=title.partition(" ")[2],
            chapter=chapter,
            lines=tuple("\n".join(lines).strip().split("\n")),
        )
        for chapter, title, lines in sections
        if title
    )


SECTIONS = read_sections(PAGE)
EACH = pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.code)


def test_every_rule_is_documented_and_no_other_in_order() -> None:
    """An editor finds every code that a finding may carry, where its number says."""
    assert [section.code for section in SECTIONS] == sorted(RULES)


def test_no_rule_is_told_to_be_put_right_in_the_words_of_another() -> None:
    """Each cure was written for its own fault."""
    cures = [section.parts.get(PARTS[-1], "") for section in SECTIONS]
    assert sorted(cure for cure in set(cures) if cures.count(cure) > 1) == []


def test_the_page_names_no_rule_that_there_is_not() -> None:
    """Whoever looks up a code that another section mentions finds it; but for one that is wrong on purpose."""
    assert set(re.findall(r"LD[0-9]{3}", PAGE)) - set(RULES) == {"LD299"}


@EACH
def test_a_section_has_the_name_and_the_weight_of_its_rule(section: Section) -> None:
    """What the page calls a rule, and how heavy, is what the findings say."""
    assert section.name == RULES[section.code]
    assert section.lines[0] == ("*Warning.*" if section.code in WARNINGS else "*Error.*")


@EACH
def test_a_section_stands_in_the_chapter_of_its_hundred(section: Section) -> None:
    """The first figure of a code leads to the chapter."""
    assert section.chapter.startswith(f"{section.code[:3]}xx: ")


@EACH
def test_a_section_says_what_why_and_how(section: Section) -> None:
    """Four parts, in their order, each with something in it."""
    assert tuple(section.parts) == PARTS
    assert all(section.parts.values())


@EACH
def test_a_section_can_be_read_at_a_glance(section: Section) -> None:
    """It is short, and its fences are closed."""
    assert len(section.lines) <= LONGEST
    assert sum(line.startswith("```") for line in section.lines) % 2 == 0
