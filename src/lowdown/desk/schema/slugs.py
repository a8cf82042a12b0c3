"""Slugs: names that can stand in an address, and how other words become one."""

from __future__ import annotations

import re
from typing import Final

from lowdown.model import ascii_slug

SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_FILE: Final = re.compile(r"(?:.*/)?(?:articles|fillers|issues)/|(?:.*/)?(?=[^/]*\.md$)|\.md$")
"""What stands around a slug in the path of a file."""


def slugified(words: str) -> str:
    """Returns `words`, or the path of a file, as a slug; it may be empty."""
    return ascii_slug(without_path(words))


def without_path(words: str) -> str:
    """Returns the name of a file without its folders and without `.md`; other words unchanged."""
    return _FILE.sub("", words.replace("\\", "/"))
