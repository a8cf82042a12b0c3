"""Paragraphs of our own compositor keep all of their text, whatever stands in them."""

from __future__ import annotations

import re
from html import escape
from typing import Final

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lowdown.press.assets.fonts import STANDARD
from lowdown.press.weasy import Engine, SetDocument
from lowdown.press.weasy.boxes import line_boxes, text_of
from lowdown.press.weasy.hyphenation import Hyphenation

STYLE: Final = """
@page { size: 150pt 100000pt; margin: 0 } * { margin: 0; padding: 0 }
body { font: 10pt/14pt "Lowdown Serif"; text-align: justify; hyphens: auto;
  hyphenate-character: "\u00ac" }
sup { font-size: 70%; line-height: 0 } .drop { float: left; width: 20pt; height: 28pt }
"""
WORDS: Final = (
    "government",
    "caf\u00e9",
    "\u0141\u00f3d\u017a",
    "e\u00ebn",
    "\u0420\u0430\u0431\u043e\u0447\u0438\u0435",
    "\u03b5\u03c1\u03b3\u03b1\u03c4\u03ce\u03bd",
    "1,250,000",
    "\u00a31.2m",
    "50%",
    "\u201cquoted\u201d",
    "\u2018single\u2019",
    "\u201elow\u201c",
    "\u00ab\u202foui\u202f\u00bb",
    "1914\u201318",
    "wage\u2014and",
    "well-known",
    "no\u00a0break",
    "10\u202f000",
    "Arbeits\u00adlosen\u00adgeld",
    "path\u200b/to\u200b/file",
    "and/or",
    "affluent",
    "a",
    "I",
    "unconstitutionally",
    "https://example.org/a_b-c",
    "A&B",
    "<",
    "...",
    "\u2026",
    "-",
    "\u2013",
)
"""Words of the scripts, marks and spaces that papers are set in."""
UNSEEN: Final = str.maketrans("", "", "\u00ad\u200b")
MARK: Final = "\u00ac"
"""The hyphen that is added to divided words here: no copy has it."""


@pytest.fixture(scope="module")
def engine() -> Engine:
    """One for all: the faces are loaded once."""
    return Engine(STANDARD, [], hyphenation=Hyphenation())


def set_copy(engine: Engine, copy: str, style: str = "") -> SetDocument:
    """A document of one paragraph."""
    return engine.set(
        f"<html lang=en-GB><title>t</title><style>{STANDARD.font_faces()}{STYLE}{style}</style>"
        f"<body><div id=g><p id=p>{copy}</p></div>"
    )


def lines_of(document: SetDocument) -> list[str]:
    """The text of each line of a document."""
    return [
        text_of(line) for page in document.document.pages for line in line_boxes(page._page_box)
    ]


def letters(text: str) -> str:
    """A text without its spaces, and without what only allows a line break."""
    return re.sub(r"\s", "", text.translate(UNSEEN))


def set_letters(lines: list[str]) -> str:
    """The letters of set lines, without the hyphens that were added to them."""
    return letters("".join(line.removesuffix(MARK) for line in lines))


words = st.sampled_from(WORDS).map(escape)
copies = st.recursive(
    words,
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{' '.join(parts)}</{tag.split()[0]}>",
        st.sampled_from(["em", "strong", 'a href="https://example.org"', "code", "sup", "span"]),
        st.lists(inner, min_size=1, max_size=4),
    ),
    max_leaves=8,
)
paragraphs = st.lists(
    st.tuples(copies, st.sampled_from([" ", " ", " ", "", "  ", "<br>", " <br> "])),
    min_size=1,
    max_size=25,
)


@pytest.mark.parametrize("align", ["justify", "left", "center"])
@settings(max_examples=40, deadline=None)
@given(parts=paragraphs, has_drop_cap=st.booleans())
def test_no_word_is_lost_doubled_or_out_of_order(
    engine: Engine, align: str, parts: list[tuple[str, str]], has_drop_cap: bool
) -> None:
    """The lines together read as the copy does."""
    copy = "".join(part + gap for part, gap in parts)
    drop = "<span class=drop>D</span>" if has_drop_cap else ""
    lines = lines_of(set_copy(engine, drop + copy, f"body {{ text-align: {align} }}"))
    plain = re.sub(r"<(?!br)/?[a-z][^>]*>", "", drop + copy).replace("<br>", " ")
    wanted = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert set_letters(lines) == letters(wanted)


@pytest.mark.parametrize(
    "copy",
    [
        "<em>The government</em> of <a href='https://example.org'>unconstitutionally "
        "<strong>affluent</strong></a> administrations reconsidered its responsibilities. " * 6,
        f"{WORDS[4]} {WORDS[5]} caf\u00e9 \u201cadministration\u201d 1914\u201318. " * 8,
        "Unemployment<sup>12</sup> considerations<sup>3</sup> notwithstanding, " * 12,
    ],
)
def test_the_pdf_reads_as_the_copy(engine: Engine, copy: str) -> None:
    """Words that are divided read whole: what is searched for is found."""
    document = set_copy(engine, copy)
    assert any(line.endswith(MARK) for line in lines_of(document)) or "\u0420" in copy
    pdf = pypdfium2.PdfDocument(document.write([[]], form="lowdown"))
    text = pdf[0].get_textpage().get_text_range()
    text = re.sub(r"([-\u2013])\s+", r"\1", text)
    assert text.split() == re.sub(r"<[^>]*>", "", copy).split()


@pytest.mark.parametrize(
    ("copy", "style", "reason"),
    [
        ("\u05e9\u05dc\u05d5\u05dd to all", "", "character U+05E9"),
        ("right to left", "p { direction: rtl }", "right to left"),
        ("kept  white", "p { white-space: pre }", "white space that is kept"),
        ("anywhere", "p { overflow-wrap: anywhere }", "words that break anywhere"),
        ("far apart", "p { word-spacing: 2pt }", "word spacing"),
        ("a picture <span style='display: inline-block'>boxed</span>", "", "InlineBlockBox"),
        ("lacking \u4e2d here", "", "glyph that the face lacks"),
    ],
)
def test_what_leaves_is_counted_and_loses_nothing(copy: str, style: str, reason: str) -> None:
    """What cannot be set here is set by WeasyPrint, whole, for a reason that is noted."""
    engine = Engine(STANDARD, [], hyphenation=Hyphenation())
    document = set_copy(engine, copy, style)
    assert engine._compositor.left[reason] == 1, engine._compositor.left
    plain = re.sub(r"<[^>]*>", "", copy)
    shown = "".join(lines_of(document)[:1])
    assert letters(shown) == letters(plain)


@pytest.mark.parametrize("orphans", [1, 2, 4])
@pytest.mark.parametrize("height", [60, 80, 100])
def test_a_paragraph_over_several_pages_loses_nothing(
    engine: Engine, orphans: int, height: int
) -> None:
    """Wherever a page ends, the next begins with the word that follows."""
    copy = (
        "<em>One <a href='https://x.org'>two\u202f!</a> caf\u00e9 responsibilities</em> unions, "
        * 12
    )
    numbered = "".join(f"{number} {copy}" for number in range(3)) + "<br>the <b>end</b>"
    style = f"@page {{ size: 150pt {height}pt }} p {{ orphans: {orphans}; widows: 2 }}"
    document = set_copy(engine, numbered, style)
    assert len(document.document.pages) > 3
    wanted = letters(re.sub(r"<[^>]*>", "", numbered))
    assert set_letters(lines_of(document)) == wanted


def test_links_anchors_and_bookmarks_stay(engine: Engine) -> None:
    """A link over two lines has an area in each, and ids within copy are anchors."""
    copy = (
        "Before it all, <a href='#far'>a link that is long enough for two lines of type</a>, then "
        "<span id=far>an anchor</span> <b>marked</b>."
    )
    style = "b { bookmark-level: 1; bookmark-label: content() }"
    page = set_copy(engine, copy, style).document.pages[0]
    assert len([link for link in page.links if link[0] == "internal"]) >= 2
    assert {"far", "p"} <= set(page.anchors)
    assert [label for _, label, *_ in page.bookmarks] == ["marked"]


@pytest.mark.parametrize("line", ["underline", "overline", "line-through"])
def test_text_is_underlined_behind_text_that_is_not(engine: Engine, line: str) -> None:
    """Both share one font, and only one of the two styles knows where the line stands."""
    copy = f"plain <span style='text-decoration: {line}'>with a line</span> and plain"
    set_here = engine._compositor.set
    document = set_copy(engine, copy)
    assert engine._compositor.set == set_here + 1
    pdf = pypdfium2.PdfDocument(document.write([[]], form="lowdown"))
    kinds = [drawn.type for drawn in pdf[0].get_objects()]
    assert kinds.count(pypdfium2.raw.FPDF_PAGEOBJ_PATH) == 1


@pytest.mark.parametrize(("align", "hangs"), [("justify", True), ("left", False)])
def test_marks_hang_out_of_justified_lines_only(engine: Engine, align: str, hangs: bool) -> None:
    """Commas, full stops, hyphens and quotation marks stand out by half of their width."""
    copy = "\u201cSo, on. It, is.\u201d \u201cAs, we, said.\u201d Un-do, it. " * 12
    document = set_copy(engine, copy, f"body {{ text-align: {align} }}")
    out = {"right": 0, "left": 0}
    for line in line_boxes(document.document.pages[0]._page_box):
        text = text_of(line)
        right = max(child.position_x + child.width for child in line.children)
        for side, mark, room in (
            ("right", text[-1], right - 200),
            ("left", text[0], -line.position_x),
        ):
            width = STANDARD.advance(mark, family="Lowdown Serif", bold=False) * 10 / 0.75
            if room > 0.01:
                out[side] += 1
                assert room == pytest.approx(width / 2, rel=0.01), text
    assert (out["right"] > 3 and out["left"] > 1) is hangs
    assert hangs or not any(out.values())
