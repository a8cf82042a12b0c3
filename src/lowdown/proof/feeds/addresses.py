"""Addresses of a feed go in; whether they are whole, and where below the output folder they lead, comes out."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

_CHARACTER: Final = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})"
# After RFC 3986; square brackets only around a numeric host, as the W3C feed validator wants it.
_ABSOLUTE: Final = re.compile(
    rf"https?://(?:\[[0-9A-Fa-f:.]+\]|(?![:/?]){_CHARACTER})(?:{_CHARACTER})*(?:#(?:{_CHARACTER})*)?",
    re.IGNORECASE,
)


def is_absolute(address: str) -> bool:
    """Whether `address` is a full web address of none but the characters that addresses have."""
    return _ABSOLUTE.fullmatch(address) is not None


def same_address(one: str, other: str) -> bool:
    """Whether two addresses differ at most in how their letters are encoded."""
    return unquote(one) == unquote(other)


def path_below(site: str, address: str) -> str | None:
    """What `address` names below `site`, which ends in a slash; None where it is not below it."""
    site, address = unquote(site), unquote(address)
    path = address.removeprefix(site)
    if (
        path == address
        or not path
        or path.startswith("/")
        or ".." in PurePosixPath(path).parts
        or "\0" in path
    ):
        return None
    return path
