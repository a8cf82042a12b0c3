"""The colours of the paper and the site, from those of the settings."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lowdown.colours import (
    AA,
    dark_palette,
    darkened,
    is_readable,
    light_palette,
    lightened,
    paper_palette,
)
from lowdown.model import Look, contrast, readable_on

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def _accepted(look: Look) -> Look:
    """A look that the settings accept, as near to `look` as there is."""
    tint = lightened(look.tint, {"#000000": AA})
    grounds = ("#ffffff", tint)
    return Look(accent=darkened(look.accent, grounds), ink=darkened(look.ink, grounds), tint=tint)


LOOKS = st.builds(Look, accent=COLOURS, ink=COLOURS, tint=COLOURS).map(_accepted)


@pytest.mark.parametrize(
    ("one", "two", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#ffffff", "#777777", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#0000ff", "#ffffff", 8.59),
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, two: str, ratio: float) -> None:
    """Ratios as the checkers of others show them."""
    assert contrast(one, two) == pytest.approx(ratio, abs=0.006)


@given(LOOKS)
def test_every_colour_of_the_paper_can_be_read_on_its_grounds(look: Look) -> None:
    """Accent, ink and slate on paper and on the tint; white, and what stands on the band of a
    nameplate, on the accent.
    """
    palette = paper_palette(look)
    for colour in (palette.accent, palette.ink, palette.slate):
        assert is_readable(colour, (palette.paper, palette.tint))
    assert contrast("#ffffff", palette.accent) >= AA
    assert contrast(readable_on(palette.accent), palette.accent) >= AA


@given(LOOKS)
def test_every_colour_of_the_site_can_be_read_by_day_and_by_night(look: Look) -> None:
    """Accent, ink and slate on the page, on the tint and on a marked paragraph.

    Buttons have the page's colour on the accent, and on the ink under the pointer: the same pairs.
    """
    for palette in (light_palette(look), dark_palette(look)):
        for colour in (palette.accent, palette.ink, palette.slate):
            assert is_readable(colour, (palette.paper, palette.tint, palette.target)), (
                colour,
                palette,
            )


@given(COLOURS, COLOURS)
def test_a_darkened_colour_is_the_nearest_of_its_hue(colour: str, ground: str) -> None:
    """It is the colour itself where that can be read, and never a lighter one."""
    found = darkened(colour, (ground,))
    if is_readable(colour, (ground,)):
        assert found == colour
    assert contrast(found, "#ffffff") >= contrast(colour, "#ffffff")
    hue, found_hue = (colorsys.rgb_to_hls(*parts(each))[0] for each in (colour, found))
    shades = [max(parts(each)) - min(parts(each)) for each in (colour, found)]
    # An almost grey colour, in whole numbers, has no hue to speak of.
    if min(shades) > 0.3:
        assert min(abs(hue - found_hue), 1 - abs(hue - found_hue)) < 0.02


@given(COLOURS)
def test_a_lightened_colour_has_the_contrast_that_was_asked_for(colour: str) -> None:
    """On a dark ground every hue has a shade of any contrast below that of white."""
    assert contrast(lightened(colour, {"#15171b": 7.0}), "#15171b") >= 7.0


@pytest.mark.parametrize(
    ("colour", "grounds", "expected"),
    [
        ("#9e1b32", ("#ffffff",), "#9e1b32"),
        ("#ffcc00", ("#ffffff",), "#907300"),
        ("#ff0000", ("#222222",), "#000000"),
    ],
)
def test_shades_of_some_colours(colour: str, grounds: tuple[str, ...], expected: str) -> None:
    """One that can be read, one that is too pale, and one for which there is no ground."""
    assert darkened(colour, grounds) == expected


def test_the_built_in_look_keeps_its_colours() -> None:
    """Paper and site by day have the colours of the settings as they are."""
    look = Look()
    paper, site = paper_palette(look), light_palette(look)
    assert (paper.accent, paper.ink, paper.slate, paper.tint) == (
        "#9e1b32",
        "#1a1a1a",
        "#44546a",
        "#f3efe8",
    )
    assert (site.accent, site.ink, site.slate, site.tint) == (
        "#9e1b32",
        "#1a1a1a",
        "#414f64",
        "#f6f3ed",
    )


def parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
