"""The RSS feeds, and copy as HTML that can stand anywhere."""

from lowdown.editions.feeds.make import make_feeds

__all__ = [
    "make_feeds",
]
