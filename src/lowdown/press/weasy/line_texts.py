"""The text of each line of a paragraph, once its line breaks are chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from lowdown.layout import Room
from lowdown.press.weasy.copy_pieces import Copy, Piece
from lowdown.press.weasy.divided_words import DividedWord
from lowdown.press.weasy.glyphs import NOTHING
from lowdown.press.weasy.kept_breaks import BrokenCopy, BrokenLine
from lowdown.press.weasy.words import UNSEEN, SetFont, Word
from lowdown.values import dataclass

_SPACES: Final = re.compile("[ \u00a0]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The part of a piece of copy that stands in one line."""

    piece: Piece
    """The piece."""
    text: str
    """Its text."""
    words: tuple[Word, ...]
    """Its words."""
    hyphen: Word | None
    """A hyphen that is added to it."""
    begins: bool
    """Whether the piece begins in this line."""
    ends: bool
    """Whether the piece ends in this line."""
    first_reads: str | None = None
    """What its first word reads as, where it is the rest of a divided word."""
    last_reads: str | None = None
    """What its last word reads as, where it is the first part of a divided word."""
    divided: DividedWord | None = None
    """The divided word that it is a part of, and nothing else."""

    @property
    def spaces(self) -> int:
        """Its spaces."""
        return len(self.words) - 1

    @property
    def glyphs(self) -> int:
        """Its glyphs, its spaces and its hyphen included."""
        return sum(len(word.glyphs) for word in self.words) + self.spaces + bool(self.hyphen)

    @property
    def width(self) -> float:
        """Its natural width in CSS pixels, without the white of boxes that it begins or ends."""
        width = sum(word.width for word in self.words) + self.spaces * self.piece.font.space
        return width + (self.hyphen.width if self.hyphen else 0.0)


class LineText(NamedTuple):
    """The text of one line, and how wide it is."""

    spans: tuple[Span, ...]
    """Its parts, in order."""
    room: Room
    """What it has to be made as wide as its measure with."""
    left_hang: float
    """Width by which its first mark hangs out."""
    right_hang: float
    """Width by which its last mark hangs out."""
    next: int
    """Where the next line begins, in characters of the copy."""


def line_texts(copy: Copy, broken: BrokenCopy, measures: Sequence[float]) -> list[LineText]:
    """The text of each line, once the places are chosen where they end.

    `measures`: the width of each line in CSS pixels; the last holds for all that follow.
    """
    texts, start = [], broken.start
    for number, line in enumerate(broken.lines):
        spans = _spans(copy, broken, start, line)
        measure = measures[min(number, len(measures) - 1)]
        width = sum(
            span.width + span.piece.before * span.begins + span.piece.after * span.ends
            for span in spans
        )
        room = Room(
            measure + line.left_hang + line.right_hang - width,
            sum(span.spaces for span in spans),
            sum(span.glyphs for span in spans),
            measure,
        )
        texts.append(LineText(spans, room, line.left_hang, line.right_hang, line.next))
        start = line.next
    return _with_divided_words(texts)


def _with_divided_words(texts: list[LineText]) -> list[LineText]:
    """The lines, in which every divided word is read once, in one of its parts.

    It is the first part, unless the other is alone in its line, or something follows it without a
    space: the number of a note.
    """
    for number in range(len(texts) - 1, 0, -1):
        before, line = texts[number - 1], texts[number]
        first, rest = before.spans[-1], line.spans[0]
        if not first.hyphen:
            continue
        word = rest.words[0].text
        divided = DividedWord(text="")
        if rest.last_reads and rest.divided:
            word, divided = rest.divided.text, rest.divided
        whole = divided.text = first.words[-1].text + word
        is_alone = not rest.spaces and len(line.spans) == 1
        is_glued = not rest.spaces and not is_alone and line.spans[1].text[0] != " "
        reads_later = is_alone or is_glued
        *others, first = _parted_before_last(first)
        first = replace(first, last_reads=NOTHING if reads_later else whole, divided=divided)
        rest = replace(rest, first_reads=whole if reads_later else NOTHING)
        rest, *after = _parted(rest)
        rest = replace(rest, divided=divided)
        texts[number - 1] = before._replace(spans=(*before.spans[:-1], *others, first))
        texts[number] = line._replace(spans=(rest, *after, *line.spans[1:]))
    return texts


def _parted_before_last(span: Span) -> tuple[Span, ...]:
    """A span parted before its last word, which is an element of its own in the structure tree.

    Its place is thus its own too: PDFium loses how far the space before it is widened where the
    instruction that shows text, TJ, ends with that.
    """
    if not span.spaces:
        return (span,)
    *others, word = span.words
    length = len(span.text) - len(word.text) - len(span.hyphen.text if span.hyphen else "")
    rest = replace(
        span,
        text=span.text[:length],
        words=(*others, span.piece.font.word("")),
        hyphen=None,
        ends=False,
        last_reads=None,
    )
    return rest, replace(span, text=span.text[length:], words=(word,), begins=False)


def _parted(span: Span) -> tuple[Span, ...]:
    """A span parted behind its first word.

    Programs that read the structure tree may lose what follows marked content within other.
    """
    if not span.spaces:
        return (span,)
    word, *others = span.words
    length = len(word.text)
    first = replace(span, text=span.text[:length], words=(word,), hyphen=None, ends=False)
    rest = replace(
        span,
        text=span.text[length:],
        words=(span.piece.font.word(""), *others),
        begins=False,
        first_reads=None,
    )
    return replace(first, last_reads=None), rest


def _spans(copy: Copy, broken: BrokenCopy, start: int, line: BrokenLine) -> tuple[Span, ...]:
    """The parts of the pieces of copy in a line that begins at the character `start`."""
    spans = []
    for piece in copy.pieces:
        first, last = max(start, piece.start), min(line.end, piece.end)
        if first >= last:
            continue
        text = copy.text[first:last].translate(UNSEEN)
        hyphen = broken.hyphen if line.is_divided and last == line.end else ""
        spans.append(
            Span(
                piece=piece,
                text=text + hyphen,
                words=_words(text, piece.font, hyphen),
                hyphen=piece.font.word(hyphen) if hyphen else None,
                begins=first == max(piece.start, broken.start),
                ends=last == min(piece.end, broken.end),
            )
        )
    return tuple(spans)


def _words(text: str, font: SetFont, hyphen: str) -> tuple[Word, ...]:
    """The words of a text, the last of which may have a hyphen behind it."""
    words = _SPACES.split(text)
    last = len(words) - 1
    return tuple(
        font.word(word, after_space=number > 0, behind=" " if number < last else hyphen)
        for number, word in enumerate(words)
    )
