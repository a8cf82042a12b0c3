"""Corrects how wide WeasyPrint takes a line to be at least, beside a drop cap."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from lowdown.press.weasy.replacing import replaced


def first_lines_ended() -> AbstractContextManager[None]:
    """Have a line end at the first hard break, when its least width is computed.

    WeasyPrint needs that width below every float. It does not end the line at a hard break where
    each line is one word: it adds up the words of the whole paragraph, for each of its lines.
    """
    from weasyprint.layout import preferred

    return replaced(preferred, "inline_line_widths", _ended)


def _ended(widths: Any) -> Any:
    """WeasyPrint's function `inline_line_widths`, which reads no further than it needs to."""

    def widths_to_break(
        context: Any,
        box: Any,
        outer: Any,
        is_line_start: Any,
        minimum: Any,
        skip_stack: Any = None,
        first_line: Any = False,
    ) -> Any:
        shown = _until_break(box, skip_stack) if first_line else box
        return widths(context, shown, outer, is_line_start, minimum, skip_stack, first_line)

    return widths_to_break


def _until_break(box: Any, skip_stack: Any) -> Any:
    """The box of a line without what follows the first hard break that is not skipped."""
    start = 0
    if skip_stack is not None:
        (skip, rest), *_ = skip_stack.items()
        start = skip + (rest is not None)
    for index in range(start, len(box.children)):
        if box.children[index].element_tag == "br":
            return box.copy_with_children(box.children[: index + 1])
    return box
