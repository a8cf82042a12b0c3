"""One module or package for each thing that readers receive; each returns its files as bytes."""

from lowdown.editions.feeds import make_feeds
from lowdown.editions.paper import print_paper
from lowdown.editions.web import (
    IssueReading,
    IssueRecord,
    MadeSite,
    PaperCard,
    ReadingNeeds,
    SiteOrder,
    make_site,
    read_issues,
)

__all__ = [
    "IssueReading",
    "IssueRecord",
    "MadeSite",
    "PaperCard",
    "ReadingNeeds",
    "SiteOrder",
    "make_feeds",
    "make_site",
    "print_paper",
    "read_issues",
]
