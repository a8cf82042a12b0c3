"""Corrects where WeasyPrint breaks lines that have room for all but a space."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any, Final

from lowdown.press.weasy.replacing import replaced

WIDEST_SPACE: Final = 0.5
"""Width of a space in ems, at most: in bold italic sans it is under a third of an em."""


def lines_filled() -> AbstractContextManager[None]:
    """Have lines take all the words that they have room for.

    WeasyPrint counts the space behind the last word of a line: before emphasis or a link, and the
    white behind the last letter of copy that is set wider. Pango leaves them out. A line that has
    room for all but this space seems too wide, as if no line could be broken before: WeasyPrint
    hyphenates the first word, and part of that word has a line of its own.
    """
    from weasyprint.layout import inline

    return replaced(inline, "split_first_line", _filled)


def _filled(split: Any) -> Any:
    """WeasyPrint's function `split_first_line`, which tries again with a little less width."""

    def split_filled(
        text: str, style: Any, context: Any, max_width: Any, *args: Any, **options: Any
    ) -> Any:
        result = split(text, style, context, max_width, *args, **options)
        if max_width is None or not _is_part_of_word(text, length=result[1], end=result[2]):
            return result
        for space in _spaces(text, style):
            narrower = split(text, style, context, max_width - space, *args, **options)
            if narrower[1] > result[1]:
                return narrower
        return result

    return split_filled


def _spaces(text: str, style: Any) -> Iterator[float]:
    """The widths of what may have been counted although nothing is seen of it."""
    spacing = style["letter_spacing"]
    if spacing != "normal" and spacing > 0:
        yield spacing
    if text.endswith(" "):
        yield WIDEST_SPACE * style["font_size"]


def _is_part_of_word(text: str, *, length: int, end: int | None) -> bool:
    """Whether a line has nothing but the first part of a word, from its two lengths in bytes.

    `length`: of its text. `end`: up to where the next line begins, None where there is none.
    """
    return end == length and " " not in text.encode()[:length].decode().strip()
