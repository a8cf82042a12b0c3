"""Copy that is cut out can be read anywhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lowdown.editions.feeds.portable_html import (
    Origin,
    PortableHtml,
    portable_article,
    portable_blocks,
)
from lowdown.model.copy.blocks import Block, Medium
from lowdown.model.copy.nodes import Emphasis, Inline, LineBreak, Link, NoteReference, Text
from lowdown.model.copy.plain_text import inline_text
from making.publications.specimens import article, figure, paragraph, picture

ORIGIN = Origin(
    page="https://tiny.example/analysis/beds/",
    name="beds",
    site="https://tiny.example/",
    articles={"waits": "https://tiny.example/news/waits/"},
)


def clip(*copy: Block, **more: Any) -> PortableHtml:
    return portable_article(article(copy=copy, **more), ORIGIN, language="en-GB")


def content(*copy: Block, **more: Any) -> str:
    return clip(*copy, **more).html


def linked(*hrefs: str) -> Block:
    return paragraph(*(Link(href=href, text="w") for href in hrefs))


def test_every_address_is_absolute() -> None:
    """Links are seen from the article's page; a note is a permalink to where it stands there."""
    note = NoteReference(number=1, target="beds-fn1", anchor="beds-fnref1")
    addresses = ("../ward/", "/about", "?q=1&r=2", "//cdn.example/x", "mailto:a@b.example")
    shown = content(linked(*addresses), paragraph(note))
    assert re.findall('href="([^"]*)"', shown) == [
        "https://tiny.example/analysis/ward/",
        "https://tiny.example/about",
        "https://tiny.example/analysis/beds/?q=1&amp;r=2",
        "https://cdn.example/x",
        "mailto:a@b.example",
        "https://tiny.example/analysis/beds/#fn1",
    ]
    assert shown.count("<a") == len(addresses) + 1


def test_links_to_articles_lead_to_their_pages() -> None:
    """A link to a file leads to the article's page; without a page the words stand alone."""
    assert content(linked("waits.md", "../articles/waits.md#waits-p2", "unready.md")) == (
        '<p id="x-p1"><a href="https://tiny.example/news/waits/">w</a>'
        '<a href="https://tiny.example/news/waits/#p2">w</a><a>w</a></p>'
    )


def test_nothing_dangerous_is_left() -> None:
    """No address runs code, and what looks like HTML is words."""
    addresses = ("javascript:x()", " JaVaScRiPt:x()", "data:text/html,x", "http://[")
    shown = content(linked(*addresses), paragraph('<script>alert("&amp;")</script>'))
    assert shown == (
        '<p id="x-p1"><a>w</a><a>w</a><a>w</a><a>w</a></p>\n'
        '<p id="x-p1">&lt;script&gt;alert("&amp;amp;")&lt;/script&gt;</p>'
    )


def test_figures_have_absolute_pictures_captions_and_credits() -> None:
    """The lead picture comes first; the files come along."""
    lead = picture(caption="Beds & wards", credit='A "Nony" Mous')
    shown = content(paragraph("Text"), figure(picture("pictures/ward map.png")), image=lead)
    assert shown == (
        '<figure><img src="https://tiny.example/pictures/beds.png" alt="Empty beds">'
        "<figcaption>Beds &amp; wards <small>A &quot;Nony&quot; Mous</small></figcaption></"
        "figure>\n"
        '<p id="x-p1">Text</p>\n'
        '<figure><img src="https://tiny.example/pictures/ward%20map.png" alt="Empty beds"></figure>'
    )


def test_pictures_are_named_with_their_places() -> None:
    """Whoever publishes the copy knows which files to bring along."""
    portable = clip(figure(picture("pictures/ward map.png")), image=picture())
    assert {file: str(place) for file, place in portable.pictures.items()} == {
        "pictures/beds.png": "articles/x.md:9",
        "pictures/ward map.png": "articles/x.md:9",
    }


def test_print_copy_stays_in_print() -> None:
    """The feed has the web's copy."""
    shown = content(paragraph("w", medium=Medium.WEB), paragraph("p", medium=Medium.PRINT))
    assert shown == '<p id="x-p1">w</p>'


def test_another_language_is_marked() -> None:
    """A Welsh article in an English feed says so, for those who have it read out."""
    shown = content(paragraph("Gwely"), language="cy")
    assert shown == '<div lang="cy">\n<p id="x-p1">Gwely</p>\n</div>'


class Reading(HTMLParser):
    """Collects the words, addresses and attributes of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.addresses: list[str] = []
        self.names: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.text += " "
        self.names |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


TYPED = st.text(alphabet=st.sampled_from("<>/&;\"'= ap#x:.ñ script javascript style"), max_size=40)
LEAVES = (
    st.builds(Text, text=TYPED)
    | st.builds(Link, href=TYPED, text=TYPED, title=TYPED)
    | st.just(LineBreak())
    | st.builds(NoteReference, number=st.integers(1, 9), target=st.just("x-fn1"))
)
NODES = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        Emphasis, children=st.lists(inner, max_size=3).map(tuple), strong=st.booleans()
    ),
    max_leaves=8,
)


@given(nodes=st.lists(NODES, max_size=6).map(tuple))
def test_any_copy_is_harmless_and_whole(nodes: tuple[Inline, ...]) -> None:
    """Whatever is typed, HTML reads as the words of the copy, with absolute addresses only."""
    block = paragraph(*nodes)
    html = portable_blocks([block], ORIGIN).html
    reading = Reading(html)
    assert reading.text == inline_text(nodes)
    assert reading.names <= {"href", "title", "id"}
    assert all(re.match("[a-z][a-z0-9+.-]*:", address) for address in reading.addresses)
    assert not any(address.startswith(("javascript:", "data:")) for address in reading.addresses)
