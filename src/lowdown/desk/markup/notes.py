"""The notes of one file's copy, numbered in the order of their references, set at its end."""

from __future__ import annotations

from dataclasses import field

from lowdown.desk.markup.parser import Node
from lowdown.desk.source import Position
from lowdown.model import Location, Medium, NoteReference
from lowdown.values import dataclass


@dataclass(slots=True, kw_only=True)
class NoteEntry:
    """One note."""

    label: str
    """What stands in the brackets, without the caret."""
    number: int = 0
    """From 1 on, in order of reference; 0 until there is one."""
    node: Node | None = None
    """Its copy; None where it is not defined."""
    position: Position
    """Where it is defined, or, if it is not, first referred to."""
    media: set[Medium] = field(default_factory=set)
    """Where it is referred to."""


class NoteBook:
    """All notes of one file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.notes: dict[str, NoteEntry] = {}
        self.medium = Medium.BOTH
        """Where the copy that is being read is shown."""
        self._referred: list[NoteEntry] = []

    def define(self, label: str, node: Node, position: Position) -> bool:
        """Adds a note; returns False where there is one with that label."""
        if label in self.notes:
            return False
        self.notes[label] = NoteEntry(label=label, node=node, position=position)
        return True

    def refer(self, label: str, position: Position, place: Location | None) -> NoteReference:
        """Returns a reference at `place` to the note `label`.

        `position` is for the fault where that note is not defined.
        """
        note = self.notes.setdefault(label, NoteEntry(label=label, position=position))
        first = not note.number
        if first:
            self._referred.append(note)
            note.number = len(self._referred)
        note.media.add(self.medium)
        return NoteReference(
            number=note.number,
            target=self.note_id(note.number),
            anchor=self.reference_id(note.number) if first else "",
            place=place,
        )

    def note_id(self, number: int) -> str:
        """Returns the id of a note."""
        return f"{self.name}-fn{number}"

    def reference_id(self, number: int) -> str:
        """Returns the id of the first reference to a note."""
        return f"{self.name}-fnref{number}"

    @property
    def referred(self) -> list[NoteEntry]:
        """The notes with references, in order; more are added while notes are written."""
        return self._referred
