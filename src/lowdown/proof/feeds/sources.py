"""What each item of the feeds should say, from the published issues, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from lowdown.model import Medium
from lowdown.outputs import paper_path
from lowdown.values import dataclass

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from lowdown.model import Article, Block, Issue, Picture, Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article or an issue, as an item of a feed should describe it."""

    rank: int
    """Its place among all that is published, from 0, the newest."""
    id: str
    """What a feed reader knows it by, for ever."""
    title: str
    """Its headline."""
    url: str
    """The address of its page."""
    date: datetime.date
    """The day on it."""
    texts: tuple[str, ...]
    """The texts that the web shows, in order."""
    summaries: tuple[str, ...]
    """The texts of which one may stand for the whole."""
    updated: datetime.date | None = None
    """When it was last changed."""
    authors: tuple[str, ...] = ()
    """The byline."""
    print_only: tuple[str, ...] = ()
    """Texts that no feed may show."""
    section: str | None = None
    """Its section."""
    tags: tuple[str, ...] = ()
    """Its other topics."""
    paper: str | None = None
    """The path of its PDF below the output folder; None for an article."""
    published: bool = True
    """Whether subscribers may see it."""


def article_entries(publication: Publication, issues: Sequence[Issue]) -> tuple[Entry, ...]:
    """Every article once, with the newest of its issues.

    They are sorted by issue and then in the manifest's order, drafts last.
    """
    found: dict[str, tuple[Issue, Article]] = {}
    for issue in _newest_first(issues):
        for article in issue.articles:
            found.setdefault(article.slug, (issue, article))
    pairs = sorted(found.values(), key=lambda pair: pair[1].draft)
    return tuple(_article_entry(publication, rank, *pair) for rank, pair in enumerate(pairs))


def issue_entries(publication: Publication, issues: Sequence[Issue]) -> tuple[Entry, ...]:
    """Every issue, by date and then by number."""
    return tuple(
        _issue_entry(publication, rank, issue) for rank, issue in enumerate(_newest_first(issues))
    )


def _newest_first(issues: Sequence[Issue]) -> list[Issue]:
    return sorted(issues, key=lambda issue: (issue.date, issue.number), reverse=True)


def _article_entry(publication: Publication, rank: int, issue: Issue, article: Article) -> Entry:
    copy = tuple(_texts(article.web_copy))
    head = (*_picture_texts(article.image), article.standfirst or "")
    return Entry(
        rank=rank,
        id=article.id,
        title=article.title,
        url=publication.article_url(article, issue),
        date=article.date or issue.date,
        texts=(*head, *copy),
        summaries=(article.standfirst or "", *copy, article.title),
        updated=article.updated,
        authors=article.authors,
        section=article.section,
        tags=article.tags,
        print_only=tuple(_print_texts(article.copy)),
        published=not article.draft,
    )


def _issue_entry(publication: Publication, rank: int, issue: Issue) -> Entry:
    introduction = tuple(_texts(issue.web_introduction))
    titles = tuple(article.title for article in issue.articles if not article.draft)
    return Entry(
        rank=rank,
        id=_issue_id(publication, issue),
        title=_issue_title(publication, issue),
        url=publication.issue_url(issue),
        date=issue.date,
        texts=(*introduction, *titles),
        summaries=(*introduction, "; ".join(titles)),
        print_only=tuple(_print_texts(issue.introduction)),
        paper=paper_path(issue.name),
    )


def _issue_id(publication: Publication, issue: Issue) -> str:
    host = urlsplit(publication.url).hostname or ""
    return f"urn:lowdown:{quote(host, safe='.-')}:issues:{quote(issue.name)}"


def _issue_title(publication: Publication, issue: Issue) -> str:
    words = publication.words
    parts = [f"{publication.title}, {words.short_number} {issue.number}"]
    if issue.volume is not None:
        parts.append(f" ({words.short_volume} {issue.volume})")
    if issue.title:
        parts.append(f": {issue.title}")
    return "".join(parts)


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if block.picture:
            yield from _picture_texts(block.picture)
        else:
            yield block.text


def _picture_texts(picture: Picture | None) -> tuple[str, ...]:
    return (picture.caption or "", picture.credit or "") if picture else ()


def _print_texts(blocks: Sequence[Block]) -> Iterator[str]:
    return (
        text for text in _texts([block for block in blocks if block.medium is Medium.PRINT]) if text
    )
