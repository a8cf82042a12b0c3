"""The schemes of addresses: what a reader's program can open, and what is never linked to."""

from __future__ import annotations

from typing import Final

SCHEMES: Final = ("http", "https", "mailto", "tel", "sms", "ftp")
"""What a reader's program can be asked to open."""

DANGEROUS_SCHEMES: Final = frozenset({"javascript", "data", "vbscript", "file", "blob"})
"""What runs code, or leads into the reader's own machine."""
