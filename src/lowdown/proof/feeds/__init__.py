"""Reads finished feeds back and compares them with the copy."""

from lowdown.proof.feeds.check import check_feeds
from lowdown.proof.feeds.text import fold, quoted

__all__ = [
    "check_feeds",
    "fold",
    "quoted",
]
