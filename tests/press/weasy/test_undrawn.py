"""A picture that the engine leaves out stops the paper."""

from __future__ import annotations

import logging

import pytest

from lowdown.press import STANDARD
from lowdown.press.assets.pictures import Asset
from lowdown.press.weasy import Engine, UndrawnPictureError
from lowdown.press.weasy.undrawn import undrawn_refused
from making.drawings import RECT, drawing

FAULTS = {
    "a turn by a word": '<g transform="rotate(x)"><rect/></g>',
    "a size of three": f'<svg viewBox="0 0 1">{RECT}</svg>',
    "a marker of words": f'<marker id="m" orient="x">{RECT}</marker>'
    '<path d="M0 0L9 9" marker-end="url(#m)"/>',
}


def draw(part: str) -> bytes:
    asset = Asset(url="lowdown:x.svg", mime="image/svg+xml", data=drawing(part).encode())
    page = '<html lang="en"><title>x</title><img src="lowdown:x.svg" alt="x">'
    document = Engine(STANDARD, [asset]).set(page).document
    with undrawn_refused():
        return bytes(document.write_pdf())


@pytest.mark.parametrize("part", FAULTS.values(), ids=FAULTS)
def test_a_drawing_that_cannot_be_drawn_is_named(part: str) -> None:
    """WeasyPrint leaves it out, and only its log has the address."""
    with pytest.raises(UndrawnPictureError) as caught:
        draw(part)
    assert caught.value.urls == ("lowdown:x.svg",)


HALF_A_SUM = drawing("<style>rect:nth-child(n+) {fill: red}</style>", RECT).encode()


def test_a_drawing_that_cannot_be_loaded_is_named() -> None:
    """WeasyPrint sets the words that describe it in its place, and only its log has the address."""
    asset = Asset(url="lowdown:x.svg", mime="image/svg+xml", data=HALF_A_SUM)
    page = '<html lang="en"><title>x</title><img src="lowdown:x.svg" alt="x">'
    with pytest.raises(UndrawnPictureError) as caught:
        Engine(STANDARD, [asset]).set(page)
    assert caught.value.urls == ("lowdown:x.svg",)


def test_a_picture_that_cannot_take_the_place_of_another_is_named() -> None:
    """Type that is set already never has a hole in the place of a picture."""
    asset = Asset(url="lowdown:y.jpg", mime="image/jpeg", data=b"no picture")
    with pytest.raises(UndrawnPictureError) as caught:
        Engine(STANDARD, []).load(asset)
    assert caught.value.urls == ("lowdown:y.jpg",)


def test_a_sound_drawing_is_drawn() -> None:
    """And nothing is left in the log of the process."""
    log = logging.getLogger("weasyprint")
    before = list(log.handlers)
    assert draw(RECT).startswith(b"%PDF")
    assert (log.handlers, log.level) == (before, logging.CRITICAL)
