"""What the views of several pages have in common. Texts are plain; addresses are as `Link` has."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from lowdown.values import dataclass

if TYPE_CHECKING:
    from lowdown.model import WebWords

EMPTY: Final = Markup()
"""HTML without anything in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link. Templates write it with the macro `href`."""

    name: str
    """Its words."""
    address: str
    """Where it leads: a path from the site's first folder, or an absolute address."""
    is_outside: bool = False
    """Whether the address is absolute."""
    key: str = ""
    """What it is in the navigation, such as `archive`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateView:
    """A day."""

    iso: str
    """Such as `2026-05-08`."""
    text: str
    """In words, such as "8 May 2026"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """A feed in one format."""

    address: str
    """Its absolute address."""
    media: str
    """Its media type."""
    name: str
    """Its format, such as "RSS"."""
    title: str
    """What it has, and in which format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharePicture:
    """The picture that is shown where a page is shared."""

    url: str
    """Its absolute address."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""
    alt: str
    """What it shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """How the nameplate names an issue."""

    issue: str
    """Such as "Volume 3, Number 42"."""
    date: DateView
    """Its date."""
    address: str
    """The issue's page, from the site's first folder."""
    title: str
    """A title of its own; empty without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """What browsers, search engines and services read about a page."""

    path: str
    """Its file, below the output folder."""
    root: str
    """What leads from it to the site's first folder, such as `../../`."""
    title: str
    """The title of its window."""
    description: str
    """What it has, in a sentence or two; empty without."""
    language: str
    """BCP 47."""
    direction: str
    """`ltr` or `rtl`: which way its language is written."""
    canonical: str
    """Its absolute address; empty: search engines must not list it."""
    policy: str
    """Its content security policy."""
    heading: str = ""
    """What a list or a page of the site's own is called."""
    kind: str = "website"
    """What Open Graph calls it."""
    current: str = ""
    """The key of the link of the navigation that leads to it."""
    surroundings: str = ""
    """The language of what stands around its article, where it is another."""
    surroundings_direction: str = ""
    """`ltr` or `rtl` where that differs."""
    dateline: Dateline | None = None
    """Of its issue, or of the newest."""
    alternates: tuple[FeedLink, ...] = ()
    """The feeds that have what it has."""
    share: SharePicture | None = None
    """The picture for where it is shared."""
    json_ld: Markup = EMPTY
    """What it is, as JSON-LD that can stand in a script element; empty without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DonationView:
    """The donation panel."""

    title: str
    """Its headline."""
    language: str
    """BCP 47."""
    html: Markup
    """Its copy; the site's first folder is a mark."""
    url: str
    """Where to give; empty where that is the site's own page, or nowhere else."""
    summary: str
    """Its first words."""


@dataclass(frozen=True, kw_only=True)
class PageFurniture:
    """What stands on every page of a site. It is represented by a digest of all that it holds."""

    title: str
    """The publication's name."""
    tagline: str
    """The line below it; empty without."""
    logo: Markup
    """The picture in place of the title in the nameplate, as HTML; the site's first folder is a
    mark; empty without."""
    nameplate_style: str
    """`left`, `centre` or `banner`."""
    language: str
    """BCP 47."""
    words: WebWords
    """The words of the site, in its language."""
    navigation: tuple[Link, ...]
    """The links of the navigation."""
    foot: tuple[Link, ...]
    """The links at the foot."""
    social: tuple[Link, ...]
    """Where else the publication can be followed."""
    publisher: str
    """Who publishes it."""
    imprint: str
    """Printed by, promoted by, published by; empty without."""
    email: str
    """The editor's address; empty without."""
    donation: DonationView | None
    """The donation panel."""
    stylesheet: str
    """The path of the style sheet, from the site's first folder."""
    script: str
    """The path of the script."""
    icon: str
    """The path of the icon."""
    search: str
    """The page of the search, from the site's first folder; empty: the site has none."""

    @cached_property
    def digest(self) -> str:
        """SHA-256 of everything that it holds."""
        held = repr([getattr(self, one.name) for one in fields(self)])
        return hashlib.sha256(held.encode()).hexdigest()

    def __repr__(self) -> str:
        return f"PageFurniture({self.digest})"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleItem:
    """An article in a list."""

    title: str
    """The headline."""
    contents: str
    """Its line in a list of contents."""
    address: str
    """Its page: a path from the site's first folder, or an absolute address."""
    is_outside: bool
    """Whether the address is absolute."""
    language: str
    """BCP 47, where it is not that of the page; otherwise empty."""
    joint: str
    """What stands between the headline and the standfirst on one line, such as ": "."""
    standfirst: str
    """Below the headline; empty without."""
    kicker: str
    """Above the headline; empty without."""
    byline: str
    """Who wrote it, such as "By A and B"; empty without."""
    date: DateView
    """Its date."""
    pages: str
    """The pages that it is printed on, such as "p4-5"; empty without."""
    picture: Markup
    """Its lead picture as HTML; the site's first folder is a mark; empty without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperView:
    """The PDF of an issue."""

    address: str
    """Its path, from the site's first folder."""
    url: str
    """Its absolute address."""
    size: str
    """Such as "1.2 MB"."""
    pages: int
    """Number of pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueItem:
    """An issue in a list."""

    name: str
    """Such as "Volume 3, Number 42"."""
    title: str
    """A title of its own; empty without."""
    address: str
    """Its page, from the site's first folder."""
    date: DateView
    """Its date."""
    cover: Markup
    """Page 1 as HTML; the site's first folder is a mark; empty without a paper."""
    paper: PaperView | None
    """Its PDF."""
    articles: tuple[ArticleItem, ...] = ()
    """Its articles, where the list has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """The pages of a long list."""

    number: int
    """The number of this page, from 1."""
    count: int
    """How many there are."""
    label: str
    """Such as "Page 2 of 5"."""
    newer: str
    """The page before, from the site's first folder; empty on the first."""
    older: str
    """The page after; empty on the last."""
