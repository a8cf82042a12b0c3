"""Asks other servers whether the pages that the copy links to are still there."""

from lowdown.proof.links.check import prove_links, require_httpx

__all__ = [
    "prove_links",
    "require_httpx",
]
