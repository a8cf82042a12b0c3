"""Rules about the JSON-LD of an article's page, which search engines read in place of its words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lowdown.proof.feeds import fold, quoted
from lowdown.proof.web.faults import Fault
from lowdown.proof.web.page import Page
from lowdown.proof.web.sources import PublishedArticle
from lowdown.proof.web.survey import Site


def check_json_ld(page: Page, site: Site) -> Iterator[Fault]:
    """LD723: JSON-LD can be read, and describes an article as its header does."""
    documents = documents_of(page)
    if None in documents:
        problem = "has JSON-LD that search engines cannot read"
        yield Fault(code="LD723", path=page.path, problem=problem)
    published = site.sources.articles.get(page.path)
    described = [one for one in things_in(documents) if "Article" in str(one.get("@type"))]
    if published is None or page.is_redirect:
        return
    if not described:
        problem = "has no JSON-LD that says that it is an article"
        yield Fault(code="LD723", path=page.path, problem=problem)
        return
    for name, found, wanted in _differences(described[0], published):
        yield Fault(
            code="LD723",
            path=page.path,
            problem=f"has {found} as {name} in its JSON-LD, but should have {quoted(wanted)}",
        )


def documents_of(page: Page) -> list[Any]:
    """The JSON-LD of a page; None for each that cannot be read."""
    documents: list[Any] = []
    for script in page.all("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            try:
                documents.append(json.loads(script.node.text(deep=True) or ""))
            except (ValueError, RecursionError):
                documents.append(None)
    return documents


def things_in(documents: list[Any]) -> list[dict[str, Any]]:
    """The outermost things that JSON-LD describes."""
    found = []
    for document in documents:
        graph = document.get("@graph", document) if isinstance(document, dict) else document
        found += [
            one for one in (graph if isinstance(graph, list) else [graph]) if isinstance(one, dict)
        ]
    return found


def types_in(documents: list[Any]) -> frozenset[str]:
    """The types of the outermost things that JSON-LD describes."""
    return frozenset(str(one.get("@type", "")) for one in things_in(documents))


def _differences(
    described: dict[str, Any], published: PublishedArticle
) -> Iterator[tuple[str, str, str]]:
    """The names of what differs, with what is found and what is wanted."""
    article = published.article
    day = article.date or published.issue.date
    wanted = {
        "headline": article.title,
        "datePublished": day.isoformat(),
        "dateModified": (article.updated or day).isoformat(),
        "url": published.url,
        "author": ", ".join(article.authors),
    }
    for name, value in wanted.items():
        found = _value(described, name)
        if name.startswith("date"):
            found = found[:10]  # a time of day may follow
        if fold(found) != fold(value):
            yield name, quoted(found) if found else "nothing", value


def _value(described: dict[str, Any], name: str) -> str:
    value = described.get(name)
    if name != "author":
        return value if isinstance(value, str) else ""
    authors = value if isinstance(value, list) else [value] if value else []
    names = [one.get("name") if isinstance(one, dict) else one for one in authors]
    return ", ".join(str(one) for one in names)
