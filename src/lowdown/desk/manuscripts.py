"""What the readers of one file's copy share: where they are, in which language, and the margin for faults."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lowdown.desk.margin import FaultLog, Position
from lowdown.desk.markdown import Node
from lowdown.desk.punctuation import smart
from lowdown.desk.sheets import SourceFile
from lowdown.model.publication import Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """One file on the desk."""

    root: Path
    """The publication's folder."""
    name: str
    """The slug of the article, or the name of the issue: what its ids begin with."""
    language: str
    """BCP 47."""
    columns: int
    """How many columns the paper has."""
    sheet: SourceFile
    """The text of the file."""
    margin: FaultLog
    """Where faults are noted."""

    @classmethod
    def of(
        cls, publication: Publication, name: str, *, sheet: SourceFile, margin: FaultLog, language: str | None = None
    ) -> Manuscript:
        """A file of a publication; without a language of its own it has the publication's."""
        return cls(
            root=publication.root,
            name=name,
            language=language or publication.language,
            columns=publication.paper.columns,
            sheet=sheet,
            margin=margin,
        )

    def smart(self, text: str | None) -> str | None:
        """`text` with the punctuation of the language."""
        return smart(text, self.language) if text else None

    def spot(self, node: Node, needle: str = "") -> Position:
        """Where `needle` stands in the block `node`, else where that begins."""
        return self.sheet.find(needle, node.first, node.last)
