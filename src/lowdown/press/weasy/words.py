"""Words as their face shows them: each is shaped once, by HarfBuzz, for every font and size."""

from __future__ import annotations

from dataclasses import field
from hashlib import sha256
from typing import Any, Final, NamedTuple

from lowdown.values import dataclass

PANGO_UNITS: Final = 1024
"""Units of Pango's lengths in a CSS pixel."""
UNSEEN: Final = {ord(character): None for character in "\u00ad\u200b\u2060\ufeff"}
"""Characters that allow or forbid a line break and are never shown."""


class UnshapedWordError(Exception):
    """A word that cannot be set from its letters' widths alone, for a reason."""


class Glyph(NamedTuple):
    """One glyph of a word."""

    id: int
    """Its number in the font."""
    advance: int
    """Its width in the font's units, kerning included."""
    text: str
    """The characters that it stands for; empty where the glyph before stands for them."""


@dataclass(slots=True, kw_only=True)
class Word:
    """A piece of text without spaces, as one font shows it."""

    text: str
    """Its characters, without those that are never shown."""
    glyphs: tuple[Glyph, ...]
    """Its glyphs, in order."""
    nearer: int
    """What the space before it is wider for it, in the font's units; below 0: narrower."""
    width: float
    """Its width in CSS pixels, with the white behind each letter that CSS asks for."""
    drawn: str = ""
    """Its glyphs as a PDF has them, once it was drawn."""
    drawn_for: Any = None
    """The PDF's font that it was drawn with."""


class FontFace:
    """A font file as HarfBuzz reads it, for any size."""

    def __init__(self, data: bytes, index: int) -> None:
        import uharfbuzz

        self._harfbuzz = uharfbuzz
        face = uharfbuzz.Face(uharfbuzz.Blob(data), index)
        self.font = uharfbuzz.Font(face)
        self.upem = int(face.upem)
        self.digest = f"{sha256(data).hexdigest()} {index}"

    def advance(self, glyph: int) -> int:
        """The width of a glyph in the font's units."""
        return int(self.font.get_glyph_h_advance(glyph))

    def shape(self, text: str, language: str, features: dict[str, int]) -> tuple[Glyph, ...]:
        """The glyphs of `text`. UnshapedWordError: the font lacks one, or moves one."""
        buffer = self._harfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        if language:
            buffer.language = language
        if buffer.direction != "ltr":
            raise UnshapedWordError("right to left")
        self._harfbuzz.shape(self.font, buffer, features)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        ends = [*(info.cluster for info in infos[1:]), len(text)]
        glyphs = []
        for info, position, end in zip(infos, positions, ends, strict=True):
            if not info.codepoint:
                raise UnshapedWordError("glyph that the face lacks")
            if position.x_offset or position.y_offset:
                raise UnshapedWordError("mark that is placed by itself")
            glyphs.append(Glyph(info.codepoint, position.x_advance, text[info.cluster : end]))
        return tuple(glyphs)


@dataclass(slots=True, kw_only=True)
class SetFont:
    """A font at the size and with the features that one style asks for. Lengths in CSS pixels."""

    name: str
    """A digest of its file and of the style that chooses it."""
    face: FontFace
    """The font file."""
    pango_font: Any
    """The same font as Pango has it, which a PDF is given."""
    layout: Any
    """Keeps Pango's font alive."""
    size: float
    """Size of the type."""
    height: float
    """Height of its lines' content, as Pango has it."""
    baseline: float
    """From the top of that content to the baseline."""
    language: str
    """Language of the text."""
    features: dict[str, int]
    """OpenType features, by their tags."""
    letter_spacing: float
    """White that CSS asks for behind each letter."""
    words: dict[tuple[str, bool, str], Word] = field(default_factory=dict)
    """Every word that was shaped."""
    space: float = 0.0
    """Width of a space."""

    def __post_init__(self) -> None:
        self.space = self.word(" ").width

    def word(self, text: str, *, after_space: bool = False, behind: str = "") -> Word:
        """A word, shaped once. UnshapedWordError: it has to be set in another way.

        `after_space`: a space stands before it; `behind`: the space or hyphen that follows it. Some
        faces kern them.
        """
        key = text, after_space, behind
        word = self.words.get(key)
        if word is None:
            word = self.words[key] = self._shape(
                text.translate(UNSEEN), after_space=after_space, behind=behind
            )
        return word

    def _shape(self, text: str, *, after_space: bool, behind: str) -> Word:
        glyphs: tuple[Glyph, ...] = ()
        nearer = 0
        if text:
            beside = " " * after_space + text + behind
            glyphs = self.face.shape(beside, self.language, self.features)
            if after_space:
                nearer = glyphs[0].advance - self.face.advance(glyphs[0].id)
            glyphs = glyphs[after_space : len(glyphs) - len(behind)]
        units = nearer + sum(glyph.advance for glyph in glyphs)
        width = units * self.size / self.face.upem + self.letter_spacing * len(glyphs)
        return Word(text=text, glyphs=glyphs, nearer=nearer, width=width)

    def widths_within(self, text: str) -> list[float]:
        """The width of a word up to each of its characters, and of all of it.

        A part of a word that is set alone may differ by a kern.
        """
        widths = [0.0]
        scale = self.size / self.face.upem
        for glyph in self.word(text).glyphs:
            step = glyph.advance * scale + self.letter_spacing
            count = len(glyph.text)
            if not count:
                widths[-1] += step
                continue
            widths += [widths[-1] + step * share / count for share in range(1, count + 1)]
        if len(widths) - 1 == len(text):
            return widths
        shown = iter(widths[1:])
        spread = [0.0]
        for character in text:
            spread.append(spread[-1] if ord(character) in UNSEEN else next(shown))
        return spread


class Fonts:
    """The fonts of a document, found by style."""

    def __init__(self) -> None:
        self._faces: dict[int, tuple[Any, FontFace]] = {}
        self._by_key: dict[str, SetFont] = {}
        self._by_style: dict[int, tuple[Any, SetFont]] = {}

    def of(self, style: Any) -> SetFont:
        """The font of a style. UnshapedWordError: the style needs Pango."""
        known = self._by_style.get(id(style))
        if known is None:
            key = _style_key(style)
            if key not in self._by_key:
                self._by_key[key] = self._load(style, key)
            # The style is kept, so that no other gets its place in memory.
            known = self._by_style[id(style)] = style, self._by_key[key]
        return known[1]

    def _load(self, style: Any, key: str) -> SetFont:
        from weasyprint.text.ffi import FROM_UNITS, pango
        from weasyprint.text.fonts import font_features, get_pango_font_hb_face
        from weasyprint.text.line_break import Layout, line_size

        layout = Layout(style)
        layout.set_text("x")
        line, _ = layout.get_first_line()
        _, height = line_size(line, style)
        pango_font = line.runs[0].data.item.analysis.font
        face = self._face(get_pango_font_hb_face(pango_font))
        features = font_features(
            style["font_kerning"],
            style["font_variant_ligatures"],
            style["font_variant_position"],
            style["font_variant_caps"],
            style["font_variant_numeric"],
            style["font_variant_alternates"],
            style["font_variant_east_asian"],
            style["font_feature_settings"],
        )
        spacing = 0.0 if style["letter_spacing"] == "normal" else style["letter_spacing"]
        if spacing:
            # As Pango has it: letters that stand apart are not joined.
            features = {"liga": 0, "clig": 0, "dlig": 0, **features}
        return SetFont(
            name=sha256(f"{key} {face.digest}".encode()).hexdigest(),
            face=face,
            pango_font=pango_font,
            layout=layout,
            size=style["font_size"],
            height=height,
            baseline=pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS,
            language=style["lang"] or "",
            features=dict(features),
            letter_spacing=spacing,
        )

    def _face(self, hb_face: Any) -> FontFace:
        """The file of HarfBuzz's face of a font, which Pango makes once for each file."""
        from weasyprint.text.ffi import ffi, harfbuzz
        from weasyprint.text.fonts import get_hb_object_data

        address = int(ffi.cast("uintptr_t", hb_face))
        if address not in self._faces:
            data = get_hb_object_data(hb_face)
            if b"fvar" in data[:1024]:
                raise UnshapedWordError("variable font")
            face = FontFace(data, int(harfbuzz.hb_face_get_index(hb_face)))
            # HarfBuzz's is kept, so that no other gets its place in memory.
            self._faces[address] = hb_face, face
        return self._faces[address][1]


_STYLE: Final = (
    "lang", "direction", "font_style", "font_stretch", "font_weight", "font_size", "font_kerning",
    "font_family", "font_language_override", "letter_spacing",
    "font_variant_position", "font_variant_caps", "font_variant_alternates",
    "font_variant_ligatures", "font_variant_numeric", "font_variant_east_asian",
    "font_feature_settings", "font_variation_settings",
)  # fmt: skip
"""The properties that choose a font."""


def _style_key(style: Any) -> str:
    """What tells the fonts of two styles apart."""
    return repr([style[name] for name in _STYLE])
