"""The path of every file that Lowdown writes, with forward slashes.

What subscribers receive stands below the output folder, and at the same path below the
publication's address. What is kept with the copy stands below the publication's folder.
"""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

FEED: Final = "feed.xml"
"""The feed of articles as RSS, below the output folder or the folder of a topic."""
ATOM_FEED: Final = "atom.xml"
"""The same feed as Atom."""
JSON_FEED: Final = "feed.json"
"""The same feed as JSON Feed."""
FEED_FORMATS: Final = (FEED, ATOM_FEED, JSON_FEED)
"""The feed of articles in every format."""
ISSUES_FEED: Final = "issues.xml"
"""The feed of issues, below the output folder."""
HOME: Final = ""
"""The address of the newest issue's front page on the web, below the publication's."""
ARCHIVE: Final = "archive/"
"""The address of the page of all issues."""
FEEDS_PAGE: Final = "feeds/"
"""The address of the page that explains the feeds."""
SUBSCRIBE: Final = "subscribe/"
"""The address of the page for subscribers."""
DONATE: Final = "donate/"
"""The address of the page of the donation panel."""
SEARCH: Final = "search/"
"""The address of the page of the search."""
TOPICS: Final = ("sections", "authors", "tags")
"""The folders of the pages about topics."""
NOT_FOUND: Final = "404.html"
"""The page that a host shows where there is none."""
SITEMAP: Final = "sitemap.xml"
"""The list of all pages, for search engines."""
ICON: Final = "favicon.svg"
"""The icon that browsers show."""
ICO: Final = "favicon.ico"
"""The icon that other programs ask for without being pointed to it."""
APPLE_ICON: Final = "apple-touch-icon.png"
"""The icon of a page that is put on the screen of a telephone."""
ROBOTS: Final = "robots.txt"
"""What search engines are asked to do."""
PICTURES: Final = "pictures/"
"""The folder of the pictures that are shown outside the paper, below the output folder."""
SEARCH_INDEX: Final = "pagefind/"
"""The folder of the search index, below the output folder."""
SEARCH_ENTRY: Final = f"{SEARCH_INDEX}pagefind-entry.json"
"""The file of the search index that names its other files."""
RECORD: Final = ".lowdown.json"
"""What builds have made, below the output folder; web servers do not show hidden files."""
_PUBLISHED_AS_JPEG: Final = (".heic", ".heif", ".avif")
ID_LOCK: Final = "lowdown.lock"
"""The permanent ids of the articles, below the publication's folder."""


def asset_path(name: str, digest: str) -> str:
    """A file that pages load, such as `site.css`, below the output folder: its name has a digest of
    what is in it, so that browsers may keep it for ever.
    """
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}-{digest[:12]}.{ending}"


def rendition_path(name: str) -> str:
    """A picture as the web edition shows it, below the output folder."""
    return f"{PICTURES}web/{name}"


def cover_path(paper: str, name: str) -> str:
    """A picture of page 1 of the PDF at the path `paper`, below the output folder."""
    return f"{posixpath.dirname(paper)}/page-1-{name}"


def sitemap_part_path(number: int) -> str:
    """A part of a sitemap that has too many pages for one file, from 1, below the output folder."""
    return f"sitemap-{number}.xml"


def paper_path(issue: str) -> str:
    """The PDF of the issue with the name `issue`, below the output folder."""
    return f"{issue}/{issue}.pdf"


def plan_json_path(issue: str) -> str:
    """The file that says what stands where in the paper, below the output folder."""
    return f"{issue}/plan.json"


def picture_path(file: str) -> str:
    """A picture of the publication, below the output folder: always in the folder for pictures.

    HEIC and AVIF are published as JPEG.
    """
    path = posixpath.normpath(file)
    path = path if path.startswith(PICTURES) else PICTURES + path
    return f"{path}.jpg" if path.lower().endswith(_PUBLISHED_AS_JPEG) else path


def page_path(address: str) -> str:
    """The page at an address below the publication's, such as `news/baths/`, below the output
    folder.
    """
    return f"{address}index.html" if address.endswith("/") or not address else address


def topic_address(kind: str, slug: str = "", number: int = 1) -> str:
    """The address of a page about a topic: `kind` is `sections`, `authors` or `tags`.

    Without a slug it is the list of them all; `number` as for `list_address`.
    """
    return list_address(f"{kind}/{slug}/" if slug else f"{kind}/", number)


def list_address(address: str, number: int) -> str:
    """The address of a page of a list, of which the first is at `address`: `.../2/` for the
    second.
    """
    return address if number == 1 else f"{address}{number}/"


def locked_plan_path(issue: str) -> str:
    """The locked plan of the issue with the name `issue`, below the publication's folder."""
    return f"issues/{issue}.plan.toml"


def is_locked_plan(file: Path, root: Path) -> bool:
    """Whether `file` is where a locked plan of the publication in the folder `root` stands."""
    folder = os.path.realpath(root / "issues")
    return os.path.realpath(file.parent) == folder and file.name.endswith(".plan.toml")
