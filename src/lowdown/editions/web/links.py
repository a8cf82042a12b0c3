"""Marks in the HTML of copy for what depends on the page that shows it, and how they are resolved.

Copy is written as HTML once, and is shown wherever it is needed. Where it leads to another article,
or shows a picture, it has a mark of control characters, which no copy can hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Final
from urllib.parse import quote

from lowdown.press import ROOT

_OPENING, _WORDS, _CLOSING = "\x01", "\x02", "\x03"
_LINK: Final = re.compile(
    rf"{_OPENING}([^{_WORDS}#]*)(#[^{_WORDS}]*)?{_WORDS}([^{_CLOSING}]*){_CLOSING}"
)


def marked_link(slug: str, fragment: str, words: str) -> str:
    """Returns a link to the article `slug`, to be resolved; `words` are HTML."""
    hash_ = f"#{escape(fragment)}" if fragment else ""
    return f"{_OPENING}{slug}{hash_}{_WORDS}{words}{_CLOSING}"


def resolve_links(html: str, addresses: Mapping[str, str], *, root: str) -> str:
    """Returns HTML with its marks resolved for a page.

    `addresses`: of each published article, from the site's first folder, or absolute; `root`: what
    leads from the page to that folder. A link to what is not published becomes plain words.
    """

    def link(found: re.Match[str]) -> str:
        slug, fragment, words = found.groups(default="")
        address = addresses.get(slug)
        if address is None:
            return words
        return f'<a href="{escape(from_page(address, root))}{fragment}">{words}</a>'

    if _OPENING in html:
        html = _LINK.sub(link, html)
    return html.replace(ROOT, escape(root))


def from_page(address: str, root: str) -> str:
    """Returns what leads from a page to an address: one from the site's first folder, or absolute.

    `root`: what leads from the page to that folder.
    """
    return address if ":" in address else root + quote(address, safe="/%#")
