"""Keeps WeasyPrint from laying out the sixteen margin boxes of a page where CSS fills none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any, Final

from lowdown.press.weasy.replacing import replaced

_NAMES: Final = (
    "@top-left-corner", "@top-left", "@top-center", "@top-right", "@top-right-corner",
    "@right-top", "@right-middle", "@right-bottom",
    "@bottom-right-corner", "@bottom-right", "@bottom-center", "@bottom-left",
    "@bottom-left-corner", "@left-bottom", "@left-middle", "@left-top",
)  # fmt: skip
"""All margin boxes. Source: CSS Paged Media Module Level 3, 5.3."""
_EMPTY: Final = ("normal", "inhibit", "none")
"""Values of `content` of which WeasyPrint makes no box."""


def empty_margins_left_out() -> AbstractContextManager[None]:
    """Have WeasyPrint make margin boxes only for pages that have something in one of them.

    It computes the lengths of all sixteen first, for each page, a fortieth of a build.
    """
    from weasyprint import layout

    return replaced(layout, "make_margin_boxes", _where_one_is_filled)


def _where_one_is_filled(make: Any) -> Any:
    """WeasyPrint's function `make_margin_boxes`, for pages that need it."""

    def make_margin_boxes(context: Any, page: Any, state: Any) -> Iterator[Any]:
        styles = (context.style_for(page.page_type, name) for name in _NAMES)
        if any(style is not None and style["content"] not in _EMPTY for style in styles):
            yield from make(context, page, state)

    return make_margin_boxes
