"""Finds the file of a picture and reads its natural size."""

from __future__ import annotations

import re
import warnings
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple
from urllib.parse import unquote
from xml.parsers import expat

from lowdown.desk.source.fault_log import InvalidValueError
from lowdown.model import did_you_mean

BITMAPS: Final = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".gif": "GIF", ".webp": "WEBP"}
"""The format of a bitmap, by the ending of its file."""

_ENDINGS: Final = ", ".join([*BITMAPS, ".svg"])
_TURNED: Final = 5  # from this EXIF orientation on, width and height change places
_ORIENTATION: Final = 0x0112


class PictureFile(NamedTuple):
    """The file of a picture."""

    path: str
    """Its path from the publication's folder, with forward slashes."""
    width: float
    """Its natural width: pixels of a bitmap, user units of an SVG."""
    height: float
    """Its natural height, in the same unit."""


def find_picture(root: Path, name: str) -> PictureFile:
    """Finds the picture `name` in the publication's folder `root`.

    Raises InvalidValueError where it is missing or cannot be used.
    """
    path = _inside(root, name)
    file = root / path
    ending = file.suffix.lower()
    if not file.is_file():
        raise InvalidValueError(
            "LD207", f"there is no picture \u201c{path}\u201d", _likely(root, path)
        )
    if ending not in BITMAPS and ending != ".svg":
        raise InvalidValueError(
            "LD209",
            f"\u201c{path}\u201d is not a kind of picture that can be used",
            f"Use {_ENDINGS}.",
        )
    try:
        width, height = _svg_size(file) if ending == ".svg" else _bitmap_size(file, BITMAPS[ending])
    except OSError:
        raise _unreadable(
            path, "cannot be read", "Save it again from a program for pictures."
        ) from None
    return PictureFile(path, width, height)


def _inside(root: Path, name: str) -> str:
    """The path of `name` below `root`, without `..`."""
    cure = "Put the file into the folder pictures and write its path, as in pictures/name.jpg."
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|/", name) or "\\" in name or "\0" in name:
        raise InvalidValueError(
            "LD210", f"the picture \u201c{name}\u201d is not in the publication's folder", cure
        )
    path = unquote(name) if "%" in name and not (root / name).exists() else name
    try:
        below = (root / path).resolve().relative_to(root.resolve())
    except (ValueError, OSError, RuntimeError):
        raise InvalidValueError(
            "LD210", f"the picture \u201c{name}\u201d is not in the publication's folder", cure
        ) from None
    if below.parts[:1] == ("dist",):
        raise InvalidValueError(
            "LD210", f"\u201c{name}\u201d is output, which may be deleted at any time", cure
        )
    return _plain(path)


def _plain(path: str) -> str:
    steps: list[str] = []
    for step in PurePosixPath(path).parts:
        if step == ".." and steps:
            steps.pop()
        elif step != "..":
            steps.append(step)
    return "/".join(steps)


def _likely(root: Path, path: str) -> str:
    folder = (root / path).parent
    folder = folder if folder.is_dir() else root / "pictures"
    names = [file.name for file in folder.iterdir() if file.is_file()] if folder.is_dir() else []
    if not names:
        return "Put the file into the folder pictures."
    return did_you_mean(PurePosixPath(path).name, names)


def _unreadable(path: str, message: str, cure: str) -> InvalidValueError:
    return InvalidValueError("LD208", f"the picture \u201c{path}\u201d {message}", cure)


def _bitmap_size(file: Path, kind: str) -> tuple[float, float]:
    """Width and height in pixels, as the picture is seen; only the file's head is read."""
    from PIL import Image

    if kind == "WEBP":
        from PIL import WebPImagePlugin  # noqa: F401 - registers the kind
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            with Image.open(file, formats=sorted(set(BITMAPS.values()))) as image:
                found, (width, height) = image.format, image.size
                turned = (
                    kind in ("JPEG", "WEBP") and image.getexif().get(_ORIENTATION, 1) >= _TURNED
                )
        except Exception as error:
            # Pillow's readers raise whatever a broken file leads them to.
            raise _broken_bitmap(file, error) from None
    if found != kind:
        raise _unreadable(
            file.name, f"is really a {found}", f"Give its name the ending .{str(found).lower()}."
        )
    return (float(height), float(width)) if turned else (float(width), float(height))


def _broken_bitmap(file: Path, error: Exception) -> InvalidValueError:
    if type(error).__name__.startswith("DecompressionBomb"):
        return _unreadable(
            file.name, "has too many pixels", "Save a smaller copy, at most 10,000 pixels wide."
        )
    return _unreadable(file.name, "cannot be read", "Save it again from a program for pictures.")


def _svg_size(file: Path) -> tuple[float, float]:
    """Width and height in user units, from `width` and `height`, else from `viewBox`."""
    root: dict[str, str] = {}
    parser = expat.ParserCreate(namespace_separator=" ")

    def begin(name: str, attributes: dict[str, str]) -> None:
        if not root:
            root.update({"": name, **attributes})

    def declares(*_: object) -> None:
        raise _unreadable(
            file.name, "begins with a DOCTYPE", "Delete the line with <!DOCTYPE; nothing needs it."
        )

    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = declares
    try:
        parser.Parse(file.read_bytes(), True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        if isinstance(error, InvalidValueError):
            raise
        message = f"is broken on its line {getattr(error, 'lineno', 1)}"
        raise _unreadable(
            file.name, message, "Save it again from a program for drawings."
        ) from None
    if root.get("") not in ("http://www.w3.org/2000/svg svg", "svg"):
        raise _unreadable(file.name, "is not a drawing", "Save it again as SVG.")
    return _size_of(root, file)


def _size_of(root: dict[str, str], file: Path) -> tuple[float, float]:
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    box = re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", root.get("viewBox", ""))
    across, down = (float(box[2]), float(box[3])) if len(box) == _BOX else (0.0, 0.0)
    if across > 0 and down > 0:
        if width and not height:
            height = width * down / across
        elif height and not width:
            width = height * across / down
        width, height = width or across, height or down
    if not (0 < width < float("inf") and 0 < height < float("inf")):
        raise _unreadable(
            file.name, "does not say how large it is", "Give its first element a viewBox."
        )
    return width, height


_BOX: Final = 4
_UNITS: Final = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
}


def _length(words: str) -> float:
    """A length in user units; 0 where it is missing or a percentage."""
    found = re.fullmatch(r"\s*\+?(\d+\.?\d*|\.\d+)(px|pt|pc|in|cm|mm|)\s*", words)
    return float(found[1]) * _UNITS[found[2]] if found else 0.0
