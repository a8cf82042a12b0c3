"""One module or package for each thing that a reader receives; each returns files as bytes and writes nothing."""

from lowdown.editions.feeds import FEED, ISSUES_FEED, make_feeds, paper_path
from lowdown.editions.paper import print_paper

__all__ = [
    "FEED",
    "ISSUES_FEED",
    "make_feeds",
    "paper_path",
    "print_paper",
]
