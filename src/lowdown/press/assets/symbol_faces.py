"""The faces that characters are taken from which the text faces lack: symbols, arrows, formulas.

They come from an installed package and never from the machine, and are loaded only where an issue
prints such a character. Each character belongs to one face alone, so that the choice of a face
cannot depend on anything else.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from io import BytesIO
from struct import pack_into
from typing import Final

from lowdown.errors import LowdownError
from lowdown.values import dataclass

PACKAGE: Final = "pymupdf_fonts"
"""The installed package that carries the faces, under the SIL Open Font License."""
ASCENT: Final = 0.956
"""Ems that a line reaches above its baseline, less than in the text faces."""
DESCENT: Final = 0.25
"""Ems that it reaches below. Half the difference of the two puts the baseline where it is in text,
to a hundredth of the size.
"""
LAST_CHARACTER: Final = 0xFFFF
"""The last code point that is taken from them. Most above it are emoji, of which they have few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SymbolFace:
    """One font, and the part of it that is used."""

    family: str
    """Family name; ours, so that a font of the machine cannot stand in."""
    module: str
    """The module of the package that has its bytes."""
    rank: int
    """Its place among the faces: it has no character that one before it has."""

    @property
    def url(self) -> str:
        """The address under which templates load it."""
        return f"lowdown:font/{self.module}.ttf"


SYMBOL_FACES: Final = tuple(
    SymbolFace(family=f"Lowdown {name}", module=f"{module}_Regular", rank=rank)
    for rank, (name, module) in enumerate(
        (
            ("Symbols", "NotoSansSymbols2"),
            ("Signs", "NotoSansSymbols"),
            ("Formulas", "NotoSansMath"),
            ("Letters", "NotoSans"),
        )
    )
)
"""The faces in the order in which they are asked for a character."""


def load_symbols(face: SymbolFace) -> bytes:
    """The bytes of a face, which makes no line deeper than the text faces do.

    LowdownError: its package is not installed completely.
    """
    from fontTools.ttLib import TTFont

    data = bytearray(_packed(face))
    with TTFont(BytesIO(data), lazy=True) as font:
        em, table = font["head"].unitsPerEm, font.reader.tables["hhea"].offset
    # Ascender and descender follow the version of the table. Source: OpenType 1.9.1, hhea.
    pack_into(">hh", data, table + 4, round(ASCENT * em), round(-DESCENT * em))
    return bytes(data)


def _packed(face: SymbolFace) -> bytes:
    """The bytes of a face as its package has them."""
    try:
        return bytes(import_module(f"{PACKAGE}.{face.module}").fontbuffer)
    except (ImportError, AttributeError) as error:
        package = PACKAGE.replace("_", "-")
        message = (
            f"the font {face.module} is missing; install it again with:"
            f" pip install --force-reinstall {package}"
        )
        raise LowdownError(message) from error


@cache
def code_points(face: SymbolFace) -> frozenset[int]:
    """The code points of a face that no face before it has."""
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(_packed(face)), lazy=True) as font:
        own = frozenset(point for point in font.getBestCmap() if point <= LAST_CHARACTER)
    return own.difference(*map(code_points, SYMBOL_FACES[: face.rank]))


def faces_for(points: frozenset[int]) -> tuple[SymbolFace, ...]:
    """The faces that have one of `points`."""
    return tuple(face for face in SYMBOL_FACES if not points.isdisjoint(code_points(face)))


@cache
def symbols() -> frozenset[int]:
    """Every code point that one of the faces can show."""
    return frozenset[int]().union(*map(code_points, SYMBOL_FACES))


def symbol_font_face(face: SymbolFace, *, text_faces: frozenset[int]) -> str:
    """The `@font-face` rule of a face, without the code points that the text faces have."""
    ranges = ",".join(_ranges(code_points(face) - text_faces))
    return f'@font-face{{font-family:"{face.family}";src:url({face.url});unicode-range:{ranges}}}'


def _ranges(points: frozenset[int]) -> Iterator[str]:
    """Code points as ranges of CSS, such as `U+2605-2606`."""
    first = last = -1
    for point in sorted(points):
        if point != last + 1:
            if first >= 0:
                yield f"U+{first:X}-{last:X}"
            first = point
        last = point
    if first >= 0:
        yield f"U+{first:X}-{last:X}"
