"""The feeds, read back by a feed reader and by an XML parser."""

from __future__ import annotations

import dataclasses
import datetime
import html
import re
from dataclasses import replace
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from lowdown.model import words_in
from lowdown.model.copy.blocks import BlockKind, Medium
from lowdown.model.copy.nodes import Link
from lowdown.model.issue import Issue
from lowdown.model.issue_numbers import Volume
from lowdown.model.publication import Feeds, Publication, UrlPatterns
from making.bitmaps import photograph, saved
from making.feeds import make_feeds
from making.publications.specimens import (
    article,
    figure,
    issue,
    make_publication,
    paragraph,
    picture,
)

BEDS, MAP = (saved(Image.new("RGB", (30, 20), colour), "PNG") for colour in ("teal", "white"))
MAIN = {"feed.xml", "atom.xml", "feed.json", "issues.xml"}
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "beds.png").write_bytes(BEDS)
    (tmp_path / "pictures" / "ward map.png").write_bytes(MAP)
    return make_publication(tmp_path)


def parse(feed: bytes) -> Any:
    """The feed as a feed reader sees it."""
    import feedparser

    parsed = feedparser.parse(feed)
    assert not parsed.bozo, parsed.bozo_exception
    return parsed


def read(
    publication: Publication, *issues: Issue, feed: str = "feed.xml", **lengths: int
) -> ET.Element:
    """The channel of a feed."""
    pdf_lengths = {name.replace("_", "-"): length for name, length in lengths.items()}
    edition = make_feeds(publication, issues, pdf_lengths=pdf_lengths)
    assert not edition.findings
    parsed = parse(edition.files[feed])
    assert parsed.version == "rss20"
    channel = ET.fromstring(edition.files[feed]).find("channel")
    assert channel is not None
    assert len(parsed.entries) == len(channel.findall("item"))
    return channel


def titles(channel: ET.Element) -> list[str | None]:
    return [item.findtext("title") for item in channel.findall("item")]


def test_the_channel_says_whose_feed_it_is(publication: Publication) -> None:
    """Title, address, description as HTML, language, and where the feed itself is."""
    channel = read(dataclasses.replace(publication, tagline="News < views"), issue(1, article()))
    assert channel.findtext("title") == "Tiny & Co"
    assert channel.findtext("link") == "https://tiny.example/"
    assert channel.findtext("description") == "News &lt; views"
    assert channel.findtext("language") == "en-GB"
    link = channel.find(f"{ATOM}link")
    assert link is not None
    assert link.attrib == {
        "href": "https://tiny.example/feed.xml",
        "rel": "self",
        "type": "application/rss+xml",
    }
    assert channel.find("managingEditor") is None


def test_the_editor_is_named_where_there_is_an_address(publication: Publication) -> None:
    """RSS wants an e-mail address, with a name in brackets."""
    channel = read(dataclasses.replace(publication, email="ed@tiny.example"), issue(1, article()))
    assert channel.findtext("managingEditor") == "ed@tiny.example (Tiny & Co)"


def test_an_item_has_everything_a_reader_shows(publication: Publication) -> None:
    """Title, link, id, date, authors, topics, summary and the whole text."""
    one = article(
        authors=("A. One", "B. Two"),
        section="analysis",
        tags=("beds", "analysis"),
        standfirst="Gone & lost.",
    )
    item = parse(
        make_feeds(publication, [issue(1, one)], pdf_lengths={}).files["feed.xml"]
    ).entries[0]
    assert item.title == "Beds lost"
    assert item.link == "https://tiny.example/analysis/beds/"
    assert (item.id, item.guidislink) == ("tag:tiny.example:beds", False)
    assert item.published == "Fri, 08 May 2026 00:00:00 +0000"
    assert [author.name for author in item.authors] == ["A. One", "B. Two"]
    assert [tag.term for tag in item.tags] == ["analysis", "beds"]
    assert item.summary == "Gone &amp; lost."
    assert (
        item.content[0].value == "<p><strong>Gone &amp; lost.</strong></p>\n"
        '<p id="x-p1">One ward in five has gone.</p>'
    )


def test_the_description_stands_before_the_content(publication: Publication) -> None:
    """Some readers show whichever comes last, so the whole text does."""
    tags = [child.tag for child in read(publication, issue(1, article())).findall("item/*")]
    assert tags.index("description") < tags.index(CONTENT)


def test_the_description_is_the_first_paragraph_where_there_is_no_standfirst(
    publication: Publication,
) -> None:
    """Plain text, escaped once more, because readers take it for HTML."""
    copy = (
        paragraph("Crosshead", kind=BlockKind.CROSSHEAD),
        paragraph("Waits < 18 weeks & more"),
    )
    channel = read(publication, issue(1, article(copy=copy)))
    assert channel.findtext("item/description") == "Waits &lt; 18 weeks &amp; more"


def test_newest_issues_come_first_each_in_its_manifest_s_order(publication: Publication) -> None:
    """By date, then by number; within an issue as the editor has it."""
    old = issue(1, article("a", title="A"), article("b", title="B"), day=1)
    same_day = issue(3, article("e", title="E"))
    new = issue(2, article("d", title="D"), article("c", title="C"))
    assert titles(read(publication, old, new, same_day)) == ["E", "D", "C", "A", "B"]


def test_the_feed_ends_after_so_many_items(publication: Publication) -> None:
    """`items` of the settings is the most that the feed holds, and pictures of the others stay at
    home.
    """
    short = dataclasses.replace(publication, feeds=Feeds(items=2))
    last = article("c", image=picture())
    edition = make_feeds(short, [issue(1, article("a"), article("b"), last)], pdf_lengths={})
    assert len(parse(edition.files["feed.xml"]).entries) == 2
    assert set(edition.files) == MAIN


def test_an_article_in_two_issues_comes_once(publication: Publication) -> None:
    """With the newest of them."""
    placed = dataclasses.replace(publication, urls=UrlPatterns(article="{issue}/{slug}/"))
    channel = read(placed, issue(1, article("a"), day=1), issue(2, article("a"), day=2))
    assert [item.findtext("link") for item in channel.findall("item")] == [
        "https://tiny.example/issue-2/a/"
    ]


def test_drafts_and_the_donation_panel_are_no_items(publication: Publication) -> None:
    """What is not published, and what is not an article, is in neither feed."""
    one = issue(
        1,
        article("a"),
        article("b", title="Unready", draft=True),
        donation=article("donate", title="Give"),
    )
    assert titles(read(publication, one)) == ["Beds lost"]
    assert "Unready" not in (
        read(publication, one, feed="issues.xml").findtext(f"item/{CONTENT}") or ""
    )


def test_dates_are_the_article_s_or_the_issue_s_never_today_s(publication: Publication) -> None:
    """The feed was last built when the newest article was published or changed."""
    late = datetime.date(2026, 6, 30)
    channel = read(
        publication,
        issue(
            1,
            article("a"),
            article("b", date=datetime.date(2026, 5, 9)),
            article("c", updated=late),
        ),
    )
    dates = [item.findtext("pubDate") for item in channel.findall("item")]
    assert dates == ["Fri, 08 May 2026 00:00:00 +0000", "Sat, 09 May 2026 00:00:00 +0000", dates[0]]
    assert channel.findtext("lastBuildDate") == "Tue, 30 Jun 2026 00:00:00 +0000"
    assert channel.findtext(f"item/{ATOM}updated") == "2026-06-30T00:00:00Z"


@given(date=st.dates(min_value=datetime.date(1900, 1, 1)))
def test_every_date_has_its_own_weekday(date: datetime.date) -> None:
    """A date is read back as itself, with the weekday that it fell on."""
    channel = read(make_publication(Path("nowhere")), issue(1, article(date=date)))
    told = channel.findtext("item/pubDate") or ""
    assert parsedate_to_datetime(told).date() == date
    assert told[:3] == ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[date.weekday()]


def test_addresses_are_ascii(publication: Publication) -> None:
    """Feeds want URIs: other letters are percent-encoded, once."""
    channel = read(
        publication,
        issue(1, article("ysbyty-gwŷr", copy=(paragraph(Link(href="/tŷ%20a", text="t")),))),
    )
    assert channel.findtext("item/link") == "https://tiny.example/ysbyty-gw%C5%B7r/"
    assert 'href="https://tiny.example/t%C5%B7%20a"' in (channel.findtext(f"item/{CONTENT}") or "")


def test_links_between_articles_are_followed(publication: Publication) -> None:
    """Also to those that are too old for the feed, but not to drafts."""
    links = paragraph(Link(href="old.md", text="o"), " ", Link(href="draft.md", text="d"))
    issues = [
        issue(1, article("old"), article("draft", draft=True), day=1),
        issue(2, article("new", copy=(links,))),
    ]
    channel = read(dataclasses.replace(publication, feeds=Feeds(items=1)), *issues)
    assert (
        channel.findtext(f"item/{CONTENT}")
        == '<p id="x-p1"><a href="https://tiny.example/old/">o</a> <a>d</a></p>'
    )


def test_pictures_come_along(publication: Publication) -> None:
    """Every picture shown, in the head or in the copy, is among the files, unchanged."""
    inline = figure(picture("pictures/ward map.png"))
    edition = make_feeds(
        publication, [issue(1, article(image=picture(), copy=(inline,)))], pdf_lengths={}
    )
    assert edition.files["pictures/beds.png"] == BEDS
    assert edition.files["pictures/ward map.png"] == MAP
    assert b"https://tiny.example/pictures/ward%20map.png" in edition.files["feed.xml"]


def test_a_photograph_is_published_without_metadata(publication: Publication) -> None:
    """Nobody learns from a feed where a photograph was taken."""
    (publication.root / "pictures" / "beds.png").write_bytes(photograph("PNG"))
    edition = make_feeds(publication, [issue(1, article(image=picture()))], pdf_lengths={})
    assert b"GPS" in photograph("PNG")
    assert b"GPS" not in edition.files["pictures/beds.png"]


def test_a_picture_that_breaks_off_is_a_finding(publication: Publication) -> None:
    """Also where print does not show it: the finding names the line of the copy."""
    (publication.root / "pictures" / "beds.png").write_bytes(BEDS[:-20])
    edition = make_feeds(publication, [issue(1, article(image=picture()))], pdf_lengths={})
    (finding,) = edition.findings
    assert str(finding).startswith("articles/x.md:9: LD208 the picture “pictures/beds.png” breaks")
    assert not edition.files


ODD_NAMES = [
    "a b.png",
    "100%.png",
    "50%25.png",
    "a#b.png",
    "a?b.png",
    "Über größe.png",
    "a&amp;b.png",
    "'quoted' \"twice\".png",
    "図.png",
    "x" * 200 + ".png",
]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_every_name_makes_an_address_that_leads_to_the_picture(
    publication: Publication, name: str
) -> None:
    """Whatever letters are in it: a reader that follows the address gets the file."""
    (publication.root / "pictures" / name).write_bytes(BEDS)
    shown = article(image=picture(f"pictures/{name}"))
    edition = make_feeds(publication, [issue(1, shown)], pdf_lengths={})
    content = parse(edition.files["feed.xml"]).entries[0].content[0].value
    (address,) = re.findall(r'src="([^"]*)"', content)
    assert address.isascii()
    parts = urlsplit(html.unescape(address))
    assert not parts.query
    assert not parts.fragment
    assert edition.files[unquote(parts.path).lstrip("/")] == BEDS


def test_pictures_from_other_folders_stand_with_the_pictures(publication: Publication) -> None:
    """Nothing but pictures is written where it might take another file's place."""
    (publication.root / "beds.png").write_bytes(BEDS)
    edition = make_feeds(
        publication, [issue(1, article(image=picture("beds.png")))], pdf_lengths={}
    )
    assert set(edition.files) == {*MAIN, "pictures/beds.png"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pictures/Beds.png", "pictures/beds.png"),
        ("old/beds.png", "pictures/old/beds.png"),
        ("pictures/caf\u00e9.png", "pictures/cafe\u0301.png"),
    ],
)
def test_two_pictures_are_never_published_as_one(
    publication: Publication, one: str, other: str
) -> None:
    """On some machines, one would take the other's place."""
    for file in (one, other):
        (publication.root / file).parent.mkdir(parents=True, exist_ok=True)
        (publication.root / file).write_bytes(BEDS)
    shown = [article("x", image=picture(one)), article("y", image=picture(other))]
    edition = make_feeds(publication, [issue(1, *shown)], pdf_lengths={})
    assert [finding.code for finding in edition.findings] == ["LD167"]


@pytest.mark.parametrize(
    "file", ["pictures/lost.png", "../secret.png", "/etc/hostname", "pictures/../../x", "pictures"]
)
def test_a_picture_that_cannot_be_read_is_a_finding(publication: Publication, file: str) -> None:
    """The editor hears which and where; there is no feed with a hole in it."""
    edition = make_feeds(publication, [issue(1, article(image=picture(file)))], pdf_lengths={})
    assert [(finding.code, str(finding.place)) for finding in edition.findings] == [
        ("LD501", "articles/x.md:9")
    ]
    assert not edition.files


def test_an_issue_is_an_item_with_its_paper(publication: Publication) -> None:
    """Number and volume in its title, the introduction and the contents in its text, its PDF
    attached.
    """
    one = issue(
        42,
        article("a", title="A & B"),
        article("b"),
        volume=Volume(number=3),
        introduction=(paragraph("Dear all"),),
    )
    channel = read(publication, one, feed="issues.xml", issue_42=1234)
    item = channel.find("item")
    assert item is not None
    assert item.findtext("title") == "Tiny & Co, No 42 (Vol 3)"
    assert item.findtext("link") == "https://tiny.example/issue-42/"
    assert item.findtext("description") == "Dear all"
    assert item.findtext(CONTENT) == (
        '<p id="x-p1">Dear all</p>\n<ul>\n<li><a href="https://tiny.example/a/">A &amp; '
        "B</a></li>\n"
        '<li><a href="https://tiny.example/b/">Beds lost</a></li>\n</ul>'
    )
    enclosure = item.find("enclosure")
    assert enclosure is not None
    url = "https://tiny.example/issue-42/issue-42.pdf"
    assert enclosure.attrib == {"url": url, "length": "1234", "type": "application/pdf"}


@pytest.mark.parametrize(
    ("language", "title"),
    [("de", "Tiny & Co, Nummer 42 (Jahrgang 3)"), ("cy", "Tiny & Co, Rhifyn 42 (Cyfrol 3)")],
)
def test_an_issue_in_the_feed_has_the_words_of_its_language(
    tmp_path: Path, language: str, title: str
) -> None:
    """A German reader sees no "No" and no "Vol"."""
    publication = replace(make_publication(tmp_path, title="Tiny & Co"), words=words_in(language))
    channel = read(publication, issue(42, article("a"), volume=3), feed="issues.xml", issue_42=1)
    assert channel.findtext("item/title") == title


def test_a_double_issue_in_a_volume_with_a_roman_numeral(publication: Publication) -> None:
    """The feed names it as the paper does."""
    volume = Volume(number=3, roman="III")
    one = issue("15-16", article("a"), name="issue-42", volume=volume)
    channel = read(publication, one, feed="issues.xml", issue_42=1)
    assert channel.findtext("item/title") == "Tiny & Co, No 15\u201316 (Vol III)"


def test_print_copy_of_the_introduction_stays_out(publication: Publication) -> None:
    """What an issue's introduction says to readers of the paper alone is in no feed, and heads no
    summary.
    """
    coupon = paragraph("Cut out this coupon.", medium=Medium.PRINT)
    welcome = paragraph("Welcome, web.", medium=Medium.WEB)
    item = read(
        publication, issue(1, article(), introduction=(coupon, welcome)), feed="issues.xml"
    ).find("item")
    assert item is not None
    assert item.findtext("description") == "Welcome, web."
    assert (item.findtext(CONTENT) or "").startswith('<p id="x-p1">Welcome, web.</p>\n<ul>')
    assert "coupon" not in "".join(item.itertext())


def test_an_issue_whose_paper_is_not_there_has_no_enclosure(publication: Publication) -> None:
    """A wrong length would break the download."""
    channel = read(
        publication, issue(1, article(), day=1), issue(2, article()), feed="issues.xml", issue_2=5
    )
    assert [item.find("enclosure") is not None for item in channel.findall("item")] == [True, False]


def test_an_issue_s_id_outlives_its_title_date_and_address(publication: Publication) -> None:
    """A feed reader must not show a corrected issue as a new one."""
    moved = dataclasses.replace(publication, urls=UrlPatterns(issue="{year}/{issue}/"))
    first = read(publication, issue(1, article()), feed="issues.xml").find("item/guid")
    second = read(moved, issue(1, article(), title="New", day=9), feed="issues.xml").find(
        "item/guid"
    )
    assert first is not None
    assert second is not None
    assert (first.text, first.get("isPermaLink")) == (second.text, "false")


def test_no_issues_make_an_empty_feed(publication: Publication) -> None:
    """A publication that has only begun has feeds to subscribe to."""
    channel = read(publication)
    assert not channel.findall("item")
    assert channel.find("lastBuildDate") is None


def test_the_same_copy_gives_the_same_bytes(publication: Publication) -> None:
    """In whatever order the issues were read."""
    issues = [issue(1, article("a", image=picture()), day=1), issue(2, article("b"))]
    first = make_feeds(publication, issues, pdf_lengths={"issue-1": 1})
    assert make_feeds(publication, issues[::-1], pdf_lengths={"issue-1": 1}).files == first.files
    assert str(publication.root).encode() not in b"".join(first.files.values())


def readable(text: str) -> str:
    """What of a text may stand in XML, on one line."""
    return " ".join(re.sub("[^\t\n\r\x20-\x7e\xa0-\ufffc\U00010000-\U0010ffff]", "", text).split())


@given(
    title=st.text(),
    standfirst=st.text(min_size=1),
    tag=st.text(min_size=1),
    author=st.text(min_size=1),
)
def test_any_characters_come_through(title: str, standfirst: str, tag: str, author: str) -> None:
    """Whatever is typed into a title, the feed is well formed and says the same, without what XML
    forbids.
    """
    one = article(title=title, standfirst=standfirst, tags=(tag,), authors=(author,))
    item = read(make_publication(Path("nowhere")), issue(1, one)).find("item")
    assert item is not None
    assert item.findtext("title") == readable(title)
    assert item.findtext("category") == readable(tag)
    assert item.findtext(CREATOR) == readable(author)


def test_the_sign_of_a_lost_character_is_left_out(publication: Publication) -> None:
    """U+FFFD stands for a letter that some program could not read.

    The feed validator takes it for a broken feed.
    """
    one = article(title="Caf\ufffd closed", copy=(paragraph("The caf\ufffd is closed."),))
    feed = make_feeds(publication, [issue(1, one)], pdf_lengths={}).files["feed.xml"].decode()
    assert "\ufffd" not in feed
    assert "<title>Caf closed</title>" in feed
