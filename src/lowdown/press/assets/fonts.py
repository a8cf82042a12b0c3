"""The typefaces of every page, from installed packages and never from the machine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from lowdown.errors import LowdownError
from lowdown.press.assets.symbol_faces import SymbolFace, faces_for, symbol_font_face, symbols

SERIF: Final = "Lowdown Serif"
"""Family name of the text face. Our own names keep a font of the machine from standing in."""
SANS: Final = "Lowdown Sans"
"""Family name of the face of furniture, captions and boxes."""
SUBSTITUTES: Final = {"\u202f": "\u00a0", "\u2011": "\u2010\u2060"}
"""Characters that the faces lack, and what is set for them."""
INVISIBLE: Final = frozenset("\n\t\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")
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
    package: str
    """The installed package that carries it."""
    file: str
    """Name of the file in the package."""

    @property
    def url(self) -> str:
        """The address under which templates load it."""
        return f"lowdown:font/{self.file}"


FACES: Final = tuple(
    Face(
        family=family,
        weight=weight,
        italic=italic,
        package=f"font_source_{kind}_pro",
        file=f"Source{kind.title()}Pro-{name}.ttf",
    )
    for family, kind in ((SERIF, "serif"), (SANS, "sans"))
    for weight, italic, name in (
        (400, False, "Regular"),
        (400, True, "It"),
        (700, False, "Bold"),
        (700, True, "BoldIt"),
    )
)


def load(face: Face) -> bytes:
    """The bytes of a face. LowdownError: its package is not installed completely."""
    try:
        return (files(face.package) / "files" / face.file).read_bytes()
    except (ModuleNotFoundError, OSError) as error:
        package = face.package.replace("_", "-")
        message = (
            f"the font {face.file} is missing; install it again with:"
            f" pip install --force-reinstall {package}"
        )
        raise LowdownError(message) from error


def bold_face() -> bytes:
    """The bytes of the bold text face, in which headlines are set."""
    return load(next(face for face in FACES if face.family == SERIF and face.weight == 700))


def is_in_bold_face(character: str) -> bool:
    """Whether the bold text face has a character."""
    return ord(character) in opened(family=SERIF, bold=True).getBestCmap()


def capital_height() -> float:
    """Height of the capitals of the bold text face in ems."""
    font = opened(family=SERIF, bold=True)
    return float(font["OS/2"].sCapHeight / font["head"].unitsPerEm)


def font_faces() -> str:
    """The `@font-face` rules for every face."""
    return "".join(
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};'
        f"font-style:{'italic' if face.italic else 'normal'};src:url({face.url})}}"
        for face in FACES
    )


@cache
def opened(*, family: str, bold: bool) -> Any:
    """The upright face of a family, opened for its metrics and outlines."""
    from io import BytesIO

    from fontTools.ttLib import TTFont

    key = (family, 700 if bold else 400, False)
    face = next(face for face in FACES if (face.family, face.weight, face.italic) == key)
    return TTFont(BytesIO(load(face)), lazy=True)


def advance(text: str, *, family: str, bold: bool) -> float:
    """Width of `text` in ems, kerning left out; a character that the face lacks counts one em."""
    font = opened(family=family, bold=bold)
    cmap, metrics, em = font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm
    return float(
        sum(
            metrics[cmap[ord(character)]][0] if ord(character) in cmap else em for character in text
        )
        / em
    )


@cache
def in_text_faces() -> frozenset[int]:
    """Every code point that an upright text face can show, and every one that needs no glyph."""
    maps = [frozenset(opened(family=family, bold=False).getBestCmap()) for family in (SERIF, SANS)]
    extra = frozenset(map(ord, INVISIBLE)) | frozenset(map(ord, SUBSTITUTES))
    return maps[0] | maps[1] | extra | frozenset({0x2010})


def symbol_faces_for(text: str) -> tuple[SymbolFace, ...]:
    """The faces of symbols that `text` needs, for characters that the text faces lack."""
    others = frozenset(map(ord, set(text))) - in_text_faces()
    return faces_for(others) if others else ()


def symbol_rule(face: SymbolFace) -> str:
    """The `@font-face` rule of a face of symbols, for what the text faces lack."""
    return symbol_font_face(face, text_faces=in_text_faces())


def missing_characters(text: str) -> tuple[str, ...]:
    """The characters of `text` that no face has, each once, in order of appearance."""
    others = [
        character for character in dict.fromkeys(text) if ord(character) not in in_text_faces()
    ]
    return tuple(character for character in others if ord(character) not in symbols())


def settable(text: str) -> str:
    """Returns `text` with substitutes for characters that the faces lack."""
    for character, substitute in SUBSTITUTES.items():
        text = text.replace(character, substitute)
    return text
