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
"""The feed of articles, below the output folder."""
ISSUES_FEED: Final = "issues.xml"
"""The feed of issues, below the output folder."""
PICTURES: Final = "pictures/"
"""The folder of the pictures that are shown outside the paper, below the output folder."""
RECORD: Final = ".lowdown.json"
"""What builds have made, below the output folder; web servers do not show hidden files."""
_PUBLISHED_AS_JPEG: Final = (".heic", ".heif", ".avif")
ID_LOCK: Final = "lowdown.lock"
"""The permanent ids of the articles, below the publication's folder."""


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


def locked_plan_path(issue: str) -> str:
    """The locked plan of the issue with the name `issue`, below the publication's folder."""
    return f"issues/{issue}.plan.toml"


def is_locked_plan(file: Path, root: Path) -> bool:
    """Whether `file` is where a locked plan of the publication in the folder `root` stands."""
    folder = os.path.realpath(root / "issues")
    return os.path.realpath(file.parent) == folder and file.name.endswith(".plan.toml")
