"""The sample's site as it was built: its pages by kind, and where its links lead."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

KINDS = (
    *("home", "issue", "article", "archive", "section", "sections", "author", "authors", "tag"),
    *("tags", "feeds", "subscribe", "donate", "not-found", "moved"),
)
"""The kinds of pages of a publication with an archive, without those for searching."""
TOPICS = {"sections": "section", "authors": "author", "tags": "tag"}
"""The kinds of pages in folders of their own."""


@dataclass(frozen=True)
class Site:
    """A built site."""

    folder: Path

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The path of every page, below the folder."""
        files = sorted(self.folder.rglob("*.html"))
        return tuple(file.relative_to(self.folder).as_posix() for file in files)

    def of_kind(self, kind: str) -> list[str]:
        """The pages of one of `KINDS`."""
        return [page for page in self.pages if self.kind(page) == kind]

    def kind(self, page: str) -> str:
        """The kind of a page."""
        return self._kinds[page]

    @cached_property
    def _kinds(self) -> dict[str, str]:
        """The kind of every page, for which each is read once."""
        return {page: self._find_kind(page) for page in self.pages}

    def _find_kind(self, page: str) -> str:
        place = page.removesuffix("index.html").rstrip("/")
        top, _, below = place.partition("/")
        if not place:
            return "home"
        if place == "404.html":
            return "not-found"
        if place in ("archive", "feeds", "subscribe", "donate", "search", *TOPICS):
            return place
        if below and top in TOPICS:
            return TOPICS[top]
        if (self.folder / place / "plan.json").is_file():
            return "issue"
        return "moved" if 'http-equiv="refresh"' in self.text(page) else "article"

    def text(self, page: str) -> str:
        """The HTML of a page."""
        return (self.folder / page).read_text(encoding="utf-8")
