"""Reads everything that a publication has published, each article once."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from lowdown.desk import article_slugs, issue_names, read_article, read_issue
from lowdown.model import Article, Issue, Publication, TextSpan
from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """One file that is being checked."""

    path: str
    """Its path from the publication's folder."""
    language: str
    """BCP 47."""
    dates: frozenset[datetime.date]
    """The days on which it is published: more than one where several issues have it."""
    spans: tuple[TextSpan, ...]
    """The words in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """All that can be read of a publication."""

    publication: Publication
    """Its settings."""
    checked: tuple[Issue, ...]
    """The issues that are being checked."""
    issues: tuple[Issue, ...]
    """These and all others, the oldest first."""
    articles: Mapping[str, Article]
    """Every article but drafts, by its slug, in alphabetical order; those in no issue too."""
    scripts: tuple[Script, ...]
    """The files of the issues that are being checked, each once."""


def read_archive(publication: Publication, checked: Sequence[Issue]) -> Archive:
    """Reads all issues and articles besides the issues `checked`; unreadable ones are left out."""
    names = {issue.name for issue in checked}
    others = (
        read_issue(publication, name).value
        for name in issue_names(publication.root)
        if name not in names
    )
    issues = sorted(
        (*checked, *(issue for issue in others if issue)),
        key=lambda issue: (issue.date, issue.number),
    )
    known = {article.slug: article for issue in issues for article in articles_of(issue)}
    found = (
        known.get(slug) or read_article(publication, slug).value
        for slug in article_slugs(publication.root)
    )
    articles = {article.slug: article for article in found if article and not article.draft}
    return Archive(
        publication=publication,
        checked=tuple(checked),
        issues=tuple(issues),
        articles=articles,
        scripts=_scripts(publication, checked),
    )


def articles_of(issue: Issue) -> tuple[Article, ...]:
    """Returns the issue's articles, the copy of its donation panel, and its fillers."""
    return (*issue.articles, *([issue.donation] if issue.donation else []), *issue.fillers)


def _scripts(publication: Publication, checked: Sequence[Issue]) -> tuple[Script, ...]:
    languages: dict[str, str] = {}
    spans: dict[str, tuple[TextSpan, ...]] = {}
    dates: dict[str, set[datetime.date]] = {}
    for issue in checked:
        languages.setdefault(issue.place.path, publication.language)
        spans[issue.place.path] = issue.spans
        dates.setdefault(issue.place.path, set()).add(issue.date)
        for article in articles_of(issue):
            languages.setdefault(article.place.path, article.language)
            spans[article.place.path] = article.spans
            dates.setdefault(article.place.path, set()).add(article.date or issue.date)
    return tuple(
        Script(
            path=path,
            language=language,
            dates=frozenset(dates[path]),
            spans=spans[path],
        )
        for path, language in languages.items()
    )
