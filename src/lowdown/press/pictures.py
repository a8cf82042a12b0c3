"""Pictures as the copy names them in, pictures fit to print out: at printed size, and cheap to write.

WeasyPrint compresses a PNG afresh at every write, and embeds every pixel that it is given; a JPEG at printed size
passes through untouched. What was prepared once is kept on a shelf by content.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol
from xml.etree import ElementTree

from lowdown.press.fonts import SANS, SERIF

PRINT_DPI: Final = 240
"""Pixels to an inch that print gains from; more is thrown away."""
QUALITY: Final = 88
"""JPEG quality of a prepared picture."""
RECIPE: Final = "2"
"""Changes with the way pictures are prepared, so that nothing stale is taken from the shelf."""
SVG: Final = "http://www.w3.org/2000/svg"


class Shelf(Protocol):
    """Keeps prepared pictures between builds; forgetting them costs time, never correctness."""

    def get(self, key: str) -> bytes | None:
        """What was put under `key`, or None."""

    def put(self, key: str, data: bytes) -> None:
        """Keep `data` under `key`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file that templates may load."""

    url: str
    """The address that they load it by."""
    mime: str
    """Its media type."""
    data: bytes
    """Its bytes."""


def prepare(path: Path, *, width: float, shelf: Shelf | None = None) -> Asset:
    """Make the picture at `path` ready to be printed `width` points wide. OSError or ValueError: it cannot be read."""
    source = path.read_bytes()
    if path.suffix.lower() == ".svg":
        data = _house_fonts(source)
        return Asset(url=f"lowdown:picture/{_digest(data)}.svg", mime="image/svg+xml", data=data)
    pixels = round(width / 72 * PRINT_DPI)
    key = _digest(source + f"|{pixels}|{PRINT_DPI}|{QUALITY}|{RECIPE}".encode())
    data = (shelf.get(key) if shelf else None) or b""
    if not data:
        data = _photograph(source, pixels)
        if shelf:
            shelf.put(key, data)
    return Asset(url=f"lowdown:picture/{key}.jpg", mime="image/jpeg", data=data)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def _photograph(source: bytes, pixels: int) -> bytes:
    """A bitmap as a JPEG, upright, on white, at most `pixels` wide."""
    from io import BytesIO

    from PIL import Image, ImageOps

    with Image.open(BytesIO(source)) as image:
        turned = image.getexif().get(0x0112, 1) != 1
        if image.format == "JPEG" and image.mode in ("RGB", "L") and not turned and image.width <= pixels * 1.1:
            return source
        picture = ImageOps.exif_transpose(image).convert("RGBA")
    paper = Image.new("RGBA", picture.size, "white")
    flat = Image.alpha_composite(paper, picture).convert("RGB")
    if flat.width > pixels:
        height = max(1, round(flat.height * pixels / flat.width))
        flat = flat.resize((pixels, height), Image.Resampling.LANCZOS)
    file = BytesIO()
    flat.save(file, format="JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return file.getvalue()


def _house_fonts(source: bytes) -> bytes:
    """An SVG whose type is set in the house's faces, so that it looks the same on every machine."""
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(source)
    for element in root.iter():
        if "font-family" in element.attrib:
            element.set("font-family", _house_family(element.attrib["font-family"]))
        if "font-family" in element.get("style", ""):
            element.set("style", re.sub(r"font-family\s*:\s*([^;]+)", _restyle, element.attrib["style"]))
    if "font-family" not in root.attrib:
        root.set("font-family", SANS)
    return bytes(ElementTree.tostring(root, encoding="utf-8"))


def _restyle(match: re.Match[str]) -> str:
    return f"font-family: {_house_family(match[1])}"


def _house_family(families: str) -> str:
    serif = "serif" in families.lower() and "sans" not in families.lower()
    return SERIF if serif else SANS
