"""What the site and its feeds are made of, and what comes back when they are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from lowdown.editions.web.records import IssueRecord, ReadingNeeds
from lowdown.editions.web.search_index import SearchTool
from lowdown.model import Finding
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOrder:
    """What a site is made of."""

    reading: ReadingNeeds
    """The settings, and what reading an issue needs."""
    records: Sequence[IssueRecord]
    """The records of the issues that are published, with their papers."""
    standing: Mapping[str, str]
    """What each file of the site that stands in the output folder was made of, by its path."""
    read: Callable[[str], bytes | None]
    """Returns a file of the output folder, as it will be, by its path."""
    others: Sequence[str] = ()
    """The paths of files of the output folder that are not of the site."""
    search: SearchTool | None = None
    """What makes the index of the search; None: the site has no search."""
    processes: int = 1
    """Processes that write pages, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeSite:
    """The files of a site."""

    inputs: Mapping[str, str] = field(default_factory=dict)
    """What each file was made of, by its path below the output folder."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """The bytes of the files that are new or were made of something else; the others stand."""
    findings: tuple[Finding, ...] = ()
    """Errors, with which there are no files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedsOrder:
    """What feeds are made of."""

    reading: ReadingNeeds
    """The settings, and what reading an issue needs."""
    records: Sequence[IssueRecord]
    """The records of the issues that are published."""
    lengths: Mapping[str, int]
    """The size in bytes of each finished paper, by the name of its issue."""
    standing: Mapping[str, str]
    """What each file of the feeds that stands in the output folder was made of, by its path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFeeds:
    """The feeds, and the pictures that they show."""

    inputs: Mapping[str, str] = field(default_factory=dict)
    """What each file was made of, by its path below the output folder."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """The bytes of the files that are new or were made of something else; the others stand."""
    findings: tuple[Finding, ...] = ()
    """Errors, with which there are no files."""
