"""From a picture's path to its natural size."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PIL import Image

from lowdown.desk.source.fault_log import InvalidValueError
from lowdown.desk.source.picture_file import find_picture
from making.bitmaps import HEIC, saved
from making.publications.desk_copy import DRAWING, bitmap, lay_out

SVG = "http://www.w3.org/2000/svg"


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("jpg", "JPEG"),
        ("jpeg", "JPEG"),
        ("JPG", "JPEG"),
        ("png", "PNG"),
        ("gif", "GIF"),
        ("webp", "WEBP"),
    ],
)
def test_every_kind_of_bitmap_is_measured(ending: str, kind: str, tmp_path: Path) -> None:
    """Its size is that of its pixels."""
    root = lay_out(tmp_path, {f"pictures/y.{ending}": bitmap(kind)})
    assert find_picture(root, f"pictures/y.{ending}") == (
        f"pictures/y.{ending}",
        40.0,
        20.0,
    )


@pytest.mark.parametrize(
    ("turned", "size"), [(1, (40.0, 20.0)), (3, (40.0, 20.0)), (6, (20.0, 40.0)), (8, (20.0, 40.0))]
)
def test_a_photograph_that_lies_on_its_side_is_turned(
    turned: int, size: tuple[float, float], tmp_path: Path
) -> None:
    """The camera's note on how it was held is honoured."""
    root = lay_out(tmp_path, {"pictures/y.jpg": bitmap("JPEG", turned=turned)})
    assert find_picture(root, "pictures/y.jpg")[1:] == size


DRAWINGS = [
    ('viewBox="0 0 100 50"', (100.0, 50.0)),
    ('viewBox="0,0,100,50"', (100.0, 50.0)),
    ('width="560" height="520"', (560.0, 520.0)),
    ('width="1in" height="72pt"', (96.0, 96.0)),
    ('width="100%" height="100%" viewBox="0 0 10 20"', (10.0, 20.0)),
    ('width="50" viewBox="0 0 10 20"', (50.0, 100.0)),
    ('height="10mm" viewBox="-5 -5 20 10"', (75.5905, 37.7953)),
]


@pytest.mark.parametrize(("attributes", "size"), DRAWINGS)
def test_a_drawing_is_measured_in_its_own_units(
    attributes: str, size: tuple[float, float], tmp_path: Path
) -> None:
    """By its width and height, else by its viewBox."""
    root = lay_out(
        tmp_path, {"pictures/y.svg": f'<?xml version="1.0"?><svg xmlns="{SVG}" {attributes}/>'}
    )
    assert find_picture(root, "pictures/y.svg")[1:] == pytest.approx(size, abs=1e-3)


REFUSED = [
    ("pictures/y.svg", "<svg", "LD208"),
    ("pictures/y.svg", f'<svg xmlns="{SVG}"/>', "LD208"),
    ("pictures/y.svg", f'<svg xmlns="{SVG}" viewBox="0 0 0 0"/>', "LD208"),
    ("pictures/y.svg", '<html viewBox="0 0 1 1"/>', "LD208"),
    (
        "pictures/y.svg",
        f'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="{SVG}" viewBox="0 0 1 1"/>',
        "LD208",
    ),
    ("pictures/y.png", bitmap("JPEG"), "LD208"),
    ("pictures/y.jpg", b"", "LD208"),
    ("pictures/y.jpg", bitmap("JPEG")[:20], "LD208"),
    ("pictures/y.bmp", bitmap("BMP"), "LD209"),
    ("pictures", None, "LD161"),
    ("", None, "LD207"),
    ("pictures/X.svg", None, "LD207"),
    ("nowhere/z.png", None, "LD207"),
    ("/etc/passwd.png", None, "LD210"),
    ("../y.png", None, "LD210"),
    ("pictures\\x.svg", None, "LD210"),
    ("data:image/png;base64,xx", None, "LD210"),
    ("dist/y.png", bitmap("PNG"), "LD210"),
]


@pytest.mark.parametrize(("name", "data", "code"), REFUSED)
def test_what_cannot_be_shown_is_refused(
    name: str, data: str | bytes | None, code: str, tmp_path: Path
) -> None:
    """The message describes the fault."""
    root = lay_out(tmp_path, {name: data} if data is not None else {})
    with pytest.raises(InvalidValueError) as caught:
        find_picture(root, name)
    assert caught.value.fault.code == code


def test_a_link_out_of_the_publication_is_refused(tmp_path: Path) -> None:
    """What a reader gets comes from the publication's folder."""
    root = lay_out(tmp_path / "press")
    (tmp_path / "secret.png").write_bytes(bitmap("PNG"))
    (root / "pictures/y.png").symlink_to(tmp_path / "secret.png")
    with pytest.raises(InvalidValueError, match="a link that leads out"):
        find_picture(root, "pictures/y.png")


def test_a_picture_with_too_many_pixels_is_refused(tmp_path: Path) -> None:
    """It would take the memory of the machine."""
    data = bytearray(bitmap("PNG"))
    data[16:24] = (30000).to_bytes(4, "big") * 2
    root = lay_out(tmp_path, {"pictures/y.gif": bytes(data), "pictures/y.png": bytes(data)})
    with pytest.raises(InvalidValueError):
        find_picture(root, "pictures/y.png")


CURES = [
    ("y.svg", {"pictures/y.svg": DRAWING}, "Write its folder too: pictures/y.svg."),
    ("photos/y.svg", {"pictures/y.svg": DRAWING}, "Write its folder too: pictures/y.svg."),
    ("pictures/y.sgv", {"pictures/y.svg": DRAWING}, "pictures/y.svg"),
    ("../y.svg", {"pictures/y.svg": DRAWING}, "pictures/name.jpg"),
    ("pictures/y.jpg", {"pictures/y.jpg": bitmap("PNG")}, "Give its name the ending .png."),
    ("pictures/y.jpg", {"pictures/y.jpg": b"<!doctype html><p>Sign in"}, "not the page"),
    ("pictures/y.jpg", {"pictures/y.jpg": b""}, "Copy it again"),
    ("pictures/y.heic", {"pictures/y.heic": HEIC}, "Settings > Camera > Formats > Most Compatible"),
    ("pictures/y.heic", {"pictures/y.heic": HEIC}, "pip install lowdown-press[heic]"),
    ("pictures/y.HEIF", {"pictures/y.HEIF": HEIC}, "Export it as JPEG"),
    ("pictures/y.tiff", {"pictures/y.tiff": b"II*"}, "Use .jpg"),
]


@pytest.mark.parametrize(("name", "files", "cure"), CURES)
def test_the_cure_fits_the_fault(
    name: str,
    files: dict[str, str | bytes],
    cure: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It names what is there, or how the picture is saved so that it can be used."""
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with pytest.raises(InvalidValueError) as caught:
        find_picture(lay_out(tmp_path, files), name)
    assert cure in caught.value.fault.cure


@pytest.mark.parametrize(
    "name", ["x" * 300 + ".png", "pictures/" + "x" * 300 + ".png", "y/" * 3000]
)
def test_a_name_that_is_too_long_is_a_missing_picture(name: str, tmp_path: Path) -> None:
    """The file system refuses it; the editor reads that there is no such picture."""
    with pytest.raises(InvalidValueError) as caught:
        find_picture(lay_out(tmp_path), name)
    assert caught.value.fault.code == "LD207"


def test_a_heic_is_measured_where_it_can_be_read(tmp_path: Path) -> None:
    """With the extra `heic`; turned as its own note says."""
    pytest.importorskip("pi_heif")
    root = lay_out(tmp_path, {"pictures/y.heic": HEIC})
    assert find_picture(root, "pictures/y.heic") == ("pictures/y.heic", 64.0, 32.0)


def test_an_avif_is_measured(tmp_path: Path) -> None:
    """By Pillow, where it knows the kind."""
    root = lay_out(tmp_path, {"pictures/y.avif": bitmap("AVIF")})
    assert find_picture(root, "pictures/y.avif") == ("pictures/y.avif", 40.0, 20.0)


def test_a_photograph_in_two_parts_is_a_jpeg(tmp_path: Path) -> None:
    """Many cameras write a second picture behind the first, which Pillow calls MPO."""
    both = saved(
        Image.new("RGB", (40, 20)),
        "MPO",
        save_all=True,
        append_images=[Image.new("RGB", (20, 10))],
    )
    assert find_picture(lay_out(tmp_path, {"pictures/y.jpg": both}), "pictures/y.jpg")[1:] == (
        40,
        20,
    )


def test_spaces_in_a_name_may_be_written_either_way(tmp_path: Path) -> None:
    """As they are, or as %20."""
    root = lay_out(
        tmp_path, {"pictures/a b.png": bitmap("PNG"), "pictures/100%25.png": bitmap("PNG")}
    )
    assert find_picture(root, "pictures/a b.png")[0] == "pictures/a b.png"
    assert find_picture(root, "pictures/a%20b.png")[0] == "pictures/a b.png"
    assert find_picture(root, "pictures/100%25.png")[0] == "pictures/100%25.png"
