"""The heads of pages: titles, addresses, feeds, policies."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from markupsafe import Markup

from lowdown.editions.web.cards import IssueCard, PictureCard
from lowdown.editions.web.localised import date_view, direction
from lowdown.editions.web.parts import EMPTY, Dateline, FeedLink, PageHead, SharePicture
from lowdown.editions.web.sharing import choose_share, share_view
from lowdown.editions.web.site import Site
from lowdown.model import shorten
from lowdown.outputs import page_path
from lowdown.values import dataclass

MAX_DESCRIPTION: Final = 300
"""Characters of a description that search engines and services show at most."""
_NOWHERE: Final = "'none'"
FORMATS: Final = (
    ("feed.xml", "application/rss+xml", "RSS"),
    ("atom.xml", "application/atom+xml", "Atom"),
    ("feed.json", "application/feed+json", "JSON Feed"),
)
"""The files of the feeds, their media types and their formats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What differs from page to page in a head."""

    address: str
    """Its address below the publication's, such as `archive/`."""
    title: str
    """What the page is called; empty: as the publication."""
    description: str = ""
    """What it has."""
    language: str = ""
    """BCP 47; empty: the publication's."""
    current: str = ""
    """The key of its link in the navigation."""
    kind: str = "website"
    """What Open Graph calls it."""
    issue: IssueCard | None = None
    """The issue that the nameplate names; None: the newest."""
    feeds: tuple[FeedLink, ...] = ()
    """The feeds of what it has, besides those of the publication."""
    picture: PictureCard | None = None
    """Its lead picture."""
    json_ld: Markup = EMPTY
    """What it is, as JSON-LD."""
    form: str = ""
    """Where its form is sent; empty without."""
    searches: bool = False
    """Whether it searches."""
    is_listed: bool = True
    """Whether search engines may list it."""


def page_head(site: Site, facts: PageFacts) -> PageHead:
    """Returns the head of a page."""
    publication = site.publication
    issue = facts.issue or newest_issue(site)
    language = facts.language or publication.language
    differs = language != publication.language
    title = f"{facts.title} \u2013 {publication.title}" if facts.title else publication.title
    return PageHead(
        path=page_path(facts.address),
        root="../" * facts.address.count("/"),
        title=title,
        description=facts.description,
        language=language,
        direction=direction(language),
        canonical=publication.url + facts.address if facts.is_listed else "",
        policy=content_policy(site, form=facts.form, searches=facts.searches),
        heading=facts.title,
        kind=facts.kind,
        current=facts.current,
        surroundings=publication.language if differs else "",
        surroundings_direction=direction(publication.language) if differs else "",
        dateline=dateline(site, issue),
        alternates=(*facts.feeds, *feed_links(site, "", publication.title)),
        share=_share(site, facts.picture, issue) if facts.is_listed else None,
        json_ld=facts.json_ld,
    )


def _share(site: Site, picture: PictureCard | None, issue: IssueCard | None) -> SharePicture:
    paper = issue.paper if issue else None
    share = choose_share(site.publication, picture, paper, typefaces=site.typefaces)
    name = issue_name(site, issue) if issue else ""
    return share_view(site.publication, share, site.words.front_page.format(issue=name))


def newest_issue(site: Site) -> IssueCard | None:
    """Returns the newest issue; None on a site without one."""
    return site.index.issues[0] if site.index.issues else None


def dateline(site: Site, issue: IssueCard | None) -> Dateline | None:
    """Returns how the nameplate names an issue."""
    if issue is None:
        return None
    return Dateline(
        issue=issue_name(site, issue),
        date=date_view(issue.date, site.publication.language),
        address=page_path(issue.address),
        title=issue.title or "",
    )


def issue_name(site: Site, issue: IssueCard) -> str:
    """Returns the volume and the number of an issue, such as "Volume 3, Number 42"."""
    words = site.publication.words
    number = f"{words.number} {issue.number}"
    return f"{words.volume} {issue.volume}, {number}" if issue.volume is not None else number


def feed_links(site: Site, address: str, title: str) -> tuple[FeedLink, ...]:
    """Returns the feeds of the publication, or of the topic at an address below its own."""
    return tuple(
        FeedLink(
            address=site.publication.url + address + file,
            media=media,
            name=name,
            title=f"{title}{site.words.colon} {name}",
        )
        for file, media, name in FORMATS
    )


def content_policy(site: Site, *, form: str = "", searches: bool = False) -> str:
    """Returns the content security policy of a page: nothing from elsewhere.

    `form`: the address that its form is sent to; `searches`: whether it loads the search.
    """
    has_search = site.files.has_search
    targets = ["'self'"] if has_search else []
    if form:
        parts = urlsplit(form)
        targets.append(f"{parts.scheme}://{parts.netloc}")
    rules = [
        f"default-src {_NOWHERE}",
        "img-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'" if searches else "script-src 'self'",
        *(["connect-src 'self'"] if searches else []),
        f"form-action {' '.join(targets or [_NOWHERE])}",
        f"base-uri {_NOWHERE}",
    ]
    return "; ".join(rules)


def describe(*texts: str | None) -> str:
    """Returns the first of the texts that has words, no longer than services show it."""
    found = next((text for text in texts if text), "")
    return shorten(found, MAX_DESCRIPTION)
