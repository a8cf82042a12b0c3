"""Copy as the pages of the web edition have it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from lowdown.desk import read_article
from lowdown.editions.web.links import marked_link, resolve_links
from lowdown.editions.web.records import CopyPlace, Pictures, web_blocks
from lowdown.model import (
    Block,
    BlockKind,
    Code,
    Divider,
    Emphasis,
    LineBreak,
    Link,
    Location,
    Paragraph,
    Text,
    web_words_in,
)
from making.web_site import MadeSite

PLACE = Location(path="articles/baths.md")
PAGE = CopyPlace(
    name="baths",
    page="https://weekly.example/news/baths/",
    words=web_words_in("en-GB", "en-GB"),
)


def block_of(made: MadeSite, slug: str, anchor: str) -> str:
    return next(block.html for block in made.bodies[slug] if block.anchor == anchor)


def written(*nodes: object) -> str:
    """A paragraph of inline nodes as HTML."""
    body = Paragraph(children=nodes)  # type: ignore[arg-type]
    block = Block(kind=BlockKind.PARAGRAPH, id="baths-p1", body=body, place=PLACE)
    return web_blocks([block], PAGE)[0].html


@pytest.mark.parametrize(
    ("anchor", "html"),
    [
        ("p2", '<h2 id="p2">What it costs</h2>'),
        ("p3", '<ul id="p3"><li>Coal</li><li>Water</li></ul>'),
        ("p4", '<ol id="p4"><li>First</li><li>Second</li></ol>'),
        (
            "p5",
            '<blockquote id="p5"><p>We were asked.</p><p>And asked again.</p></blockquote>',
        ),
        ("p6", '<aside class="pullquote" id="p6"><p>Nobody was asked.</p></aside>'),
        (
            "p7",
            (
                '<aside class="box" id="p7"><h3>In figures</h3><p>Three baths.</p>'
                "<ul><li>One</li></ul></aside>"
            ),
        ),
        ("p11", '<pre id="p11"><code>tap --open\n</code></pre>'),
        ("p13", '<p id="p13">Only on the web.</p>'),
    ],
)
def test_each_kind_of_block_is_one_element_with_its_anchor(
    weekly: MadeSite, anchor: str, html: str
) -> None:
    """A block is one element, whose id is its fragment on the page."""
    assert block_of(weekly, "baths", anchor) == html


def test_what_only_prints_is_not_on_the_web(weekly: MadeSite) -> None:
    """Copy in a `print` container is left out, and copy in a `web` container is there."""
    copy = "".join(block.html for block in weekly.bodies["baths"])
    assert "Only on the web." in copy
    assert "Only in print." not in copy


def test_tables_scroll_in_regions_that_have_different_names(weekly: MadeSite) -> None:
    """Each table can be scrolled by keyboard, and screen readers tell it from the others."""
    for number, anchor in ((1, "p8"), (2, "p9")):
        assert block_of(weekly, "baths", anchor).startswith(
            f'<div class="table" id="{anchor}" role="region" aria-label="Table {number}"'
            ' tabindex="0"><table><thead>'
        )


def test_notes_lead_there_and_back(weekly: MadeSite) -> None:
    """Every reference leads to its note, and every note back to its first reference."""
    copy = "".join(block.html for block in weekly.bodies["baths"])
    ids = re.findall(r' id="([^"]+)"', copy)
    assert len(ids) == len(set(ids))
    references = re.findall(r'role="doc-noteref" href="#([^"]+)"(?: id="([^"]+)")?', copy)
    backs = dict(re.findall(r'<li id="([^"]+)"><a class="back"[^>]* href="#([^"]+)"', copy))
    assert [target for target, _ in references] == ["fn1", "fn1", "fn2"]
    assert backs == {target: own for target, own in references if own}
    assert weekly.bodies["baths"][-1].kind == "notes"


def test_pictures_below_the_first_are_loaded_when_they_are_needed(weekly: MadeSite) -> None:
    """A picture has its size, its description, its caption and its credit."""
    figure = block_of(weekly, "baths", "p10")
    assert figure.startswith('<figure id="p10"><picture><source type="image/webp"')
    assert 'alt="A map" width=' in figure
    assert 'loading="lazy"' in figure
    assert figure.endswith(
        '<figcaption>Where they are. <span class="credit">Ann</span></figcaption></figure>'
    )


def test_words_and_addresses_are_escaped() -> None:
    """Nothing that an editor types becomes markup."""
    nodes = (
        Text(text="a <b> & c"),
        Emphasis(children=(Text(text="<i>"),), strong=True),
        Code(children=(Text(text="</code><script>"),)),
        LineBreak(),
        Link(href='https://x.example/"><script>', text="<u>", title='"<'),
    )
    assert written(*nodes) == (
        '<p id="p1">a &lt;b&gt; &amp; c<strong>&lt;i&gt;</strong>'
        "<code>&lt;/code&gt;&lt;script&gt;</code><br>"
        '<a href="https://x.example/&quot;&gt;&lt;script&gt;" title="&quot;&lt;">&lt;u&gt;</a></p>'
    )


@pytest.mark.parametrize(
    ("href", "html"),
    [
        ("javascript:alert(1)", "here"),
        ("data:text/html,x", "here"),
        ("//else.example/x.md", '<a href="https://else.example/x.md">here</a>'),
        ("#baths-p4", '<a href="#p4">here</a>'),
        ("more/", '<a href="https://weekly.example/news/baths/more/">here</a>'),
        ("mailto:a@b.example", '<a href="mailto:a@b.example">here</a>'),
        ("strike.md", marked_link("strike", "", "here")),
        ("../articles/strike.md?x=1#strike-p2", marked_link("strike", "p2", "here")),
    ],
)
def test_where_links_lead(href: str, html: str) -> None:
    """Links to articles wait for their addresses; those that would run code are plain words."""
    assert written(Link(href=href, text="here")) == f'<p id="p1">{html}</p>'


def test_copy_beside_other_copy_has_ids_of_its_own() -> None:
    """The donation panel is on pages whose articles have ids too."""
    panel = replace(PAGE, prefix="donate-")
    block = Block(
        kind=BlockKind.PARAGRAPH,
        id="baths-p1",
        body=Paragraph(children=(Link(href="#baths-p2", text="x"),)),
        place=PLACE,
    )
    assert web_blocks([block], panel)[0].html == (
        '<p id="donate-p1"><a href="#donate-p2">x</a></p>'
    )


def test_a_line_between_paragraphs() -> None:
    """A divider is a rule with an anchor."""
    block = Block(kind=BlockKind.RULE, id="baths-p1", body=Divider(), place=PLACE)
    assert web_blocks([block], PAGE)[0].html == '<hr id="p1">'


def test_marks_are_resolved_for_each_page() -> None:
    """The same copy leads to the same article from pages at any depth."""
    html = f"<p>{marked_link('strike', 'p2', 'its end')}, {marked_link('draft', '', 'soon')}</p>"
    addresses = {"strike": "news/will they?/index.html"}
    assert resolve_links(html, addresses, root="../../") == (
        '<p><a href="../../news/will%20they%3F/index.html#p2">its end</a>, soon</p>'
    )
    assert resolve_links(html, {"strike": "https://x.example/?a&b"}, root="") == (
        '<p><a href="https://x.example/?a&amp;b#p2">its end</a>, soon</p>'
    )


def test_a_picture_shown_twice_has_its_own_words_each_time(weekly: MadeSite) -> None:
    """As an article has that compares two parts of one map."""
    publication = weekly.site.publication
    article = read_article(publication, "baths").value
    assert article
    block = next(block for block in article.web_copy if block.picture)
    assert block.picture
    other = replace(block.picture, alt="Its north", caption="Two baths.", credit="Ben")
    again = replace(block, id="baths-p99", picture=other)
    place = replace(PAGE, pictures=Pictures(publication).of(article.web_copy))
    first, second = (one.html for one in web_blocks([block, again], place))
    assert 'alt="A map"' in first
    assert "<figcaption>Where they are. " in first
    assert 'alt="Its north"' in second
    assert '<figcaption>Two baths. <span class="credit">Ben</span></figcaption>' in second
