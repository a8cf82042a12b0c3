"""Pictures that are shown where a page is shared."""

from __future__ import annotations

from hashlib import shake_128
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageStat

from lowdown.cache import DiskCache, MemoryCache
from lowdown.editions.web.assets import (
    PictureSource,
    make_share,
    make_share_card,
    share_of_picture,
)
from lowdown.editions.web.assets.pictures import source_of
from lowdown.editions.web.assets.share import MAX_BYTES, SIZE, shared_part
from lowdown.model import Location, Picture
from lowdown.press import STANDARD
from making.bitmaps import saved


def bitmap(width: int, height: int) -> Image.Image:
    """A picture that is dark at its left and bright at its right."""
    return Image.linear_gradient("L").rotate(90).resize((width, height)).convert("RGB")


def source(data: bytes) -> PictureSource:
    place = Location(path="articles/a.md")
    return source_of(
        data, Picture(file="pictures/a.jpg", alt="", width=1, height=1, place=place), STANDARD
    )


def test_a_lead_picture_is_shared_unless_it_is_too_small() -> None:
    """Networks get 1200 by 630 pixels, of a picture that is at least half as wide."""
    large, small = (source(saved(bitmap(width, 400), "JPEG")) for width in (640, 500))
    assert share_of_picture(small, (0.5, 0.5)) is None
    share = share_of_picture(large, (0.5, 0.5))
    other = share_of_picture(large, (0.1, 0.5))
    assert share is not None
    assert other is not None
    assert share.path != other.path
    made = make_share(saved(bitmap(640, 400), "JPEG"), focus=(0.5, 0.5), path=share.path)
    with Image.open(BytesIO(made)) as image:
        assert (image.size, image.format) == (SIZE, "JPEG")
    assert len(made) <= MAX_BYTES


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 9000), st.integers(1, 9000), st.floats(0, 1), st.floats(0, 1))
def test_the_focus_stays_in_view(width: int, height: int, across: float, down: float) -> None:
    """Whatever is cut away for sharing, what must stay in view does, and nothing is distorted."""
    left, top, right, bottom = shared_part((width, height), (across, down))
    tiny = 1e-6 * max(width, height)
    assert 0 <= left <= across * width + tiny <= right + 2 * tiny
    assert 0 <= top <= down * height + tiny <= bottom + 2 * tiny
    assert right <= width
    assert bottom <= height
    assert (right - left) * SIZE[1] == pytest.approx((bottom - top) * SIZE[0])


def test_a_publication_without_pictures_shares_its_title() -> None:
    """Short and long titles fill the card; the same title gives the same bytes."""
    for title in ("Voice", "The Calderwick and Vale Federation of Health Workers and Patients"):
        made = make_share_card(title, "#9e1b32", STANDARD)
        assert made == make_share_card(title, "#9e1b32", STANDARD)
        with Image.open(BytesIO(made)) as image:
            white = image.convert("L").point([255 * (grey > 150) for grey in range(256)])
            assert (image.size, ImageStat.Stat(white).mean[0] > 3) == (SIZE, True)


def test_a_title_never_leaves_its_card() -> None:
    """A word that is wider than the card is set smaller, whole."""
    made = make_share_card(
        "Wochenzeitungsverlagsgesellschaftsmitteilungsblatt", "#9e1b32", STANDARD
    )
    with Image.open(BytesIO(made)) as image:
        white = image.convert("L").point([255 * (grey > 150) for grey in range(256)])
        left, _, right, _ = white.getbbox() or (0, 0, 0, 0)
        assert 60 <= left < right <= SIZE[0] - 60


def test_a_share_is_small_enough_for_every_network() -> None:
    """Even pure noise, which cannot be compressed, stays below the limit; and is made once."""
    size = (1300, 700)
    noise = Image.frombytes("RGB", size, shake_128(b"").digest(size[0] * size[1] * 3))
    data, kept = saved(noise, "PNG"), MemoryCache(below=DiskCache(folder=Path("none")))
    made = make_share(data, focus=(0.5, 0.5), path="noise", cache=kept)
    assert len(made) <= MAX_BYTES
    assert make_share(data, focus=(0.5, 0.5), path="noise", cache=kept) is made
