"""Finds the file of a picture and reads its natural size."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple
from urllib.parse import unquote

from lowdown.bitmaps import ENDINGS, KINDS, BitmapError, is_readable, open_bitmap, upright_size
from lowdown.desk.source.drawing_file import drawing_size
from lowdown.desk.source.fault_log import InvalidValueError
from lowdown.model import did_you_mean

_ENDINGS: Final = ", ".join([*ENDINGS, ".svg"])
_PICTURES: Final = "pictures"
_EXPORT: Final = (
    "Export it as JPEG: in Photos, choose File > Export. On an iPhone, Settings > Camera > Formats"
    " > Most Compatible has new photographs taken so."
)


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
    if not _is_file(file):
        raise InvalidValueError(
            "LD207", f"there is no picture \u201c{path}\u201d", _likely(root, path)
        )
    _check_kind(path, ending)
    try:
        width, height = (
            drawing_size(file) if ending == ".svg" else _bitmap_size(file, KINDS[ending])
        )
    except BitmapError as error:
        raise _unreadable(path, str(error), error.cure) from None
    except OSError:
        raise _unreadable(
            path, "cannot be read", "Save it again from a program for pictures."
        ) from None
    return PictureFile(path, width, height)


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # a name that is too long
        return False


def _is_folder(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False


def _check_kind(path: str, ending: str) -> None:
    """Refuses a picture of a kind that this installation does not read."""
    if ending not in KINDS and ending != ".svg":
        raise InvalidValueError(
            "LD209",
            f"\u201c{path}\u201d is not a kind of picture that can be used",
            f"Use {_ENDINGS}.",
        )
    if ending in KINDS and not is_readable(KINDS[ending]):
        kind = "AVIF" if ending == ".avif" else "HEIC"
        extra = ", or have it read: pip install lowdown[heic]" if kind == "HEIC" else ""
        raise InvalidValueError(
            "LD209",
            f"\u201c{path}\u201d is a picture in the format {kind}, which is not read here",
            _EXPORT.removesuffix(".") + extra + ".",
        )


def _inside(root: Path, name: str) -> str:
    """The path of `name` below `root`, without `..`."""
    cure = "Put the file into the folder pictures and write its path, as in pictures/name.jpg."
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|/", name) or "\\" in name or "\0" in name:
        raise InvalidValueError(
            "LD210", f"the picture \u201c{name}\u201d is not in the publication's folder", cure
        )
    path = unquote(name) if "%" in name and not _is_file(root / name) else name
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
    """What to do about a picture that is not there; the nearest name that is, with its folder."""
    in_pictures = f"{_PICTURES}/{PurePosixPath(path).name}"
    if _is_file(root / in_pictures):
        return f"Write its folder too: {in_pictures}."
    folder = PurePosixPath(path).parent.as_posix()
    folder = folder if folder != "." and _is_folder(root / folder) else _PICTURES
    names = [
        f"{folder}/{file.name}"
        for file in (sorted((root / folder).iterdir()) if _is_folder(root / folder) else [])
        if file.is_file()
    ]
    if not names:
        return f"Put the file into the folder {_PICTURES}."
    return did_you_mean(f"{folder}/{PurePosixPath(path).name}", names)


def _unreadable(path: str, message: str, cure: str) -> InvalidValueError:
    return InvalidValueError("LD208", f"the picture \u201c{path}\u201d {message}", cure)


def _bitmap_size(file: Path, kind: str) -> tuple[float, float]:
    """Width and height in pixels, as the picture is seen; only the file's head is read."""
    with open_bitmap(file) as image:
        found, (width, height) = image.format or "", upright_size(image)
    if ("JPEG" if found == "MPO" else found) != kind:
        name = "HEIC" if found == "HEIF" else found
        raise BitmapError(f"is really a {name}", f"Give its name the ending .{name.lower()}.")
    return float(width), float(height)
