"""A rule: its code, its name, its severity, and its text."""

from __future__ import annotations

from enum import Enum

from lowdown.model.rules.texts import RuleText, read_chapter
from lowdown.values import dataclass


class Severity(Enum):
    """How serious a finding is."""

    ERROR = "error"
    """Nothing is made until it is put right."""
    WARNING = "warning"
    """Everything is made all the same; `--strict` makes it fail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule."""

    code: str
    """Its stable code, such as `LD203`."""
    name: str
    """Its short name, such as `alt-missing`."""
    severity: Severity
    """How serious it is where a finding breaks it."""

    @property
    def text(self) -> RuleText:
        """What an editor reads about it; read from its chapter's file."""
        return read_chapter(self.code[:3]).texts[self.code]
