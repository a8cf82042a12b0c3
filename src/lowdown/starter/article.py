"""Composes a new article: a header that is ready to be filled in, and where the copy goes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lowdown.values import dataclass

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArticle:
    """What is known of an article before it is written."""

    title: str
    """Its headline."""
    id: str
    """Its permanent id in the feeds."""
    date: datetime.date
    """The day of the issue that it is for."""
    author: str = ""
    """Its author's name."""
    section: str = ""
    """Its section."""


def new_id(url: str, slug: str, date: datetime.date, *, is_taken: Callable[[str], bool]) -> str:
    """Returns the permanent id of a new article, a tag URI (RFC 4151) that no other article has."""
    first = f"tag:{urlsplit(url).hostname or 'localhost'},{date.year}:{slug}"
    found, number = first, 2
    while is_taken(found):
        found, number = f"{first}-{number}", number + 1
    return found


def article_text(article: NewArticle) -> str:
    """Returns the text of the file of a new article."""
    author = json.dumps(article.author, ensure_ascii=False) if article.author else ""
    lines = [
        "---",
        f"title: {json.dumps(article.title, ensure_ascii=False)}",
        f"author: {author}".rstrip(),
        f"section: {article.section}".rstrip(),
        f"date: {article.date.isoformat()}",
        '# standfirst: "A sentence or two below the headline."',
        "# tags: [a topic, another]",
        "# image:",
        "#   file: pictures/...",
        '#   alt: "What it shows, for those who cannot see it"',
        '#   caption: "The words below it."',
        '#   credit: "Who made it"',
        "# Its permanent id: it stays, whatever becomes of the title and of the file's name.",
        f'id: "{article.id}"',
        "---",
        "TK",
        "",
    ]
    return "\n".join(lines)
