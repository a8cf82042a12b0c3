"""Which rules a word means: a code, the beginning of several codes, or the name of a rule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from lowdown.model.rules.table import RULES
from lowdown.model.wording import nearest
from lowdown.values import dataclass

if TYPE_CHECKING:
    from lowdown.model.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The rules whose findings are reported."""

    select: frozenset[str] = frozenset()
    """The codes of those that are; none means all."""
    ignore: frozenset[str] = frozenset()
    """The codes of those that are not, selected or not."""

    def enabled(self, finding: Finding) -> bool:
        """Whether `finding` is reported."""
        return (not self.select or finding.code in self.select) and finding.code not in self.ignore


def codes_meant(word: str) -> frozenset[str]:
    """The codes that begin with `word`, or the code of the rule with this name; none where no rule
    is meant.

    `LD4` means all rules of pages, `LD203` and `alt-missing` one rule.
    """
    named = frozenset(code for code, rule in RULES.items() if rule.name == word.casefold())
    if named:
        return named
    start = word.upper()
    if not start.startswith("LD"):
        return frozenset()
    return frozenset(_codes_beginning(start))


def all_meant(words: Iterable[str]) -> frozenset[str]:
    """The codes that any of `words` means."""
    return frozenset(code for word in words for code in codes_meant(word))


def which_rule(word: str) -> str:
    """A cure for an unknown rule: the code or the name that is likely meant, or where all of them
    are listed.
    """
    code = word[:2].upper() + word[2:].upper().translate(_DIGITS)
    guess = nearest(code, _longest_beginning(code)) or nearest(
        word, (rule.name for rule in RULES.values())
    )
    return f"Did you mean \u201c{guess}\u201d?" if guess else "`lowdown explain` lists all rules."


def _longest_beginning(code: str) -> list[str]:
    """The codes that share the longest beginning with `code`; all codes where none shares
    a digit.
    """
    for end in range(len(code), 2, -1):
        if similar := _codes_beginning(code[:end]):
            return similar
    return list(RULES)


def _codes_beginning(start: str) -> list[str]:
    return [code for code in RULES if code.startswith(start)]


_DIGITS: Final = str.maketrans("OIL", "011")
"""Letters that are typed for digits."""
