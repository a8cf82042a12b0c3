"""What the modules that read one file's copy share: its language, its source and its fault log."""

from __future__ import annotations

from pathlib import Path

from lowdown.desk.markup.parser import Node
from lowdown.desk.markup.spans import TypedWords
from lowdown.desk.markup.typography import smart
from lowdown.desk.source import FaultLog, Position, SourceFile
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """One file whose copy is read."""

    root: Path
    """The publication's folder."""
    name: str
    """The slug of the article, or the name of the issue: what its ids begin with."""
    language: str
    """BCP 47."""
    columns: int
    """How many columns the paper has."""
    source: SourceFile
    """The text of the file."""
    log: FaultLog
    """Where faults are noted."""
    typed: TypedWords
    """The words of the file as they were typed."""

    def smart(self, text: str | None) -> str | None:
        """Returns `text` with the punctuation of the language."""
        return smart(text, self.language) if text else None

    def position(self, node: Node, needle: str = "") -> Position:
        """Returns the position of `needle` in the block `node`, else that of the block."""
        return self.source.find(needle, node.first, node.last)
