"""One module or package for each thing that a reader receives; each returns files as bytes and writes nothing."""

from lowdown.editions.feeds import make_feeds
from lowdown.editions.paper import print_paper

__all__ = [
    "make_feeds",
    "print_paper",
]
