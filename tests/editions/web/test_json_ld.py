"""JSON-LD says what the headers of articles and the manifest say."""

from __future__ import annotations

import json

from lowdown.editions.web.views.json_ld import article_json_ld, issue_json_ld
from making.web_site import MadeSite

SITE = "https://weekly.example/paper/"


def test_an_article_is_part_of_its_issue_its_volume_and_its_periodical(weekly: MadeSite) -> None:
    """Everything in an article's header is there, and nothing else."""
    site = weekly.site
    card = site.index.by_slug["baths"]
    assert card.image
    written = json.loads(article_json_ld(site, card))
    images = written.pop("image")
    assert all(image.startswith(SITE) and not image.endswith(".webp") for image in images)
    periodical = {
        "@type": "Periodical",
        "@id": f"{SITE}#periodical",
        "name": "The Weekly",
        "url": SITE,
    }
    assert written == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"{SITE}news/baths/",
        "url": f"{SITE}news/baths/",
        "mainEntityOfPage": f"{SITE}news/baths/",
        "identifier": card.id,
        "headline": "Baths & wash-houses: <closed>",
        "description": "Nobody was asked.",
        "inLanguage": "en-GB",
        "datePublished": "2026-05-08",
        "dateModified": "2026-05-09",
        "author": [
            {"@type": "Person", "name": "Ann Lee", "url": f"{SITE}authors/ann-lee/"},
            {"@type": "Person", "name": "Ben Ode", "url": f"{SITE}authors/ben-ode/"},
        ],
        "publisher": {"@type": "Organization", "name": "Weekly Press", "url": SITE},
        "wordCount": card.words,
        "articleSection": "News",
        "keywords": ["baths", "council"],
        "pagination": "1-3",
        "isAccessibleForFree": True,
        "isPartOf": {
            "@type": "PublicationIssue",
            "@id": f"{SITE}number-2/",
            "issueNumber": "2",
            "datePublished": "2026-05-08",
            "url": f"{SITE}number-2/",
            "isPartOf": {
                "@type": "PublicationVolume",
                "volumeNumber": "2",
                "isPartOf": periodical,
            },
        },
    }


def test_what_an_article_does_not_have_is_not_there(weekly: MadeSite) -> None:
    """An article without authors, pictures, tags or pages has no empty lists of them."""
    written = json.loads(article_json_ld(weekly.site, weekly.site.index.by_slug["older"]))
    assert not {"author", "image", "pagination"} & set(written)


def test_an_issue_lists_its_articles(weekly: MadeSite) -> None:
    """The parts of an issue are the articles of its manifest, in order."""
    written = json.loads(issue_json_ld(weekly.site, weekly.site.index.issues[0]))
    assert [part["url"] for part in written["hasPart"]] == [
        f"{SITE}news/baths/",
        f"{SITE}news/strike/",
        f"{SITE}pwll/",
        "https://else.where.example/report",
    ]


def test_nothing_ends_the_element_that_it_stands_in(weekly: MadeSite) -> None:
    """A headline with markup in it stays a headline."""
    text = article_json_ld(weekly.site, weekly.site.index.by_slug["baths"])
    assert "<" not in text
    assert "\\u003cclosed\\u003e" in text
