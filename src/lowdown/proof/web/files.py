"""The files of the finished site, and where the addresses on its pages lead among them."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from lowdown.outputs import HOME, page_path
from lowdown.values import dataclass

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_IGNORED: Final = re.compile(r"[\t\n\r]+")
"""What browsers overlook in an address."""


class Manner(Enum):
    """How an address names its target."""

    RELATIVE = "relative"
    """From the page, naming a file: it also leads there from a folder on disk."""
    ABSOLUTE = "absolute"
    """With the publication's address, or from the first folder of its host."""
    FOLDER = "folder"
    """From the page, naming a folder, of which a host shows the page."""
    FOREIGN = "foreign"
    """On another host."""
    OTHER = "other"
    """With another scheme, such as `mailto:`."""


class Target(NamedTuple):
    """Where an address leads."""

    manner: Manner
    """How it names its target."""
    path: str | None = None
    """The file that it names, below the output folder, whether it is there or not; None where that
    is outside of the site.
    """
    fragment: str = ""
    """The id on the page that it leads to; empty: the whole page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFiles:
    """The files below the output folder."""

    sizes: Mapping[str, int]
    """The bytes of each, by its path."""
    site: str
    """The publication's address."""

    def __contains__(self, path: str) -> bool:
        return path in self.sizes

    @property
    def pages(self) -> tuple[str, ...]:
        """The paths of the pages, sorted."""
        return tuple(sorted(path for path in self.sizes if path.endswith(".html")))

    def target(self, address: str, page: str) -> Target:
        """Where an address on the page with the path `page` leads."""
        plain = (address if address.isprintable() else _IGNORED.sub("", address)).strip()
        scheme = _SCHEME.match(plain)
        if scheme and scheme[1].lower() not in ("http", "https"):
            return Target(Manner.OTHER)
        if scheme or plain.startswith("//"):
            return self._below_site(plain if scheme else f"{urlsplit(self.site).scheme}:{plain}")
        if plain.startswith("/"):
            parts = urlsplit(self.site)
            return self._below_site(f"{parts.scheme}://{parts.netloc}{plain}")
        return self._from(page, plain)

    def _below_site(self, address: str) -> Target:
        """The target of an absolute address."""
        if address == self.site.rstrip("/"):
            return Target(Manner.ABSOLUTE, page_path(HOME))
        if not address.startswith(self.site):
            host = urlsplit(self.site).netloc
            same = address.partition("://")[2].partition("/")[0] == host
            return Target(Manner.ABSOLUTE if same else Manner.FOREIGN)
        inside = self._from("index.html", address[len(self.site) :] or "index.html")
        return Target(Manner.ABSOLUTE, inside.path, inside.fragment)

    def _from(self, page: str, address: str) -> Target:
        """The target of an address that is relative to a page."""
        rest, _, fragment = address.partition("#")
        path = rest.partition("?")[0]
        fragment = unquote(fragment)
        if not path:
            return Target(Manner.RELATIVE, page, fragment)
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))
        if path.endswith(("/", "/.", "/..")) or path in (".", ".."):
            folder = "" if joined == "." else f"{joined}/"
            return Target(Manner.FOLDER, f"{folder}index.html", fragment)
        if joined not in self.sizes and f"{joined}/index.html" in self.sizes:
            return Target(Manner.FOLDER, f"{joined}/index.html", fragment)
        return Target(Manner.RELATIVE, joined, fragment)


def list_files(out: Path, site: str) -> SiteFiles:
    """Lists the files below the output folder `out`; links to folders are not followed.

    `site`: the publication's address.
    """
    sizes: dict[str, int] = {}
    for folder, _, names in os.walk(out):
        below = Path(folder).relative_to(out).as_posix()
        start = "" if below == "." else f"{below}/"
        for name in names:
            try:
                sizes[start + name] = os.stat(os.path.join(folder, name)).st_size  # noqa: PTH116, PTH118 - there are many
            except OSError:
                continue  # a link to nothing counts as no file
    return SiteFiles(sizes=sizes, site=site)
