"""Has programs that read a PDF find an ordinary space where a narrow one is printed."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any, Final

from lowdown.press.weasy.replacing import replaced

_NARROW: Final = "\u202f"


def narrow_spaces_read_as_spaces() -> AbstractContextManager[None]:
    """Have every narrow space of a PDF read as a space.

    Faces without a narrow space show the glyph of the ordinary one, half as wide. A PDF has one
    meaning for each glyph, which WeasyPrint takes from its first use: every space behind would be
    a narrow one to those who search or copy.
    """
    from weasyprint import pdf

    return replaced(pdf, "build_fonts_dictionary", _with_plain_spaces)


def _with_plain_spaces(build: Any) -> Any:
    """WeasyPrint's function `build_fonts_dictionary`, with spaces for narrow spaces."""

    def build_with_plain_spaces(document: Any, fonts: Any, *args: Any) -> Any:
        for font in fonts.values():
            for glyph, text in font.to_unicode.items():
                if text == _NARROW:
                    font.to_unicode[glyph] = " "
        return build(document, fonts, *args)

    return build_with_plain_spaces
