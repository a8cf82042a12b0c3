"""Makes feeds of issues as a build does: by way of their records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from lowdown.editions.web import ReadingNeeds
from lowdown.editions.web.orders import FeedsOrder
from lowdown.editions.web.records import Bodies, IssueRecord
from lowdown.editions.web.records.writer import write_record
from lowdown.editions.web.site_feeds import make_site_feeds
from lowdown.model import Edition, Issue, Publication


def make_feeds(
    publication: Publication, issues: Sequence[Issue], *, pdf_lengths: Mapping[str, int]
) -> Edition:
    """All feeds of issues that need not be on the disk, and the pictures that they show.

    `pdf_lengths` are the sizes of PDFs in bytes, by issue.
    """
    written = {issue.name: write_record(publication, issue) for issue in issues}

    def bodies(_needs: ReadingNeeds, record: IssueRecord) -> Bodies:
        return written[record.card.name].bodies

    order = FeedsOrder(
        reading=ReadingNeeds(publication=publication, state=""),
        records=[each.record for each in written.values()],
        lengths=pdf_lengths,
        standing={},
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lowdown.editions.web.site_feeds.read_bodies", bodies)
        made = make_site_feeds(order)
    return Edition(files={} if made.findings else made.files, findings=made.findings)
