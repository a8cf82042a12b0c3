"""The publication's faces for the web: WOFF2 subsets, and the style rules that load them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from lowdown.outputs import asset_path
from lowdown.press.assets.fonts import FACES, SANS, SERIF, Face, load

if TYPE_CHECKING:
    from lowdown.cache import Cache

RANGES: Final = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0x17F),  # Latin-1, Latin Extended-A
    (0x218, 0x21B),  # Romanian
    (0x1E80, 0x1E85),  # Welsh
    (0x1EF2, 0x1EF3),  # Welsh
    (0x2BB, 0x2BC),  # apostrophes that are letters
    (0x2010, 0x2027),  # dashes, quotation marks, dots
    (0x2030, 0x203A),  # per mille, primes, angle quotation marks
    (0x2070, 0x2089),  # raised and lowered figures
    (0x20A0, 0x20BF),  # currencies
    (0x2116, 0x2122),  # numero, trade mark
    (0x2153, 0x215E),  # fractions
    (0x2190, 0x2193),  # arrows
    (0x2212, 0x2212),  # minus
)
"""The characters that the subsets have, as far as a face has them."""
FIGURES: Final = ("lnum", "onum", "pnum", "tnum")
"""Kinds of figures that are kept besides the features that every page needs."""
STAND_IN: Final = " stand-in"
"""Behind the name of a face, that of the face of the machine with its measures."""
_RECIPE: Final = b"web font 1"
_STAND_INS: Final = {SERIF: ("Georgia", 913 / 2048), SANS: ("Arial", 904 / 2048)}
"""Faces of the machine that stand in until ours have been loaded, and the average width of a letter
of English text in them in ems (`xWidthAvg` of the metrics of Capsize).
"""
_FREQUENCIES: Final = (
    "aaaaaaaabcccddddeeeeeeeeeeeeffgghhhhhhiiiiiiijklllllmmmnnnnnnn"
    "ooooooooppqrrrrrrsssssstttttttttuuuvwwxyyz"
)
"""Letters about as often as in English text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebFonts:
    """The typefaces of a site."""

    css: str
    """The `@font-face` rules; the style sheet that has them is in the folder of the files."""
    serif: str
    """Name of the text face; with `STAND_IN` behind it, that of what stands in for it."""
    sans: str
    """Name of the face of furniture and captions."""
    files: dict[str, bytes]
    """The font files, by their paths below the output folder."""


def make_web_fonts(cache: Cache | None = None) -> WebFonts:
    """Returns the typefaces of the press for the web."""
    files: dict[str, bytes] = {}
    rules = []
    for face in FACES:
        if (face.family, face.weight, face.italic) == (SANS, 700, True):
            continue  # nothing is set in it
        data = _subset(load(face), cache)
        name = f"{face.file.removesuffix('.ttf')}.woff2"
        path = asset_path(name, hashlib.sha256(data).hexdigest())
        files[path] = data
        rules.append(_rule(face, path))
    rules += [_stand_in(family) for family in (SERIF, SANS)]
    return WebFonts(
        css="\n".join(rules),
        serif=SERIF,
        sans=SANS,
        files=files,
    )


def _rule(face: Face, path: str) -> str:
    ranges = ",".join(f"U+{a:X}-{b:X}" if a != b else f"U+{a:X}" for a, b in RANGES)
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};'
        f"font-style:{'italic' if face.italic else 'normal'};font-display:swap;"
        f'src:url("{path.rpartition("/")[2]}") format("woff2");unicode-range:{ranges}}}'
    )


def _stand_in(family: str) -> str:
    """A face of the machine with the measures of ours, so that nothing moves when ours arrives."""
    local, local_average = _STAND_INS[family]
    font = _opened(family)
    em = font["head"].unitsPerEm
    cmap, metrics = font.getBestCmap(), font["hmtx"].metrics
    average = sum(metrics[cmap[ord(letter)]][0] for letter in _FREQUENCIES) / em / len(_FREQUENCIES)
    scale, hhea = average / local_average, font["hhea"]
    ascent, descent, gap = (
        f"{measure / em / scale:.2%}" for measure in (hhea.ascent, -hhea.descent, hhea.lineGap)
    )
    return (
        f'@font-face{{font-family:"{family}{STAND_IN}";src:local("{local}");'
        f"size-adjust:{scale:.2%};ascent-override:{ascent};"
        f"descent-override:{descent};line-gap-override:{gap}}}"
    )


def _opened(family: str) -> Any:
    from fontTools.ttLib import TTFont

    face = next(face for face in FACES if face.family == family and face.weight == 400)
    return TTFont(BytesIO(load(face)), lazy=True)


def _subset(data: bytes, cache: Cache | None) -> bytes:
    facts = f"{RANGES}{FIGURES}".encode()
    key = hashlib.sha256(_RECIPE + facts + hashlib.sha256(data).digest()).hexdigest()[:32]
    known = cache.get(key) if cache else None
    if known:
        return known
    import uharfbuzz
    from fontTools.ttLib import TTFont

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(code for a, b in RANGES for code in range(a, b + 1))
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode()) for tag in FIGURES)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    subset = uharfbuzz.subset(uharfbuzz.Face(uharfbuzz.Blob(data)), wanted)
    font = TTFont(BytesIO(subset.blob.data), recalcTimestamp=False)
    font.flavor = "woff2"
    file = BytesIO()
    font.save(file, reorderTables=False)
    made = file.getvalue()
    if cache:
        cache.put(key, made)
    return made
