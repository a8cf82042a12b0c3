"""Pictures of the copy, as the web edition shows them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from pydantic import TypeAdapter

from lowdown.bitmaps import BitmapError, is_readable
from lowdown.cache import DiskCache
from lowdown.editions.web.assets import (
    PictureKind,
    PictureSource,
    make_renditions,
    make_share,
    picture_source,
)
from lowdown.editions.web.assets.pictures import source_of
from lowdown.model import Location, Picture
from lowdown.press import STANDARD
from making.bitmaps import HEIC, SECRETS, parts_of, photograph, saved


def picture(file: str, width: float = 1, height: float = 1) -> Picture:
    place = Location(path="articles/a.md")
    return Picture(file=file, alt="", width=width, height=height, place=place)


def bitmap(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture that is dark at its left and bright at its right."""
    return Image.linear_gradient("L").rotate(90).resize((width, height)).convert(mode)


def source(data: bytes, file: str = "pictures/The Gate.jpg") -> PictureSource:
    return source_of(data, picture(file), STANDARD)


@pytest.mark.parametrize(
    ("natural", "widths"),
    [(2000, [480, 960, 1440]), (1440, [480, 960, 1440]), (700, [480, 700]), (300, [300])],
)
def test_a_picture_is_never_enlarged(natural: int, widths: list[int]) -> None:
    """There is a file of each width up to the original's own, in WebP and as a JPEG."""
    data = saved(bitmap(natural, 200), "JPEG")
    found = source(data)
    assert [each.width for each in found.renditions] == widths * 2
    for path, made in make_renditions(data, found, STANDARD).items():
        wanted = next(each for each in found.renditions if each.path == path)
        with Image.open(BytesIO(made)) as image:
            assert image.size == (wanted.width, wanted.height)
            assert f"image/{(image.format or '').lower()}" == wanted.media


def test_a_path_has_the_name_and_a_digest_of_the_original() -> None:
    """Another picture under the same name has another address; the same one keeps its own."""
    one, two = (saved(bitmap(width, 200), "JPEG") for width in (600, 601))
    paths = [source(data).renditions[0].path for data in (one, one, two)]
    assert paths[0] == paths[1] != paths[2]
    assert paths[0].startswith("pictures/web/the-gate-")
    assert paths[0].endswith("-480.webp")


WITHOUT_METADATA = {
    ".jpg": {"E0", "DB", "C2", "C4", "DA"},
    ".png": {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"},
    ".webp": {"VP8 ", "VP8L", "VP8X", "ALPH"},
}
"""What a file has besides its pixels: their tables, their palette and their size."""


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_nothing_of_what_a_camera_writes_is_published(kind: str) -> None:
    """Position, serial number, thumbnail and profile of a photograph are in none of its files."""
    data = photograph(kind)
    assert any(secret in data for secret in SECRETS)
    made = make_renditions(data, source(data, f"pictures/p.{kind.lower()}"), STANDARD)
    made["share.jpg"] = make_share(data, focus=(0.5, 0.5), path="x")
    for path, written in made.items():
        assert not [secret for secret in SECRETS if secret in written]
        assert parts_of(written) <= WITHOUT_METADATA[Path(path).suffix], path


@pytest.mark.skipif(not is_readable("HEIF"), reason="the extra `heic` is not installed")
def test_a_photograph_of_a_telephone_is_shown_upright_by_every_browser() -> None:
    """HEIC becomes WebP and JPEG, turned as the telephone says and without what it wrote."""
    found = source(HEIC, "pictures/p.heic")
    made = make_renditions(HEIC, found, STANDARD)
    assert {Path(path).suffix for path in made} == {".webp", ".jpg"}
    for path, written in made.items():
        assert parts_of(written) <= WITHOUT_METADATA[Path(path).suffix], path
        with Image.open(BytesIO(written)) as image:
            assert image.size == (found.width, found.height)


def test_a_photograph_stands_upright() -> None:
    """A picture that was taken on its side is turned, and its size is that of the turned one."""
    data = photograph("JPEG", turned=6)
    found = source(data)
    assert (found.width, found.height) == (40, 80)
    for made in make_renditions(data, found, STANDARD).values():
        with Image.open(BytesIO(made)) as image:
            assert image.size == (40, 80)


def test_transparent_parts_stay_transparent() -> None:
    """A graphic with transparent parts keeps them in WebP and in PNG."""
    see_through = bitmap(600, 300, "RGBA")
    see_through.putalpha(bitmap(600, 300, "L"))
    data = saved(see_through, "PNG")
    made = make_renditions(data, source(data, "pictures/logo.png"), STANDARD)
    assert {Path(path).suffix for path in made} == {".webp", ".png"}
    for written in made.values():
        with Image.open(BytesIO(written)) as image:
            assert ImageStat.Stat(image.convert("RGBA").getchannel("A")).stddev[0] > 50


def test_a_logo_of_few_colours_stays_transparent() -> None:
    """What is around an emblem on nothing is not black in any of its files."""
    emblem = Image.new("RGBA", (600, 600), (0, 0, 0, 0))
    emblem.paste((20, 90, 60, 255), (100, 100, 500, 500))
    data = saved(emblem, "PNG")
    made = make_renditions(data, source(data, "pictures/emblem.png"), STANDARD)
    assert {path.rpartition(".")[2] for path in made} == {"webp", "png"}
    for path, file in made.items():
        with Image.open(BytesIO(file)) as shown:
            assert shown.convert("RGBA").getchannel("A").getpixel((0, 0)) == 0, path


def test_a_drawing_is_one_clean_file() -> None:
    """A drawing has no script and nothing from elsewhere, and is published once."""
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="alert(1)">'
        b"<script>alert(2)</script><image href='https://evil.example/x.png'/>"
        b'<rect width="9" height="9"/></svg>'
    )
    found = source_of(svg, picture("pictures/map.svg", 9, 9), STANDARD)
    (path, made), *others = make_renditions(svg, found, STANDARD).items()
    assert (path.endswith(".svg"), others) == (True, [])
    assert not [word for word in (b"script", b"alert", b"evil") if word in made]
    assert b"<rect" in made


def test_a_picture_is_prepared_once(tmp_path: Path) -> None:
    """What is in the cache is taken from there; a damaged entry is made again, the same."""
    data = saved(bitmap(700, 300), "JPEG")
    found = source(data)
    fresh = make_renditions(data, found, STANDARD)
    cache = DiskCache(folder=tmp_path)
    assert make_renditions(data, found, STANDARD, cache) == fresh
    assert make_renditions(b"not looked at", found, STANDARD, cache) == fresh
    for entry in tmp_path.iterdir():
        entry.write_bytes(entry.read_bytes()[:-1] + b"x")
    assert make_renditions(data, found, STANDARD, cache) == fresh


def test_a_picture_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    """A file that is missing or broken has no renditions, and making them says why."""
    assert picture_source(tmp_path, picture("pictures/none.jpg"), STANDARD) is None
    (tmp_path / "cut.jpg").write_bytes(saved(bitmap(700, 300), "JPEG")[:900])
    cut = (tmp_path / "cut.jpg").read_bytes()
    found = picture_source(tmp_path, picture("cut.jpg"), STANDARD)
    assert found is not None
    with pytest.raises(BitmapError):
        make_renditions(cut, found, STANDARD)


def test_a_picture_that_is_saved_again_meanwhile_is_reported() -> None:
    """Neither the address nor the cache of a picture ever holds another one."""
    old, new = (saved(bitmap(700, 300), "JPEG", quality=quality) for quality in (80, 90))
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    for data, file in ((old, "pictures/a.jpg"), (drawing, "pictures/a.svg")):
        with pytest.raises(BitmapError, match="changed"):
            make_renditions(new, source(data, file), STANDARD)


def test_a_chart_stays_sharp() -> None:
    """A chart in few colours is written in few colours, also where it came as a true-colour PNG."""
    chart = Image.new("RGB", (1000, 600), "white")
    for bar in range(9):
        chart.paste((158, 27, 50), (100 * bar + 50, 600 - 50 * bar, 100 * bar + 120, 600))
    data = saved(chart, "PNG")
    found = source(data, "pictures/chart.png")
    assert found.kind is PictureKind.GRAPHIC
    for path, written in make_renditions(data, found, STANDARD).items():
        with Image.open(BytesIO(written)) as image:
            wanted = chart.resize(image.size, Image.Resampling.LANCZOS)
            error = ImageChops.difference(image.convert("RGB"), wanted)
            assert max(ImageStat.Stat(error).mean) < 1, path
            assert len(written) < 8_000


def test_a_photograph_with_transparent_parts_keeps_its_colours() -> None:
    """Where few colours would show, a fallback has them all, however the original was saved."""
    photo = Image.merge("RGB", [bitmap(500, 300, "L").rotate(turn) for turn in (0, 90, 180)])
    see_through = photo.convert("RGBA")
    see_through.putalpha(bitmap(500, 300, "L").rotate(180))
    for kind in ("PNG", "WEBP"):
        data = saved(see_through, kind, **({"lossless": True} if kind == "WEBP" else {}))
        made = make_renditions(data, source(data, f"pictures/p.{kind.lower()}"), STANDARD)
        (fallback,) = (made[path] for path in made if path.endswith("500.png"))
        with Image.open(BytesIO(fallback)) as image:
            error = ImageChops.difference(image.convert("RGBA"), see_through)
            assert max(ImageStat.Stat(error).mean) < 1


def test_a_picture_of_any_depth_has_a_file() -> None:
    """What is too deep for a WebP is shown narrower, whole."""
    data = saved(bitmap(300, 20_000), "JPEG")
    made = make_renditions(data, source(data), STANDARD)
    assert len(made) == 2
    for written in made.values():
        with Image.open(BytesIO(written)) as image:
            assert (image.width, image.height) == (245, 16_333)


def test_a_moving_picture_is_shown_by_its_first_frame() -> None:
    """An animation stands still: its first frame is what print shows too."""
    frames = [Image.new("P", (60, 40), colour) for colour in (1, 2)]
    frames[0].putpalette([0, 0, 0, 255, 0, 0, 0, 0, 255])
    frames[1].putpalette([0, 0, 0, 255, 0, 0, 0, 0, 255])
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    for written in make_renditions(data, source(data, "pictures/m.gif"), STANDARD).values():
        with Image.open(BytesIO(written)) as image:
            assert getattr(image, "n_frames", 1) == 1
            assert image.convert("RGB").getpixel((30, 20)) == (255, 0, 0)


def test_what_is_known_of_a_picture_can_be_kept_as_json() -> None:
    """Cards are kept between builds with all that names the files of their pictures."""
    found = source(saved(bitmap(700, 300), "JPEG"))
    adapter = TypeAdapter(PictureSource)
    again = adapter.validate_json(adapter.dump_json(found))
    assert (again, again.renditions) == (found, found.renditions)
