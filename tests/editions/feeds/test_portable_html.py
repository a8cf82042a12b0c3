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
from lowdown.model.article import Block, Medium
from making.specimens import article, figure, paragraph, picture

ORIGIN = Origin(
    page="https://tiny.example/analysis/beds/",
    site="https://tiny.example/",
    articles={"waits": "https://tiny.example/news/waits/"},
)


def clip(*copy: Block, **more: Any) -> PortableHtml:
    return portable_article(article(copy=copy, **more), ORIGIN, language="en-GB")


def content(*copy: Block, **more: Any) -> str:
    return clip(*copy, **more).html


def test_every_address_is_absolute() -> None:
    """Links are seen from the article's page; a note is a permalink."""
    html = (
        '<p><a href="../ward/">w</a> <a href="/about">a</a> <a href="?q=1&amp;r=2">q</a>'
        ' <a href="//cdn.example/x">c</a> <sup id="beds-ref1"><a href="#beds-fn1">1</a></sup>'
        ' <a href="mailto:a@b.example">m</a></p>'
    )
    shown = content(paragraph(html))
    assert re.findall('href="([^"]*)"', shown) == [
        "https://tiny.example/analysis/ward/",
        "https://tiny.example/about",
        "https://tiny.example/analysis/beds/?q=1&amp;r=2",
        "https://cdn.example/x",
        "https://tiny.example/analysis/beds/#beds-fn1",
        "mailto:a@b.example",
    ]


def test_links_to_articles_lead_to_their_pages() -> None:
    """An editor links to the file, the reader gets the page; of an article that is not published, the words alone."""
    html = '<p><a href="waits.md">a</a> <a href="../articles/waits.md#waits-p2">b</a> <a href="unready.md">c</a></p>'
    assert content(paragraph(html)) == (
        '<p><a href="https://tiny.example/news/waits/">a</a> '
        '<a href="https://tiny.example/news/waits/#waits-p2">b</a> <a>c</a></p>'
    )


def test_nothing_dangerous_is_left() -> None:
    """No scripts, no styles, no events, nothing that a feed validator warns of."""
    html = (
        '<p style="color:red" onclick="x()" role="note" data-x="1" class="c" id="i">a<script>alert("<p>")</script>'
        '<style>p{}</style><iframe src="x"></iframe><!-- secret --><a href="javascript:x()">b</a>'
        '<a href=" JaVaScRiPt:x()">c</a><a href="http://[">d</a><img src="data:image/png;base64,AA" alt="e"><br/></p>'
    )
    assert (
        content(paragraph(html))
        == '<p class="c" id="i">a<a>b</a><a>c</a><a>d</a><img alt="e"><br></p>'
    )


def test_figures_have_absolute_pictures_captions_and_credits() -> None:
    """The lead picture comes first; the files come along."""
    lead = picture(caption="Beds & wards", credit='A "Nony" Mous')
    shown = content(paragraph("<p>Text</p>"), figure(picture("pictures/ward map.png")), image=lead)
    assert shown == (
        '<figure><img src="https://tiny.example/pictures/beds.png" alt="Empty beds">'
        "<figcaption>Beds &amp; wards <small>A &quot;Nony&quot; Mous</small></figcaption></figure>\n<p>Text</p>\n"
        '<figure><img src="https://tiny.example/pictures/ward%20map.png" alt="Empty beds"></figure>'
    )


def test_pictures_are_named_with_their_places() -> None:
    """Whoever makes an edition of the clipping knows which files to bring along."""
    clipping = clip(
        paragraph('<p><img src="pictures/ward%20map.png" alt="m"></p>'), image=picture()
    )
    assert {file: str(place) for file, place in clipping.pictures.items()} == {
        "pictures/beds.png": "articles/x.md:9",
        "pictures/ward map.png": "articles/x.md:9",
    }


def test_print_copy_stays_in_print() -> None:
    """The feed has the web's copy."""
    shown = content(
        paragraph("<p>w</p>", medium=Medium.WEB), paragraph("<p>p</p>", medium=Medium.PRINT)
    )
    assert shown == "<p>w</p>"


def test_another_language_is_marked() -> None:
    """A Welsh article in an English feed says so, for those who have it read out."""
    shown = content(paragraph("<p>Gwely</p>"), language="cy")
    assert shown == '<div lang="cy">\n<p>Gwely</p>\n</div>'


class Addresses(HTMLParser):
    """Collects the addresses and attributes of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {name for name, _ in attrs}
        self.found += [value or "" for name, value in attrs if name in ("href", "src", "cite")]


@given(
    html=st.text(
        alphabet=st.sampled_from("<>/&;\"'= ap#x:.ñimg href src on script javascript style\n"),
        max_size=80,
    )
)
def test_any_html_comes_out_harmless(html: str) -> None:
    """However broken the HTML, what comes out has absolute addresses and no events."""
    clipping = portable_blocks([paragraph(html)], ORIGIN)
    parser = Addresses()
    parser.feed(clipping.html)
    assert not {name for name in parser.names if name.startswith("on") or name == "style"}
    assert all(re.match("[a-z][a-z0-9+.-]*:", address) for address in parser.found)
    assert "<script" not in clipping.html
