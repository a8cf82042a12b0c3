"""What the site needs of each issue: its cards, and the bodies of its articles as HTML."""

from lowdown.editions.web.records.copy_html import BodyBlock, CopyPlace, web_blocks, web_body
from lowdown.editions.web.records.reading import (
    IssueReading,
    ReadingNeeds,
    read_bodies,
    read_issues,
)
from lowdown.editions.web.records.record import Bodies, IssueRecord
from lowdown.editions.web.records.writer import Pictures

__all__ = [
    "Bodies",
    "BodyBlock",
    "CopyPlace",
    "IssueReading",
    "IssueRecord",
    "Pictures",
    "ReadingNeeds",
    "read_bodies",
    "read_issues",
    "web_blocks",
    "web_body",
]
