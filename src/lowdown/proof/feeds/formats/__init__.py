"""Reads feeds in each format as elements of RSS, and finds what is wrong with their form."""

from lowdown.proof.feeds.formats.atom import read_atom
from lowdown.proof.feeds.formats.json_feed import read_json_feed
from lowdown.proof.feeds.formats.read import FeedRead
from lowdown.proof.feeds.formats.rss import read_rss

__all__ = [
    "FeedRead",
    "read_atom",
    "read_json_feed",
    "read_rss",
]
