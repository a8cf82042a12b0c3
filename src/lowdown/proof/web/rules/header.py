"""Rules about the words above an article's copy on its page: those of its header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lowdown.model import Article
from lowdown.proof.feeds import fold, quoted
from lowdown.proof.web.faults import Fault
from lowdown.proof.web.page import Element, Page, raw_words_in
from lowdown.proof.web.sources import PublishedArticle


def header_faults(
    page: Page, published: PublishedArticle, copy: Sequence[Element]
) -> Iterator[Fault]:
    """LD721: the page has the headline, the other words of the article's header, and its days.

    `copy`: the elements that hold its copy.
    """
    article = published.article
    beside = _beside(page, copy)
    yield from _headline_faults(page, article)
    yield from _missing_words(page, article, beside)
    yield from _date_faults(page, published, beside)


def _headline_faults(page: Page, article: Article) -> Iterator[Fault]:
    headings = [raw_words_in(heading) for heading in page.all("h1")]
    if headings and fold(article.title) not in headings:
        problem = (
            f"has the headline {quoted(' '.join(headings[0]))}, but the article has"
            f" {quoted(article.title)}"
        )
        yield _header_fault(page, article, "title", problem)


def _missing_words(page: Page, article: Article, beside: Sequence[Element]) -> Iterator[Fault]:
    """The words of the header that the page lacks; white does not count."""
    shown = {"".join(raw_words_in(element)) for element in beside}
    whole = [("kicker", article.kicker or ""), ("standfirst", article.standfirst or "")]
    for key, text in whole:
        if text and _close(text) not in shown:
            yield _header_fault(page, article, key, f"lacks the {key} {quoted(text)}")
    # A name may also stand in the headline or the standfirst.
    rest = {_without(text, article.title, *(text for _, text in whole)) for text in shown}
    for key, text in _parts(article):
        if not any(_close(text) in words for words in rest):
            problem = f"lacks the {key.rpartition('.')[2]} {quoted(text)}"
            yield _header_fault(page, article, key, problem)


def _parts(article: Article) -> Iterator[tuple[str, str]]:
    """What stands among other words, with the keys of the header that have it."""
    for author in article.authors:
        yield "author", author
    if article.image:
        yield "image.caption", article.image.caption or ""
        yield "image.credit", article.image.credit or ""


def _date_faults(
    page: Page, published: PublishedArticle, beside: Sequence[Element]
) -> Iterator[Fault]:
    article = published.article
    moments = [element.get("datetime") or "" for element in beside if element.tag == "time"]
    days = {moment[:10] for moment in moments if re.match(r"\d{4}-\d\d-\d\d", moment)}
    for key, what, day in (
        ("date", "publication", article.date or published.issue.date),
        ("updated", "last change", article.updated),
    ):
        if day and day.isoformat() not in days:
            problem = f"does not have the day of its {what}, {day}"
            yield _header_fault(page, article, key, problem)


def _beside(page: Page, copy: Sequence[Element]) -> list[Element]:
    """What is the article's own on its page and neither in its copy nor around it."""
    inside = _own(page)
    if not copy:
        return inside
    around: set[int] = set()
    node = copy[0].node.parent
    while node is not None:
        around.add(node.mem_id)
        node = node.parent
    # A byline may stand among the blocks of the copy, after the last words and above the notes.
    copied = {
        number
        for block in copy
        for number in range(block.number, block.number + len(block.node.css("*")))
    }
    return [
        element
        for element in inside
        if element.number not in copied and element.node.mem_id not in around
    ]


def _own(page: Page) -> list[Element]:
    """The innermost `article` or `main` around the headline, and all that is in it."""
    heading = next(page.all("h1"), None)
    scopes = sorted(page.all("article", "main", "body"), key=lambda element: -element.number)
    for scope in scopes:
        end = scope.number + len(scope.node.css("*"))
        if heading is None or scope.number < heading.number < end:
            return list(page.elements[scope.number : end])
    return []


def _close(text: str) -> str:
    """The letters of a text without white."""
    return "".join(fold(text))


def _without(text: str, *parts: str) -> str:
    """A text without white, and without some parts of it."""
    for part in parts:
        text = text.replace(_close(part), "") if part else text
    return text


def _header_fault(page: Page, article: Article, key: str, problem: str) -> Fault:
    return Fault(code="LD721", path=page.path, problem=problem, place=article.place_of(key))
