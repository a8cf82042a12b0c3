"""What the rules about the site look at, and what is kept of a page once it has been read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from lowdown.model import Publication
from lowdown.proof.finished import Finished
from lowdown.proof.web.files import SiteFiles, Target
from lowdown.proof.web.page import Page
from lowdown.proof.web.pictures import PictureReader
from lowdown.proof.web.sources import Sources
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The finished site, and the copy that it should show."""

    publication: Publication
    """The settings."""
    finished: Finished
    """The output folder."""
    files: SiteFiles
    """The files in it."""
    sources: Sources
    """What should be on it."""
    pictures: PictureReader
    """Reads the pictures of the site, each once."""

    def target(self, address: str, page: Page) -> Target:
        """Where an address on a page leads."""
        if address not in page.targets:
            page.targets[address] = self.files.target(address, page.path)
        return page.targets[address]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """A link to a place on another page."""

    page: str
    """The path of the page that has it."""
    address: str
    """The address as it stands there."""
    path: str
    """The page that it leads to."""
    fragment: str
    """The id on that page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNote:
    """What is kept of a page for the comparison with others."""

    path: str
    """Its path below the output folder."""
    title: str
    """Its title."""
    language: str
    """Its language."""
    ids: tuple[str, ...]
    """The ids on it."""
    is_listed: bool
    """Whether search engines may list it."""
    leads_to: Target | None
    """Where it leads on by itself; None where it stays."""
    digest: str
    """SHA-256 of its bytes, hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The whole site, after its pages have been read."""

    site: Site
    """Its files and its sources."""
    notes: Mapping[str, PageNote]
    """What is kept of each page, by its path."""
    pointers: Sequence[Pointer] = field(default_factory=tuple)
    """All links to places on other pages."""
    unreadable: frozenset[str] = frozenset()
    """The pages that could not be read."""
