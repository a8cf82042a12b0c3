"""Checks of an issue as a whole: its pages, permanent ids, names and web addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lowdown.desk.schema import EntryKeys, IssueKeys
from lowdown.desk.source import FaultLog, Header, Position
from lowdown.model import Article, Finding, Issue, Publication
from lowdown.outputs import page_path


def check_pages(keys: IssueKeys, lead: EntryKeys | None, *, header: Header, log: FaultLog) -> None:
    """Notes pages that the issue does not have, and a lead that does not begin on page 1.

    `lead` is the entry of the first article that is published; None where that is not known.
    """
    for index, entry in enumerate(keys.articles):
        beyond = [page for page in entry.pages if keys.pages is not None and page > keys.pages]
        if beyond:
            log.fault(
                "LD124",
                header.position(("articles", index, "pages")),
                message=f"page {beyond[0]} is ordered, and the issue has {keys.pages}",
                cure="Order pages that it has, or raise the number of its pages.",
            )
    if lead is not None and lead.pages and lead.pages[0] != 1:
        log.fault(
            "LD125",
            header.position(("articles", keys.articles.index(lead), "pages")),
            message=f"the first article starts on page {lead.pages[0]}",
            cure="Let it start on page 1, or put the article that does at the top.",
        )


def check_ids(articles: Sequence[Article]) -> Iterator[Finding]:
    """LD127: no two articles have the same permanent id."""
    first_path: dict[str, str] = {}
    for article in articles:
        if article.id in first_path:
            yield Finding(
                code="LD127",
                place=article.place,
                message=f"it has the same permanent id as {first_path[article.id]}",
                cure="Give it an id of its own, or take the key id out.",
            )
        first_path.setdefault(article.id, article.place.path)


def check_names(issue_name: str, articles: Sequence[Article]) -> Iterator[Finding]:
    """LD134: no article has the name of the issue, and no block that of an article or the issue."""
    names = {issue_name, *(article.slug for article in articles)}
    for article in articles:
        taken = names.intersection(block.id for block in article.copy)
        if article.slug == issue_name:
            taken = taken or {issue_name}
        if taken:
            yield Finding(
                code="LD134",
                place=article.place,
                message=f"\u201c{min(taken)}\u201d is the name of two things in this issue",
                cure="Give the file another name.",
            )


def check_addresses(
    publication: Publication, issue: Issue, *, is_issue: Callable[[str], bool], log: FaultLog
) -> None:
    """Notes articles whose web address is that of an issue, the archive or another article.

    `is_issue` says whether there is an issue of a name.
    """
    taken = {f"{publication.url}archive/": "the archive"}
    taken[publication.issue_url(issue)] = "the issue"
    for placement in issue.placements:
        url = publication.article_url(placement.article, issue)
        name = url.removeprefix(publication.url).removesuffix("/")
        if url == f"{publication.url}{name}/" and is_issue(name):
            taken.setdefault(url, f"the issue {name}")
        if url in taken and placement.article.slug != issue.name:
            log.fault(
                "LD129",
                Position(placement.place.line or 1, placement.place.column),
                message=f"the article has the same address as {taken[url]}",
                cure="Give its file another name, or change [urls] in lowdown.toml.",
            )
        taken[url] = f"the article {placement.article.slug}"


def check_aliases(publication: Publication, issue: Issue) -> Iterator[Finding]:
    """LD169: no old address of an article is that of another page of the issue."""
    taken = {page_path(publication.issue_path(issue)): "the issue"}
    for article in issue.articles:
        page = page_path(publication.article_path(article, issue))
        taken.setdefault(page, f"the article {article.slug}")
    for article in issue.articles:
        own = page_path(publication.article_path(article, issue))
        for alias in dict.fromkeys(map(page_path, article.aliases)):
            other = taken.setdefault(alias, f"the article {article.slug}")
            if alias == own or other != f"the article {article.slug}":
                yield Finding(
                    code="LD169",
                    place=article.place_of("aliases"),
                    message=f"the old address {alias} is that of {other}",
                    cure="Take it out of one of the two.",
                )
