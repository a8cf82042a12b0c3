"""What articles and issues are, as JSON-LD in the terms of schema.org."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from lowdown.editions.web.cards import ArticleCard, IssueCard
from lowdown.editions.web.index import TopicKind
from lowdown.editions.web.picture_html import picture_addresses
from lowdown.editions.web.site import Site, topic_name
from lowdown.model import name_pages
from lowdown.outputs import topic_address

_CONTEXT = "https://schema.org"


def article_json_ld(site: Site, card: ArticleCard) -> Markup:
    """Returns an article as a `NewsArticle`, part of its issue."""
    publication, issue = site.publication, site.index.by_name[card.issue]
    printed = issue.paper.printed.get(card.slug, ()) if issue.paper else ()
    section = site.topic(TopicKind.SECTION, card.section) if card.section else None
    return _written(
        {
            "@context": _CONTEXT,
            "@type": "NewsArticle",
            "@id": card.url,
            "url": card.url,
            "mainEntityOfPage": card.url,
            "identifier": card.id,
            "headline": card.title,
            "description": card.standfirst or card.summary,
            "inLanguage": card.language,
            "datePublished": card.date.isoformat(),
            "dateModified": (card.updated or card.date).isoformat(),
            "author": [_person(site, name) for name in card.authors],
            "publisher": _publisher(site),
            "image": list(picture_addresses(card.image, publication.url)) if card.image else [],
            "wordCount": card.words,
            "articleSection": topic_name(section) if section else "",
            "keywords": list(card.tags),
            "pagination": name_pages(printed),
            "isAccessibleForFree": True,
            "isPartOf": _issue(site, issue),
        }
    )


def issue_json_ld(site: Site, issue: IssueCard) -> Markup:
    """Returns an issue as a `PublicationIssue`, with the addresses of its articles."""
    articles = [
        {"@type": "NewsArticle", "@id": card.url, "headline": card.title, "url": card.url}
        for card in site.index.articles_of(issue)
    ]
    return _written({"@context": _CONTEXT, **_issue(site, issue), "hasPart": articles})


def _issue(site: Site, issue: IssueCard) -> dict[str, Any]:
    periodical = {
        "@type": "Periodical",
        "@id": f"{site.publication.url}#periodical",
        "name": site.publication.title,
        "url": site.publication.url,
    }
    whole: dict[str, Any] = periodical
    if issue.volume is not None:
        whole = {
            "@type": "PublicationVolume",
            "volumeNumber": str(issue.volume),
            "isPartOf": periodical,
        }
    return {
        "@type": "PublicationIssue",
        "@id": issue.url,
        "issueNumber": issue.number.plain,
        "name": issue.title or "",
        "datePublished": issue.date.isoformat(),
        "url": issue.url,
        "isPartOf": whole,
    }


def _person(site: Site, name: str) -> dict[str, str]:
    topic = site.topic(TopicKind.AUTHOR, name)
    url = site.publication.url + topic_address(TopicKind.AUTHOR.value, topic.slug)
    return {"@type": "Person", "name": name, "url": url}


def _publisher(site: Site) -> dict[str, str]:
    publication = site.publication
    return {"@type": "Organization", "name": publication.publisher, "url": publication.url}


def _written(values: dict[str, Any]) -> Markup:
    """The values that are there, as JSON that can stand in a script element."""
    text = json.dumps(_without_empty(values), ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _without_empty(value) if isinstance(value, dict) else value
        for key, value in values.items()
        if value not in ("", [], None)
    }
