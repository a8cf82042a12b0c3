"""What the site should have, from the published issues: which page is of which article or issue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from lowdown.model import Link, absolute_address
from lowdown.outputs import page_path
from lowdown.proof.web.files import Target
from lowdown.values import dataclass

if TYPE_CHECKING:
    from lowdown.model import Article, Block, Issue, Location, Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedArticle:
    """An article that has a page."""

    article: Article
    """The article."""
    issue: Issue
    """The newest issue that publishes it."""
    url: str
    """The absolute address of its page."""
    path: str
    """Its page, below the output folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """An old address of an article."""

    path: str
    """The page that leads on, below the output folder."""
    address: str
    """The old address, as the article's header has it."""
    of: PublishedArticle
    """The article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The published articles and issues."""

    publication: Publication
    """The settings."""
    articles: Mapping[str, PublishedArticle]
    """The articles by the paths of their pages."""
    issues: Mapping[str, Issue]
    """The issues by the paths of their pages."""
    aliases: Mapping[str, Alias]
    """The old addresses by the paths of their pages."""
    settings: Mapping[str, str]
    """The keys of the settings that have addresses, by those addresses."""

    def place_of_link(self, page: str, address: str, target: Target) -> Location | None:
        """Where the copy has a link that a page has; None where it does not come from the copy.

        `page`: the page's path; `address`: the address on it; `target`: where that leads.
        """
        published = self.articles.get(page)
        for block in self.blocks_of(page):
            for node in block.inline_nodes:
                if isinstance(node, Link) and (
                    node.href == address
                    or (published and absolute_address(node.href, published.url) == address)
                    or self._names(node.href, page, target)
                ):
                    return node.target or block.place
        return None

    def _names(self, href: str, page: str, target: Target) -> bool:
        """Whether the copy of a page names with `href` the target: an article's file, or itself."""
        file, _, fragment = href.partition("#")
        to = self.articles.get(target.path or "")
        if to is None or fragment not in (target.fragment, f"{to.article.slug}-{target.fragment}"):
            return False
        return file.rpartition("/")[2] == f"{to.article.slug}.md" or (
            not file and bool(fragment) and target.path == page
        )

    def blocks_of(self, path: str) -> Sequence[Block]:
        """The copy that stands on a page: an article's, or an issue's introduction."""
        if path in self.articles:
            return self.articles[path].article.web_copy
        return self.issues[path].web_introduction if path in self.issues else ()


def gather_sources(publication: Publication, issues: Sequence[Issue]) -> Sources:
    """Gathers what the pages are compared with; an article of several issues is the newest's."""
    articles: dict[str, PublishedArticle] = {}
    seen: set[str] = set()
    newest = sorted(issues, key=lambda issue: (issue.date, issue.number, issue.name), reverse=True)
    for issue in newest:
        for article in issue.articles:
            if article.slug in seen or article.online or article.draft:
                continue
            seen.add(article.slug)
            path = page_path(publication.article_path(article, issue))
            url = publication.article_url(article, issue)
            published = PublishedArticle(article=article, issue=issue, url=url, path=path)
            articles.setdefault(path, published)
    return Sources(
        publication=publication,
        settings=_addresses(publication),
        articles=articles,
        issues={page_path(publication.issue_path(issue)): issue for issue in newest},
        aliases={
            page_path(alias): Alias(path=page_path(alias), address=alias, of=published)
            for published in articles.values()
            for alias in published.article.aliases
        },
    )


def _addresses(publication: Publication) -> dict[str, str]:
    subscribe, donation, web = publication.subscribe, publication.donation, publication.web
    found: dict[str, list[str | None]] = {
        "subscribe.privacy": [subscribe.privacy] if subscribe else [],
        "donation.url": [donation.url] if donation else [],
        "web.links": [link.url for link in web.links],
        "web.social": [link.url for link in web.social],
    }
    return {address: key for key, addresses in found.items() for address in addresses if address}
