"""Checks a file for what was pasted into it."""

from __future__ import annotations

from collections.abc import Sequence

from lowdown.desk.markup import Manuscript, Node
from lowdown.desk.pasted.block_words import words_of
from lowdown.desk.pasted.characters import character_faults
from lowdown.desk.pasted.header_words import header_faults
from lowdown.desk.pasted.html_marks import html_marks
from lowdown.desk.pasted.tally import Tally
from lowdown.desk.source import Header
from lowdown.model import Publication


def note_pasted(
    header: Header, nodes: Sequence[Node], *, script: Manuscript, publication: Publication
) -> None:
    """Notes what was pasted into the header and the copy `nodes`, and would be printed so."""
    tally = Tally()
    by = publication.words_for(script.language).by
    for fault, position in header_faults(header, script, by):
        script.log.note(fault, position)
    for mark in character_faults(script.source.text):
        tally.add(mark.kind, mark.fault, script.source.position(mark.start))
    for words in words_of(nodes, script):
        for mark in html_marks(words.text):
            tally.add(mark.kind, mark.fault, words.position(mark.start))
    tally.report(script.log)
