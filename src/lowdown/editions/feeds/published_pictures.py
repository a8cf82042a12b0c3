"""Makes the pictures that the feeds show: cleaned, small and without metadata."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from lowdown.bitmaps import BitmapError
from lowdown.model import Finding
from lowdown.outputs import picture_path
from lowdown.press import clean_drawing, publish_bitmap
from lowdown.sources import SourceError, source_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lowdown.cache import Cache
    from lowdown.model import Location, Publication


class PublishedPictures(NamedTuple):
    """The pictures of the feeds."""

    files: dict[str, bytes]
    """Each picture by its path below the output folder."""
    findings: tuple[Finding, ...]
    """One finding for each picture that cannot be published."""


def publish_pictures(
    publication: Publication, pictures: Mapping[str, Location], cache: Cache | None
) -> PublishedPictures:
    """Makes what is published of `pictures`: paths, and where the copy names them."""
    files, findings = {}, []
    sources: dict[str, str] = {}
    for file, place in sorted(pictures.items()):
        other = sources.setdefault(_key(picture_path(file)), file)
        if other != file:
            findings.append(_colliding(file, other, place))
            continue
        data = _read_inside(publication, file)
        if data is None:
            findings.append(_unreadable(file, place))
            continue
        try:
            files[picture_path(file)] = _published(file, data, cache)
        except BitmapError as error:
            findings.append(error.finding(file, place))
        except ValueError as error:
            findings.append(BitmapError(f"cannot be read: {error}").finding(file, place))
    return PublishedPictures(files, tuple(findings))


def _key(path: str) -> str:
    """A path as file systems compare it that make no difference between capitals and small letters,
    nor between an accent and a letter with it.
    """
    return unicodedata.normalize("NFC", path).casefold()


def _colliding(file: str, other: str, place: Location) -> Finding:
    return Finding(
        code="LD167",
        place=place,
        message=f"the pictures \u201c{file}\u201d and \u201c{other}\u201d would be published as"
        f" one file, {picture_path(other)}",
        cure="Give one of the two another name.",
    )


def _published(file: str, data: bytes, cache: Cache | None) -> bytes:
    is_drawing = file.lower().endswith(".svg")
    return clean_drawing(data, cache).data if is_drawing else publish_bitmap(data, cache)


def _read_inside(publication: Publication, file: str) -> bytes | None:
    """The bytes of a file in the publication's folder; None where it is missing or outside."""
    try:
        return source_bytes(publication.root, file)
    except (OSError, ValueError, SourceError):
        return None


def _unreadable(file: str, place: Location) -> Finding:
    return Finding(
        code="LD501",
        place=place,
        message=f"the picture {file!r} cannot be read",
        cure="Put the picture into the publication's folder, or correct its name in the copy.",
    )
