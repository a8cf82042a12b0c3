"""The typefaces of the web edition."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from lowdown.cache import DiskCache
from lowdown.press import WebFonts, make_web_fonts
from lowdown.press.assets.fonts import STANDARD, load


@pytest.fixture(scope="module")
def fonts() -> WebFonts:
    return make_web_fonts(STANDARD)


def opened(fonts: WebFonts) -> dict[str, TTFont]:
    """The files by their names without the digest."""
    return {
        path.rpartition("/")[2].rpartition("-")[0]: TTFont(BytesIO(data))
        for path, data in fonts.files.items()
    }


def test_an_article_loads_little_for_its_typefaces(fonts: WebFonts) -> None:
    """The faces of an article weigh under 150 kB, each far less than the whole face."""
    sizes = {path.rpartition("-")[0]: len(data) for path, data in fonts.files.items()}
    assert len(sizes) == 7
    loaded = ("serif-400", "serif-400-italic", "serif-700", "sans-400", "sans-700")
    assert sum(sizes[f"assets/lowdown-{name}"] for name in loaded) < 150_000
    for size, face in zip(sizes.values(), STANDARD.faces, strict=False):
        assert size < len(load(face)) / 3, face.file


def test_the_faces_have_the_letters_of_their_languages(fonts: WebFonts) -> None:
    """Welsh, Polish, Romanian, Vietnamese, currencies and raised figures are there."""
    for name, font in opened(fonts).items():
        assert font.flavor == "woff2"
        letters = "aZ09łñéș£€–—‘’“”…½²⁵"
        upright = "" if "italic" in name else "ŵŷơ→"
        assert not set(map(ord, letters + upright)) - set(font.getBestCmap()), name


def test_the_faces_keep_what_makes_type_good(fonts: WebFonts) -> None:
    """Kerning, ligatures, old-style figures and small capitals are kept where a face has them."""
    for name, font in opened(fonts).items():
        kept = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
        wanted = {"liga", "onum"} | ({"lnum", "tnum"} if "serif" in name else set())
        assert kept >= wanted | (set() if "italic" in name else {"smcp"}), name
        placed = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
        assert "kern" in placed


def test_a_subset_has_our_name_and_the_licence_of_the_original(fonts: WebFonts) -> None:
    """The SIL Open Font License reserves the name Source, and goes with every copy."""
    for path, font in zip(fonts.files, opened(fonts).values(), strict=True):
        names = font["name"]
        assert "Reserved Font Name" in names.getDebugName(0)
        assert "SIL Open Font License" in names.getDebugName(13)
        assert names.getDebugName(14)
        used = [str(record) for record in names.names if record.nameID in range(1, 13)]
        assert not [name for name in (*used, path) if "source" in name.lower()]
        assert names.getDebugName(1).startswith("Lowdown ")


def test_the_files_are_the_same_every_time(fonts: WebFonts, tmp_path: Path) -> None:
    """Made again, or taken from the cache, damaged or not, each file has the same bytes."""
    cache = DiskCache(folder=tmp_path)
    assert make_web_fonts(STANDARD, cache) == fonts
    (first, *_) = sorted(tmp_path.iterdir())
    first.write_bytes(first.read_bytes()[:-1] + b"x")
    assert make_web_fonts(STANDARD, cache) == fonts


def test_several_processes_make_the_same_files(fonts: WebFonts, tmp_path: Path) -> None:
    """They are made side by side where the cache lacks several, and stand in it afterwards."""
    cache = DiskCache(folder=tmp_path)
    assert make_web_fonts(STANDARD, cache, processes=2) == fonts
    assert len(list(tmp_path.iterdir())) == len(fonts.files)


def test_a_rule_names_each_file(fonts: WebFonts) -> None:
    """Text is shown before its face has been loaded, and only faces with a letter of it are."""
    rules = [rule for rule in fonts.css.splitlines() if "stand-in" not in rule]
    for path, rule in zip(fonts.files, rules, strict=True):
        assert f'src:url("{path.rpartition("/")[2]}") format("woff2")' in rule
        assert "font-display:swap" in rule
        assert "unicode-range:U+20-7E,U+A0-24F," in rule


def test_nothing_moves_when_a_face_arrives(fonts: WebFonts) -> None:
    """A stand-in is drawn so that a line is as wide and as high as in our face.

    Arial is wider than our sans, so it is drawn smaller; Georgia is a little narrower than our
    serif, but much wider in its bold; Times is narrower in all; Noto and DejaVu are wider.
    """
    rules = re.findall(
        r'"(Lowdown \w+(?: second| third| fourth)?) stand-in";font-weight:(\d+);font-style:(\w+);'
        r'src:local\("([^"]+)"\).*?'
        r"size-adjust:([\d.]+)%;ascent-override:([\d.]+)%;descent-override:([\d.]+)%",
        fonts.css,
    )
    assert len(rules) == 4 * 4 + 3 * 3
    sizes = {(family, weight, style): float(size) for family, weight, style, _, size, *_ in rules}
    assert 92 < sizes["Lowdown Sans", "400", "normal"] < 97
    assert 99 < sizes["Lowdown Serif", "400", "normal"] < 104
    assert 106 < sizes["Lowdown Serif second", "400", "normal"] < 114
    assert 87 < sizes["Lowdown Serif", "700", "normal"] < 93
    assert 92 < sizes["Lowdown Serif third", "400", "normal"] < 96
    assert 80 < sizes["Lowdown Sans third", "400", "normal"] < 84
    for family, _, _, _, size, ascent, descent in rules:
        height = (float(ascent) + float(descent)) * float(size) / 10_000
        assert height == pytest.approx(1.371 if "Serif" in family else 1.257, abs=0.001)
    assert ("Lowdown Serif", "700", "italic", "Georgia Bold Italic") in [rule[:4] for rule in rules]
