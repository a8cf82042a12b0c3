"""Finds the first words of copy that is not printed, as they were written."""

from __future__ import annotations

from collections.abc import Sequence

from lowdown.model import Frame
from lowdown.press import TypesetArticle

MAX_WORDS = 8
"""Maximum of words that are quoted."""


def begin_overset(piece: TypesetArticle, frames: Sequence[Frame], first_words: str) -> str:
    """The first words of the copy that is not printed, none of them broken at a line's end.

    `first_words`: the same words as they are set, which are returned where they cannot be found in
    the copy; empty where everything is printed.
    """
    as_set = " ".join(first_words.split()[:MAX_WORDS])
    printed = {line for frame in frames for line in frame.line_numbers}
    lines = piece.measures.lines
    over = next(
        (index for index, line in enumerate(lines) if index not in printed and not line.drifts),
        None,
    )
    if not as_set or over is None:
        return as_set
    tokens = lines[over].text.split()
    begun = len(tokens) > lines[over].words  # a word that the line above has begun goes on in it
    written = _written(piece, over, begun=begun)[:MAX_WORDS]
    whole = slice(int(begun), len(tokens) - 1)
    return " ".join(written) if tokens[whole] == written[whole] else as_set


def _written(piece: TypesetArticle, line: int, *, begun: bool) -> list[str]:
    """The words of the copy from the first one in a line of the galley on."""
    name = piece.set_lines[line].id
    above = [
        galley_line.words
        for galley_line, set_line in zip(piece.measures.lines[:line], piece.set_lines, strict=False)
        if set_line.id == name
    ]
    blocks = piece.view.article.print_copy
    start = next((number for number, block in enumerate(blocks) if block.id == name), len(blocks))
    return " ".join(block.text for block in blocks[start:]).split()[max(0, sum(above) - begun) :]
