"""Checks a file for what was pasted into it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from lowdown.desk.markup import Manuscript, Node
from lowdown.desk.pasted.block_marks import block_marks
from lowdown.desk.pasted.block_words import BlockWords, words_of
from lowdown.desk.pasted.characters import character_faults, invisible_words
from lowdown.desk.pasted.header_words import header_faults
from lowdown.desk.pasted.html_marks import html_marks
from lowdown.desk.pasted.leftovers import leftovers, repeated_head
from lowdown.desk.pasted.line_marks import line_marks
from lowdown.desk.pasted.tally import Tally
from lowdown.desk.pasted.word_marks import word_marks
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
    for block in block_marks(nodes, script):
        tally.add(block.kind, block.fault, block.position)
    lines = list(words_of(nodes, script))
    has_notes = bool(lines) and _ends_with_notes(nodes, lines[-1])
    for words in lines:
        _note_words(words, tally, has_notes=has_notes)
    _note_repeated_head(lines, _heads(header, by), tally)
    tally.report(script.log)


def _note_words(words: BlockWords, tally: Tally, *, has_notes: bool) -> None:
    for mark in (
        *invisible_words(words.text),
        *html_marks(words.text),
        *line_marks(words),
        *word_marks(words, has_notes=has_notes),
        *leftovers(words),
    ):
        tally.add(mark.kind, mark.fault, words.position(mark.start))


def _ends_with_notes(nodes: Sequence[Node], last: BlockWords) -> bool:
    """Whether the copy ends with a numbered list, or with a paragraph that begins with `[1]`."""
    blocks = [node for node in nodes if node.type not in ("comment", "footnote_reference")]
    is_list = bool(blocks) and blocks[-1].type == "ordered_list"
    return is_list or re.match(r"\[\d{1,3}\]\s", last.text) is not None


def _heads(header: Header, by: str) -> Mapping[str, str]:
    """The words that are printed above the copy, and what they are called."""
    keys = {"title": "headline", "standfirst": "standfirst", "author": "byline"}
    heads = {
        value: name
        for key, name in keys.items()
        if isinstance(value := header.values.get(key), str)
    }
    bylines = {f"{by} {value}": name for value, name in heads.items() if name == "byline"}
    return {**heads, **bylines}


_MAX_HEAD: Final = 3
"""Blocks at the beginning of the copy that may repeat the head."""


def _note_repeated_head(
    lines: Sequence[BlockWords], heads: Mapping[str, str], tally: Tally
) -> None:
    for words in lines[:_MAX_HEAD]:
        if (mark := repeated_head(words, heads)) is not None:
            tally.add(mark.kind, mark.fault, words.position(mark.start))
