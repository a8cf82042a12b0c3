"""The icons of a publication."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from lowdown.editions.web.assets import make_icons
from lowdown.press import STANDARD

RED = "#9e1b32"


def test_the_icon_shows_the_first_letter_of_the_title() -> None:
    """The word "the" does not count; the icon is a drawing, and a bitmap for those who want one."""
    icons = make_icons("The Lowdown", STANDARD, colour=RED)
    assert icons == make_icons("Lowdown", STANDARD, colour=RED)
    assert icons != make_icons("Voice", STANDARD, colour=RED)
    assert icons != make_icons("Lowdown", STANDARD, colour="#00557f")
    assert icons.icon in icons.files
    with Image.open(BytesIO(icons.files["apple-touch-icon.png"])) as image:
        assert image.size == (180, 180)
    with Image.open(BytesIO(icons.files["favicon.ico"])) as image:
        assert (image.format, image.size) == ("ICO", (32, 32))
    assert make_icons("...", STANDARD, colour=RED).files
    assert make_icons("Правда", STANDARD, colour=RED).files


def test_the_icon_shows_a_letter_that_the_face_has() -> None:
    """A letter without type is passed over for the next; drawing and bitmaps show the same one."""
    assert make_icons("\u0627\u0644 Voice", STANDARD, colour=RED) == make_icons(
        "Voice", STANDARD, colour=RED
    )
    assert make_icons("\u0627\u0644", STANDARD, colour=RED) == make_icons(
        "...", STANDARD, colour=RED
    )


def test_the_drawing_and_the_bitmaps_look_the_same() -> None:
    """The letter is as tall in the bitmap as in the drawing: 62 % of the icon."""
    with Image.open(
        BytesIO(make_icons("Lowdown", STANDARD, colour=RED).files["apple-touch-icon.png"])
    ) as image:
        white = image.convert("L").point([255 * (grey > 150) for grey in range(256)])
        _, top, _, bottom = white.getbbox() or (0, 0, 0, 0)
        assert abs((bottom - top) - 0.62 * 180) < 3
