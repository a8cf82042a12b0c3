"""Reads finished feeds back and compares them with the copy."""

from lowdown.proof.feeds.check import check_feeds

__all__ = [
    "check_feeds",
]
