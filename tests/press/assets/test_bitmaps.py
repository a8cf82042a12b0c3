"""What is printed and published of a bitmap: whole, upright, small and without metadata."""

from __future__ import annotations

import struct
import sys
import zlib
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageFile

from lowdown import bitmaps
from lowdown.bitmaps import BitmapError, is_readable
from lowdown.press.assets.metadata import without_metadata
from lowdown.press.assets.pictures import prepare
from lowdown.press.assets.published import publish_bitmap
from making.bitmaps import HEIC, PLACE, SECRETS, photograph, saved

KINDS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
KEPT = ("JPEG", "PNG", "WEBP")


class Drawer:
    """A cache in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self.kept.get(key)

    def put(self, key: str, data: bytes) -> None:
        self.kept[key] = data


def pixels(data: bytes) -> bytes:
    with Image.open(BytesIO(data)) as image:
        return image.convert("RGBA").tobytes()


def secrets_in(data: bytes) -> list[bytes]:
    """What of the camera's notes stands in a file, packed or not."""
    shown = data
    for chunk in data.split(b"zTXt")[1:]:
        shown += zlib.decompressobj().decompress(chunk.partition(b"\0\0")[2])
    return [secret for secret in SECRETS if secret in shown]


@pytest.mark.parametrize("kind", KINDS)
def test_a_published_picture_has_no_metadata(kind: str) -> None:
    """Neither where it was taken nor by whom, with which camera, or when."""
    source = photograph(kind)
    assert secrets_in(source)
    data = publish_bitmap(source)
    assert not secrets_in(data)
    with Image.open(BytesIO(data)) as image:
        assert not dict(image.getexif())
        assert not {"exif", "xmp", "comment", "XML:com.adobe.xmp", "photoshop"} & set(image.info)


@pytest.mark.parametrize("kind", KEPT)
def test_a_small_upright_picture_keeps_every_pixel(kind: str) -> None:
    """Only the metadata go; nothing is encoded again, and the colour profile stays."""
    source = photograph(kind, turned=1)
    data = publish_bitmap(source)
    assert pixels(data) == pixels(source)
    with Image.open(BytesIO(data)) as image, Image.open(BytesIO(source)) as before:
        assert image.info["icc_profile"] == before.info["icc_profile"]


@pytest.mark.parametrize("kind", KEPT)
def test_a_picture_without_metadata_keeps_its_bytes(kind: str) -> None:
    """What needs nothing is published as it is, also from the cache."""
    source, cache = saved(Image.new("RGB", (60, 40), "teal"), kind), Drawer()
    assert publish_bitmap(source, cache) == source
    assert list(cache.kept.values()) == [b"="]
    assert publish_bitmap(source, cache) == source


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [(2400, 60), (100, 3200), (1601, 20)])
def test_a_large_picture_is_scaled(kind: str, size: tuple[int, int]) -> None:
    """Its longer side has 1,600 pixels, its shape stays, and so does its kind, but for AVIF."""
    source = saved(Image.new("RGB", size, "teal"), kind)
    with Image.open(BytesIO(publish_bitmap(source))) as image:
        assert max(image.size) == 1600
        assert image.width / image.height == pytest.approx(size[0] / size[1], rel=0.05)
        assert image.format == ("JPEG" if kind == "AVIF" else kind)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("turned", range(2, 9))
def test_a_turned_picture_is_set_upright(kind: str, turned: int, tmp_path: Path) -> None:
    """Published and printed, whichever way the camera was held; nobody turns it twice."""
    picture = Image.new("RGB", (80, 40), "white")
    picture.paste("red", (0, 0, 40, 20))
    exif = Image.Exif()
    exif[0x0112] = turned
    source = saved(picture, kind, exif=exif)
    file = tmp_path / f"x.{kind.lower()}"
    file.write_bytes(source)
    corner = {2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}[turned]
    for data in (publish_bitmap(source), prepare(file, width=144.0).data):
        with Image.open(BytesIO(data)) as image:
            assert image.size == ((40, 80) if turned >= 5 else (80, 40))
            spot = tuple(
                int(side * (0.25 + 0.5 * far)) for side, far in zip(image.size, corner, strict=True)
            )
            red = image.convert("RGB").getpixel(spot)  # type: ignore[arg-type]
            assert isinstance(red, tuple)
            assert red[0] > 200
            assert red[1] < 60
            assert image.getexif().get(0x0112, 1) == 1


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95, 0.999])
@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_breaks_off_is_refused(kind: str, cut: float, tmp_path: Path) -> None:
    """In print and in the feeds, also a JPEG that would be printed as it is, half grey."""
    source = saved(Image.effect_noise((300, 200), 60).convert("RGB"), kind)
    ImageFile.LOAD_TRUNCATED_IMAGES = True  # as WeasyPrint leaves it
    try:
        file = tmp_path / f"x.{kind.lower()}"
        file.write_bytes(source[: int(len(source) * cut)])
        with pytest.raises(BitmapError):
            prepare(file, width=144.0)
        with pytest.raises(BitmapError):
            publish_bitmap(file.read_bytes())
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False


def test_a_small_jpeg_is_printed_without_metadata(tmp_path: Path) -> None:
    """It goes into the paper without being encoded again, but not with its position."""
    source = photograph("JPEG", turned=1)
    (tmp_path / "x.jpg").write_bytes(source)
    data = prepare(tmp_path / "x.jpg", width=144.0).data
    assert pixels(data) == pixels(source)
    assert not secrets_in(data)


def test_what_stands_behind_a_picture_goes() -> None:
    """Phones write films, second pictures and their own notes behind the end of a photograph."""
    plain = saved(Image.new("RGB", (60, 40), "teal"), "JPEG")
    assert publish_bitmap(plain + b"MotionPhoto" + PLACE) == plain
    both = saved(
        Image.new("RGB", (60, 40), "teal"),
        "MPO",
        save_all=True,
        append_images=[Image.new("RGB", (60, 40), "red")],
    )
    first = publish_bitmap(both)
    with Image.open(BytesIO(first)) as image:
        assert image.format == "JPEG"
    assert b"MPF" not in first


def test_a_photograph_in_two_parts_is_a_jpeg(tmp_path: Path) -> None:
    """Many cameras write JPEGs with a second, small picture in them."""
    (tmp_path / "x.jpg").write_bytes(
        saved(
            Image.new("RGB", (60, 40), "teal"),
            "MPO",
            save_all=True,
            append_images=[Image.new("RGB", (30, 20), "red")],
        )
    )
    with Image.open(BytesIO(prepare(tmp_path / "x.jpg", width=144.0).data)) as image:
        assert (image.format, image.size) == ("JPEG", (60, 40))


def test_a_thumbnail_in_a_jpeg_goes() -> None:
    """The thumbnail may show what was cropped away."""
    plain = saved(Image.new("RGB", (60, 40), "teal"), "JPEG")
    thumbnail = b"JFIF\0" + plain[11:18] + b"\1\1" + b"RGB"
    spoilt = (
        plain[:2] + b"\xff\xe0" + struct.pack(">H", len(thumbnail) + 2) + thumbnail + plain[20:]
    )
    assert publish_bitmap(spoilt) == plain


@pytest.mark.parametrize("grey", [0, 8000, 32768, 50000, 65535])
def test_greys_of_16_bits_are_not_printed_white(grey: int, tmp_path: Path) -> None:
    """Scanners write them."""
    Image.new("I;16", (30, 20), grey).save(tmp_path / "x.png")
    with Image.open(BytesIO(prepare(tmp_path / "x.png", width=144.0).data)) as image:
        assert image.convert("L").getpixel((9, 9)) == pytest.approx(grey / 257, abs=2)


def test_inks_are_published_as_colours() -> None:
    """A JPEG in CMYK shows nothing in many mail programs, or its negative."""
    source = saved(Image.new("CMYK", (30, 20), (0, 255, 255, 0)), "JPEG")
    with Image.open(BytesIO(publish_bitmap(source))) as image:
        assert image.mode == "RGB"
        red = image.getpixel((9, 9))
        assert isinstance(red, tuple)
        assert red[0] > 200
        assert max(red[1:]) < 60


def test_a_wide_colour_profile_is_applied(tmp_path: Path) -> None:
    """Print has no profiles, so that the colours of a telephone would be pale."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    wide = lab.replace(b"sRGB", b"wide").replace(b"s\0R\0G\0B", b"w\0i\0d\0e")
    picture = Image.new("RGB", (30, 20), (200, 40, 40))
    (tmp_path / "x.jpg").write_bytes(saved(picture, "JPEG", icc_profile=wide))
    data = prepare(tmp_path / "x.jpg", width=144.0).data
    assert b"ICC_PROFILE" not in data


def test_a_moving_picture_stands_still() -> None:
    """Feeds show the first frame, as the paper does."""
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "lime", "blue")]
    for kind in ("GIF", "PNG", "WEBP"):
        source = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=90)
        with Image.open(BytesIO(source)) as image:
            assert getattr(image, "n_frames", 1) == 3
        with Image.open(BytesIO(publish_bitmap(source))) as image:
            assert getattr(image, "n_frames", 1) == 1
            red: Any = image.convert("RGB").getpixel((9, 9))
            assert red[0] > 200 > 60 > red[1]


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP"])
@pytest.mark.parametrize("width", [40, 2000])
def test_what_is_transparent_stays_transparent(kind: str, width: int) -> None:
    """Whether it is scaled or not."""
    picture = Image.new("RGBA", (width, 20), (0, 0, 0, 0))
    picture.paste("red", (0, 0, width // 2, 20))
    with Image.open(BytesIO(publish_bitmap(saved(picture, kind)))) as image:
        clear: Any = image.convert("RGBA").getpixel((image.width - 2, image.height // 2))
        red: Any = image.convert("RGBA").getpixel((2, image.height // 2))
    assert clear[3] == 0
    assert red[3] == 255


@pytest.mark.parametrize("kind", KEPT)
def test_parts_out_of_order_are_never_passed_on(kind: str) -> None:
    """Where the parts of a file cannot be followed, it is encoded again."""
    source = photograph(kind)
    for cut in range(0, len(source), max(1, len(source) // 200)):
        stripped = without_metadata(source[:cut], kind)
        assert stripped is None or not secrets_in(stripped)


def test_a_jpeg_that_reads_itself_for_minutes_is_refused() -> None:
    """A small file may ask for thousands of passes over a large picture."""
    source = bytearray(saved(Image.new("L", (64, 64)), "JPEG", progressive=True))
    start = source.index(b"\xff\xc2") + 5
    source[start : start + 4] = struct.pack(">HH", 7900, 7900)
    scan = bytes(source[source.rindex(b"\xff\xda") : -2])
    bomb = bytes(source[:-2]) + scan * 3000 + b"\xff\xd9"
    with pytest.raises(BitmapError, match="minutes"):
        publish_bitmap(bomb)


def test_the_same_picture_gives_the_same_bytes() -> None:
    """On every build."""
    for kind in KINDS:
        source = saved(Image.effect_noise((1700, 20), 60).convert("RGB"), kind)
        assert publish_bitmap(source) == publish_bitmap(source)


def test_a_heic_is_printed_and_published_as_jpeg(tmp_path: Path) -> None:
    """Where it can be read: with the extra `heic`."""
    pytest.importorskip("pi_heif")
    (tmp_path / "x.heic").write_bytes(HEIC)
    for data in (publish_bitmap(HEIC), prepare(tmp_path / "x.heic", width=144.0).data):
        with Image.open(BytesIO(data)) as image:
            assert (image.format, image.size) == ("JPEG", (64, 32))
            red: Any = image.getpixel((9, 9))
            assert red[0] > 200 > 60 > red[1]


def test_another_reader_of_heic_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """`pillow-heif` is taken where `pi-heif` is missing."""
    registered = []
    other = ModuleType("pillow_heif")
    other.register_heif_opener = lambda: registered.append(other)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    monkeypatch.setitem(sys.modules, "pillow_heif", other)
    assert is_readable("HEIF")
    assert registered
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    assert not is_readable("HEIF")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("turned", [1, 6])
def test_a_very_large_picture_is_halved_first(
    kind: str, turned: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It would take all memory; print and feeds show it as any other."""
    monkeypatch.setattr(bitmaps, "MAX_AT_ONCE", 100)
    picture = Image.new("RGB", (80, 40), "white")
    picture.paste("red", (0, 0, 40, 20))
    exif = Image.Exif()
    exif[0x0112] = turned if kind != "GIF" else 1
    source = saved(picture, kind, exif=exif)
    (tmp_path / f"x.{kind.lower()}").write_bytes(source)
    with Image.open(BytesIO(prepare(tmp_path / f"x.{kind.lower()}", width=5.0).data)) as image:
        on_its_side = turned == 6 and kind != "GIF"
        assert image.size == ((17, 34) if on_its_side else (17, 8))
        red: Any = image.getpixel((14, 4) if on_its_side else (2, 2))
        assert red[0] > 200 > 60 > red[1]


def test_a_picture_with_too_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is decoded."""
    monkeypatch.setattr(bitmaps, "MAX_PIXELS", 100)
    with pytest.raises(BitmapError, match="too many pixels"):
        publish_bitmap(saved(Image.new("L", (11, 10)), "PNG"))
