"""Cards: what the site knows of its issues and articles without having their copy at hand.

A site of ten thousand articles is planned from cards; the copy is only read for the pages that have
to be written. Cards are plain data that can be kept as JSON.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field

from lowdown.editions.web.assets import PictureSource
from lowdown.model import IssueNumber, Volume
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureCard:
    """A picture of the copy, as pages show it."""

    source: PictureSource
    """What its renditions are made from and named after."""
    file: str
    """Path of the original, relative to the publication's folder."""
    alt: str
    """What it shows."""
    caption: str | None = None
    """The words below it, plain text."""
    credit: str | None = None
    """Who made it, plain text."""
    focus: tuple[float, float] = (0.5, 0.5)
    """What must stay in view: shares of its width and height, from its top left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCard:
    """An article, without its copy. Texts are plain, with smart punctuation."""

    slug: str
    """Its name."""
    issue: str
    """Name of the newest issue that publishes it."""
    title: str
    """The headline."""
    contents: str
    """Its line in a list of contents."""
    id: str
    """Its permanent id in the feeds."""
    language: str
    """BCP 47."""
    address: str
    """Its address below the publication's, such as `news/night-shift/`."""
    url: str
    """Its absolute address: here, or where the web version is elsewhere."""
    is_here: bool
    """Whether the site has a page for it."""
    summary: str
    """Its standfirst, or its first words."""
    words: int
    """Number of words of its copy on the web."""
    date: datetime.date
    """Its own date, or its issue's."""
    updated: datetime.date | None = None
    """When it was last changed."""
    kicker: str | None = None
    """Above the headline."""
    standfirst: str | None = None
    """Below the headline."""
    authors: tuple[str, ...] = ()
    """The byline."""
    section: str | None = None
    """A slug."""
    tags: tuple[str, ...] = ()
    """Topics."""
    image: PictureCard | None = None
    """The lead picture."""
    aliases: tuple[str, ...] = ()
    """Old addresses below the publication's that lead to it."""
    links: tuple[str, ...] = ()
    """The slugs of the articles that its copy links to."""
    body: str = ""
    """A digest of its copy as the site and the feeds show it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCard:
    """The finished PDF of an issue."""

    path: str
    """Its path below the output folder."""
    digest: str
    """SHA-256 of its bytes, hexadecimal."""
    size: int
    """Its length in bytes."""
    pages: int
    """Number of pages."""
    width: float
    """Width of a page in points."""
    height: float
    """Height of a page in points."""
    printed: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """The pages that each article stands on, in reading order, by its slug."""
    online: Mapping[str, str] = field(default_factory=dict)
    """The anchor at which readers of the paper arrive, such as `p12`, by the slug of each article
    that goes on online.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueCard:
    """An issue, without its articles' copy."""

    name: str
    """Its name."""
    number: IssueNumber
    """Its number."""
    date: datetime.date
    """The day on its front page."""
    address: str
    """Its address below the publication's, such as `issue-42/`."""
    url: str
    """Its absolute address."""
    articles: tuple[str, ...]
    """The slugs of its published articles, in the manifest's order."""
    volume: Volume | None = None
    """The volume."""
    title: str | None = None
    """A title of its own."""
    introduction: str = ""
    """The editor's introduction as HTML, with markers for links to articles."""
    summary: str = ""
    """The first words of the introduction, plain text."""
    paper: PaperCard | None = None
    """Its PDF, where there is one."""
