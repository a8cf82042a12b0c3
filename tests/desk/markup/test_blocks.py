"""From copy to blocks: the HTML of each, its words, its id, its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from lowdown.model.copy.blocks import BlockKind, Medium
from making.publications.desk_copy import article_of, blocks_of, codes, html, html_of

SHAPES = [
    ("a *b* **c** `d`", '<p id="one-p1">a <em>b</em> <strong>c</strong> <code>d</code></p>'),
    ("a  \nb\nc", '<p id="one-p1">a<br>b c</p>'),
    ("#### Head", '<h2 id="one-p1">Head</h2>'),
    ("- a\n\n- b", '<ul id="one-p1"><li>a</li><li>b</li></ul>'),
    ("- a\n\n  b\n- c\n  - d", '<ul id="one-p1"><li>a<br>b</li><li>c<ul><li>d</li></ul></li></ul>'),
    ("3. a\n4. b", '<ol id="one-p1" start="3"><li>a</li><li>b</li></ol>'),
    ("1) a", '<ol id="one-p1"><li>a</li></ol>'),
    ("> a\n>\n> b", '<blockquote id="one-p1"><p>a</p><p>b</p></blockquote>'),
    (
        "| a | b |\n|:-:|--:|\n| 1 | 2 |",
        (
            '<table id="one-p1"><thead><tr><th scope="col" class="center">a</th>'
            '<th scope="col" class="right">b</th></tr></thead>'
            '<tbody><tr><td class="center">1</td><td class="right">2</td></tr></tbody></table>'
        ),
    ),
    ('```sh\na "b" <c>\n```', '<pre id="one-p1"><code>a "b" &lt;c&gt;\n</code></pre>'),
    ("***", '<hr id="one-p1">'),
    ('::: pullquote\n"a"\n:::', '<aside class="pullquote" id="one-p1"><p>“a”</p></aside>'),
    (
        "::: box The 'T' *x*\na\n:::",
        '<aside class="box" id="one-p1"><h2>The ‘T’ <em>x</em></h2><p>a</p></aside>',
    ),
    (
        "::: box [A][x] list\nb\n:::\n\n[x]: https://c.org",
        (
            '<aside class="box" id="one-p1"><h2><a href="https://c.org">A</a> '
            "list</h2><p>b</p></aside>"
        ),
    ),
    ("::: box\na\n:::", '<aside class="box" id="one-p1"><p>a</p></aside>'),
    ("\\<b>a\\</b> & &amp;", '<p id="one-p1">&lt;b&gt;a&lt;/b&gt; &amp; &amp;</p>'),
    ("\\<div>\n\na", '<p id="one-p1">&lt;div&gt;</p>'),
    ("a \\<!-- b --> c", '<p id="one-p1">a &lt;!-- b --&gt; c</p>'),
    ("<!-- a\n\nb -->\n\nc", '<p id="one-p1">c</p>'),
    ('\\"a\\" &quot;b&quot;', '<p id="one-p1">"a" "b"</p>'),
    ("\"*a*\" '`b`'", '<p id="one-p1">“<em>a</em>” ‘<code>b</code>’</p>'),
    ("    code", '<pre id="one-p1"><code>code\n</code></pre>'),
    ("http://a.org", '<p id="one-p1">http://a.org</p>'),
]

LINKS = [
    ("[a](b)", '<a href="b">a</a>'),
    ("[*a*](b)", '<em><a href="b">a</a></em>'),
    ("[a *b* c](d)", '<a href="d">a</a> <em><a href="d">b</a></em> <a href="d">c</a>'),
    ("[**a `b`**](c)", '<strong><a href="c">a</a> <code><a href="c">b</a></code></strong>'),
    ("[a  \nb](c)", '<a href="c">a</a><br><a href="c">b</a>'),
    ('[a](b "it\'s")', '<a href="b" title="it’s">a</a>'),
    ("[a](http://b.org/ä?c=d&e)", '<a href="http://b.org/%C3%A4?c=d&amp;e">a</a>'),
    ("<https://a.org/b--c>", '<a href="https://a.org/b--c">https://a.org/b--c</a>'),
    ("<a@b.org>", '<a href="mailto:a@b.org">a@b.org</a>'),
    ("[a][x]\n\n[x]: y", '<a href="y">a</a>'),
]


@pytest.mark.parametrize(("body", "markup"), SHAPES)
def test_every_block_has_its_shape(body: str, markup: str, tmp_path: Path) -> None:
    """A block is one HTML element of a shape that the style sheets rely on."""
    assert html_of(tmp_path, body) == markup


@pytest.mark.parametrize(("body", "markup"), LINKS)
def test_nothing_but_words_stands_in_a_link(body: str, markup: str, tmp_path: Path) -> None:
    """Accessible PDF allows no element in a link: it surrounds it, or the link becomes several."""
    assert html_of(tmp_path, body) == f'<p id="one-p1">{markup}</p>'


def test_ids_count_all_blocks(tmp_path: Path) -> None:
    """Web and print copy and pictures are numbered in one row, notes have a name."""
    body = "a[^1]\n\n::: web\nb\n:::\n\n![x](pictures/x.svg)\n\n::: print\nc\n:::\n\n[^1]: d"
    assert [block.id for block in blocks_of(tmp_path, body)] == [
        "one-p1",
        "one-p2",
        "one-p3",
        "one-p4",
        "one-notes",
    ]


def test_containers_in_one_another_need_no_longer_fences(tmp_path: Path) -> None:
    """Flags of containers add up, whatever the number of their colons."""
    body = (
        "::: web\n::: optional\n::: pullquote\na\n:::\nb\n:::\n:::\n\n"
        ":::: optional\n::: print\nc\n:::\n::::\n\nd"
    )
    seen = [
        (block.text, block.kind.value, block.medium, block.optional)
        for block in blocks_of(tmp_path, body)
    ]
    assert seen == [
        ("a", "pullquote", Medium.WEB, True),
        ("b", "paragraph", Medium.WEB, True),
        ("c", "paragraph", Medium.PRINT, True),
        ("d", "paragraph", Medium.BOTH, False),
    ]


def test_colons_in_code_are_code(tmp_path: Path) -> None:
    """A fence of code may show how a container is written."""
    kinds = [
        block.kind
        for block in blocks_of(tmp_path, "::: box A\n```\n::: web\n```\n:::\n\n    ::: x")
    ]
    assert kinds == [BlockKind.BOX, BlockKind.CODE]


def test_crossheads_skip_no_level(tmp_path: Path) -> None:
    """The first crosshead is of level 2, and levels that were skipped are closed up."""
    reading = article_of(tmp_path, "### a\n\n##### b\n\n#### c\n\n### d\n\n# e\n\n## f")
    assert reading.value is not None
    assert [html(block)[:3] for block in reading.value.copy] == [
        "<h2",
        "<h3",
        "<h3",
        "<h2",
        "<h2",
        "<h3",
    ]
    assert codes(reading.findings) == ["LD205"]


def test_copy_that_may_not_be_shown_carries_no_crosshead(tmp_path: Path) -> None:
    """No heading level is skipped for anyone, where some headings are for some readers only."""
    blocks = blocks_of(
        tmp_path, "::: web\n## a\n### b\n:::\n\n### c\n\n::: optional\n#### d\n:::\n\n##### e"
    )
    assert [html(block)[:3] for block in blocks] == ["<h2", "<h3", "<h2", "<h3", "<h3"]


def test_a_box_below_a_crosshead_has_a_title_below_it(tmp_path: Path) -> None:
    """The title of a box has level 2 before any crosshead and level 3 after one."""
    blocks = blocks_of(
        tmp_path, "::: box A\n## B\n:::\n\n## C\n\n### D\n\n::: box E\nx\n:::\n\n### F"
    )
    assert "<h2>A</h2><h3>B</h3>" in html(blocks[0])
    assert "<h3>E</h3>" in html(blocks[3])
    assert html(blocks[4]).startswith("<h3")


def test_notes_are_numbered_in_the_order_of_their_references(tmp_path: Path) -> None:
    """Each note leads back to its first reference; notes may refer to notes."""
    first, notes = blocks_of(
        tmp_path, "a[^z] b[^a] c[^z]\n\n[^a]: A[^n]\n\n    A2\n\n[^z]: Z\n\n[^n]: N"
    )
    assert html(first) == (
        '<p id="one-p1">a<sup><a href="#one-fn1" id="one-fnref1">1</a></sup> '
        'b<sup><a href="#one-fn2" id="one-fnref2">2</a></sup> '
        'c<sup><a href="#one-fn1">1</a></sup></p>'
    )
    assert first.text == "a1 b2 c1"
    assert notes.kind is BlockKind.NOTES
    assert html(notes) == (
        '<ol class="notes" id="one-notes"><li id="one-fn1"><a href="#one-fnref1">1</a> Z</li>'
        '<li id="one-fn2"><a href="#one-fnref2">2</a> A'
        '<sup><a href="#one-fn3" id="one-fnref3">3</a></sup><br>A2</li>'
        '<li id="one-fn3"><a href="#one-fnref3">3</a> N</li></ol>'
    )


def test_a_note_is_shown_where_its_reference_is(tmp_path: Path) -> None:
    """A note to which only web copy refers does not print."""
    body = "a[^1]\n\n::: web\nb[^2]\n:::\n\n[^1]: A\n\n[^2]: B"
    notes = [(block.id, block.medium, block.text) for block in blocks_of(tmp_path, body)[2:]]
    assert notes == [
        ("one-notes-print", Medium.PRINT, "1 A"),
        ("one-notes-web", Medium.WEB, "1 A 2 B"),
    ]


def test_the_words_of_a_block_are_those_that_are_read(tmp_path: Path) -> None:
    """Items, cells and titles are set apart by single spaces; signs are signs."""
    body = (
        "::: box T\n- a\n- b & <c>\n:::\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n"
        '![A](pictures/x.svg "Cap")'
    )
    assert [block.text for block in blocks_of(tmp_path, body)] == ["T a b & <c>", "x y 1 2", ""]


def test_a_block_knows_its_line_in_the_file(tmp_path: Path) -> None:
    """Lines are counted from the top of the file, header included."""
    blocks = blocks_of(
        tmp_path, "\n\na\n\n::: web\n- b\n:::\n\n![A](pictures/x.svg)", head="title: x\n\nkicker: y"
    )
    assert [block.place.line for block in blocks] == [8, 11, 14]


def test_a_picture_alone_is_a_figure(tmp_path: Path) -> None:
    """Its title is divided into caption and credit, and its words have smart punctuation."""
    body = "![It's *x*](pictures/x.svg \"The 'cap'. A Credit: no. Credit: J. O'Neil.\")\n{span=2}"
    picture = blocks_of(tmp_path, body.replace("\n{", "{"))[0].picture
    assert picture is not None
    assert (picture.alt, picture.caption, picture.credit) == (
        "It’s x",
        "The ‘cap’. A Credit: no.",
        "J. O’Neil",
    )
    assert (picture.width, picture.height, picture.span, picture.file) == (
        100.0,
        50.0,
        2,
        "pictures/x.svg",
    )
    assert str(picture.place) == "articles/one.md:4:1"


def test_a_picture_without_alternative_text_takes_its_caption(tmp_path: Path) -> None:
    """Something is read aloud in any case, and the editor is warned."""
    reading = article_of(tmp_path, '![](pictures/x.svg "Cap")\n\n![](pictures/x.svg)')
    assert reading.value is not None
    assert [block.picture and block.picture.alt for block in reading.value.copy] == [
        "Cap",
        "Picture",
    ]
    assert codes(reading.findings) == ["LD203", "LD203"]


def test_two_pictures_on_two_lines_are_two_figures(tmp_path: Path) -> None:
    """No empty line is needed between them."""
    blocks = blocks_of(tmp_path, "![A](pictures/x.svg)\n![B](pictures/x.svg)")
    assert [block.kind for block in blocks] == [BlockKind.FIGURE, BlockKind.FIGURE]
