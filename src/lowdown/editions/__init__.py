"""One module or package for each thing that readers receive; each returns its files as bytes."""

from lowdown.editions.feeds import make_feeds
from lowdown.editions.paper import print_paper

__all__ = [
    "make_feeds",
    "print_paper",
]
