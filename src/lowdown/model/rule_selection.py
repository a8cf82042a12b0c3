"""Codes, beginnings of codes and names of rules go in; the rules that are meant come out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lowdown.model.finding import Finding
from lowdown.model.rules import RULES


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The rules that are told."""

    select: frozenset[str] = frozenset()
    """The codes of those that are; none means all."""
    ignore: frozenset[str] = frozenset()
    """The codes of those that are not, selected or not."""

    def enabled(self, finding: Finding) -> bool:
        """Whether `finding` is of a rule that is told."""
        return (not self.select or finding.code in self.select) and finding.code not in self.ignore


def codes_meant(word: str) -> frozenset[str]:
    """The codes that begin as `word` does, or that of the rule with this name; none where there is no such rule.

    `LD4` means all rules of pages, `LD203` and `alt-missing` one rule.
    """
    if word.casefold() in RULES.values():
        return frozenset(code for code, name in RULES.items() if name == word.casefold())
    begins = word.upper() if word.upper().startswith("LD") else ""
    return frozenset(code for code in RULES if begins and code.startswith(begins))


def all_meant(words: Iterable[str]) -> frozenset[str]:
    """The codes that any of `words` means."""
    return frozenset(code for word in words for code in codes_meant(word))
