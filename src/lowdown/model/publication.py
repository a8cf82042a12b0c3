"""The publication: its settings, and the web addresses of its articles and issues."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from lowdown.model.findings import Location
from lowdown.model.look import Look, Nameplate
from lowdown.model.plan import FitLimits
from lowdown.model.web_words import WebWords, web_words_in
from lowdown.model.website import Subscribe, Web
from lowdown.model.words import JumpWords, Words, main_language, words_in
from lowdown.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from lowdown.model.article import Article
    from lowdown.model.copy import Block
    from lowdown.model.issue import Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The sheet and its columns."""

    width: float
    """Width of the page in points."""
    height: float
    """Height of the page in points."""
    columns: int
    """Number of columns, 1 to 6."""
    template: str
    """Name of the set of templates."""
    sheet: int = 1
    """Pages that are printed on one sheet: the number of pages should be a multiple of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlPatterns:
    """Patterns of addresses; `{section}`, `{slug}`, `{issue}` and `{year}` are filled in."""

    article: str = "{section}/{slug}/"
    """An article's page."""
    issue: str = "{issue}/"
    """An issue's page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Donation:
    """The donation panel."""

    article: str
    """Slug of the article that is the panel's copy."""
    url: str | None = None
    """Where to give; printed as a QR code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeds:
    """What the feeds hold."""

    items: int = 30
    """The number of articles, at most."""
    hub: str | None = None
    """The absolute address of the WebSub hub that announces what is new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """How the publication is checked, unless the command line asks for something else."""

    select: frozenset[str] = frozenset()
    """The codes of the rules that are reported; none means all."""
    ignore: frozenset[str] = frozenset()
    """The codes of the rules that are not reported."""
    strict: bool = False
    """Whether warnings fail a check as errors do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The settings of one publication, from its `lowdown.toml`."""

    root: Path
    """The folder that holds `lowdown.toml`."""
    title: str
    """Its name, as the nameplate shows it."""
    url: str
    """The absolute address of its website; ends in a slash; other addresses are below it."""
    language: str
    """BCP 47, such as `en-GB`."""
    publisher: str
    """Who publishes it."""
    paper: Paper
    """The sheet and its columns."""
    tagline: str | None = None
    """The line below the nameplate."""
    email: str | None = None
    """The editor's address."""
    imprint: str | None = None
    """Printed by, promoted by, published by."""
    election: bool = False
    """Whether an election is near, so that the law wants an imprint."""
    jumps: JumpWords = field(default_factory=JumpWords)
    """What the jump lines say."""
    words: Words = field(default_factory=lambda: words_in("en"))
    """The words that it prints besides its copy, in its language."""
    hyphenation: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Words with hyphens where they may be divided, by the BCP 47 code of their language."""
    urls: UrlPatterns = UrlPatterns()
    """How addresses are made."""
    donation: Donation | None = None
    """The donation panel, if there is one."""
    feeds: Feeds = Feeds()
    """What the feeds hold."""
    look: Look = field(default_factory=Look)
    """The look of the paper and of the site."""
    nameplate: Nameplate = field(default_factory=Nameplate)
    """The nameplate of page 1 and of the site."""
    web: Web = field(default_factory=Web)
    """The web edition."""
    subscribe: Subscribe | None = None
    """The form by which readers subscribe by e-mail, if there is one."""
    check: Check = Check()
    """How it is checked."""
    fit: FitLimits = field(default_factory=FitLimits)
    """How far copy may be changed so that it fits."""
    place: Location = field(default_factory=lambda: Location(path="lowdown.toml"))
    """The file of its settings."""
    key_places: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)
    """Where the value of each setting stands, by its table and its key, as in `jumps.to`."""

    def place_of(self, key: str) -> Location:
        """Returns where the value of a setting stands; the file for one that has its default."""
        return self.key_places.get(key, self.place)

    def words_for(self, language: str) -> Words:
        """Returns the words that are printed in a language: its own in the publication's."""
        own = main_language(language) == main_language(self.language)
        return self.words if own else words_in(language)

    def web_words_for(self, language: str) -> WebWords:
        """Returns the words of the web edition in a language, or else in its own."""
        return web_words_in(language, self.language)

    def article_url(self, article: Article, issue: Issue) -> str:
        """Returns the absolute address of an article's page.

        An article without a section has no segment for it.
        """
        return article.online or self.url + self.article_path(article, issue)

    def article_path(self, article: Article, issue: Issue) -> str:
        """Returns the address of an article's own page below the publication's, such as
        `news/baths/`.
        """
        date = article.date or issue.date
        filled = self.urls.article.format(
            section=article.section or "", slug=article.slug, issue=issue.name, year=date.year
        )
        return _one_path(filled)

    def link_base(self, article: Article, issue: Issue) -> str:
        """Returns the absolute address that relative links in an article start from.

        It is that of its page, or, for the donation panel and the fillers, the publication's.
        """
        return self.article_url(article, issue) if article in issue.articles else self.url

    def block_url(self, article: Article, issue: Issue, block: Block | None) -> str:
        """Returns the absolute address of an article's page at a block: `.../#p12`.

        It has no fragment for no block, nor where the web version is elsewhere, because that page
        need not have our anchors.
        """
        url = self.article_url(article, issue)
        return url if block is None or article.online else f"{url}#{block.anchor}"

    def issue_url(self, issue: Issue) -> str:
        """Returns the absolute address of an issue's page."""
        return self.url + self.issue_path(issue)

    def issue_path(self, issue: Issue) -> str:
        """Returns the address of an issue's page below the publication's, such as `issue-42/`."""
        filled = self.urls.issue.format(
            issue=issue.name, year=issue.date.year, section="", slug=issue.name
        )
        return _one_path(filled)


def _one_path(filled: str) -> str:
    """A pattern that is filled in, without the slashes round what was empty."""
    return re.sub(r"/{2,}", "/", filled).lstrip("/")
