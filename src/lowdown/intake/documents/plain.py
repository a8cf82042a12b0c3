"""Reads a text without markup: paragraphs with empty lines between them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from lowdown.intake.letters import decode
from lowdown.intake.markdown import escape, escape_line_starts
from lowdown.intake.parts import Parts

_MAX_TITLE: Final = 150
"""Characters of a first line that is taken for the title."""


def read_text(data: bytes, _file: Path) -> Parts:
    """Returns the parts of a text; its first line is the title where it stands alone and is
    short.
    """
    blocks = [block.strip("\n") for block in re.split(r"\n[ \t]*\n", decode(data))]
    blocks = [block for block in blocks if block.strip()]
    title = ""
    if len(blocks) > 1 and "\n" not in blocks[0] and len(blocks[0].strip()) <= _MAX_TITLE:
        title = blocks.pop(0).strip()
    return Parts(copy="\n\n".join(_paragraph(block) for block in blocks) + "\n", title=title)


def _paragraph(block: str) -> str:
    """A paragraph, in which nothing is taken for markup."""
    lines = "\n".join(line.strip() for line in block.split("\n"))
    return escape_line_starts(escape(lines))
