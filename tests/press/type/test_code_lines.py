"""Code in a line makes it no deeper, in whatever face it is set."""

from __future__ import annotations

from pathlib import Path

import pytest

from making.pressroom import set_article

FACES = [("Source Serif", "Source Sans"), ("Caladea", "FiraGO"), ("IBM Plex Serif", "FiraGO")]


@pytest.mark.parametrize(("serif", "sans"), FACES)
def test_a_line_of_code_alone_is_one_line(tmp_path: Path, serif: str, sans: str) -> None:
    """In a paragraph, in a list and in a line with other words."""
    look = f'[look]\nserif = "{serif}"\nsans = "{sans}"\n'
    copy = "`code`\n\nWords and `code`.\n\n1. `code`\n2. Words.\n"
    lines = set_article(tmp_path, copy, settings=look).piece.measures.lines
    assert [line.height for line in lines] == [1, 1, 1, 1]
