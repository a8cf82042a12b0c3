"""The RSS feeds, and copy as HTML that can stand anywhere."""

from lowdown.editions.feeds.make import FEED, ISSUES_FEED, make_feeds, paper_path

__all__ = [
    "FEED",
    "ISSUES_FEED",
    "make_feeds",
    "paper_path",
]
