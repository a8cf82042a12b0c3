"""Finds the file of a picture and reads its natural size."""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, NamedTuple
from urllib.parse import unquote

from lowdown.bitmaps import ENDINGS, KINDS, BitmapError, is_readable, open_bitmap, upright_size
from lowdown.desk.source.drawing_file import drawing_size
from lowdown.desk.source.fault_log import InvalidValueError
from lowdown.model import did_you_mean
from lowdown.sources import SourceError, is_there, names_in, open_source, reason_of

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
    ending = PurePosixPath(path).suffix.lower()
    if not path or not is_there(root, path):
        raise InvalidValueError(
            "LD207", f"there is no picture \u201c{path}\u201d", _likely(root, path)
        )
    try:
        with open_source(root, path) as file:
            _check_kind(path, ending)
            width, height = (
                drawing_size(file, PurePosixPath(path).name)
                if ending == ".svg"
                else _bitmap_size(file, KINDS[ending])
            )
    except SourceError as error:
        raise _refused(error.code, path, str(error), error.cure) from None
    except BitmapError as error:
        raise _refused("LD208", path, str(error), error.cure) from None
    except OSError as error:
        message = f"cannot be read ({reason_of(error)})"
        raise _refused("LD208", path, message, "See that you may read it.") from None
    return PictureFile(path, width, height)


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
        extra = ", or have it read: pip install lowdown-press[heic]" if kind == "HEIC" else ""
        raise InvalidValueError(
            "LD209",
            f"\u201c{path}\u201d is a picture in the format {kind}, which is not read here",
            _EXPORT.removesuffix(".") + extra + ".",
        )


def _inside(root: Path, name: str) -> str:
    """The path of `name` below `root`, without `..`."""
    cure = "Put the file into the folder pictures and write its path, as in pictures/name.jpg."
    written = unquote(name) if "%" in name and not is_there(root, name) else name
    path = posixpath.normpath(written) if written else ""
    if _ELSEWHERE.match(path) or "\\" in path or "\0" in path:
        raise InvalidValueError(
            "LD210", f"the picture \u201c{name}\u201d is not in the publication's folder", cure
        )
    if Path(os.path.realpath(root / path)).is_relative_to(os.path.realpath(root / "dist")):
        raise InvalidValueError(
            "LD210", f"\u201c{name}\u201d is output, which may be deleted at any time", cure
        )
    return path


_ELSEWHERE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|\.\.(?:/|$)")
"""The start of an address, of a path of the machine, and of one that leads out of a folder."""


def _likely(root: Path, path: str) -> str:
    """What to do about a picture that is not there; the nearest name that is, with its folder."""
    in_pictures = f"{_PICTURES}/{PurePosixPath(path).name}"
    if is_there(root, in_pictures):
        return f"Write its folder too: {in_pictures}."
    above = PurePosixPath(path).parent.as_posix()
    folder = above if above != "." and names_in(root, above) else _PICTURES
    names = [f"{folder}/{name}" for name in names_in(root, folder) if not name.startswith(".")]
    if not names:
        return f"Put the file into the folder {_PICTURES}."
    return did_you_mean(f"{folder}/{PurePosixPath(path).name}", names)


def _refused(code: str, path: str, message: str, cure: str) -> InvalidValueError:
    return InvalidValueError(code, f"the picture \u201c{path}\u201d {message}", cure)


def _bitmap_size(file: BinaryIO, kind: str) -> tuple[float, float]:
    """Width and height in pixels, as the picture is seen; only the file's head is read."""
    with open_bitmap(file) as image:
        found, (width, height) = image.format or "", upright_size(image)
    if ("JPEG" if found == "MPO" else found) != kind:
        name = "HEIC" if found == "HEIF" else found
        raise BitmapError(f"is really a {name}", f"Give its name the ending .{name.lower()}.")
    return float(width), float(height)
