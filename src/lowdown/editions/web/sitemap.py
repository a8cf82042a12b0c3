"""Writes `sitemap.xml` and `robots.txt`, which search engines read."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from lowdown.editions.feeds import ascii_address
from lowdown.editions.web.pages import PageSpec
from lowdown.outputs import ROBOTS, SITEMAP, sitemap_part_path

MAX_ENTRIES: Final = 50_000
"""Pages in one sitemap, at most (sitemaps.org)."""
_NAMESPACE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def write_sitemap(
    url: str, pages: Iterable[PageSpec], *, most: int = MAX_ENTRIES
) -> dict[str, bytes]:
    """Returns the sitemap of the pages that search engines may list, by paths below the output
    folder.

    `url` is the publication's address. With more than `most` pages it is an index of several.
    """
    listed = [page for page in pages if page.address is not None]
    parts = [listed[first : first + most] for first in range(0, max(len(listed), 1), most)]
    if len(parts) == 1:
        return {SITEMAP: _urls(url, listed)}
    files = {sitemap_part_path(number): _urls(url, part) for number, part in enumerate(parts, 1)}
    newest = [_newest(part) for part in parts]
    entries = [
        _entry("sitemap", url + path, date) for path, date in zip(files, newest, strict=True)
    ]
    return {SITEMAP: _document("sitemapindex", entries), **files}


def write_robots(url: str) -> dict[str, bytes]:
    """Returns `robots.txt`: everything may be read, and there is a sitemap."""
    text = f"User-agent: *\nDisallow:\n\nSitemap: {ascii_address(url + SITEMAP)}\n"
    return {ROBOTS: text.encode()}


def _urls(url: str, pages: Sequence[PageSpec]) -> bytes:
    return _document("urlset", (_entry("url", url + (p.address or ""), p.date) for p in pages))


def _document(root: str, entries: Iterable[str]) -> bytes:
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f"<{root} {_NAMESPACE}>", *entries]
    return "\n".join([*lines, f"</{root}>", ""]).encode()


def _entry(name: str, address: str, date: datetime.date | None) -> str:
    changed = f"<lastmod>{date.isoformat()}</lastmod>" if date else ""
    return f" <{name}><loc>{escape(ascii_address(address))}</loc>{changed}</{name}>"


def _newest(pages: Sequence[PageSpec]) -> datetime.date | None:
    return max((page.date for page in pages if page.date), default=None)
