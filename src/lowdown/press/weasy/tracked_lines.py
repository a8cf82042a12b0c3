"""Corrects where WeasyPrint breaks lines of letters that are set wider apart."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from lowdown.press.weasy.replacing import replaced


def tracked_lines_filled() -> AbstractContextManager[None]:
    """Have lines of tracked copy take all the words that they have room for.

    WeasyPrint counts the space after the last letter of a line, which Pango leaves out. A line
    that has room for all but this space seems too wide for it, as if no line could be broken
    before: it hyphenates the first word, and part of that word has a line of its own.
    """
    from weasyprint.layout import inline

    return replaced(inline, "split_first_line", _filled)


def _filled(split: Any) -> Any:
    """WeasyPrint's function `split_first_line`, which tries again with a little less width."""

    def split_filled(
        text: str, style: Any, context: Any, max_width: Any, *args: Any, **options: Any
    ) -> Any:
        result = split(text, style, context, max_width, *args, **options)
        spacing = style["letter_spacing"]
        if spacing == "normal" or spacing <= 0 or max_width is None:
            return result
        if not _is_part_of_word(text, length=result[1], end=result[2]):
            return result
        narrower = split(text, style, context, max_width - spacing, *args, **options)
        return narrower if narrower[1] > result[1] else result

    return split_filled


def _is_part_of_word(text: str, *, length: int, end: int | None) -> bool:
    """Whether a line has nothing but the first part of a word, from its two lengths in bytes.

    `length`: of its text. `end`: up to where the next line begins, None where there is none.
    """
    return end == length and " " not in text.encode()[:length].decode().strip()
