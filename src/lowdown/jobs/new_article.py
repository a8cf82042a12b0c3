"""`lowdown new article`: begins an article for the next issue; replaces nothing."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from lowdown.desk import article_fault, article_slugs, read_publication
from lowdown.errors import UsageError
from lowdown.jobs.known_issues import known_issues, next_date, write_new
from lowdown.model import shorten, slug_of_title
from lowdown.output import ignore_notice
from lowdown.sources import source_bytes
from lowdown.values import dataclass

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleOrder:
    """The article to begin."""

    root: Path
    """The publication's folder."""
    title: str
    """Its headline."""
    today: datetime.date
    """The day from which the next issue is sought."""
    slug: str | None = None
    """The name of its file; None: made from the title."""
    author: str = ""
    """Its author."""
    section: str = ""
    """Its section."""
    date: datetime.date | None = None
    """Its day; None: that of the next issue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunArticle:
    """An article that was begun."""

    path: str
    """Its file, below the publication's folder."""
    slug: str
    """The name by which a manifest lists it."""
    issue: str | None
    """The issue that is being prepared; None where there is none yet."""


def new_article(
    order: ArticleOrder, *, notice: Callable[[str], None] = ignore_notice
) -> BegunArticle:
    """Begins an article for the next issue.

    Raises UsageError where its title or its file cannot be used, SettingsError, and OutputError
    where it cannot be written. `notice` is called with a sentence where another process is waited
    for.
    """
    from lowdown.starter import NewArticle, article_text, new_id

    publication = read_publication(order.root)
    slug = _slug(order)
    _refuse_header(title=order.title, author=order.author, section=order.section)
    known = known_issues(order.root).issues
    coming = [item for item in known if item.issue.date >= order.today]
    date = order.date or (coming[0].issue.date if coming else next_date(known, order.today))
    ident = new_id(publication.url, slug, date, is_taken=_ids_in(order.root).__contains__)
    article = NewArticle(
        title=order.title, id=ident, date=date, author=order.author, section=order.section
    )
    path = f"articles/{slug}.md"
    write_new(order.root, path, article_text(article), notice=notice)
    due = next((item.name for item in known if item.issue.date == date), None)
    return BegunArticle(path=path, slug=slug, issue=due)


def _slug(order: ArticleOrder) -> str:
    """The name of the article's file.

    Raises UsageError where it is none, or the title gives none.
    """
    slug = order.slug if order.slug is not None else slug_of_title(order.title)
    if not slug and not order.title.strip():
        raise UsageError(
            "the article has no title; write it behind the command, in quotation marks"
        )
    if not slug or slug != slug_of_title(slug):
        shown = shorten(order.slug or order.title, 100)
        better = slug_of_title(slug)
        hint = f", such as {better}" if better else ""
        message = (
            f"“{shown}” makes no name for a file; give it one with --slug, in small"
            f" letters, digits and hyphens{hint}"
        )
        raise UsageError(message)
    return slug


def _refuse_header(**values: str) -> None:
    """Raises UsageError for what an article's header would be refused for."""
    for key, value in values.items():
        fault = article_fault(key, value) if value or key == "title" else None
        if fault:
            raise UsageError(f"{fault.message}. {fault.cure}")


def _ids_in(root: Path) -> str:
    """The beginnings of all articles, and the locked ids, in which an id is sought."""
    paths = [*(f"articles/{slug}.md" for slug in article_slugs(root)), "lowdown.lock"]
    texts = []
    for path in paths:
        with suppress(OSError):
            texts.append(source_bytes(root, path, most=_MAX_HEADER).decode(errors="replace"))
    return "\n".join(texts)


_MAX_HEADER: Final = 100_000
"""Bytes of an article in which its header is."""
