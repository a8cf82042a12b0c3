"""Asks other servers whether the pages that the copy links to are still there."""

from lowdown.proof.links.check import check_links, require_httpx

__all__ = [
    "check_links",
    "require_httpx",
]
