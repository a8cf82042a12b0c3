"""The web edition: a page for each article and each issue, the archive, topics and feeds."""

from lowdown.editions.web.cards import PaperCard
from lowdown.editions.web.make import MadeSite, SiteOrder, make_site
from lowdown.editions.web.reading import IssueReading, ReadingNeeds, read_issues
from lowdown.editions.web.records import IssueRecord

__all__ = [
    "IssueReading",
    "IssueRecord",
    "MadeSite",
    "PaperCard",
    "ReadingNeeds",
    "SiteOrder",
    "make_site",
    "read_issues",
]
