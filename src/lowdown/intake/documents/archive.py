"""Checks the archive that a document is, before it is read."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from lowdown.intake.documents.faults import DocumentError

_MAX_FILES: Final = 5_000
_MAX_UNPACKED: Final = 400_000_000
"""Bytes of all files in an archive, unpacked."""
_MAX_XML: Final = 40_000_000
"""Bytes of all XML in an archive, unpacked."""


def check_archive(data: bytes, *, needed: str) -> None:
    """Raises DocumentError where an archive does not have the file `needed`, is encrypted, unpacks
    to more than a document ever has, or declares entities, which no word processor does.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_sizes(archive, needed)
            for info in archive.infolist():
                if _is_xml(info.filename) and _declares(archive.read(info)):
                    raise DocumentError("declares XML entities, which no word processor does")
    except (BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError) as error:
        raise DocumentError(
            "is no document of its kind, or is broken or has a password; open it, and save it again"
        ) from error


def _check_sizes(archive: ZipFile, needed: str) -> None:
    infos = archive.infolist()
    if needed not in archive.namelist():
        raise DocumentError("is no document of its kind; open it, and save it again")
    xml = sum(info.file_size for info in infos if _is_xml(info.filename))
    size = sum(info.file_size for info in infos)
    if len(infos) > _MAX_FILES or size > _MAX_UNPACKED or xml > _MAX_XML:
        raise DocumentError("unpacks to more than any document has")


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _declares(data: bytes) -> bool:
    """Whether XML has a document type, in whatever encoding."""
    return b"<!DOCTYPE" in data.replace(b"\0", b"").upper()
