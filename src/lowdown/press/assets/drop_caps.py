"""Draws drop caps as outlines.

The copy keeps the letter as text, unseen, so that its word stays whole for screen readers.
"""

from __future__ import annotations

from html import escape
from typing import Final, NamedTuple

from lowdown.press.assets.drawing_tree import SVG
from lowdown.press.assets.fonts import (
    NARROW,
    NARROW_SPACE,
    SERIF,
    Typefaces,
    capital_height,
    opened,
)
from lowdown.press.assets.pictures import Asset
from lowdown.values import dataclass

LINES: Final = 3
"""Lines of the copy that a drop cap stands beside."""
OVERSHOOT: Final = 0.03
"""Share of a capital's height by which round letters reach beyond it, above and below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DropCap:
    """A drop cap, to be set beside the first lines of its paragraph."""

    letter: str
    """What it shows: a letter, with the quotation mark before it if there is one."""
    asset: Asset
    """Its outline, exactly as high as a capital."""
    ratio: float
    """Its width as a share of its height."""
    advance: float
    """Width of the same letters in the copy, in ems."""
    ems: float
    """Its height in ems of the copy: from the capitals of its first line to the third baseline."""
    top: float
    """Points from the top of the first line to the top of its outline."""


class Outline(NamedTuple):
    """Letters as an outline that stands on the line with the depth 0."""

    path: str
    """What an SVG path draws."""
    width: float
    """Their width, in the units of the drawing."""


def initial_outline(letters: str, typefaces: Typefaces, *, height: float) -> Outline:
    """The outline of letters in the font of headlines, with capitals of the given height.

    A letter that the face lacks is drawn as a question mark.
    """
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    font = opened(typefaces.display)
    glyphs, cmap, metrics = font.getGlyphSet(), font.getBestCmap(), font["hmtx"].metrics
    scale = height / capital_height(typefaces.display)
    pen, x = SVGPathPen(glyphs, ntos=lambda number: f"{number:.2f}"), 0.0
    for letter in letters:
        name = cmap.get(ord(letter)) or cmap[ord("?")]
        glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, x, 0)))
        x += metrics[name][0] * scale
    return Outline(path=pen.getCommands(), width=x)


def draw_dropcap(
    letter: str, typefaces: Typefaces, *, colour: str, size: float, leading: float
) -> DropCap:
    """Draw `letter` in the font of headlines, in a colour given as #rrggbb.

    `size` and `leading` are those of the copy beside it, in points.
    """
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    font = opened(typefaces.display)
    glyphs, cmap, metrics = font.getGlyphSet(), font.getBestCmap(), font["hmtx"].metrics
    height = capital_height(typefaces.display)
    pen, x = SVGPathPen(glyphs), 0
    for character in letter:
        if character == NARROW_SPACE:
            x += round(metrics[cmap[ord(" ")]][0] * NARROW)
            continue
        name = cmap[ord(character)]
        glyphs[name].draw(TransformPen(pen, (1, 0, 0, -1, x, height)))
        x += metrics[name][0]
    over = round(height * OVERSHOOT)
    tall = height + 2 * over
    data = (
        f'<svg xmlns="{SVG}" viewBox="0 {-over} {x} {tall}" width="{x}" height="{tall}">'
        f'<path fill="{colour}" d="{escape(pen.getCommands())}"/></svg>'
    )
    key = "-".join(f"{ord(character):04x}" for character in letter)
    capital = typefaces.copy_capital(size=size, leading=leading)
    deep = capital.height + (LINES - 1) * leading
    return DropCap(
        letter=letter,
        asset=Asset(url=f"lowdown:dropcap/{key}.svg", mime="image/svg+xml", data=data.encode()),
        ratio=x / height,
        advance=typefaces.advance(letter, family=SERIF, bold=False),
        ems=round(deep / size, 2),
        top=round(capital.top - OVERSHOOT * deep, 2),
    )
