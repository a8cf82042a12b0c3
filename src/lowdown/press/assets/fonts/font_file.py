"""Font files: where each comes from, and its bytes."""

from __future__ import annotations

from dataclasses import field
from functools import cache
from importlib import import_module
from importlib.resources import files
from io import BytesIO
from typing import Any, Final, NamedTuple

from lowdown.errors import LowdownError
from lowdown.values import dataclass

MODULES: Final = "pymupdf_fonts"
"""The package in which each font is a module that has its bytes."""
WOFF: Final = b"wOF"
"""What the files of fonts for the web begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFile:
    """A font: of an installed package, or of the publication."""

    name: str
    """The name of the file, or of the module that has its bytes; for a font of the publication's
    own, its path below the publication's folder.
    """
    package: str = ""
    """The installed package that carries it; empty for a font of the publication's own."""
    folder: str = "files"
    """Its folder in the package."""
    data: bytes = field(default=b"", repr=False)
    """The bytes of a font of the publication's own."""

    @property
    def url(self) -> str:
        """The address under which templates load it."""
        return f"lowdown:font/{self.name}"


@cache
def load_file(file: FontFile) -> bytes:
    """Returns the bytes of a font as TrueType or OpenType.

    LowdownError: its package is not installed completely.
    """
    data = file.data or _packed(file)
    return unpacked(data) if data.startswith(WOFF) else data


def unpacked(data: bytes) -> bytes:
    """Returns a font for the web, WOFF or WOFF2, as TrueType or OpenType."""
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(data), recalcTimestamp=False)
    font.flavor = None
    file = BytesIO()
    font.save(file, reorderTables=False)
    return file.getvalue()


def _packed(file: FontFile) -> bytes:
    """The bytes of a font as its package has them."""
    try:
        if file.package == MODULES:
            return bytes(import_module(f"{MODULES}.{file.name}").fontbuffer)
        return (files(file.package) / file.folder / file.name).read_bytes()
    except (ImportError, AttributeError, OSError) as error:
        package = file.package.partition(".")[0].replace("_", "-")
        message = (
            f"the font {file.name} is missing; install it again with:"
            f" pip install --force-reinstall {package}"
        )
        raise LowdownError(message) from error


@cache
def opened(file: FontFile) -> Any:
    """Returns a font, opened for its metrics and outlines."""
    from fontTools.ttLib import TTFont

    return TTFont(BytesIO(load_file(file)), lazy=True)


class LineMetrics(NamedTuple):
    """What a font takes of a line, in ems."""

    ascent: float
    """Above the baseline."""
    descent: float
    """Below it."""


def line_metrics(file: FontFile) -> LineMetrics:
    """Returns what a font takes of a line. Source: OpenType 1.9.1, OS/2 `fsSelection` bit 7."""
    font = opened(file)
    em, os2, hhea = font["head"].unitsPerEm, font["OS/2"], font["hhea"]
    if os2.fsSelection & 1 << 7:
        return LineMetrics(os2.sTypoAscender / em, -os2.sTypoDescender / em)
    return LineMetrics(hhea.ascent / em, -hhea.descent / em)


def capital_height(file: FontFile) -> int:
    """Returns the height of a font's capitals in its own units."""
    font = opened(file)
    height = getattr(font["OS/2"], "sCapHeight", 0)
    if height:
        return int(height)
    from fontTools.pens.boundsPen import BoundsPen

    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[font.getBestCmap()[ord("H")]].draw(pen)
    return int(pen.bounds[3])
