"""The pages of an issue, of the newest one at home, and of the archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from markupsafe import Markup

from lowdown.editions.web.cards import ArticleCard, IssueCard, PictureCard
from lowdown.editions.web.links import resolve_links
from lowdown.editions.web.parts import (
    ArticleItem,
    IssueItem,
    PageFurniture,
    PageHead,
    Paging,
)
from lowdown.editions.web.picture_html import (
    COLUMN_SIZES,
    COVER_SIZES,
    FRONT_SIZES,
    ITEM_SIZES,
    cover_html,
    picture_html,
)
from lowdown.editions.web.site import Site
from lowdown.editions.web.views.heads import (
    PageFacts,
    describe,
    issue_name,
    newest_issue,
    page_head,
)
from lowdown.editions.web.views.items import article_item, issue_item
from lowdown.editions.web.views.json_ld import issue_json_ld
from lowdown.editions.web.views.paging import paging
from lowdown.model import Volume
from lowdown.outputs import ARCHIVE, HOME, list_address, page_path
from lowdown.values import dataclass

EARLIER: Final = 4
"""Earlier issues that home shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueView:
    """What the page of an issue shows; home is such a page of the newest."""

    head: PageHead
    """What services read about it."""
    site: PageFurniture
    """What stands on every page."""
    issue: IssueItem
    """The issue, with page 1 as a large picture."""
    heading: str
    """Its title, or its volume and number."""
    introduction: Markup
    """The editor's introduction; empty without."""
    articles: tuple[ArticleItem, ...]
    """Its articles, in the manifest's order, with pictures."""
    before: IssueItem | None
    """The issue before it."""
    after: IssueItem | None
    """The issue after it."""
    earlier: tuple[IssueItem, ...] = ()
    """At home: the issues before it."""


def issue_view(site: Site, issue: IssueCard) -> IssueView:
    """Returns what the page of an issue shows."""
    name = issue_name(site, issue)
    facts = PageFacts(
        address=issue.address,
        title=f"{name}{site.words.colon} {issue.title}" if issue.title else name,
        description=describe(issue.summary, _headlines(site, issue)),
        issue=issue,
        picture=_first_picture(site, issue),
        json_ld=issue_json_ld(site, issue),
    )
    return _issue_view(site, issue, facts)


def home_view(site: Site) -> IssueView | None:
    """Returns what home shows; None on a site without issues."""
    issue = newest_issue(site)
    if issue is None:
        return None
    publication = site.publication
    facts = PageFacts(
        address=HOME,
        title="",
        description=describe(publication.tagline, issue.summary),
        current="home",
        picture=_first_picture(site, issue),
        json_ld=issue_json_ld(site, issue),
    )
    view = _issue_view(site, issue, facts)
    earlier = site.index.issues[1 : EARLIER + 1]
    return replace(view, earlier=tuple(issue_item(site, other) for other in earlier))


def _issue_view(site: Site, issue: IssueCard, facts: PageFacts) -> IssueView:
    head, is_home = page_head(site, facts), facts.address == HOME
    neighbours = site.issue_neighbours[issue.name]
    by_name = site.index.by_name
    introduction = resolve_links(issue.introduction, site.addresses, root=head.root)
    return IssueView(
        head=head,
        site=site.furniture,
        issue=_with_large_cover(site, issue, is_home=is_home),
        heading=issue.title or issue_name(site, issue),
        introduction=Markup(introduction),
        articles=tuple(_items(site, issue, is_home=is_home)),
        before=issue_item(site, by_name[neighbours.before]) if neighbours.before else None,
        after=issue_item(site, by_name[neighbours.after]) if neighbours.after else None,
    )


def _items(site: Site, issue: IssueCard, *, is_home: bool) -> Iterator[ArticleItem]:
    for number, card in enumerate(site.index.articles_of(issue)):
        is_lead = is_home and number == 0
        item = article_item(site, card, paper=issue.paper)
        if card.image:
            sizes = COLUMN_SIZES if is_home else ITEM_SIZES
            picture = picture_html(
                card.image, sizes=FRONT_SIZES if is_lead else sizes, is_late=not is_lead
            )
            item = replace(item, picture=Markup(picture))
        yield item


def _with_large_cover(site: Site, issue: IssueCard, *, is_home: bool) -> IssueItem:
    """The issue with a picture of page 1 that can be read; at home it stands far down."""
    item = issue_item(site, issue)
    if issue.paper is None:
        return item
    alt = site.words.front_page.format(issue=item.name)
    cover = cover_html(issue.paper, alt=alt, sizes=COVER_SIZES, is_late=is_home)
    return replace(item, cover=Markup(cover))


def _headlines(site: Site, issue: IssueCard) -> str:
    return " \u00b7 ".join(card.title for card in site.index.articles_of(issue))


def _first_picture(site: Site, issue: IssueCard) -> PictureCard | None:
    articles: Sequence[ArticleCard] = site.index.articles_of(issue)
    return next((card.image for card in articles if card.image), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeView:
    """The issues of one volume and year on a page of the archive."""

    name: str
    """Such as "Volume 3, 2026"."""
    anchor: str
    """Its fragment on the page."""
    issues: tuple[IssueItem, ...]
    """Its issues, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeLink:
    """A volume and year of the archive, and where it begins."""

    name: str
    """Such as "Volume 3, 2026"."""
    address: str
    """The page where it begins, from the site's first folder."""
    anchor: str
    """Its fragment there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveView:
    """What a page of the archive shows."""

    head: PageHead
    """What services read about it."""
    site: PageFurniture
    """What stands on every page."""
    volumes: tuple[VolumeView, ...]
    """Its issues."""
    contents: tuple[VolumeLink, ...]
    """All volumes and years of the whole archive."""
    paging: Paging
    """The pages of the archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """What the archive puts together: a volume in a year."""

    volume: Volume | None
    year: int

    @property
    def anchor(self) -> str:
        return f"v{self.volume.number}-{self.year}" if self.volume else f"y{self.year}"


def archive_pages(site: Site) -> int:
    """Returns the number of pages of the archive, at least 1."""
    return max(1, -(-len(site.index.issues) // site.publication.web.page_size))


def archive_view(site: Site, number: int = 1) -> ArchiveView:
    """Returns what a page of the archive shows: all issues by volume and year, newest first."""
    size = site.publication.web.page_size
    issues = site.index.issues[(number - 1) * size : number * size]
    pages = paging(site, ARCHIVE, number=number, count=archive_pages(site))
    title = site.words.archive if number == 1 else f"{site.words.archive}, {pages.label}"
    facts = PageFacts(
        address=list_address(ARCHIVE, number),
        title=title,
        description=site.words.archive_description.format(title=site.publication.title),
        current="archive",
    )
    return ArchiveView(
        head=page_head(site, facts),
        site=site.furniture,
        volumes=tuple(
            VolumeView(
                name=_name(site, group),
                anchor=group.anchor,
                issues=tuple(issue_item(site, issue, with_articles=True) for issue in members),
            )
            for group, members in groupby(issues, _group)
        ),
        contents=tuple(_contents(site)),
        paging=pages,
    )


def _contents(site: Site) -> Iterator[VolumeLink]:
    seen = set()
    for position, issue in enumerate(site.index.issues):
        group = _group(issue)
        if group not in seen:
            seen.add(group)
            page = position // site.publication.web.page_size + 1
            address = page_path(list_address(ARCHIVE, page))
            yield VolumeLink(name=_name(site, group), address=address, anchor=group.anchor)


def _group(issue: IssueCard) -> _Group:
    return _Group(volume=issue.volume, year=issue.date.year)


def _name(site: Site, group: _Group) -> str:
    if group.volume is None:
        return str(group.year)
    return f"{site.publication.words.volume} {group.volume}, {group.year}"
