"""Draws the words of our own lines into a PDF."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Final

from lowdown.press.weasy.divided_words import DividedWord, note_part
from lowdown.press.weasy.replacing import replaced
from lowdown.press.weasy.words import SetFont, Word
from lowdown.values import dataclass

NOTHING: Final = " "
"""What the rest of a divided word reads as: PDFium would ignore it if it had no text at all."""


@dataclass(slots=True, kw_only=True)
class SetText:
    """Text within a line, which stands where WeasyPrint expects a layout of Pango's."""

    font: SetFont
    """Its font, which texts of several styles share."""
    style: Any
    """Its own style."""
    text: str
    """Its characters, a hyphen at the line's end included."""
    words: tuple[Word, ...]
    """Its words, with one space between them."""
    hyphen: Word | None
    """A hyphen that was added to the last word, which ends its line."""
    first_reads: str | None
    """What its first word reads as, where it is the rest of a divided word."""
    last_reads: str | None
    """What its last word reads as, where it is the first part of a divided word."""
    divided: DividedWord | None
    """The divided word that it is a part of, and nothing else."""
    word_spacing: float
    """Width in CSS pixels that each of its spaces has beside its own."""
    letter_spacing: float
    """Width in CSS pixels that each of its glyphs has beside its own."""
    first_line_direction: int = 0
    """WeasyPrint's: from left to right."""
    max_width: None = None
    """WeasyPrint's: it is never shortened."""

    def deactivate(self) -> None:
        """Nothing of Pango's has to be let go."""

    def reactivate(self, style: Any) -> None:
        """Nothing of Pango's is needed to draw it."""

    def __getattr__(self, name: str) -> float:
        """Where lines under, over and through text stand, which Pango knows."""
        from weasyprint.text.line_break import Layout

        if name.startswith("__"):
            raise AttributeError(name)
        return float(getattr(Layout(self.style), name))


def own_lines_drawn() -> AbstractContextManager[None]:
    """Have WeasyPrint draw text that was not set by Pango."""
    from weasyprint.draw import text

    return replaced(text, "draw_first_line", _drawing)


def _drawing(draw: Callable[..., Any]) -> Callable[..., Any]:
    """WeasyPrint's function `draw_first_line`, for text of either kind."""

    def draw_first_line(stream: Any, textbox: Any, *options: Any) -> Any:
        layout = textbox.pango_layout
        if not isinstance(layout, SetText):
            return draw(stream, textbox, *options)
        if layout.text:
            *_, matrix = options
            _draw(stream, layout, matrix)
            if layout.divided:
                begins = layout.first_reads is None
                note_part(stream, textbox, layout.divided, begins=begins)
        return []

    return draw_first_line


def _draw(stream: Any, text: SetText, matrix: Any) -> None:
    font = text.font
    pdf_font, size = stream.add_font(font.pango_font)
    stream.set_text_matrix(*matrix.values)
    stream.set_font_size(pdf_font.hash, size)
    spacing = font.letter_spacing + text.letter_spacing
    if spacing:
        _set_letter_spacing(stream, spacing)
    words = [_shown(word, font, pdf_font) for word in text.words]
    if text.hyphen:
        words[-1] += _shown(text.hyphen, font, pdf_font)
    parts = _spaced(words, _shown(font.word(" "), font, pdf_font), text.word_spacing * 1000 / size)
    if text.first_reads is not None:
        _show_reading_as(stream, parts.pop(0), text.first_reads)
    last = parts.pop() if text.last_reads is not None and parts else ""
    if parts:
        stream.show_text(f"<{''.join(parts)}>")
    if last:
        _show_reading_as(stream, last, text.last_reads or NOTHING)
    if spacing:
        _set_letter_spacing(stream, 0)


def _set_letter_spacing(stream: Any, spacing: float) -> None:
    """Has each glyph followed by white, in CSS pixels: the PDF's operator Tc."""
    # A PDF has no exponents, which `g` writes of small numbers.
    stream.stream.append(f"{spacing:.5f} Tc".encode())


def _show_reading_as(stream: Any, glyphs: str, text: str) -> None:
    """Shows part of a divided word, which programs read as `text`: the whole word, or nothing."""
    import pydyf

    stream.begin_marked_content("Span", pydyf.Dictionary({"ActualText": pydyf.String(text)}))
    stream.show_text(f"<{glyphs}>")
    stream.end_marked_content()


def _spaced(words: list[str], space: str, gap: float) -> list[str]:
    """Words and the spaces between them in turn, which are wider by `gap` thousandths of an em.

    What is lost of one gap by rounding is added to the next.
    """
    parts, rest = [words[0]], 0.0
    for word in words[1:]:
        rest += gap
        whole = round(rest)
        rest -= whole
        parts += [f"{space}>{-whole}<" if whole else space, word]
    return parts


def _shown(word: Word, font: SetFont, pdf_font: Any) -> str:
    """A word's glyphs, as a PDF has them; the PDF's font gets what it has to know of each."""
    if word.drawn_for is not pdf_font:
        word.drawn_for = pdf_font
        word.drawn = _coded(word, font, pdf_font)
    return word.drawn


def _coded(word: Word, font: SetFont, pdf_font: Any) -> str:
    """The numbers of a word's glyphs, and how far each is moved from where its width ends."""
    unit = 1000 / font.face.upem
    parts, rest = [], float(-word.nearer) * unit
    if whole := round(rest):
        rest -= whole
        parts.append(f">{whole}<")
    for glyph in word.glyphs:
        width = pdf_font.widths.get(glyph.id)
        if width is None:
            width = pdf_font.widths[glyph.id] = round(font.face.advance(glyph.id) * unit)
        pdf_font.to_unicode.setdefault(glyph.id, glyph.text)
        parts.append(f"{glyph.id:04x}")
        rest += width - glyph.advance * unit
        if whole := round(rest):
            rest -= whole
            parts.append(f">{whole}<")
    return "".join(parts)
