"""The feeds in RSS, Atom and JSON Feed: the same items, of all articles and of each topic."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from lowdown.editions.feeds import (
    Enclosure,
    FeedWriter,
    Item,
    feed_topics,
    main_set,
)
from lowdown.editions.feeds.atom import iri_of
from lowdown.model import Issue, Publication, Web
from lowdown.model.publication import Feeds
from making.feed_schema import JSON_FEED_SCHEMA
from making.feeds import make_feeds
from making.publications.specimens import article, issue, make_publication, paragraph, picture

ATOM = "{http://www.w3.org/2005/Atom}"
FORMATS = ("feed.xml", "atom.xml", "feed.json")
DAY, LATER = datetime.date(2026, 5, 8), datetime.date(2026, 6, 30)


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    return make_publication(tmp_path)


def feeds(publication: Publication, *issues: Issue, **lengths: int) -> dict[str, bytes]:
    named = {name.replace("_", "-"): length for name, length in lengths.items()}
    edition = make_feeds(publication, issues, pdf_lengths=named)
    assert not edition.findings
    return dict(edition.files)


def parse(feed: bytes) -> Any:
    """The feed as a feed reader sees it."""
    import feedparser

    parsed = feedparser.parse(feed, sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo, parsed.bozo_exception
    return parsed


def read_json(feed: bytes) -> Any:
    """The feed, which must be as the specification says."""
    value = json.loads(feed)
    Draft202012Validator(JSON_FEED_SCHEMA).validate(value)
    return value


def facts(files: dict[str, bytes], folder: str = "") -> list[list[tuple[str, ...]]]:
    """The id, title, address, day and content of each item, in each format."""
    found = []
    for name in ("feed.xml", "atom.xml"):
        root = ET.fromstring(files[folder + name])
        found.append(
            [_facts_of(item) for item in root.iter() if item.tag in ("item", ATOM + "entry")]
        )
    found.append(
        [
            (
                item["id"],
                item["title"],
                item["url"],
                item["date_published"],
                item["content_html"],
            )
            for item in read_json(files[folder + "feed.json"])["items"]
        ]
    )
    return found


def _facts_of(item: ET.Element) -> tuple[str, ...]:
    if item.tag == "item":
        day = datetime.datetime.strptime(item.findtext("pubDate") or "", "%a, %d %b %Y %H:%M:%S %z")
        content = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
        names = [item.findtext(name) or "" for name in ("guid", "title", "link")]
        return (*names, f"{day:%Y-%m-%dT%H:%M:%SZ}", content or "")
    link = item.find(f"{ATOM}link")
    assert link is not None
    return (
        item.findtext(f"{ATOM}id") or "",
        item.findtext(f"{ATOM}title") or "",
        link.attrib["href"],
        item.findtext(f"{ATOM}published") or "",
        item.findtext(f"{ATOM}content") or "",
    )


def test_atom_has_everything_a_reader_shows(publication: Publication) -> None:
    """Ids, titles, dates, authors, links, topics, summaries and contents, as RFC 4287 has them."""
    one = article(
        authors=("A. One", "B. Two"),
        section="news",
        tags=("beds",),
        standfirst="Gone & lost.",
        updated=LATER,
        language="cy",
    )
    publication = replace(publication, tagline="News < views", email="ed@tiny.example")
    parsed = parse(feeds(publication, issue(1, one))["atom.xml"])
    assert parsed.version == "atom10"
    feed, (entry,) = parsed.feed, parsed.entries
    assert (feed.title, feed.subtitle, feed.language) == ("Tiny & Co", "News < views", "en-GB")
    assert (feed.id, feed.updated) == ("urn:lowdown:tiny.example:feeds:all", "2026-06-30T00:00:00Z")
    assert feed.author_detail == {"name": "Tiny Press", "email": "ed@tiny.example"}
    assert {(link.rel, link.href) for link in feed.links} == {
        ("self", "https://tiny.example/atom.xml"),
        ("alternate", "https://tiny.example/"),
    }
    assert (entry.id, entry.title, entry.link) == (
        "tag:tiny.example:beds",
        "Beds lost",
        "https://tiny.example/news/beds/",
    )
    assert (entry.published, entry.updated) == ("2026-05-08T00:00:00Z", "2026-06-30T00:00:00Z")
    assert [author.name for author in entry.authors] == ["A. One", "B. Two"]
    assert [tag.term for tag in entry.tags] == ["news", "beds"]
    assert (entry.summary, entry.summary_detail.type) == ("Gone & lost.", "text/plain")
    assert (entry.content[0].type, entry.content[0].language) == ("text/html", "cy")
    assert "<strong>Gone &amp; lost.</strong>" in entry.content[0].value


def test_json_feed_has_everything_a_reader_shows(publication: Publication) -> None:
    """All that the specification has a name for and that the article has."""
    one = article(authors=("A. One",), section="news", tags=("beds",), updated=LATER, language="cy")
    feed = read_json(feeds(publication, issue(1, one))["feed.json"])
    assert feed["home_page_url"] == "https://tiny.example/"
    assert feed["feed_url"] == "https://tiny.example/feed.json"
    assert feed["icon"] == "https://tiny.example/apple-touch-icon.png"
    assert feed["favicon"] == "https://tiny.example/favicon.svg"
    assert (feed["authors"], feed["language"]) == ([{"name": "Tiny Press"}], "en-GB")
    (item,) = feed["items"]
    assert item["id"] == "tag:tiny.example:beds"
    assert item["date_published"] == "2026-05-08T00:00:00Z"
    assert item["date_modified"] == "2026-06-30T00:00:00Z"
    assert item["authors"] == [{"name": "A. One"}]
    assert (item["tags"], item["language"]) == (["news", "beds"], "cy")
    assert "hubs" not in feed


def test_the_lead_picture_is_the_image_of_the_item(publication: Publication) -> None:
    """At the address at which the picture is published, percent-encoded."""
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0"/></svg>'
    (publication.root / "pictures").mkdir()
    (publication.root / "pictures/ward map.svg").write_bytes(drawing)
    files = feeds(publication, issue(1, article(image=picture("pictures/ward map.svg"))))
    (item,) = read_json(files["feed.json"])["items"]
    assert item["image"] == "https://tiny.example/pictures/ward%20map.svg"


def test_without_a_web_edition_there_is_no_icon_and_no_page_of_a_topic(
    publication: Publication,
) -> None:
    """Feeds name nothing that is not there."""
    plain = replace(publication, web=Web(enabled=False))
    files = feeds(plain, issue(1, article(section="news")))
    feed = read_json(files["sections/news/feed.json"])
    assert "icon" not in feed
    assert feed["home_page_url"] == "https://tiny.example/"
    assert b"icon" not in files["atom.xml"]


def test_the_hub_is_named_in_every_feed(publication: Publication) -> None:
    """Where the settings have one, and nowhere else."""
    hub = "https://hub.example/"
    with_hub = replace(publication, feeds=Feeds(hub=hub))
    files = feeds(with_hub, issue(1, article(section="news")))
    for name in ("feed.xml", "atom.xml", "issues.xml", "sections/news/atom.xml"):
        links = [(link.rel, link.href) for link in parse(files[name]).feed.links]
        assert ("hub", hub) in links
    assert read_json(files["feed.json"])["hubs"] == [{"type": "WebSub", "url": hub}]
    without = feeds(publication, issue(1, article(section="news")))
    assert not any(b"hub" in data for data in without.values())


def test_each_topic_has_the_newest_of_its_articles(publication: Publication) -> None:
    """Sections, authors and tags, in all formats, at most as many items as the settings have."""
    old = issue(1, article("a", section="news", authors=("Ann Lee",)), day=1)
    new = issue(
        2,
        article("b", section="news", tags=("Pay & beds",)),
        article("c", section="news", authors=("Ann Lee",)),
    )
    files = feeds(replace(publication, feeds=Feeds(items=2)), old, new)
    assert {path for path in files if "/" in path} == {
        f"{folder}/{name}"
        for folder in ("sections/news", "authors/ann-lee", "tags/pay-beds")
        for name in FORMATS
    }
    for folder, slugs in (
        ("sections/news", "bc"),
        ("authors/ann-lee", "ca"),
        ("tags/pay-beds", "b"),
    ):
        rss, atom, json_items = facts(files, f"{folder}/")
        assert rss == atom == json_items
        assert [one[0] for one in rss] == [f"tag:tiny.example:{slug}" for slug in slugs]
    channel = ET.fromstring(files["tags/pay-beds/feed.xml"])
    assert channel.findtext("channel/title") == "Tiny & Co: Pay & beds"
    assert channel.findtext("channel/link") == "https://tiny.example/tags/pay-beds/"


def test_feeds_of_letters_beyond_ascii_have_encoded_addresses(publication: Publication) -> None:
    """The folder has the letters, addresses have them percent-encoded."""
    files = feeds(publication, issue(1, article(tags=("Київ",))))
    feed = read_json(files["tags/київ/feed.json"])
    assert feed["home_page_url"] == "https://tiny.example/tags/%D0%BA%D0%B8%D1%97%D0%B2/"
    atom = parse(files["tags/київ/atom.xml"]).feed
    assert atom.id == "urn:lowdown:tiny.example:feeds:tags/%D0%BA%D0%B8%D1%97%D0%B2"


def test_names_with_one_slug_are_one_topic() -> None:
    """Under the name that the newest article has; an article that has both comes once."""
    articles = [article("a", tags=("NHS pay", "nhs-pay")), article("b", tags=("NHS Pay",))]
    (topic,) = feed_topics(articles, limit=30)
    assert (topic.kind, topic.slug, topic.name) == ("tags", "nhs-pay", "NHS pay")
    assert topic.members == (0, 1)


def test_empty_feeds_are_whole(publication: Publication) -> None:
    """Atom wants a date, which is then no day on which anything happened."""
    files = feeds(publication)
    assert parse(files["atom.xml"]).feed.updated == "1970-01-01T00:00:00Z"
    assert read_json(files["feed.json"])["items"] == []


@pytest.mark.parametrize(
    ("ident", "iri"),
    [
        ("urn:lowdown:a.example:b", "urn:lowdown:a.example:b"),
        ("tag:a.example,2026:gwŷr", "tag:a.example,2026:gwŷr"),
        ("https://a.example/?p=1#x", "https://a.example/?p=1#x"),
        ("42", "urn:lowdown-id:42"),
        ("no scheme", "urn:lowdown-id:no%20scheme"),
        ("tag:50%", "urn:lowdown-id:tag%3A50%25"),
        ("urn:a b", "urn:lowdown-id:urn%3Aa%20b"),
    ],
)
def test_an_id_is_an_iri_in_atom(ident: str, iri: str) -> None:
    """One that is none is made into one, always in the same way."""
    assert iri_of(ident) == iri


ITEM = Item(
    id="urn:a:b",
    title="Beds < lost",
    url="https://tiny.example/beds/",
    date=DAY,
    summary="One ward",
    content="<p>One ward</p>",
    authors=("A", "B"),
    section="news",
    tags=("beds", "news"),
    updated=LATER,
    language="cy",
    image="https://tiny.example/pictures/beds.png",
    enclosure=Enclosure(url="https://tiny.example/a.pdf", length=7, type="application/pdf"),
)


@pytest.mark.parametrize(
    "item", [ITEM, replace(ITEM, updated=None, enclosure=None, image=None, authors=())]
)
def test_an_item_survives_json(item: Item) -> None:
    """So that a cache can keep it."""
    items = TypeAdapter(Item)
    assert items.validate_json(items.dump_json(item)) == item


def test_a_paper_is_enclosed_in_atom_and_json_feed(publication: Publication) -> None:
    """As in RSS: its address, its size in bytes and its kind."""
    files = FeedWriter(publication).write([ITEM], of=main_set(publication))
    (enclosure,) = parse(files["atom.xml"]).entries[0].enclosures
    assert (enclosure.href, enclosure.length, enclosure.type) == (
        "https://tiny.example/a.pdf",
        "7",
        "application/pdf",
    )
    assert read_json(files["feed.json"])["items"][0]["attachments"] == [
        {"url": "https://tiny.example/a.pdf", "mime_type": "application/pdf", "size_in_bytes": 7}
    ]


def test_the_same_items_give_the_same_bytes(publication: Publication) -> None:
    """In whatever order the issues are read, and however often the writer is asked."""
    issues = [issue(1, article("a", tags=("x", "y")), day=1), issue(2, article("b", tags=("y",)))]
    first = feeds(publication, *issues)
    assert feeds(publication, *issues[::-1]) == first
    assert str(publication.root).encode() not in b"".join(first.values())


words = st.text(max_size=30)


@settings(max_examples=40)
@given(title=words, copy=words, standfirst=words, author=words, tag=words.filter(bool))
def test_any_copy_is_the_same_in_every_format(
    title: str, copy: str, standfirst: str, author: str, tag: str
) -> None:
    """Whatever is typed, all feeds are well-formed and have equal items."""
    one = article(
        title=title,
        copy=(paragraph(copy),),
        standfirst=standfirst,
        authors=(author,) if author else (),
        tags=(tag,),
    )
    files = feeds(make_publication(Path("nowhere")), issue(1, one))
    folders = {path.rpartition("/")[0] for path in files}
    for folder in folders:
        rss, atom, json_items = facts(files, f"{folder}/" if folder else "")
        assert rss == atom == json_items
        assert len(rss) == 1
