"""Darker and lighter shades of a colour, of the same hue, that can be read on given grounds."""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Collection, Mapping
from typing import Final

from lowdown.model import contrast

AA: Final = 4.5
"""Minimum contrast of text and its ground. Source: WCAG 2.2, success criterion 1.4.3, level AA."""
AAA: Final = 7.0
"""Minimum contrast of text and its ground. Source: WCAG 2.2, success criterion 1.4.6, level AAA."""
_STEPS: Final = 1000
"""Steps from black to white."""


def is_readable(colour: str, grounds: Collection[str]) -> bool:
    """Returns whether text of a colour has the contrast of level AA on every ground."""
    return all(contrast(colour, ground) >= AA for ground in grounds)


def darkened(colour: str, grounds: Collection[str]) -> str:
    """Returns `colour`, or the nearest darker one of its hue that can be read on every ground.

    Black where there is none.
    """
    steps = range(_lightness(colour), -1, -1)
    return _nearest(colour, steps, lambda shade: is_readable(shade, grounds)) or "#000000"


def lightened(colour: str, contrasts: Mapping[str, float]) -> str:
    """Returns `colour`, or the nearest lighter one of its hue with these contrasts to the grounds.

    `contrasts`: the minimum for each ground. White where there is no such colour.
    """

    def fits(shade: str) -> bool:
        return all(contrast(shade, ground) >= least for ground, least in contrasts.items())

    steps = range(_lightness(colour), _STEPS + 1)
    return _nearest(colour, steps, fits) or "#ffffff"


def mixed(colour: str, other: str, share: float) -> str:
    """Returns the mixture of two colours in which `other` has the given share, from 0 to 1."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return _written(*(own + (far - own) * share for own, far in pairs))


def _nearest(colour: str, steps: range, fits: Callable[[str], bool]) -> str | None:
    """The first of a colour's shades that fits, from itself on; None where none does."""
    hue, _, saturation = colorsys.rgb_to_hls(*_parts(colour))
    shades = (_written(*colorsys.hls_to_rgb(hue, step / _STEPS, saturation)) for step in steps)
    return next((shade for shade in (colour, *shades) if fits(shade)), None)


def _lightness(colour: str) -> int:
    """The lightness of a colour in steps, as HSL has it."""
    return round(colorsys.rgb_to_hls(*_parts(colour))[1] * _STEPS)


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(*parts: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
