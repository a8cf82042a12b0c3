"""Makes the site and the feeds of a build, or what has changed of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lowdown.editions import (
    FeedsOrder,
    ReadingNeeds,
    SiteOrder,
    make_site,
    make_site_feeds,
    search_tool,
)
from lowdown.jobs.landing import FEEDS_PART, WEB_PART, Part, Standing
from lowdown.jobs.papers import MadePaper
from lowdown.jobs.published import PublishedRecords
from lowdown.model import Finding
from lowdown.outputs import SITEMAP
from lowdown.sources import SourceError, ordinary_bytes
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionsTask:
    """What the site and the feeds are made of."""

    out: Path
    """The output folder."""
    processes: int
    """Processes that write pages, at most."""
    reading: ReadingNeeds
    """What reading an issue needs."""
    papers: Sequence[MadePaper]
    """The papers of this build."""
    before: Standing
    """What stands in the output folder."""

    def read(self, path: str) -> bytes | None:
        """Returns a file of the output folder as it will be after this build."""
        for paper in self.papers:
            if path in paper.files:
                return paper.files[path]
        try:
            return ordinary_bytes(self.out / path)
        except (OSError, SourceError):
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePart:
    """A part of the output that was made, or is not to be made."""

    parts: tuple[Part, ...] = ()
    """The part; none where it is not to be made."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with it."""


def site_part(task: EditionsTask, published: PublishedRecords) -> MadePart:
    """The site; what is left of one is out of use where there is none.

    With issues that cannot be read, pages of earlier builds stay as they are.
    """
    web = task.reading.publication.web
    if not web.enabled:
        return MadePart(parts=(Part(name=WEB_PART),))
    site = make_site(
        SiteOrder(
            reading=task.reading,
            records=published.records,
            standing=task.before.inputs(WEB_PART),
            read=task.read,
            search=search_tool() if web.search else None,
            processes=task.processes,
        )
    )
    part = Part(
        name=WEB_PART,
        files=site.files,
        inputs=site.inputs,
        is_whole=not published.left_out,
        dated=(SITEMAP,),
    )
    return MadePart(parts=(part,), findings=site.findings)


def feeds_part(task: EditionsTask, published: PublishedRecords) -> MadePart:
    """The feeds and the pictures that they show."""
    feeds = make_site_feeds(
        FeedsOrder(
            reading=task.reading,
            records=published.records,
            lengths=published.paper_lengths,
            standing=task.before.inputs(FEEDS_PART),
        )
    )
    part = Part(name=FEEDS_PART, files=feeds.files, inputs=feeds.inputs, dated=tuple(feeds.inputs))
    return MadePart(parts=(part,), findings=feeds.findings)
