"""The publication's faces for the web: WOFF2 subsets, and the style rules that load them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from lowdown.outputs import asset_path
from lowdown.press.assets.fonts import SANS, SERIF, Face, Typefaces, load
from lowdown.values import dataclass
from lowdown.workers import Work, do_all

if TYPE_CHECKING:
    from lowdown.cache import Cache

RANGES: Final = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0x24F),  # Latin-1, Latin Extended-A and -B
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
_CODES: Final = frozenset(code for a, b in RANGES for code in range(a, b + 1))
FEATURES: Final = ("lnum", "onum", "pnum", "tnum", "smcp")
"""Kinds of figures and small capitals, kept besides the features that every page needs."""
STAND_IN: Final = " stand-in"
"""Behind the name of a face, that of the face of the machine that is drawn at its size."""
FURTHER_STAND_INS: Final = (" second stand-in", " third stand-in", " fourth stand-in")
"""The same, of faces for machines without those before."""
_LEGAL_NAMES: Final = (0, 13, 14)
"""Numbers of the names of a font that say whose it is, and under which licence."""
_RECIPE: Final = b"web font 2"
_STAND_INS: Final = (
    (True, STAND_IN, ("Georgia", "Gelasio")),
    (True, FURTHER_STAND_INS[0], ("Times New Roman", "Liberation Serif", "Tinos")),
    (True, FURTHER_STAND_INS[1], ("Noto Serif",)),
    (True, FURTHER_STAND_INS[2], ("DejaVu Serif",)),
    (False, STAND_IN, ("Arial", "Helvetica", "Liberation Sans", "Arimo")),
    (False, FURTHER_STAND_INS[0], ("Roboto",)),
    (False, FURTHER_STAND_INS[1], ("DejaVu Sans",)),
)
"""What stands in until a face with serifs, or without, has been loaded, and behind its name: faces
of the machine, those of one row with the same widths. Telephones have Roboto and Noto Serif, bare
machines DejaVu.
"""
_AVERAGES: Final = {
    ("Georgia", 400, False): 0.4430,
    ("Georgia", 400, True): 0.4517,
    ("Georgia", 700, False): 0.5165,
    ("Georgia", 700, True): 0.5269,
    ("Times New Roman", 400, False): 0.4036,
    ("Times New Roman", 400, True): 0.4041,
    ("Times New Roman", 700, False): 0.4297,
    ("Times New Roman", 700, True): 0.4145,
    ("Arial", 400, False): 0.4433,
    ("Arial", 400, True): 0.4433,
    ("Arial", 700, False): 0.4804,
    ("Noto Serif", 400, False): 0.4831,
    ("Noto Serif", 400, True): 0.4687,
    ("Noto Serif", 700, False): 0.5131,
    ("Noto Serif", 700, True): 0.5174,
    ("Roboto", 400, False): 0.4456,
    ("Roboto", 400, True): 0.4330,
    ("Roboto", 700, False): 0.4519,
    ("DejaVu Serif", 400, False): 0.5148,
    ("DejaVu Serif", 400, True): 0.5148,
    ("DejaVu Serif", 700, False): 0.5689,
    ("DejaVu Serif", 700, True): 0.5689,
    ("DejaVu Sans", 400, False): 0.5092,
    ("DejaVu Sans", 400, True): 0.5092,
    ("DejaVu Sans", 700, False): 0.5750,
}
"""Average width of `_FREQUENCIES` in the styles of faces of the machine, in ems, as measured in
themselves, or in Gelasio, Tinos and Arimo for the first three.
"""
_FREQUENCIES: Final = (
    "aaaaaaaabcccddddeeeeeeeeeeeeffgghhhhhhiiiiiiijklllllmmmnnnnnnn"
    "ooooooooppqrrrrrrsssssstttttttttuuuvwwxyyz                    "
)
"""Letters and spaces about as often as in English text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebFonts:
    """The typefaces of a site."""

    css: str
    """The `@font-face` rules; the style sheet that has them is in the folder of the files."""
    serif: str
    """Name of the text face; with `STAND_IN` or one of `FURTHER_STAND_INS` behind it, that of what
    stands in for it.
    """
    sans: str
    """Name of the face of furniture and captions."""
    headline: str
    """Name of the face of headlines; that of one of the two where they are set in it."""
    files: dict[str, bytes]
    """The font files, by their paths below the output folder."""


def make_web_fonts(
    typefaces: Typefaces, cache: Cache | None = None, *, processes: int = 1
) -> WebFonts:
    """Returns the typefaces of a publication for the web; makes them in `processes`, at most."""
    files: dict[str, bytes] = {}
    rules: list[str] = []
    stand_ins: list[str] = []
    # Nothing is set in the bold italics of the sans.
    unused = (SANS, 700, True)
    faces = [face for face in typefaces.faces if (face.family, face.weight, face.italic) != unused]
    for face, data in zip(faces, _subsets(faces, cache, processes), strict=True):
        path = asset_path(f"{_name_of(face)}.woff2", hashlib.sha256(data).hexdigest())
        files[path] = data
        rules.append(_rule(face, path))
        stand_ins += _stand_ins(face, load(face))
    return WebFonts(
        css="\n".join(rules + stand_ins),
        serif=SERIF,
        sans=SANS,
        headline=typefaces.headline,
        files=files,
    )


def _subsets(faces: Sequence[Face], cache: Cache | None, processes: int) -> Iterator[bytes]:
    """The subset of each face. Several that are not in the cache are made side by side."""
    missing = [face for face in faces if not (cache and cache.get(_key(load(face), face, _CODES)))]
    work = Work(prepare=_subsetting, needs=cache)
    return do_all(work, faces, processes=processes if len(missing) > 1 else 1)


def _subsetting(cache: Cache | None) -> Callable[[Face], bytes]:
    """What makes the subset of one face, in a process that works with others."""
    return lambda face: subset(load(face), face, codes=_CODES, cache=cache)


def _name_of(face: Face) -> str:
    """The name of a face's file. The licence of the original reserves its own name."""
    slant = "-italic" if face.italic else ""
    return f"{face.family.lower().replace(' ', '-')}-{face.weight}{slant}"


def _rule(face: Face, path: str) -> str:
    ranges = ",".join(f"U+{a:X}-{b:X}" if a != b else f"U+{a:X}" for a, b in RANGES)
    return (
        f'@font-face{{font-family:"{face.family}";{style_of(face)};font-display:swap;'
        f'src:url("{path.rpartition("/")[2]}") format("woff2");unicode-range:{ranges}}}'
    )


def style_of(face: Face) -> str:
    """Returns the declarations of a face's weight and slant."""
    return f"font-weight:{face.weight};font-style:{'italic' if face.italic else 'normal'}"


def _stand_ins(face: Face, data: bytes) -> Iterator[str]:
    """Faces of the machine at the size at which their text is as wide as in ours, on lines of the
    same height, so that nothing moves when ours arrives.
    """
    from fontTools.ttLib import TTFont

    style = " Bold" * (face.weight == 700) + " Italic" * face.italic
    with TTFont(BytesIO(data), lazy=True) as font:
        average, em, hhea = _average(font), font["head"].unitsPerEm, font["hhea"]
        measures = [measure / em for measure in (hhea.ascent, -hhea.descent, hhea.lineGap)]
    for has_serifs, name, locals_ in _STAND_INS:
        if has_serifs != face.has_serifs:
            continue
        upright = _AVERAGES[locals_[0], face.weight, False]
        scale = average / _AVERAGES.get((locals_[0], face.weight, face.italic), upright)
        ascent, descent, gap = (f"{measure / scale:.2%}" for measure in measures)
        sources = ",".join(f'local("{local}{style}")' for local in locals_)
        yield (
            f'@font-face{{font-family:"{face.family}{name}";{style_of(face)};src:{sources};'
            f"size-adjust:{scale:.2%};ascent-override:{ascent};"
            f"descent-override:{descent};line-gap-override:{gap}}}"
        )


def _average(font: Any) -> float:
    """The average width of English text in ems."""
    cmap, metrics, em = font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm
    widths = [metrics[cmap[ord(letter)]][0] for letter in _FREQUENCIES]
    return float(sum(widths) / len(widths) / em)


def subset(data: bytes, face: Face, *, codes: Collection[int], cache: Cache | None) -> bytes:
    """Returns a face with the bytes `data` as WOFF2 that has some characters, by their codes."""
    key = _key(data, face, codes)
    known = cache.get(key) if cache else None
    if known:
        return known
    import uharfbuzz
    from fontTools.ttLib import TTFont

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(codes)
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode()) for tag in FEATURES)
    wanted.name_id_set.update(_LEGAL_NAMES)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    cut = uharfbuzz.subset(uharfbuzz.Face(uharfbuzz.Blob(data)), wanted)
    font = TTFont(BytesIO(cut.blob.data), recalcTimestamp=False)
    _rename(font, face)
    font.flavor = "woff2"
    file = BytesIO()
    font.save(file, reorderTables=False)
    made = file.getvalue()
    if cache:
        cache.put(key, made)
    return made


def _key(data: bytes, face: Face, codes: Collection[int]) -> str:
    """The key of a subset in the cache."""
    facts = f"{sorted(codes)}{FEATURES}{face.family}".encode()
    return hashlib.sha256(_RECIPE + facts + hashlib.sha256(data).digest()).hexdigest()[:32]


def _rename(font: Any, face: Face) -> None:
    """Gives a subset our name, and leaves what says whose it is and under which licence."""
    names = font["name"]
    style = ("Bold" * (face.weight == 700) + " Italic" * face.italic).strip()
    full = f"{face.family} {style}".strip()
    own = {1: face.family, 2: style or "Regular", 3: full, 4: full, 6: _name_of(face)}
    for record in list(names.names):
        if record.nameID in own:
            record.string = own[record.nameID]
        elif record.nameID not in _LEGAL_NAMES:
            names.removeNames(nameID=record.nameID)
