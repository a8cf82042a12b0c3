"""The web edition: a page for each article and each issue, the archive, topics and feeds."""

from lowdown.editions.web.cards import PaperCard
from lowdown.editions.web.on_demand import make_site, make_site_feeds
from lowdown.editions.web.orders import FeedsOrder, MadeFeeds, MadeSite, SiteOrder
from lowdown.editions.web.records import IssueReading, IssueRecord, ReadingNeeds, read_issues
from lowdown.editions.web.search_index import search_tool

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
    "read_issues",
    "search_tool",
]
