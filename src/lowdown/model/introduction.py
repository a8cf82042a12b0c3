"""The editor's introduction as an article of the paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lowdown.model.article import Article
from lowdown.model.copy import Medium
from lowdown.model.issue import Placement

if TYPE_CHECKING:
    from lowdown.model.issue import Issue
    from lowdown.model.publication import Publication

INTRODUCTION: Final = "introduction"
"""The slug of a printed introduction, in the plan too; an article of that name takes it first."""


def printed_issue(publication: Publication, issue: Issue) -> Issue:
    """Returns the issue as it is printed: its introduction is the article after the lead.

    It is the issue itself where the manifest does not ask for that, or where nothing of the
    introduction prints.
    """
    copy = tuple(block for block in issue.introduction if block.medium is not Medium.WEB)
    if not issue.prints_introduction or not copy or not issue.placements:
        return issue
    title = publication.web_words_for(publication.language).introduction
    place = issue.place_of("introduction")
    taken = {article.slug for article in issue.articles}
    article = Article(
        slug=_free(taken),
        title=title,
        contents=title,
        id="",
        language=publication.language,
        copy=copy,
        place=issue.place,
        spans=issue.spans,
        key_places={"title": place},
        # On the web it stands on the issue's page.
        online=publication.issue_url(issue),
    )
    lead, *others = issue.placements
    return replace(issue, placements=(lead, Placement(article=article, place=place), *others))


def _free(taken: set[str]) -> str:
    """The slug of the introduction, with a number behind it where an article has that slug."""
    slug, number = INTRODUCTION, 2
    while slug in taken:
        slug, number = f"{INTRODUCTION}-{number}", number + 1
    return slug
