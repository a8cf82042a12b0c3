"""Drawings on the web have the typefaces of the press in them."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from lowdown.cache import DiskCache
from lowdown.press import STANDARD, draw_for_web


def drawing(words: str, family: str = "Arial") -> bytes:
    space = "http://www.w3.org/2000/svg"
    return f'<svg xmlns="{space}" font-family="{family}">{words}</svg>'.encode()


def faces_in(data: bytes) -> dict[str, set[str]]:
    """The characters of each face in a drawing, by its family, weight and slant."""
    rule = re.compile(
        r'@font-face\{font-family:"([^"]+)";font-weight:(\d+);font-style:(\w+);'
        r"src:url\(data:font/woff2;base64,([^)]+)\)\}"
    )
    return {
        " ".join(found.groups()[:3]): {
            chr(code) for code in TTFont(BytesIO(b64decode(found[4]))).getBestCmap()
        }
        for found in rule.finditer(data.decode())
    }


@pytest.mark.parametrize(
    ("words", "family", "faces"),
    [
        ("<text>Aé</text>", "Helvetica", {"Lowdown Sans 400 normal": {*"Aé"}}),
        (
            '<text>A<tspan font-style="italic">b</tspan>c</text>',
            "Times, serif",
            {"Lowdown Serif 400 normal": {*"Abc"}, "Lowdown Serif 400 italic": {*"Abc"}},
        ),
        (
            "<style>.a { font: bold 9px Arial }</style><text>A</text>",
            "sans-serif",
            {"Lowdown Sans 400 normal": {"A"}, "Lowdown Sans 700 normal": {"A"}},
        ),
    ],
)
def test_a_drawing_brings_the_letters_that_it_needs(
    words: str, family: str, faces: dict[str, set[str]]
) -> None:
    """Each family, weight and slant that it names is there, with its letters and no others."""
    assert faces_in(draw_for_web(drawing(words, family), STANDARD)) == faces


def test_a_drawing_without_words_stays_as_it_is() -> None:
    """A title is read out, and not drawn."""
    data = drawing('<title>A map</title><path d="M0 0h9"/>')
    assert draw_for_web(data, STANDARD) == data


def test_a_drawing_is_cleaned_first() -> None:
    """What a drawing loads or runs is taken out before the faces are put in."""
    made = draw_for_web(
        drawing('<script>x()</script><text onclick="x()" fill="url(https://x.example)">A</text>'),
        STANDARD,
    )
    assert b"x()" not in made
    assert b"x.example" not in made


def test_a_drawing_is_made_once(tmp_path: Path) -> None:
    """The same bytes come from the cache, and without it."""
    data = drawing("<text>A</text>")
    cache = DiskCache(folder=tmp_path)
    assert (
        draw_for_web(data, STANDARD, cache)
        == draw_for_web(data, STANDARD, cache)
        == draw_for_web(data, STANDARD)
    )
