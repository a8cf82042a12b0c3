"""Lines take all the words that they have room for."""

from __future__ import annotations

from pathlib import Path

from making.pressroom import WORDS, set_article

WIDE = "who lodge at Calderwick General, which have been shown to *The Lowdown*, bear that out."


def test_no_part_of_a_word_has_a_line_before_emphasis(tmp_path: Path) -> None:
    """Where a line has room for all but the space before emphasis, its words stay together.

    Each paragraph begins with other words, so that the emphasis comes to stand at every width.
    """
    words = [word.strip(".,") for word in WORDS.split()]
    paragraphs = [
        " ".join([*(words[(n * k) % len(words)] for k in range(1, 3 + n % 11)), WIDE])
        for n in range(90)
    ]
    room = set_article(tmp_path, "\n\n".join(paragraphs))
    lines = [each.text.strip() for each in room.piece.set_lines]
    assert len(lines) > 200
    assert not [line for line in lines if line.endswith("-") and " " not in line]
