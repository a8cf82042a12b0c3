"""The icons of a publication: the first letter of its title, on its colour."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from lowdown.outputs import APPLE_ICON, ICO, ICON
from lowdown.press import Typefaces, initial_outline
from lowdown.values import dataclass

_UNITS: Final = 64
"""Side of the drawing in user units."""
_LETTER: Final = 0.62
"""Height of the letter as a share of the side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Icons:
    """The icons of a site."""

    icon: str
    """Path of the one that browsers show, below the output folder."""
    files: dict[str, bytes]
    """All of them, by their paths."""


def make_icons(title: str, typefaces: Typefaces, *, colour: str) -> Icons:
    """Returns the icons of a publication with the given title, in white on a colour."""
    initial = _initial(title, typefaces)
    return Icons(
        icon=ICON,
        files={
            APPLE_ICON: _bitmap(initial, colour, typefaces, side=180, kind="PNG"),
            ICO: _bitmap(initial, colour, typefaces, side=32, kind="ICO"),
            ICON: _drawing(initial, colour, typefaces),
        },
    )


def _initial(title: str, typefaces: Typefaces) -> str:
    """The first letter or figure of a title that the face of headlines has, as a capital."""
    capitals = (letter.upper()[0] for letter in _without_article(title) if letter.isalnum())
    return next((capital for capital in capitals if typefaces.is_in_bold_face(capital)), "?")


def _without_article(title: str) -> str:
    """A title without the word that so many begin with, unless it is all there is."""
    first, _, rest = title.partition(" ")
    return rest if rest and first.casefold() in ("the", "a", "an") else title


def _drawing(initial: str, colour: str, typefaces: Typefaces) -> bytes:
    outline = initial_outline(initial, typefaces, height=_UNITS * _LETTER)
    left, top = (_UNITS - outline.width) / 2, _UNITS * (1 + _LETTER) / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_UNITS} {_UNITS}">'
        f'<rect width="{_UNITS}" height="{_UNITS}" rx="10" fill="{colour}"/>'
        f'<path transform="translate({left:.2f} {top:.2f})" fill="#fff" d="{outline.path}"/>'
        "</svg>\n"
    ).encode()


def _bitmap(initial: str, colour: str, typefaces: Typefaces, *, side: int, kind: str) -> bytes:
    from PIL import Image, ImageDraw, ImageFont

    scale = 4
    big = Image.new("RGB", (side * scale, side * scale), colour)
    height = side * scale * _LETTER
    font = ImageFont.truetype(BytesIO(typefaces.bold_face()), height / typefaces.capital_height())
    ImageDraw.Draw(big).text(
        (side * scale / 2, side * scale * (1 + _LETTER) / 2),
        initial,
        font=font,
        fill="white",
        anchor="ms",
    )
    icon = big.resize((side, side), Image.Resampling.LANCZOS)
    file = BytesIO()
    if kind == "ICO":
        icon.save(file, format="ICO", sizes=[(side, side)])
    else:
        icon.save(file, format="PNG", optimize=True)
    return file.getvalue()
