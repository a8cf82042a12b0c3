"""Copy as HTML for the paper."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from lowdown.model.copy.nodes import Link, Text
from lowdown.press import STANDARD
from lowdown.press.assets.drop_caps import DropCap
from lowdown.press.assets.pictures import Asset
from lowdown.press.templates.addresses import breakable
from lowdown.press.templates.paper_html import PaperRenderer
from making.publications.specimens import paragraph


def inline(*nodes: Text | Link) -> str:
    return PaperRenderer({"waits"}).inline(nodes)


def test_an_address_with_an_ampersand_prints_as_it_was_typed() -> None:
    """An address may break after its signs, but none of its letters changes."""
    address = "https://x.example/a?x=1&y=2"
    for nodes in ([Text(text=f"See {address}.")], [Link(href=address, text=address)]):
        words = re.sub("<[^>]*>|[\u200b\u2060]", "", inline(*nodes))
        assert address.replace("&", "&amp;") in words
        assert "&amp;amp;" not in words
        assert "&\u200bamp" not in inline(*nodes)


def test_a_link_that_is_an_address_stays_one_element() -> None:
    """The span that keeps an address from being hyphenated stands around the link."""
    address = "https://x.example/"
    assert inline(Link(href=address, text=address)) == (
        f'<span class="address"><a href="{address}">{breakable(STANDARD, address)}</a></span>'
    )


def test_a_link_with_an_address_among_its_words_stays_one_element() -> None:
    """An element within the link would part it for screen readers."""
    html = inline(Link(href="https://x.example/", text="all of https://x.example/a here"))
    assert re.sub("[\u200b\u2060]", "", html) == (
        '<span class="address"><a href="https://x.example/">'
        "all of https://x.example/a here</a></span>"
    )


def test_links_to_articles_lead_to_headlines_of_the_issue() -> None:
    """A link to an article that is not in the issue is printed as words."""
    assert inline(Link(href="../articles/waits.md#waits-p2", text="a")) == '<a href="#waits">a</a>'
    assert inline(Link(href="beds.md", text="b")) == "b"


def test_a_paragraph_below_another_is_marked() -> None:
    """The templates indent it."""
    html = PaperRenderer(()).marked(paragraph("a"), follows=True, dropcap=None)
    assert html == '<p class="follows" id="x-p1">a</p>'


def test_the_letter_of_a_drop_cap_is_printed_once() -> None:
    """It stands before its word, even where that is an address, which has an element around it."""
    asset = Asset(url="lowdown:w", mime="image/svg+xml", data=b"")
    dropcap = DropCap(letter="w", asset=asset, ratio=1.0, advance=0.6, ems=3.5, top=2.8)
    for words in ("wards close", "www.x.example closes"):
        html = PaperRenderer(()).marked(paragraph(words), follows=False, dropcap=dropcap)
        assert re.sub("<[^>]*>|[\u200b\u2060]", "", html) == words


@given(st.text(alphabet=st.sampled_from("ahtps:/w.x&<>?=\"' "), max_size=60))
def test_no_letter_of_any_words_is_lost(text: str) -> None:
    """Whatever is typed, the words read back as they are, but for breaks that may be taken."""
    bare = re.sub("<[^>]*>|[\u200b\u2060]", "", inline(Text(text=text)))
    assert bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text
