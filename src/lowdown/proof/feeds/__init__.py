"""Reads finished feeds back and compares them with the copy."""

from lowdown.proof.feeds.check import prove_feeds

__all__ = [
    "prove_feeds",
]
