"""Reads a feed in RSS 2.0 (https://www.rssboard.org/rss-specification)."""

from __future__ import annotations

from lowdown.proof.feeds.faults import Fault
from lowdown.proof.feeds.formats.read import FeedRead
from lowdown.proof.feeds.forms import RSS_FORM
from lowdown.proof.feeds.shape import shape_fault
from lowdown.proof.feeds.xml import read_xml


def read_rss(data: bytes) -> FeedRead | tuple[Fault, ...]:
    """Returns the feed, or why it cannot be read."""
    document = read_xml(data)
    if isinstance(document, Fault):
        return (document,)
    fault = shape_fault(document.root)
    if fault:
        return (*document.instructions, fault)
    channel = document.root.children[0]
    return FeedRead(
        form=RSS_FORM,
        channel=channel,
        items=channel.all("item"),
        version="rss20",
        faults=document.instructions,
    )
