"""Reads the fonts of a publication's own folder, and finds those that cannot be used."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from lowdown.model import Finding, Location
from lowdown.press.assets.fonts.bundled import Family
from lowdown.press.assets.fonts.embedding import refusal_of
from lowdown.press.assets.fonts.font_file import WOFF, FontFile, unpacked
from lowdown.sources import is_there, names_in, reason_of, source_bytes
from lowdown.values import dataclass

FOLDER: Final = "fonts"
"""The folder of a publication's own fonts."""
ENDINGS: Final = (".otf", ".ttf", ".woff2", ".woff", ".ttc", ".otc")
"""How the names of font files end; of two files of one style, the one named first here is used."""
MAX_BYTES: Final = 20_000_000
"""The largest font that is read."""
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;?!'\"()-&‘’“”–"
"""What a font must have for copy to be set in it, quotation marks and the dash included."""
_NORMAL_WIDTH: Final = 5
_SEMIBOLD: Final = 600
_SANS: Final = range(11, 16)
"""Styles of serifs in PANOSE that are none. Source: OpenType 1.9.1, OS/2."""


class FontError(ValueError):
    """Raised for a file that cannot be used as a font."""

    def __init__(self, code: str, message: str, cure: str) -> None:
        super().__init__(message)
        self.code = code
        self.cure = cure


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFont:
    """A font of the publication's folder, or what is wrong with it."""

    path: str
    """Its path below the publication's folder."""
    family: str = ""
    """The name of its family; empty where it cannot be read."""
    weight: int = 400
    """Its weight, 1 to 1000."""
    italic: bool = False
    """Whether it slants."""
    has_serifs: bool = True
    """Whether its letters have serifs."""
    file: FontFile | None = None
    """Its bytes; None where it must not be used."""
    finding: Finding | None = None
    """What is wrong with it."""

    @property
    def is_bold(self) -> bool:
        """Whether it is semibold or bolder."""
        return self.weight >= _SEMIBOLD


def own_fonts(root: Path, *, is_published: bool) -> tuple[OwnFont, ...]:
    """Returns every font in the folder of a publication, in the order of their paths.

    `is_published`: whether the web edition gives them to everybody.
    """
    return tuple(_read(root, path, is_published) for path in _paths(root, FOLDER))


def _paths(root: Path, folder: str) -> Iterator[str]:
    """The paths of all font files in a folder, those of folders in it included."""
    if not is_there(root, folder):
        return
    for name in names_in(root, folder):
        path = f"{folder}/{name}"
        if name.startswith((".", "__MACOSX")):
            continue
        if os.path.isdir(root / path) and not os.path.islink(root / path):  # noqa: PTH112, PTH114
            yield from _paths(root, path)
        elif name.lower().endswith(ENDINGS):
            yield path


def _read(root: Path, path: str, is_published: bool) -> OwnFont:  # noqa: FBT001 - passed on
    try:
        data = source_bytes(root, path, most=MAX_BYTES)
    except OSError as error:
        fault = FontError("LD175", f"cannot be read ({reason_of(error)})", "Put it there again.")
        return OwnFont(path=path, finding=_finding(path, fault))
    return _read_bytes(path, data, is_published)


@lru_cache(maxsize=64)
def _read_bytes(path: str, data: bytes, is_published: bool) -> OwnFont:  # noqa: FBT001 - cached
    """A font with the bytes `data`."""
    try:
        return _described(path, data, is_published=is_published)
    except FontError as fault:
        return OwnFont(path=path, finding=_finding(path, fault))
    except Exception:
        # The readers of fonts raise whatever comes to hand at a damaged file.
        cure = "Copy it there again from where you have it."
        return OwnFont(
            path=path, finding=_finding(path, FontError("LD175", "is damaged, or no font", cure))
        )


def _described(path: str, data: bytes, *, is_published: bool) -> OwnFont:
    from io import BytesIO

    from fontTools.ttLib import TTFont

    if len(data) > MAX_BYTES:
        cure = "Use a version of it for Latin letters alone."
        raise FontError("LD175", f"has more than {MAX_BYTES:,} bytes", cure)
    if path.lower().endswith((".ttc", ".otc")) or data.startswith(b"ttcf"):
        cure = "Put the single fonts of the collection there, as .otf or .ttf."
        raise FontError("LD175", "is a collection of several fonts", cure)
    plain = unpacked(data) if data.startswith(WOFF) else data
    font = TTFont(BytesIO(plain), lazy=True)
    if "fvar" in font:
        cure = (
            "Put its single styles there in its place: regular, italic, bold and bold italic,"
            " which most families have in a folder called “static”."
        )
        raise FontError("LD175", "is a variable font, which cannot be printed", cure)
    _try_out(font, plain)
    refusal = refusal_of(font["OS/2"].fsType, is_published=is_published)
    if refusal:
        raise FontError("LD176", refusal.message, refusal.cure)
    return OwnFont(
        path=path,
        family=_family_name(font),
        weight=_weight(font),
        italic=_slants(font),
        has_serifs=font["OS/2"].panose.bSerifStyle not in _SANS,
        file=FontFile(name=path, data=plain),
    )


def _try_out(font: Any, data: bytes) -> None:
    """Raises FontError where a font lacks letters, and anything else where it is damaged."""
    import uharfbuzz

    cmap, metrics = font.getBestCmap(), font["hmtx"].metrics
    missing = [letter for letter in LETTERS if ord(letter) not in cmap]
    if missing:
        named = ", ".join(f"“{letter}”" for letter in missing[:5])
        cure = "Use a font that has all letters, figures and marks, or take the file out."
        raise FontError("LD175", f"has no {named}", cure)
    for letter in LETTERS:
        if metrics[cmap[ord(letter)]][0] <= 0:
            raise ValueError(letter)
    font["head"], font["hhea"], font["maxp"], font["name"]
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, LETTERS))
    cut = uharfbuzz.subset(uharfbuzz.Face(uharfbuzz.Blob(data)), wanted)
    if len(cut.blob.data) < _SMALLEST:
        raise ValueError("empty")
    glyphs = font.getGlyphSet()
    from fontTools.pens.boundsPen import BoundsPen

    for letter in LETTERS:
        glyphs[cmap[ord(letter)]].draw(BoundsPen(glyphs))


_SMALLEST: Final = 500
"""Bytes that a font with letters has at least."""


def _family_name(font: Any) -> str:
    """The name of a font's family as programs show it.

    The typographic family joins condensed styles with those of the same weight and slant.
    """
    names = font["name"]
    joined = names.getDebugName(16) if font["OS/2"].usWidthClass == _NORMAL_WIDTH else None
    name = (joined or names.getDebugName(1) or "").strip()
    if not name:
        cure = "Save it again with a name, in a program for fonts."
        raise FontError("LD175", "does not have the name of its family", cure)
    return str(name)


def _weight(font: Any) -> int:
    is_bold = bool(font["head"].macStyle & 1)
    weight = int(font["OS/2"].usWeightClass)
    return max(weight, 700) if is_bold else weight


def _slants(font: Any) -> bool:
    return bool(font["OS/2"].fsSelection & 1 or font["head"].macStyle & 2)


def _finding(path: str, fault: FontError) -> Finding:
    return Finding(
        code=fault.code,
        place=Location(path=path),
        message=f"the font {fault}",
        cure=fault.cure,
    )


def by_family(fonts: Sequence[OwnFont]) -> Mapping[str, tuple[OwnFont, ...]]:
    """Returns the fonts that can be used, by the names of their families."""
    families: dict[str, tuple[OwnFont, ...]] = {}
    for font in fonts:
        if font.file:
            families[font.family] = (*families.get(font.family, ()), font)
    return dict(sorted(families.items()))


def family_of(name: str, fonts: Sequence[OwnFont], *, for_headlines: bool) -> Family | None:
    """Returns a family of the publication's own; None where it lacks a weight that is needed.

    `for_headlines`: only headlines are set in it, for which the heaviest upright will do.
    """
    regular = _nearest(fonts, 400, italic=False)
    bold = _nearest(fonts, 700, italic=False)
    if for_headlines:
        regular, bold = regular or bold, bold or regular
    if not (regular and bold and regular.file and bold.file):
        return None
    italic, bold_italic = (_nearest(fonts, weight, italic=True) for weight in (400, 700))
    return Family(
        name=name,
        has_serifs=regular.has_serifs,
        regular=regular.file,
        bold=bold.file,
        italic=italic.file if italic else None,
        bold_italic=bold_italic.file if bold_italic else None,
    )


def _nearest(fonts: Sequence[OwnFont], weight: int, *, italic: bool) -> OwnFont | None:
    """The font of a style that is nearest to a weight, bold or not as it is."""
    fitting = [
        font for font in fonts if font.italic is italic and font.is_bold is (weight >= _SEMIBOLD)
    ]
    return min(fitting, key=lambda font: (abs(font.weight - weight), *_rank(font)), default=None)


def _rank(font: OwnFont) -> tuple[int, str]:
    ending = Path(font.path).suffix.lower()
    return (ENDINGS.index(ending), font.path)
