"""One module or package for each thing that readers receive; each returns its files as bytes."""

from lowdown.editions.paper import print_paper
from lowdown.editions.web import (
    FeedsOrder,
    IssueReading,
    IssueRecord,
    MadeFeeds,
    MadeSite,
    PaperCard,
    ReadingNeeds,
    SiteOrder,
    make_site,
    make_site_feeds,
    read_issues,
    search_tool,
)

__all__ = [
    "FeedsOrder",
    "IssueReading",
    "IssueRecord",
    "MadeFeeds",
    "MadeSite",
    "PaperCard",
    "ReadingNeeds",
    "SiteOrder",
    "make_site",
    "make_site_feeds",
    "print_paper",
    "read_issues",
    "search_tool",
]
