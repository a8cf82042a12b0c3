"""Rules about the head of a page: language, title, heading, address; and about its weight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from lowdown.proof.feeds import fold, quoted
from lowdown.proof.web.faults import Fault, name_of_page
from lowdown.proof.web.page import Page, language_of, raw_words_in, title_of
from lowdown.proof.web.survey import Site, Survey

MAX_WEIGHT: Final = 60_000
"""Bytes of an article's page and its style sheets, at most, pictures and fonts apart."""


def check_head(page: Page, site: Site) -> Iterator[Fault]:
    """LD706: a page has a language, a title and a main heading; an article's is in its language."""
    for what in _missing(page):
        yield Fault(code="LD706", path=page.path, problem=f"has no {what}")
    published = site.sources.articles.get(page.path)
    language = language_of(page)
    if published and language and language.lower() != published.article.language.lower():
        yield Fault(
            code="LD706",
            path=page.path,
            problem=f"says that its language is {quoted(language)}, but the article's is"
            f" {published.article.language}",
            place=published.article.place_of("language"),
        )


def check_canonical(page: Page, site: Site) -> Iterator[Fault]:
    """LD708: a page that is listed has its own address as its only canonical one."""
    if not page.is_listed:
        return
    own = site.publication.url + page.path.removesuffix("index.html")
    given = page.links("canonical")
    if not given:
        yield Fault(
            code="LD708", path=page.path, problem=f"has no canonical address; it should be {own}"
        )
    elif [unquote(address) for address in given] != [own]:
        named = " and ".join(quoted(address) for address in given)
        yield Fault(
            code="LD708",
            path=page.path,
            problem=f"has the canonical address {named}, but it should be {own}",
        )


def check_weight(page: Page, site: Site) -> Iterator[Fault]:
    """LD709: an article's page and its style sheets are light."""
    published = site.sources.articles.get(page.path)
    if published is None:
        return
    sheets = {site.target(address, page).path or "" for address in page.links("stylesheet")}
    sizes = {sheet: site.files.sizes.get(sheet, 0) for sheet in sheets}
    weight = page.size + sum(sizes.values())
    heavy = [sheet for sheet, size in sizes.items() if size > MAX_WEIGHT]
    if heavy:
        problem = f"weighs more than {MAX_WEIGHT:,} bytes alone, and every article's page needs it"
        yield Fault(code="LD709", path=heavy[0], problem=problem)
    elif weight > MAX_WEIGHT:
        yield Fault(
            code="LD709",
            path=page.path,
            problem=f"weighs {weight:,} bytes with its style sheet, more than {MAX_WEIGHT:,}",
            place=published.article.place,
        )


def check_titles(survey: Survey) -> Iterator[Fault]:
    """LD707: no two pages have the same title."""
    first: dict[tuple[str, ...], str] = {}
    for note in survey.notes.values():
        words = fold(note.title)
        if not words or note.leads_to is not None:
            continue
        other = first.setdefault(words, note.path)
        if other != note.path:
            articles = survey.site.sources.articles
            published = articles.get(note.path) or articles.get(other)
            yield Fault(
                code="LD707",
                path=note.path,
                problem=f"has the title {quoted(note.title)}, like {name_of_page(other)}",
                place=published.article.place_of("title") if published else None,
            )


def _missing(page: Page) -> Iterator[str]:
    if not language_of(page):
        yield "language"
    if not title_of(page):
        yield "title"
    if not page.is_redirect and not has_main_heading(page):
        yield "main heading"


def has_main_heading(page: Page) -> bool:
    """Whether screen readers can announce a main heading: words, or a picture that has some."""
    return any(
        raw_words_in(heading)
        or any((image.attributes.get("alt") or "").strip() for image in heading.node.css("img"))
        for heading in page.all("h1")
    )
