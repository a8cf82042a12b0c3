"""Tests of the addresses in a feed: whether they are whole, alike, and below the site."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

_CHARACTER: Final = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})"
# After RFC 3986; square brackets only around a numeric host, as the W3C feed validator wants it.
_ABSOLUTE: Final = re.compile(
    rf"https?://(?:\[[0-9A-Fa-f:.]+\]|(?![:/?]){_CHARACTER})"
    rf"(?:{_CHARACTER})*(?:#(?:{_CHARACTER})*)?",
    re.IGNORECASE,
)


def is_absolute(address: str) -> bool:
    """Whether `address` is a full web address of permitted characters only."""
    return _ABSOLUTE.fullmatch(address) is not None


def same_address(one: str, other: str) -> bool:
    """Whether two addresses differ only in how their letters are encoded."""
    return unquote(one) == unquote(other)


def path_below(site: str, address: str) -> str | None:
    """What `address` names below `site`, which ends in a slash; None where it is not below it."""
    site, address = unquote(site), unquote(address)
    path = address.removeprefix(site)
    if path in (address, "") or path.startswith("/"):
        return None
    leaves_site = ".." in PurePosixPath(path).parts
    return None if leaves_site or "\0" in path else path
