"""Addresses: their schemes, and how a relative one becomes absolute."""

from __future__ import annotations

from typing import Final
from urllib.parse import urljoin, urlsplit

SCHEMES: Final = ("http", "https", "mailto", "tel", "sms", "ftp")
"""What a reader's program can be asked to open."""

DANGEROUS_SCHEMES: Final = frozenset({"javascript", "data", "vbscript", "file", "blob"})
"""What runs code, or leads into the reader's own machine."""


def has_scheme(address: str) -> bool:
    """Whether an address has a scheme, and so does not depend on the page that it stands on."""
    try:
        return bool(urlsplit(address.strip()).scheme)
    except ValueError:
        return False


def absolute_address(address: str, page: str) -> str | None:
    """Returns where an address leads from the page with the absolute address `page`.

    None where it is not an address, or one that is never linked to.
    """
    try:
        joined = urljoin(page, urlsplit(address.strip()).geturl())
    except ValueError:
        return None
    return None if joined.partition(":")[0].lower() in DANGEROUS_SCHEMES else joined
