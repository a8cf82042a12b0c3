"""What is written as HTML reads as the words of the copy, whoever writes it."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from lowdown.editions.feeds.portable_html import Origin, portable_blocks
from lowdown.model.copy.blocks import Block
from lowdown.model.copy.html import HtmlRenderer
from lowdown.model.copy.plain_text import single_spaced
from lowdown.press.templates.paper_html import PaperRenderer
from making.publications.desk_copy import read_blocks

SIGNS = (*"ab\"' \n\t*_[]()!<>`~#-+.:|{}=\\&^1é;/", "&amp;", "&lt;b&gt;", "<script>", "](b.md)")
BLOCKS = ("\n\n", "::: box ", "::: pullquote\n", "\n:::\n", "[^1]", "\n\n[^1]: ", "```", "    ")
MARKS = (
    "> ",
    "- ",
    "1. ",
    "| a |\n|--|\n| ",
    "](https://a.b/?c=d&e=f)",
    "<https://a.b/?c&d>",
    "**",
)
COPY = st.lists(st.sampled_from([*SIGNS, *BLOCKS, *MARKS]), max_size=60).map("".join)

ORIGIN = Origin(page="https://tiny.example/a/", site="https://tiny.example/")
INLINE = ("a", "code", "em", "small", "span", "strong", "sup")


class Reading(HTMLParser):
    """The words of a piece of HTML; what is no inline element sets them apart."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words += "" if tag in INLINE else " "
        self.open += [] if tag in ("br", "hr") else [tag]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.words += "" if tag in INLINE else " "

    def handle_data(self, data: str) -> None:
        self.words += data


def words_in(html: str) -> str:
    """The words of HTML in which every element is closed."""
    reading = Reading(html)
    assert not reading.open
    return single_spaced(reading.words)


def copy_of(typed: str) -> tuple[Block, ...]:
    """The blocks of some copy, whatever its faults."""
    return read_blocks(f"---\ntitle: One\n---\n{typed}")


@given(COPY)
def test_plain_text_is_what_the_html_reads_as(typed: str) -> None:
    """Words are counted and proved in the plain text, and read in the other."""
    for block in copy_of(typed):
        if block.body:
            assert words_in(HtmlRenderer().block(block.body, block.id)) == block.text


@given(COPY)
def test_a_feed_reads_as_the_plain_text(typed: str) -> None:
    """A subscriber reads every word of the copy."""
    for block in copy_of(typed):
        assert words_in(portable_blocks([block], ORIGIN).html) == block.text


@given(COPY)
def test_the_paper_reads_as_the_plain_text(typed: str) -> None:
    """Addresses get signs at which they may break, and nothing else is added."""
    for block in copy_of(typed):
        printed = words_in(PaperRenderer(()).marked(block, follows=False, dropcap=None))
        assert printed.replace("\u200b", "").replace("\u2060", "") == block.text
