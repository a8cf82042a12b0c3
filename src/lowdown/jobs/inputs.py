"""What finished work was made of, as digests: of the sources, the settings and the program."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lowdown.press import builtin_templates
from lowdown.program import digest_of_folder, program_digest
from lowdown.sources import is_there, names_in, source_digest

if TYPE_CHECKING:
    from lowdown.model import Publication

_LIBRARIES: Final = (
    "babel",
    "jinja2",
    "markdown-it-py",
    "mdit-py-plugins",
    "pikepdf",
    "pillow",
    "pyphen",
    "pyyaml",
    "segno",
    "weasyprint",
)
"""What else decides what outputs look like."""


def reading_digest(publication: Publication) -> str:
    """Returns a digest of all that decides what is read in every issue besides its own files."""
    settings = repr(replace(publication, root=Path()))
    folders = [_folder(publication.root, name) for name in ("fillers", "fonts")]
    return digest_of([toolchain_digest(), settings, folders])


def printing_digest(publication: Publication) -> str:
    """Returns a digest of all that decides how every paper is printed besides its own files."""
    root = publication.root
    return digest_of(
        [
            reading_digest(publication),
            source_digest(root, "lowdown.toml"),
            _folder(root, "templates"),
        ]
    )


def are_unchanged(root: Path, sources: Mapping[str, str]) -> bool:
    """Whether all sources have the SHA-256 that they had."""
    return all(source_digest(root, path) == digest for path, digest in sources.items())


def digest_of(values: object) -> str:
    """Returns the SHA-256 of values that can be written as JSON."""
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


def toolchain_digest() -> str:
    """Returns a digest of this program, its templates and the libraries that outputs depend on."""
    libraries = [_version(name) for name in _LIBRARIES]
    return digest_of([program_digest(), _templates_digest(), libraries])


@cache
def _templates_digest() -> str:
    return digest_of_folder(str(builtin_templates()))


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _folder(root: Path, folder: str) -> dict[str, str]:
    """The SHA-256 of every file in a folder of the publication, by its path."""
    if not is_there(root, folder):
        return {}
    found = {}
    for name in names_in(root, folder):
        path = f"{folder}/{name}"
        if os.path.isdir(root / path) and not os.path.islink(root / path):  # noqa: PTH112, PTH114
            found.update(_folder(root, path))
        else:
            found[path] = source_digest(root, path)
    return found
