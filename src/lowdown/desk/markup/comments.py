"""Reads comments, `<!-- ... -->`, which are not published: a rule of the parser's for blocks."""

from __future__ import annotations

import re
from typing import Final

from markdown_it.rules_block import StateBlock

_COMMENT_END: Final = re.compile(r"-->[ \t]*$")


def read_comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    """Reads a comment that has its lines to itself; any other is words like the rest."""
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("<!--", begin) or state.is_code_block(start):
        return False
    last = _comment_end(state, start, end)
    if last is None:
        return False
    if not silent:
        token = state.push("comment", "", 0)
        token.map = [start, last + 1]
        state.line = last + 1
    return True


def _comment_end(state: StateBlock, start: int, end: int) -> int | None:
    """The last line of the comment that begins on the line `start`.

    None where it is never closed, or words stand behind it.
    """
    begin = state.bMarks[start] + state.tShift[start]
    if "-->" not in state.src[begin:]:  # looked for once, not again for each comment
        return None
    for line in range(start, end):
        text = state.src[begin if line == start else state.bMarks[line] : state.eMarks[line]]
        closing = text.find("-->", 4 if line == start else 0)
        if closing >= 0:
            return line if _COMMENT_END.match(text, closing) else None
    return None
