"""Reads a page of HTML; scripts in it are dropped, and nothing is loaded from elsewhere."""

from __future__ import annotations

import binascii
from base64 import b64decode
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from lowdown.intake.letters import decode
from lowdown.sources import SourceError, source_bytes

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from lowdown.intake.documents.pictures import PictureShelf


def web_page(data: bytes, folder: Path, shelf: PictureShelf) -> BeautifulSoup:
    """Returns the tree of a page, with the paths of its pictures in `shelf`.

    Pictures that are in the page itself or in `folder` are taken; others are left to a person.
    """
    from bs4 import BeautifulSoup

    page = BeautifulSoup(decode(data), "html.parser")
    for picture in page.find_all("img"):
        address = str(picture.get("src") or "")
        found = _picture(address, folder)
        path = shelf.add(found) if found else None
        if path:
            picture["src"] = path
        else:
            shelf.miss(address if not address.startswith("data:") else "in the page")
            picture.decompose()
    return page


def _picture(address: str, folder: Path) -> bytes | None:
    """The bytes of a picture of a page; None where it is elsewhere or not there."""
    if address.startswith("data:"):
        return _data(address)
    parts = urlsplit(address)
    path = PurePosixPath(unquote(parts.path))
    if parts.scheme or parts.netloc or path.is_absolute() or ".." in path.parts:
        return None
    try:
        return source_bytes(folder, str(path), most=100_000_000)
    except (SourceError, OSError, ValueError):
        return None


def _data(address: str) -> bytes | None:
    """The bytes of a `data:` address (RFC 2397)."""
    kind, comma, text = address[len("data:") :].partition(",")
    if not comma:
        return None
    try:
        return b64decode(unquote(text)) if kind.endswith(";base64") else unquote_to_bytes(text)
    except (binascii.Error, ValueError):
        return None
