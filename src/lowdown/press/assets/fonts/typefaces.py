"""The typefaces of a publication: what they are called in the templates, and what they can show."""

from __future__ import annotations

import hashlib
from functools import cache, cached_property
from typing import Final, NamedTuple

from lowdown.press.assets.fonts.bundled import BUNDLED, Family
from lowdown.press.assets.fonts.font_file import (
    FontFile,
    capital_height,
    line_metrics,
    load_file,
    opened,
)
from lowdown.press.assets.symbol_faces import SymbolFace, faces_for, symbol_font_face, symbols
from lowdown.values import dataclass

SERIF: Final = "Lowdown Serif"
"""Family name of the text face. Our own names keep a font of the machine from standing in."""
SANS: Final = "Lowdown Sans"
"""Family name of the face of furniture, captions and boxes."""
HEADLINE: Final = "Lowdown Headline"
"""Family name of the face of headlines, where it is neither of the two."""
HYPHEN: Final = "\u2010"
"""The hyphen that is no minus; some faces have none."""
SUBSTITUTES: Final = {"\u2011": "\u2010\u2060"}
"""Characters that faces lack, and what is set for them."""
NARROW_SPACE: Final = "\u202f"
"""The narrow space at which no line ends."""
NARROW: Final = 0.5
"""Width of a narrow space as a share of an ordinary one, where a face has none: HarfBuzz's."""
INVISIBLE: Final = frozenset("\n\t\u00ad\u200b\u200c\u200d\u202f\u2060\ufe0e\ufe0f\ufeff")
"""Characters that need no glyph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One font file and its names in the templates."""

    family: str
    """Family name."""
    weight: int
    """CSS weight, 400 or 700."""
    italic: bool
    """Whether it slants."""
    file: FontFile
    """Its file."""
    has_serifs: bool
    """Whether its letters have serifs."""

    @property
    def url(self) -> str:
        """The address under which templates load it."""
        return self.file.url


def load(face: Face) -> bytes:
    """The bytes of a face. LowdownError: its package is not installed completely."""
    return load_file(face.file)


class CopyCapital(NamedTuple):
    """A capital of the copy in its line. In points."""

    height: float
    """Its height."""
    top: float
    """From the top of the line to its own."""


@dataclass(frozen=True, kw_only=True)
class Typefaces:
    """The typefaces in which everything of a publication is set."""

    faces: tuple[Face, ...]
    """All of them."""
    headline: str
    """Family name of the face of headlines: `SERIF`, `SANS` or `HEADLINE`."""

    def upright(self, family: str, *, bold: bool) -> Face:
        """The upright face of a family."""
        key = (family, 700 if bold else 400, False)
        return next(face for face in self.faces if (face.family, face.weight, face.italic) == key)

    @property
    def display(self) -> FontFile:
        """The font of headlines, which also draws drop caps, icons and cards."""
        return self.upright(self.headline, bold=True).file

    @cached_property
    def digest(self) -> str:
        """What sets them apart from others: nothing for the standard ones."""
        if self == STANDARD:
            return ""
        names = [(face.family, face.file.name, face.file.data) for face in self.faces]
        return hashlib.sha256(repr(names).encode()).hexdigest()

    def bold_face(self) -> bytes:
        """The bytes of the font of headlines."""
        return load_file(self.display)

    def is_in_bold_face(self, character: str) -> bool:
        """Whether the font of headlines has a character."""
        return ord(character) in opened(self.display).getBestCmap()

    def capital_height(self) -> float:
        """Height of the capitals of the font of headlines in ems."""
        font = opened(self.display)
        return float(capital_height(self.display) / font["head"].unitsPerEm)

    def copy_capital(self, *, size: float, leading: float) -> CopyCapital:
        """Where a capital of copy of this size and leading stands in its line."""
        file = self.upright(SERIF, bold=False).file
        height = size * capital_height(file) / opened(file)["head"].unitsPerEm
        ascent, descent = line_metrics(file)
        half = (leading - (ascent + descent) * size) / 2
        return CopyCapital(height=height, top=half + ascent * size - height)

    def font_faces(self) -> str:
        """The `@font-face` rules for every face."""
        return "".join(
            f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};'
            f"font-style:{'italic' if face.italic else 'normal'};src:url({face.url})}}"
            for face in self.faces
        )

    def advance(self, text: str, *, family: str, bold: bool) -> float:
        """Width of `text` in ems, kerning left out; a character that the face lacks counts one
        em.
        """
        font = opened(self.upright(family, bold=bold).file)
        cmap, metrics, em = font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm
        lacking = {NARROW_SPACE: metrics[cmap[ord(" ")]][0] * NARROW}
        return float(
            sum(
                metrics[cmap[ord(character)]][0]
                if ord(character) in cmap
                else lacking.get(character, em)
                for character in text
            )
            / em
        )

    @cached_property
    def shown(self) -> frozenset[int]:
        """Every code point that an upright text face can show, and every one that needs no
        glyph.
        """
        maps = [_characters(self.upright(family, bold=False)) for family in (SERIF, SANS)]
        extra = frozenset(map(ord, INVISIBLE)) | frozenset(map(ord, SUBSTITUTES))
        return maps[0] | maps[1] | extra | frozenset({ord(HYPHEN)})

    @cached_property
    def substitutes(self) -> dict[str, str]:
        """Characters that the faces lack, and what is set for them."""
        if ord(HYPHEN) in _characters(self.upright(SERIF, bold=False)):
            return SUBSTITUTES
        written = {character: text.replace(HYPHEN, "-") for character, text in SUBSTITUTES.items()}
        return {**written, HYPHEN: "-"}

    def symbol_faces_for(self, text: str) -> tuple[SymbolFace, ...]:
        """The faces of symbols that `text` needs, for characters that the text faces lack."""
        others = frozenset(map(ord, set(text))) - self.shown
        return faces_for(others) if others else ()

    def symbol_rule(self, face: SymbolFace) -> str:
        """The `@font-face` rule of a face of symbols, for what the text faces lack."""
        return symbol_font_face(face, text_faces=self.shown)

    def missing_characters(self, text: str) -> tuple[str, ...]:
        """The characters of `text` that no face has, each once, in order of appearance."""
        others = [
            character for character in dict.fromkeys(text) if ord(character) not in self.shown
        ]
        return tuple(character for character in others if ord(character) not in symbols())

    def settable(self, text: str) -> str:
        """Returns `text` with substitutes for characters that the faces lack."""
        for character, substitute in self.substitutes.items():
            text = text.replace(character, substitute)
        return text


def _characters(face: Face) -> frozenset[int]:
    return frozenset(opened(face.file).getBestCmap())


@cache
def set_in(serif: Family, sans: Family, headline: Family | None = None) -> Typefaces:
    """Returns the typefaces with these families; `headline`: that of headlines, where it is another
    than that of the copy.
    """
    roles = {SERIF: serif, SANS: sans}
    known = next((name for name, family in roles.items() if family == headline), SERIF)
    if headline and headline not in roles.values():
        known = HEADLINE
        roles[HEADLINE] = headline
    faces = tuple(
        Face(
            family=name,
            weight=weight,
            italic=italic,
            file=file,
            has_serifs=family.has_serifs,
        )
        for name, family in roles.items()
        for weight, italic, file in family.styles
        if name != HEADLINE or (weight, italic) == (700, False)
    )
    return Typefaces(faces=faces, headline=known)


STANDARD: Final = set_in(BUNDLED["Source Serif"], BUNDLED["Source Sans"])
"""The typefaces of a publication that names none."""
