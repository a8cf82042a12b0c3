"""Rules about the words above an article's copy on its page: those of its header."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lowdown.model import Article
from lowdown.proof.feeds import fold, quoted
from lowdown.proof.web.faults import Fault
from lowdown.proof.web.page import Element, Page, raw_words_in
from lowdown.proof.web.sources import PublishedArticle


def header_faults(page: Page, published: PublishedArticle, copy: str) -> Iterator[Fault]:
    """LD721: the page has the headline, the other words of the article's header, and its days.

    `copy`: the letters of its copy, without white.
    """
    scope = _scope(page)
    if scope:
        yield from _headline_faults(page, published.article)
        yield from _missing_words(page, published.article, scope, copy)
        yield from _date_faults(page, published, scope)


def _headline_faults(page: Page, article: Article) -> Iterator[Fault]:
    headings = [raw_words_in(heading) for heading in page.all("h1")]
    if headings and fold(article.title) not in headings:
        problem = (
            f"has the headline {quoted(' '.join(headings[0]))}, but the article has"
            f" {quoted(article.title)}"
        )
        yield _header_fault(page, article, "title", problem)


def _missing_words(page: Page, article: Article, scope: Element, copy: str) -> Iterator[Fault]:
    shown = "".join(raw_words_in(scope))
    for key, text in _header_words(article):
        wanted = "".join(fold(text))
        # Words of the header may stand in the copy too: the page has them once more.
        if wanted and shown.count(wanted) <= copy.count(wanted):
            problem = f"lacks the {key.rpartition('.')[2]} {quoted(text)}"
            yield _header_fault(page, article, key, problem)


def _header_words(article: Article) -> Iterator[tuple[str, str]]:
    """The words of an article's header besides the headline, with their keys."""
    yield "kicker", article.kicker or ""
    yield "standfirst", article.standfirst or ""
    for author in article.authors:
        yield "author", author
    if article.image:
        yield "image.caption", article.image.caption or ""
        yield "image.credit", article.image.credit or ""


def _date_faults(page: Page, published: PublishedArticle, scope: Element) -> Iterator[Fault]:
    article = published.article
    shown = [time.attributes.get("datetime") or "" for time in scope.node.css("time")]
    days = {moment[:10] for moment in shown if re.match(r"\d{4}-\d\d-\d\d", moment)}
    for key, what, day in (
        ("date", "publication", article.date or published.issue.date),
        ("updated", "last change", article.updated),
    ):
        if day and day.isoformat() not in days:
            problem = f"does not have the day of its {what}, {day}"
            yield _header_fault(page, article, key, problem)


def _scope(page: Page) -> Element | None:
    """What is the article's own on its page: the `article` around its headline, or `main`."""
    heading = next(page.all("h1"), None)
    node = heading.node.parent if heading else None
    while node is not None:
        if node.tag == "article":
            return Element("article", node.attributes, node, 0)
        node = node.parent
    return page.main


def _header_fault(page: Page, article: Article, key: str, problem: str) -> Fault:
    return Fault(code="LD721", path=page.path, problem=problem, place=article.place_of(key))
