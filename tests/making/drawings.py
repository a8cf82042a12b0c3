"""SVG drawings, some of them larger than they look."""

from __future__ import annotations

from typing import Final

SVG: Final = "http://www.w3.org/2000/svg"
RECT: Final = '<rect width="5" height="5" fill="red"/>'


def drawing(*parts: str, attributes: str = 'viewBox="0 0 100 50"') -> str:
    """Returns a drawing of `parts`."""
    body = "".join(parts)
    links = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg xmlns="{SVG}" {links} {attributes}>{body}</svg>'


def nested_uses(levels: int) -> str:
    """Returns a drawing that shows a square 10 ** `levels` times."""
    groups = (
        f'<g id="u{level}">' + f'<use href="#u{level - 1}"/>' * 10 + "</g>"
        for level in range(1, levels + 1)
    )
    return drawing(f'<g id="u0">{RECT}</g>', *groups)


def nested(levels: int) -> str:
    """Returns a drawing of `levels` groups, one within the other, with a square in the last."""
    return drawing("<g>" * levels, RECT, "</g>" * levels)
