"""The letters of a drawing: which fonts they are taken from, and that documents have them.

A document embeds the glyphs that were drawn with its fonts. A drawing that is not drawn again has
to name its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Final, TypedDict

from lowdown.press.weasy.replacing import replaced

Stream = Any
"""A content stream of WeasyPrint, with the fonts of its document."""
Font = Any
"""A font of a document."""


class Glyph(TypedDict):
    """One glyph of a font."""

    id: int
    """Its number in the font."""
    text: str
    """What it means to those who search or copy."""
    width: int
    """Its width in thousandths of an em."""


class Letters(TypedDict):
    """What a drawing takes from one font."""

    sample: str
    """A letter that is set in it."""
    style: dict[str, Any]
    """The style of that letter: what `_PROPERTIES` names."""
    font: str
    """The name by which operators select the font."""
    glyphs: list[Glyph]
    """The glyphs, in the order in which they were drawn first."""


class ColourFontError(Exception):
    """Raised for letters that are pictures, or missing in their font."""


_PROPERTIES: Final = ("font_family", "font_style", "font_weight", "font_size", "direction")
"""The properties of text that a drawing can set."""


def fonts_noted(samples: list[Letters]) -> AbstractContextManager[None]:
    """Appends an entry without glyphs to `samples` for every font that a stream uses first."""
    from weasyprint.draw import text

    def noting(draw: Callable[..., Any]) -> Callable[..., Any]:
        def draw_first_line(stream: Stream, box: Any, *args: Any) -> Any:
            known = len(stream._fonts)
            drawn = draw(stream, box, *args)
            style = {name: box.style[name] for name in _PROPERTIES}
            for font in list(stream._fonts.values())[known:]:
                samples.append(Letters(sample=box.text, style=style, font=font.hash, glyphs=[]))
            return drawn

        return draw_first_line

    return replaced(text, "draw_first_line", noting)


def with_glyphs(samples: Sequence[Letters], stream: Stream) -> list[Letters]:
    """Returns what a stream has drawn with each of its fonts.

    ColourFontError: not all of that is in glyphs.
    """
    return [
        {**sample, "glyphs": _glyphs_of(font)}
        for sample, font in zip(samples, stream._fonts.values(), strict=True)
    ]


def _glyphs_of(font: Font) -> list[Glyph]:
    if font.missing or font.bitmap or font.png or font.svg or font.colr:
        raise ColourFontError
    return [
        Glyph(id=glyph, text=text, width=font.widths[glyph])
        for glyph, text in font.to_unicode.items()
    ]


def add_letters(letters: Sequence[Letters], stream: Stream, fonts: Any) -> bool:
    """Adds the glyphs to the fonts of the document; returns whether it has all of the fonts.

    `fonts` is WeasyPrint's configuration of fonts.
    """
    found = [_font_of(entry, stream, fonts) for entry in letters]
    for font, entry in zip(found, letters, strict=True):
        if font is None:
            return False
        for glyph in entry["glyphs"]:
            font.to_unicode.setdefault(glyph["id"], glyph["text"])
            font.widths.setdefault(glyph["id"], glyph["width"])
    return True


def _font_of(letters: Letters, stream: Stream, fonts: Any) -> Font | None:
    """The font in which the document sets the sample, where it is the same."""
    from weasyprint.css.properties import INITIAL_VALUES
    from weasyprint.svg.text import Style
    from weasyprint.text.ffi import ffi
    from weasyprint.text.line_break import Layout

    style = Style({**INITIAL_VALUES, **letters["style"]})
    style.font_config = fonts
    layout = Layout(style)
    layout.set_text(letters["sample"])
    run = layout.get_first_line()[0].runs[0]
    while run != ffi.NULL:
        font, _ = stream.add_font(run.data.item.analysis.font)
        if font.hash == letters["font"]:
            return font
        run = run.next
    return None
