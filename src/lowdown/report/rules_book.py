"""The handbook of rules that the package ships goes in; what it says of one rule comes out."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from lowdown.errors import UsageError
from lowdown.model import RULES, WARNINGS, Severity, codes_meant, which_rule

BOOK: Final = "rules.md"
_HEADING: Final = re.compile(r"#{1,2}[ \t]+(?:(LD\d+)\b)?")
_WEIGHT: Final = re.compile(r"\A\*(?:Error|Warning)\.\*\s*")
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM: Final = re.compile(r"(?:[-*+]|\d+[.)]) +")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What the handbook says of one rule."""

    code: str
    """The rule's code."""
    markdown: str
    """All that stands below its heading and its weight."""

    @property
    def summary(self) -> str:
        """What the rule does, in one line."""
        does = self.markdown.partition("\n\n")[0]
        return _unmarked(" ".join(re.sub(r"\A\*\*What it does\.?\*\*\.?", "", does).split()))

    def plain(self, width: int) -> str:
        """The same for a terminal of so many characters to the line: without signs, examples set in."""
        return "\n\n".join(_shown(block, width) for block in _blocks(self.markdown))


def find_section(code: str) -> Section | None:
    """What the handbook says of `code`; None where it has nothing of it."""
    return _sections(rules_file()).get(code)


def rules_file() -> Path:
    """The handbook that the package ships; in a checkout, the repository's own."""
    package = Path(str(files("lowdown")))
    shipped = package / BOOK
    return shipped if shipped.is_file() else package.parents[1] / "docs" / BOOK


def explain(word: str, *, width: int) -> str:
    """What a rule means and how to put it right; a list where `word` is how several codes begin.

    Raises UsageError where no rule has this code or name.
    """
    codes = codes_meant(word)
    if not codes:
        message = f"there is no rule \u201c{word}\u201d. {which_rule(word)}"
        raise UsageError(message)
    return list_rules(codes) if len(codes) > 1 else _explain(*codes, width=width)


def list_rules(codes: Collection[str] = RULES) -> str:
    """Each rule in one line: code, name and weight."""
    widest = max(len(RULES[code]) for code in codes)
    return "\n".join(
        f"{code}  {RULES[code]:<{widest}}  {_severity(code).value}" for code in sorted(codes)
    )


def _explain(code: str, *, width: int) -> str:
    section = find_section(code)
    said = section.plain(width) if section else "The handbook has nothing of it yet."
    return f"{code} {RULES[code]} ({_severity(code).value})\n\n{said}"


def _severity(code: str) -> Severity:
    return Severity.WARNING if code in WARNINGS else Severity.ERROR


@cache
def _sections(file: Path) -> dict[str, Section]:
    """What stands below each heading of the file that has a code, as far as the next heading of such a rank."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except OSError:
        return {}
    below: dict[str, list[str]] = {}
    code, fence = "", ""
    for line in lines:
        fence = _fence_after(line, fence)
        if not fence and (heading := _HEADING.match(line)):
            code = heading[1] or ""
        elif code:
            below.setdefault(code, []).append(line)
    return {
        code: Section(code=code, markdown=_WEIGHT.sub("", "\n".join(told).strip(), count=1))
        for code, told in below.items()
    }


def _fence_after(line: str, fence: str) -> str:
    """The fence that is open below `line`, where `fence` is open above it; none where copy goes on."""
    found = _FENCE.match(line)
    if not fence:
        return found[1] if found else ""
    closes = found and found[1].startswith(fence) and not line.strip().strip(fence[0])
    return "" if closes else fence


def _blocks(markdown: str) -> Iterator[list[str]]:
    """The paragraphs, the items of lists and the fenced examples, each by its lines; fences stay with their block."""
    block: list[str] = []
    fence = ""
    for line in markdown.split("\n"):
        begins = not fence and (not line.strip() or _FENCE.match(line))
        if begins and block:
            yield block
            block = []
        ends = bool(fence)
        fence = _fence_after(line, fence)
        if line.strip() or fence:
            block.append(line)
        if ends and not fence:
            yield block
            block = []
    if block:
        yield block


def _shown(block: list[str], width: int) -> str:
    if _FENCE.match(block[0]):
        return textwrap.indent("\n".join(block[1:-1]), "    ")
    items: list[list[str]] = []
    for line in block:
        if not items or _ITEM.match(line):
            items.append([])
        items[-1].append(line.strip())
    return "\n".join(_wrapped(" ".join(item), width) for item in items)


def _wrapped(text: str, width: int) -> str:
    item = _ITEM.match(text)
    hanging = " " * len(item[0]) if item else ""
    return textwrap.fill(
        _unmarked(text),
        width,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _unmarked(text: str) -> str:
    """Without the asterisks of bold letters and the backticks of code; what is code keeps its own."""
    parts = re.split(r"(`+)(.+?)\1", text)
    return "".join(
        part.replace("**", "") if number % 3 == 0 else part
        for number, part in enumerate(parts)
        if number % 3 != 1
    )
